"""Whatever is done by key, menu or button finds stored what a field still held."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pmdesk.model.audience import Walk
from pmdesk.model.words import Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage
from tests.ui.consoles import Time, back_to_draft, console_on


@pytest.fixture
def console(
    theme: Theme, session: ReviewSession, tmp_path: Path, shown: Callable[..., QWidget], qtbot
) -> ConsolePage:  # type: ignore[no-untyped-def]
    back_to_draft(session)
    page = console_on(theme, session, tmp_path, Time(), Stage.PREPARE)
    shown(page)
    with qtbot.waitActive(page):
        page.activateWindow()
    return page


def test_a_meeting_begins_with_the_title_that_was_just_typed(console: ConsolePage) -> None:
    stage = console.view
    assert isinstance(stage, PrepareStage)
    stage.facts.title.selectAll()
    QTest.keyClicks(stage.facts.title, "Fares slow in the morning")
    assert console.session.review.title != "Fares slow in the morning"
    console.act("start-meeting")
    assert console.room.running
    assert console.room.audience().title == "Fares slow in the morning"


def test_the_next_moment_comes_with_the_words_that_were_just_typed(console: ConsolePage) -> None:
    console.act("start-meeting")
    console.go_to(Stage.TIMELINE)
    console.room.reach(console.session.review.entries[1])
    stage = console.view
    assert isinstance(stage, TimelineStage)
    entry = console.room.reached[-1].id
    field = stage.panel.text
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "The night run ends late")
    console.act("next-moment")
    told = [row.text for row in console.room.reached if row.id == entry]
    assert told == ["The night run ends late"]
    body = console.room.audience().body
    assert isinstance(body, Walk)
    assert body.moments[-2].text == "The night run ends late"
