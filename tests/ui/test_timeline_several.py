"""Several entries at once: selected, shifted, merged, given a kind, deleted; one split in two."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pmdesk.model.review import Entry
from pmdesk.model.words import Kind, Support
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.stage import TimelineStage

Show = Callable[[QWidget, int, int], QWidget]
Key, Shift = Qt.Key, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, shown: Show) -> TimelineStage:
    made = TimelineStage(theme, session, lambda _: None)
    session.changed.connect(made.show_review)
    made.show_review(session.review)
    shown(made, 1096, 640)
    made.table.choose(session.review.entries[5].id)
    return made


def select(stage: TimelineStage, further: int) -> tuple[Entry, ...]:
    """The current entry and some below it, selected by keys."""
    for _ in range(further):
        QTest.keyClick(stage.table, Key.Key_Down, Shift)
    return stage.table.selected()


def test_a_selection_by_keys_shows_what_can_be_done_to_all(stage: TimelineStage) -> None:
    chosen = select(stage, 2)
    assert [entry.id for entry in chosen] == [e.id for e in stage.review.entries[5:8]]
    assert stage.side.several.isVisible()
    assert stage.side.several.heading.text() == "3 entries"
    QTest.keyClick(stage.table, Key.Key_Up)
    assert stage.panel.isVisible()


def test_a_shift_is_read_aloud_and_moves_all_of_them_in_one_step(stage: TimelineStage) -> None:
    chosen, before = select(stage, 1), stage.review
    QTest.keyClick(stage.table, Key.Key_T)
    several = stage.side.several
    assert several.shift.hasFocus()
    QTest.keyClicks(several.shift, "2 min")
    assert "no span" in several.read.text()
    assert not several.go.isEnabled()
    several.shift.clear()
    QTest.keyClicks(several.shift, "-00:01:30")
    assert "becomes" in several.read.text()
    QTest.keyClick(several.shift, Key.Key_Return)
    moved = {entry.id: entry.at for entry in stage.review.entries}
    assert [(e.at - moved[e.id]).total_seconds() for e in chosen] == [90, 90]
    assert {entry.id for entry in stage.table.selected()} == {entry.id for entry in chosen}
    stage.session.undo()
    assert stage.review == before


def test_merged_entries_are_one_and_undo_parts_them(stage: TimelineStage) -> None:
    chosen, before = select(stage, 2), stage.review
    QTest.keyClick(stage.table, Key.Key_M)
    assert len(stage.review.entries) == len(before.entries) - 2
    assert stage.table.current_id() == chosen[0].id
    assert chosen[1].text in stage.review.entries[5].details
    stage.session.undo()
    assert stage.review == before


def test_one_entry_is_merged_into_the_one_before_it(stage: TimelineStage) -> None:
    first, second = stage.review.entries[4:6]
    QTest.keyClick(stage.table, Key.Key_M)
    assert stage.table.current_id() == first.id
    assert second.id not in {entry.id for entry in stage.review.entries}


def test_kind_and_support_of_all(stage: TimelineStage) -> None:
    chosen = select(stage, 2)
    QTest.keyClick(stage.table, Key.Key_H)
    stage.side.several.support.choose(Support.DATA)
    now = [entry for entry in stage.review.entries if entry.id in {e.id for e in chosen}]
    assert {(entry.kind, entry.support) for entry in now} == {(Kind.CHANGE, Support.DATA)}


def test_delete_takes_all_selected_ones(stage: TimelineStage) -> None:
    chosen, before = select(stage, 3), stage.review
    QTest.keyClick(stage.table, Key.Key_Delete)
    assert not {e.id for e in chosen} & {e.id for e in stage.review.entries}
    assert len(stage.table.selected()) == 1
    stage.session.undo()
    assert stage.review == before


def test_a_shortcut_held_down_does_not_widen_the_selection(stage: TimelineStage) -> None:
    """Qt itself heeds the keys that are down whenever another row is made current."""
    QTest.keyPress(stage.table, Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    stage.table.choose(stage.review.entries[9].id)
    assert [entry.id for entry in stage.table.selected()] == [stage.review.entries[9].id]
    QTest.keyRelease(stage.table, Key.Key_Control)


def test_the_text_behind_the_caret_becomes_an_entry(stage: TimelineStage) -> None:
    before = stage.review.entries[5]
    place = before.text.index(" ", 10)
    text = stage.panel.text
    text.setFocus()
    cursor = text.textCursor()
    cursor.setPosition(place)
    text.setTextCursor(cursor)
    QTest.mouseClick(stage.panel.split, Qt.MouseButton.LeftButton)
    head, tail = stage.review.entries[5:7]
    assert f"{head.text} {tail.text}" == before.text
    assert head.at == tail.at
    assert stage.table.current_id() == tail.id
