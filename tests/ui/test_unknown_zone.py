"""A review whose zones this computer does not know, as one from a newer computer has them."""

from dataclasses import replace
from pathlib import Path

import pytest

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.report.export import export
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.consoles import Show, Time, console_on


@pytest.fixture
def page(
    theme: Theme, library: Library, sample: Review, tmp_path: Path, shown: Show
) -> ConsolePage:
    review = replace(sample, zone="Mars/Olympus", second_zone="Mars/Base")
    library.add(review, "Import")
    session = ReviewSession(library.session(review.id))
    page = console_on(theme, session, tmp_path, Time(), Stage.PREPARE)
    shown(page, 1280, 800)
    return page


@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_opens(page: ConsolePage, stage: Stage) -> None:
    page.go_to(stage)
    assert page.view.isVisible()


def test_prepare_says_what_is_wrong_until_a_zone_is_chosen(page: ConsolePage) -> None:
    view = page.view
    assert isinstance(view, PrepareStage)
    times = view.times
    assert "Mars/Olympus" in times.zone_said.text()
    assert "Mars/Base" in times.second_said.text()
    # Set at once: the offscreen platform warns of the popup with completions.
    times.zone.setText("Europe/Berlin")
    times.zone.flush()
    assert view.review.zone == "Europe/Berlin"
    assert "CEST" in times.zone_said.text()


def test_its_report_has_the_times_in_utc(sample: Review) -> None:
    known = export(replace(sample, zone="UTC"), "md").decode()
    assert export(replace(sample, zone="Mars/Olympus"), "md").decode() == known
