"""Where somebody was in the Timeline stage, and its entry panel in two densities."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmdesk.model.gestures import timeline
from pmdesk.model.words import Kind, Milestone, Precision
from pmdesk.store.library import Library
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage
from tests.ui.walking import Show, current, made, meet

Key = Qt.Key


@pytest.fixture
def stage(theme: Theme, library: Library, shown: Show) -> TimelineStage:
    return made(theme, library, shown)


# Where somebody was


def test_a_place_is_returned_to(theme: Theme, stage: TimelineStage, shown: Show) -> None:
    stage.filter.buttons()[2].click()
    stage.table.choose(next(e.id for e in stage.review.entries[20:] if e.kind is Kind.ACTION))
    stage.table.verticalScrollBar().setValue(300)
    kept = stage.place()
    other = TimelineStage(theme, stage.session, lambda _: None)
    other.show_review(stage.review)
    other.restore_place(kept)
    shown(other, 1096, 640)
    assert other.place() == kept
    assert kept["filter"] == "people"
    assert kept["scroll"] == 300


@pytest.mark.parametrize(
    "place", [{}, {"entry": "gone", "scroll": 10**6, "filter": "none"}, {"entry": 3, "scroll": "x"}]
)
def test_a_place_that_is_gone_is_passed_by(stage: TimelineStage, place: dict[str, object]) -> None:
    before = current(stage)
    stage.restore_place(place)
    assert current(stage) == before
    assert stage.filter.value() == "all"


# Two densities


def test_a_meeting_asks_few_fields_and_more_shows_the_rest(stage: TimelineStage) -> None:
    panel, room = stage.panel, stage.room
    assert room is not None
    live = (panel.time, panel.text, panel.kind, panel.milestone, panel.seat, panel.remember)
    draft = (panel.team, panel.source, panel.details, panel.known, panel.star)
    assert all(field.isVisible() for field in (*live, *draft))
    assert "more-fields" not in stage.handlers()
    meet(stage, 30)
    assert all(field.isVisible() for field in live)
    assert not any(field.isVisible() for field in draft)
    stage.handlers()["more-fields"]()
    assert all(field.isVisible() for field in draft)
    stage.handlers()["more-fields"]()
    assert not any(field.isVisible() for field in draft)
    room.end()
    assert all(field.isVisible() for field in draft)


def test_second_accounts_are_asked_in_the_room(stage: TimelineStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    place = next(n for n, e in enumerate(stage.review.entries) if e.id == told(stage))
    meet(stage, place + 1)
    qtbot.waitUntil(lambda: [f.isVisible() for f in stage.panel.accounts_shown()] == [True])


def told(stage: TimelineStage) -> str:
    return stage.review.accounts[0].entry


def test_tab_goes_through_the_fields_as_they_stand(stage: TimelineStage) -> None:
    panel = stage.panel
    stage.table.choose(told(stage))
    panel.time.setFocus()
    order = [panel.time, panel.text, panel.kind, panel.milestone, panel.seat, panel.team]
    order += [panel.star]
    seen = [panel.time]
    while len(seen) < len(order):
        QTest.keyClick(seen[-1], Key.Key_Tab)
        seen.append(QApplication.focusWidget())  # type: ignore[arg-type]
    assert seen == order


# What a milestone gives


def marked(stage: TimelineStage, milestone: Milestone) -> str:
    return next(e.id for e in stage.review.entries if e.milestone is milestone)


def test_a_milestone_says_what_lies_between_and_how_it_was_computed(stage: TimelineStage) -> None:
    stage.table.choose(marked(stage, Milestone.DETECTED))
    lasting = stage.panel.lasting
    assert lasting.isVisible()
    assert "Impact started" in lasting.said.text()
    assert "→ Detected" in lasting.said.text()
    stage.table.choose(next(e.id for e in stage.review.entries if not e.milestone))
    assert not lasting.isVisible()


def test_a_milestone_before_the_one_it_follows_is_said_in_amber(stage: TimelineStage) -> None:
    exact = [e for e in stage.review.entries if e.precision is Precision.MINUTE]
    early = exact[0]
    stage.session.do(timeline.set_milestone, id=early.id, milestone=Milestone.RESOLVED)
    stage.table.choose(early.id)
    assert stage.panel.lasting.against.isVisible()


def test_no_duration_is_told_before_the_walk_is_through(stage: TimelineStage) -> None:
    meet(stage, 30)
    stage.table.choose(marked(stage, Milestone.IMPACT_STARTED))
    assert not stage.panel.lasting.isVisible()
    meet(stage, len(stage.review.entries))
    stage.table.choose(marked(stage, Milestone.IMPACT_STARTED))
    assert stage.panel.lasting.isVisible()
