"""The meetings of a review on the Prepare stage, against a clock that stands still."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pmdesk.model.deadline import DeadlineState
from pmdesk.model.gestures import header, meeting
from pmdesk.model.review import Review
from pmdesk.model.words import State
from pmdesk.ui.prepare.agenda_bar import told
from pmdesk.ui.prepare.clock_words import clock_words
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.preparing import Show, type_into, undo_all

ENDED = datetime(2026, 10, 14, 9, 48, tzinfo=UTC)
NOW = ENDED + timedelta(hours=10)


@pytest.fixture
def stage(theme: Theme, empty_session: ReviewSession, shown: Show) -> PrepareStage:
    """A review of an incident that was over ten hours ago."""
    empty_session.do(header.set_zone, zone="Europe/Berlin")
    empty_session.do(header.set_fact, field="resolved", value=ENDED)
    made = PrepareStage(theme, empty_session, lambda: NOW)
    empty_session.changed.connect(made.show_review)
    made.show_review(empty_session.review)
    shown(made, 1096, 640)
    return made


def plan(stage: PrepareStage, text: str) -> None:
    type_into(stage.meeting.rows[-1].when, text)


def test_a_meeting_is_planned_by_giving_its_date(stage: PrepareStage) -> None:
    assert stage.meeting.clock.text().startswith("On time: 38 h left, until Fri 16 Oct 2026, 11:48")
    row = stage.meeting.rows[0]
    assert stage.review.meetings == ()
    plan(stage, "tomorrow 10:00")
    held = stage.review.meetings[0]
    assert held.scheduled == datetime(2026, 10, 15, 8, tzinfo=UTC)
    assert held.minutes == 60
    assert stage.meeting.rows == [row]
    assert row.when.said.text() == "Thu 15 Oct 2026, 10:00 CEST"
    assert stage.meeting.clock.text().startswith("On time: meets in 12 h.")
    assert stage.panel.when.text() == "Thu 15 Oct 2026, 10:00 CEST, 60 min"


def test_length_and_place_are_kept_and_undone_one_by_one(stage: PrepareStage) -> None:
    row = stage.meeting.rows[0]
    plan(stage, "16 Oct 2026 10:00")
    row.length.choose(90)
    type_into(row.place, "Harbour room")
    held = stage.review.meetings[0]
    assert (held.minutes, held.place) == (90, "Harbour room")
    assert stage.meeting.agenda.shares.text().startswith("Timeline 3")
    stage.session.undo()
    assert row.place.text() == ""
    stage.session.undo()
    assert row.length.value() == 60
    stage.session.undo()
    assert stage.review.meetings[0].scheduled is None
    assert row.when.text() == ""


@pytest.mark.parametrize("typed", ["tomorrow", "soon", "25:00"])
def test_a_date_that_is_not_read_makes_no_meeting(stage: PrepareStage, typed: str) -> None:
    plan(stage, typed)
    assert stage.review.meetings == ()
    assert "Not read yet" in stage.meeting.rows[0].when.said.text()


def test_a_meeting_that_is_set_too_late_is_said_with_its_days(stage: PrepareStage) -> None:
    plan(stage, "2026-10-19 12:00")
    assert stage.meeting.clock.text().startswith("Set 3 d late: the 48 hours are over on Fri 16")
    assert not stage.meeting.warning.isVisible()
    type_into(stage.meeting.rows[0].when, "2026-10-22 12:00")
    assert stage.meeting.warning.isVisible()
    assert "memories" in stage.meeting.warning.words.text()


def test_days_late_are_kept_once_it_is_held(stage: PrepareStage) -> None:
    plan(stage, "2026-10-16 10:00")
    id, late = stage.review.meetings[0].id, ENDED + timedelta(days=12)
    stage.session.do(meeting.begin, id=id, now=late, ids=("l1", "l2"))
    assert stage.meeting.rows == []
    assert stage.meeting.held.text().startswith("Running since 10:48")
    assert stage.panel.start.text() == stage.foot.start.text() == "Go on with the meeting"
    stage.session.do(meeting.end, id=id, now=late + timedelta(minutes=55), line="l3")
    assert stage.meeting.held.text() == "Held Mon 26 Oct 2026, 10:48 CET, 55 min"
    assert stage.meeting.clock.text() == "Held 10 d late."
    assert stage.meeting.warning.isVisible()
    assert stage.panel.start.text() == "Start meeting"


def test_several_meetings_are_listed_and_one_is_cancelled(stage: PrepareStage) -> None:
    plan(stage, "2026-10-16 10:00")
    stage.meeting.another.click()
    assert stage.meeting.rows[-1].when.hasFocus()
    assert len(stage.review.meetings) == 1
    plan(stage, "2026-10-20 10:00")
    assert len(stage.review.meetings) == len(stage.meeting.rows) == 2
    stage.meeting.rows[0].away.click()
    assert [row.scheduled for row in stage.review.meetings] == [
        datetime(2026, 10, 20, 8, tzinfo=UTC)
    ]
    assert len(stage.meeting.rows) == 1
    stage.session.undo()
    texts = [row.when.text() for row in stage.meeting.rows]
    assert texts == ["2026-10-16 10:00", "2026-10-20 10:00"]
    undo_all(stage)
    assert all(row.scheduled is None for row in stage.review.meetings)


def test_an_empty_row_goes_without_a_trace(stage: PrepareStage) -> None:
    plan(stage, "2026-10-16 10:00")
    before = stage.review
    stage.meeting.another.click()
    assert not stage.meeting.another.isVisible()
    stage.meeting.rows[-1].away.click()
    assert stage.review == before
    assert stage.meeting.another.isVisible()
    assert len(stage.meeting.rows) == 1


def test_the_only_empty_row_cannot_be_taken_away(stage: PrepareStage) -> None:
    assert not stage.meeting.rows[0].away.isVisible()


def test_the_keys_go_through_a_row_that_came_later(stage: PrepareStage) -> None:
    plan(stage, "2026-10-16 10:00")
    stage.meeting.another.click()
    row = stage.meeting.rows[-1]
    seen = []
    for _ in range(4):
        seen.append(stage.window().focusWidget())
        QTest.keyClick(stage.window().focusWidget(), Qt.Key.Key_Tab)
    assert seen == [row.when, row.length, row.place, row.away]


@pytest.mark.parametrize(
    ("hours", "text", "state"),
    [
        (1, "On time: 47 h left", DeadlineState.ON_TIME),
        (40, "Due soon: 8 h left", DeadlineState.DUE_SOON),
        (58, "Late: the 48 hours were over on Fri 16 Oct 2026, 11:48 CEST, 10 h ago", "late"),
    ],
)
def test_the_clock_runs_while_no_date_is_set(
    stage: PrepareStage, hours: int, text: str, state: str
) -> None:
    said = clock_words(stage.review, ENDED + timedelta(hours=hours))
    assert said.text.startswith(text)
    assert said.deadline.state == state
    assert not said.warning
    assert clock_words(stage.review, ENDED + timedelta(days=8)).warning


def test_the_clock_needs_an_end_and_stops_with_the_review() -> None:
    review = Review(id="r", title="Slow")
    assert "begin when the incident is over" in clock_words(review, NOW).text
    over = Review(id="r", title="Slow", resolved=ENDED, state=State.PUBLISHED)
    assert clock_words(over, NOW + timedelta(days=30)).text == "No meeting was held."


def test_the_longest_stages_are_named_and_the_rest_is_summed_up(stage: PrepareStage) -> None:
    minutes = stage.meeting.agenda.bar.minutes()
    assert sum(minutes.values()) == 60
    assert told(minutes) == "Timeline 25, Factors 11, Actions 8, the rest 16"


def test_a_row_that_comes_is_brought_into_sight(stage: PrepareStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    plan(stage, "2026-10-16 10:00")
    stage.go_to_place("title")
    assert stage.meeting.visibleRegion().isEmpty()
    stage.meeting.another.click()
    row = stage.meeting.rows[-1]
    qtbot.waitUntil(lambda: row.visibleRegion().boundingRect() == row.rect())
