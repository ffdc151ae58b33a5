"""The Timeline stage while its window may be shared: what comes stays out of sight."""

import re
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pmdesk.model.gestures import captured, timeline
from pmdesk.model.review import Entry
from pmdesk.model.text import new_id
from pmdesk.model.times import clock_text, entry_clock
from pmdesk.model.timetable import LaterRow, RoomRow
from pmdesk.model.words import Milestone, Precision
from pmdesk.store.library import Library
from pmdesk.ui.captured.kinds import open_count
from pmdesk.ui.captured.list import CapturedList
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage
from tests.ui.leaking.strings import drawn
from tests.ui.walking import Screen, Show, current, ids, line, made, meet

Left = Qt.MouseButton.LeftButton
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def stage(theme: Theme, library: Library, shown: Show) -> TimelineStage:
    return made(theme, library, shown)


def said(stage: TimelineStage) -> str:
    """Everything that the stage tells, in words, to eyes and ears."""
    rows = stage.table.rows
    texts = [
        str(rows.data(rows.index(row, column), role))
        for row in range(rows.rowCount())
        for column in range(rows.columnCount())
        for role in ROLES
    ]
    for part in stage.findChildren(QWidget):
        texts += [part.accessibleName(), part.accessibleDescription(), part.toolTip()]
        text = getattr(part, "text", None)
        texts.append(str(text()) if callable(text) else "")
    return "\n".join(texts)


def test_what_comes_is_folded_to_one_row(stage: TimelineStage) -> None:
    meet(stage, 30, shared=True)
    rows = stage.table.rows
    assert line(stage) == (ids(stage)[:30], [])
    last = [rows.table_row(rows.rowCount() - n) for n in (2, 1)]
    assert last == [RoomRow(None), LaterRow()]
    assert stage.strip.strip is not None
    assert [item.entry for item in stage.strip.strip.items] == ids(stage)[:30]
    spots = [QPoint(x, y) for x in range(0, stage.strip.width(), 5) for y in range(0, 150, 8)]
    assert {stage.strip.entry_at(at) for at in spots} - {""} <= set(ids(stage)[:30])


def test_nothing_tells_what_or_how_much_is_left(stage: TimelineStage) -> None:
    room = meet(stage, 30, shared=True)
    stage.show_side(True)
    told = said(stage)
    assert stage.review.entries[29].text in told
    for entry in stage.review.entries[30:]:
        assert entry.text not in told
    assert not re.search(r"(?<![:\d])(66|36)(?![:\d])", told)
    assert stage.filter.buttons()[0].text() == "All 30"
    assert stage.sentence.text().startswith("30 reached")
    later = [row for row in room.review.accounts if row.entry in ids(stage)[30:]]
    assert later
    assert not any(row.text in told for row in later)


def test_a_later_entry_does_not_stay_chosen_when_the_meeting_begins(stage: TimelineStage) -> None:
    later = stage.review.entries[50]
    room = stage.room
    assert room is not None
    room.reach(stage.review.entries[19])
    stage.table.choose(later.id)
    assert stage.panel.text.text() == later.text
    meet(stage, shared=True)
    assert current(stage) == stage.review.entries[19]
    assert stage.panel.text.text() == current(stage).text
    assert later.text not in stage.strip.accessibleDescription()


def test_before_the_first_moment_nothing_is_shown(stage: TimelineStage) -> None:
    later = stage.review.entries[50]
    stage.table.choose(later.id)
    meet(stage, shared=True)
    assert stage.table.current() is None
    told = said(stage)
    assert not any(entry.text in told for entry in stage.review.entries)
    QTest.mouseClick(stage.buttons.next, Left)
    assert current(stage) == stage.review.entries[0]


def test_show_opens_what_is_folded(stage: TimelineStage) -> None:
    meet(stage, 30, shared=True)
    table, rows = stage.table, stage.table.rows
    index = rows.index(rows.rowCount() - 1, 0)
    table.scrollTo(index)
    spot = QPoint(table.viewport().width() - 30, table.visualRect(index).center().y())
    QTest.mouseClick(table.viewport(), Left, pos=spot)
    assert line(stage) == (ids(stage)[:30], ids(stage)[30:])
    assert current(stage) == stage.review.entries[29]


def test_an_audience_window_opens_what_is_folded_and_closing_it_folds_again(
    stage: TimelineStage,
) -> None:
    room = meet(stage, 30, shared=True)
    room.use_screen(Screen())
    assert len(line(stage)[1]) == 36
    stage.table.choose(ids(stage)[40])
    room.use_screen(None)
    assert line(stage) == (ids(stage)[:30], [])
    assert current(stage) == stage.review.entries[29]


def test_a_captured_line_behind_the_walk_takes_nobody_there(stage: TimelineStage) -> None:
    room = meet(stage, 30)
    known, later = (
        Entry(id=new_id(), at=room.reached[-1].at + timedelta(minutes=by), text="Said")
        for by in (-1, 61)
    )
    for entry in (later, known):
        stage.session.do(timeline.add_entry, entry=entry)
        stage.show_captured(entry.id)
        assert current(stage).id == (known.id if entry is known else room.reached[-1].id)


def test_a_range_is_only_begun_until_the_walk_has_passed_its_end(stage: TimelineStage) -> None:
    entry = stage.review.entries[28]
    stage.session.do(
        timeline.set_time,
        id=entry.id,
        at=entry.at,
        until=entry.at + timedelta(hours=90),
        precision=Precision.BETWEEN,
        zone="UTC",
        written="for days",
    )
    room = meet(stage, 30, shared=True)
    stage.table.choose(entry.id)
    whole = entry_clock(stage.review.entries[28], stage.review.zone)
    begun = whole.partition("–")[0] + "–"
    assert stage.panel.time.text() == begun
    assert begun in said(stage)
    assert whole not in said(stage)
    assert "for days" not in said(stage)
    room.open_private(True)
    assert stage.panel.time.text() == whole
    assert stage.review.entries[28].until is not None


def test_what_hangs_on_later_entries_is_not_in_the_lists(stage: TimelineStage) -> None:
    for place in (4, 40):
        entry = ids(stage)[place]
        stage.session.do(captured.add_question, id=new_id(), text=f"Asked at {place}", entry=entry)
    room = meet(stage, 30, shared=True)
    listed = CapturedList(stage.theme, stage.session, "questions", room)
    assert "Asked at 4" in [row.text for row in room.questions]
    assert len(listed.waiting) == len(stage.review.questions) - 1
    assert open_count(stage.review, "questions", room) == len(listed.waiting)
    room.open_private(True)
    listed.show_review(stage.review)
    assert len(listed.waiting) == len(stage.review.questions)


def test_a_range_has_no_end_on_the_strip_once_the_window_may_be_shared(
    stage: TimelineStage,
) -> None:
    room, last = meet(stage), stage.review.entries[-1]
    end = last.at + timedelta(hours=3)
    values = {"precision": Precision.BETWEEN, "until": end, "milestone": Milestone.RESOLVED}
    stage.session.do(timeline.delete_entry, id=last.id)
    stage.session.do(timeline.add_entry, entry=replace(last, **values))
    room.reach(stage.review.entries[-1])
    told = f"–{clock_text(end, stage.review.zone)}"
    assert any(told in text for _, text in drawn(stage.strip))
    room.use_screen(None)
    assert len(room.known) == len(stage.review.entries)
    assert not any(told in text for _, text in drawn(stage.strip))
