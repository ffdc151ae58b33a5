"""The monitoring worksheet, the bar that shows a part of the entries, and the second zone."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pmdesk.model.gestures import header, reshaping, timeline, worksheet
from pmdesk.model.measures import moment
from pmdesk.model.narrowing import Which
from pmdesk.model.review import Entry
from pmdesk.model.text import new_id
from pmdesk.model.times import local
from pmdesk.model.words import Course, Kind, Milestone, Support
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.model import Column
from pmdesk.ui.timeline.stage import TimelineStage

Show = Callable[[QWidget, int, int], QWidget]
Key = Qt.Key


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, shown: Show) -> TimelineStage:
    for row in session.review.worksheet:
        session.do(worksheet.delete_row, id=row.id)
    made = TimelineStage(theme, session, lambda _: None)
    session.changed.connect(made.show_review)
    made.show_review(session.review)
    shown(made, 1096, 640)
    return made


def shown_ids(stage: TimelineStage) -> list[str]:
    rows = stage.table.rows
    found = (rows.entry(number) for number in range(rows.rowCount()))
    return [entry.id for entry in found if entry is not None]


# The worksheet


def test_the_worksheet_begins_with_a_question_and_the_first_row(stage: TimelineStage) -> None:
    stage.handlers()["worksheet"]()
    sheet, tools = stage.worksheet, stage.buttons
    assert sheet.empty.isVisible()
    stage.resize(1600, 640)
    assert [part.isVisible() for part in (tools.back, tools.more, tools.filter)] == [
        True,
        False,
        False,
    ]
    assert not stage.side.isVisible()
    sheet.add_row()
    (row,) = sheet.rows.values()
    assert row.service.hasFocus()
    QTest.keyClicks(row.service, "fare-engine, p95")
    QTest.keyClick(row.service, Key.Key_Return)
    row.course.choose(Course.SPIKE)
    begun = moment(stage.review, Milestone.IMPACT_STARTED)
    assert begun is not None
    early = local(begun - timedelta(minutes=20), stage.review.zone)
    QTest.keyClicks(row.at, f"{early:%H:%M}")
    QTest.keyClick(row.at, Key.Key_Return)
    (stored,) = stage.review.worksheet
    assert (stored.service, stored.course) == ("fare-engine, p95", Course.SPIKE)
    assert stored.at is not None
    assert begun - stored.at < timedelta(minutes=21)
    assert row.before.isVisible()
    assert stage.sentence.text() == "1 graph, 1 from before the impact started."
    stage.handlers()["worksheet"]()
    assert stage.table.isVisible()


def test_a_graph_becomes_a_signal_that_rests_on_data(stage: TimelineStage) -> None:
    begun = moment(stage.review, Milestone.IMPACT_STARTED)
    values = {"baseline": "180 ms", "seen": "4 s", "course": Course.SPIKE, "at": begun}
    stage.session.do(worksheet.add_row, id="w", service="fare-engine")
    for field, value in values.items():
        stage.session.do(worksheet.set_fact, id="w", field=field, value=value)
    stage.toggle_worksheet()
    stage.worksheet.rows["w"].entry.click()
    made = next(e for e in stage.review.entries if e.text.startswith("fare-engine: spike"))
    assert made.text == "fare-engine: spike, 4 s (usually 180 ms)"
    assert (made.kind, made.support, made.at) == (Kind.SIGNAL, Support.DATA, begun)


def test_without_a_time_it_cannot_become_an_entry_and_says_so(stage: TimelineStage) -> None:
    stage.session.do(worksheet.add_row, id="w", service="fare-engine")
    stage.toggle_worksheet()
    row = stage.worksheet.rows["w"]
    assert not row.entry.isEnabled()
    assert row.entry.toolTip()


def test_where_somebody_was_is_returned_to(stage: TimelineStage, theme: Theme) -> None:
    stage.toggle_worksheet()
    other = TimelineStage(theme, stage.session, lambda _: None)
    other.show_review(stage.review)
    other.restore_place(stage.place())
    assert other.body_pages.currentWidget() is other.worksheet


# A part of the entries


def test_words_show_what_holds_them_and_esc_shows_everything(stage: TimelineStage) -> None:
    everything = shown_ids(stage)
    stage.handlers()["find"]()
    assert stage.narrow.words.hasFocus()
    QTest.keyClicks(stage.narrow.words, "OPERATOR gateway")
    QTest.keyClick(stage.narrow.words, Key.Key_Return)
    some = shown_ids(stage)
    assert 0 < len(some) < len(everything)
    assert stage.narrow.found.text() == f"{len(some)} of {len(everything)}"
    for entry in stage.review.entries:
        told = f"{entry.text} {entry.details} {entry.known_then} {entry.source}".lower()
        if entry.id in some:
            assert "gateway" in told or "operator" in told
    assert stage.table.hasFocus()
    stage.narrow.words.setFocus()
    QTest.keyClick(stage.narrow.words, Key.Key_Escape)
    assert shown_ids(stage) == everything
    assert not stage.narrow.isVisible()


def test_a_choice_shows_what_lacks_or_has_something(stage: TimelineStage) -> None:
    stage.narrow_down()
    entry = stage.review.entries[7]
    stage.session.do(timeline.set_support, id=entry.id, support=Support.CONTESTED)
    stage.narrow.which.choose(Which.CONTESTED)
    contested = {e.id for e in stage.review.entries if e.support is Support.CONTESTED}
    assert set(shown_ids(stage)) == contested
    stage.narrow.which.choose(Which.KEY)
    assert shown_ids(stage) == [e.id for e in stage.review.entries if e.star or e.milestone]
    before = shown_ids(stage)
    stage.session.do(timeline.set_star, id=before[0], star=False)
    assert shown_ids(stage) == before, "what was just changed does not vanish under the hand"


def test_an_entry_that_is_gone_to_is_shown_whatever_was_asked_for(stage: TimelineStage) -> None:
    stage.narrow_down()
    stage.narrow.which.choose(Which.NO_DAY)
    assert shown_ids(stage) == []
    stage.bring(stage.review.entries[3].id)
    assert stage.table.current_id() == stage.review.entries[3].id


# Two zones


def test_a_second_zone_stands_beside_the_first(stage: TimelineStage) -> None:
    assert stage.table.isColumnHidden(Column.SECOND)
    stage.session.do(header.set_second_zone, zone="America/New_York")
    assert not stage.table.isColumnHidden(Column.SECOND)
    rows = stage.table.rows
    assert rows.headerData(Column.SECOND, Qt.Orientation.Horizontal) == "EDT"
    begun = next(e for e in stage.review.entries if e.milestone is Milestone.IMPACT_STARTED)
    index = rows.index(rows.row_of(begun.id), Column.SECOND)
    assert index.data() == f"{local(begun.at, 'America/New_York'):%H:%M}"
    stage.session.do(header.set_second_zone, zone="Pacific/Auckland")
    late = f"{local(begun.at, 'Pacific/Auckland'):%H:%M}"
    assert index.data() in (late, f"Thu {late}")


def test_a_timeline_over_a_change_of_the_clocks_names_both(stage: TimelineStage) -> None:
    stage.session.do(header.set_second_zone, zone="America/New_York")
    last = stage.review.entries[-1].id
    stage.session.do(reshaping.shift, ids=(last,), by=timedelta(days=40))
    rows = stage.table.rows
    assert rows.headerData(Column.SECOND, Qt.Orientation.Horizontal) == "EDT/EST"


def test_the_seat_has_a_column_only_where_somebody_is_named(
    theme: Theme, empty_session: ReviewSession, shown: Show
) -> None:
    made = TimelineStage(theme, empty_session, lambda _: None)
    empty_session.changed.connect(made.show_review)
    entry = Entry(id=new_id(), at=datetime(2026, 10, 6, 9, tzinfo=UTC), text="Alert fires")
    empty_session.do(timeline.add_entry, entry=entry)
    shown(made, 1096, 640)
    assert made.table.isColumnHidden(Column.WHO)
    empty_session.do(timeline.set_fact, id=entry.id, field="team", value="Platform")
    assert not made.table.isColumnHidden(Column.WHO)
