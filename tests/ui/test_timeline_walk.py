"""The walk in the Timeline stage: the room line, what stays hidden, and what a meeting asks."""

from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from pmdesk.model.gestures import timeline
from pmdesk.model.narrowing import Narrowed
from pmdesk.model.timetable import RoomRow
from pmdesk.model.words import Kind, Milestone, Precision
from pmdesk.store.library import Library
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.menus import entry_menu, more_menu
from pmdesk.ui.timeline.model import TimelineModel
from pmdesk.ui.timeline.stage import TimelineStage
from pmdesk.ui.timeline.walk import Walk
from tests.sixty import sixty
from tests.ui.walking import NOW, Show, current, ids, line, made, meet

Key, Modifier, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


@pytest.fixture
def stage(theme: Theme, library: Library, shown: Show) -> TimelineStage:
    return made(theme, library, shown)


# The line


def test_before_any_meeting_there_is_no_line(stage: TimelineStage) -> None:
    assert stage.table.rows.line == -1
    assert stage.strip.marks.line is None
    assert not stage.buttons.next.isVisible()
    assert "6 of 6 milestones" in stage.sentence.text()


def test_a_meeting_begins_with_nothing_seen(stage: TimelineStage) -> None:
    meet(stage)
    assert line(stage) == ([], ids(stage))
    assert stage.table.rows.line_texts() == (
        "The room has seen nothing yet",
        "66 later entries stay hidden",
    )
    assert stage.buttons.next.accessibleName() == "Begin the walk"
    assert not stage.buttons.previous.isEnabled()


def test_next_moment_moves_the_line_and_brings_the_entry_into_view(stage: TimelineStage) -> None:
    meet(stage, 29)
    QTest.mouseClick(stage.buttons.next, Left)
    assert line(stage) == (ids(stage)[:30], ids(stage)[30:])
    assert current(stage) == stage.review.entries[29]
    assert stage.panel.text.text() == current(stage).text
    table, rows = stage.table, stage.table.rows
    seen = table.viewport().rect()
    for row in (rows.line - 1, rows.line, rows.line + 1):
        assert seen.contains(table.visualRect(rows.index(row, 0)).center())
    assert stage.sentence.text().startswith("30 of 66 reached")
    assert rows.line_texts()[1] == "36 later entries stay hidden"


def test_the_way_back_is_one_moment_at_a_time(stage: TimelineStage) -> None:
    meet(stage, 2)
    QTest.mouseClick(stage.buttons.previous, Left)
    assert line(stage)[0] == ids(stage)[:1]
    QTest.mouseClick(stage.buttons.previous, Left)
    assert line(stage)[0] == []
    assert "previous-moment" not in stage.handlers()


def test_choosing_moves_neither_line_nor_ring(stage: TimelineStage) -> None:
    meet(stage, 30)
    before = line(stage)
    for _ in range(4):
        QTest.keyClick(stage.table, Key.Key_Down)
    assert current(stage) == stage.review.entries[33]
    assert line(stage) == before
    assert stage.strip.marks.now == ids(stage)[29]
    assert stage.strip.marks.chosen == ids(stage)[33]


def test_the_strip_has_its_line_behind_the_entry_that_was_reached(stage: TimelineStage) -> None:
    meet(stage, 30)
    marks, strip = stage.strip.marks, stage.strip.strip
    assert marks.line is not None
    assert strip is not None
    assert strip.items[29].x < marks.line.x1 <= strip.items[30].x
    assert marks.later == set(ids(stage)[30:])
    marked = {e.id for e in stage.review.entries[30:] if e.milestone}
    assert {p.entry for p in strip.pennants if p.entry in marks.later} == marked


def test_what_comes_is_muted_and_told_so(stage: TimelineStage) -> None:
    meet(stage, 30)
    stage.table.choose(ids(stage)[26])
    assert darkest(stage, 29) < 60
    assert darkest(stage, 30) > 75
    rows = stage.table.rows
    heard = [str(rows.data(rows.index(rows.row_of(ids(stage)[n]), 0), ROLES[1])) for n in (29, 30)]
    assert "not seen" not in heard[0]
    assert "not seen by the room yet" in heard[1]


def darkest(stage: TimelineStage, entry: int) -> int:
    """The darkest grey of an entry's text, as it is painted."""
    table, rows = stage.table, stage.table.rows
    index = rows.index(rows.row_of(ids(stage)[entry]), 2)
    table.scrollTo(index)
    picture = table.viewport().grab(table.visualRect(index)).toImage()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    return min(
        grey.pixelColor(x, y).red() for x in range(grey.width()) for y in range(grey.height())
    )


def test_a_step_of_the_walk_takes_out_one_row_and_puts_one_in(stage: TimelineStage) -> None:
    room, rows = meet(stage, 30), stage.table.rows
    changes: list[tuple[str, int]] = []
    rows.rowsRemoved.connect(lambda _, first, last: changes.append(("out", last - first + 1)))
    rows.rowsInserted.connect(lambda _, first, last: changes.append(("in", last - first + 1)))
    room.step(1)
    room.reach(stage.review.entries[3])
    assert changes == [("out", 1), ("in", 1)] * 2
    assert line(stage)[0] == ids(stage)[:4]


def test_typing_in_a_meeting_moves_no_row(stage: TimelineStage) -> None:
    meet(stage, 30)
    changes: list[int] = []
    stage.table.rows.rowsRemoved.connect(lambda *_: changes.append(1))
    stage.edit()
    QTest.keyClicks(stage.panel.text, "Told anew")
    stage.panel.flush()
    assert stage.review.entries[29].text == "Told anew"
    assert not changes
    assert line(stage)[0] == ids(stage)[:30]


def test_words_that_are_still_typed_stay_with_their_entry(stage: TimelineStage) -> None:
    meet(stage, 30)
    stage.edit()
    QTest.keyClicks(stage.panel.text, "Said in the room")
    stage.handlers()["next-moment"]()
    assert stage.review.entries[29].text == "Said in the room"
    assert current(stage) == stage.review.entries[30]
    assert stage.panel.text.text() == stage.review.entries[30].text


def test_a_step_shows_the_entry_also_where_the_filter_leaves_it_out(stage: TimelineStage) -> None:
    room = meet(stage, 30)
    decisions = next(b for b in stage.filter.buttons() if "Decisions" in b.text())
    QTest.mouseClick(decisions, Left)
    known = [e.id for e in stage.review.entries[:30] if e.kind is Kind.DECISION]
    assert line(stage)[0] == known
    while current(stage).kind is Kind.DECISION:
        room.step(1)
    assert stage.filter.value() == "all"
    assert current(stage) == room.reached[-1]


# By hand


def test_a_key_says_that_the_room_has_seen_up_to_here(stage: TimelineStage) -> None:
    meet(stage, 30)
    for place in (44, 7):
        stage.table.choose(ids(stage)[place])
        QTest.keyClick(stage.table, Key.Key_F8, Modifier.ControlModifier)
        assert line(stage)[0] == ids(stage)[: place + 1]


@pytest.mark.parametrize("more", [False, True])
def test_the_menus_set_the_line_too(stage: TimelineStage, theme: Theme, more: bool) -> None:
    meet(stage, 30)
    stage.table.choose(ids(stage)[9])

    def choose(text: str) -> None:
        acts, parent = stage.acts, stage
        menu = more_menu(parent, acts) if more else entry_menu(theme, parent, current(stage), acts)
        next(a for a in menu.actions() if text in a.text()).trigger()

    choose("The room has seen up to here")
    assert line(stage)[0] == ids(stage)[:10]
    choose("Back before the beginning")
    assert line(stage)[0] == []


# What the room knows stays known


def test_another_time_for_the_entry_leaves_the_line_where_the_knowledge_ends(
    stage: TimelineStage,
) -> None:
    meet(stage, 30)
    entry, above = stage.review.entries[29], ids(stage)[:29]
    later = entry.at + timedelta(hours=3)
    stage.session.do(
        timeline.set_time,
        id=entry.id,
        at=later,
        precision=Precision.MINUTE,
        zone="UTC",
        written="",
    )
    assert line(stage)[0] == above
    assert current(stage).id == entry.id
    assert stage.strip.marks.now == above[-1]
    stage.session.undo()
    assert line(stage)[0] == [*above, entry.id]


def test_deleting_the_entry_leaves_the_line_where_the_knowledge_ends(stage: TimelineStage) -> None:
    meet(stage, 30)
    above = ids(stage)[:29]
    QTest.keyClick(stage.table, Key.Key_Delete)
    assert line(stage)[0] == above
    stage.session.undo()
    assert line(stage)[0] == ids(stage)[:30]


def test_an_entry_added_where_the_walk_stands_is_known(stage: TimelineStage) -> None:
    room = meet(stage, 30, shared=True)
    reached = room.reached[-1]
    stage.add_entry()
    QTest.keyClicks(stage.panel.text, "I looked at the other graph")
    stage.panel.flush()
    assert current(stage).text == "I looked at the other graph"
    assert current(stage).at == reached.at
    assert room.reached[-1].id == reached.id
    assert line(stage)[0][-2:] == [current(stage).id, reached.id]
    assert find_text(stage, reached.id) == reached.text


def find_text(stage: TimelineStage, id: str) -> str:
    return next(entry.text for entry in stage.review.entries if entry.id == id)


# The end


def test_at_the_end_the_room_agrees_and_goes_on(stage: TimelineStage) -> None:
    meet(stage, 65)
    asked: list[str] = []
    QTest.mouseClick(stage.buttons.next, Left)
    assert "The walk is through." in stage.sentence.text()
    assert stage.table.rows.line_texts()[1] == "The walk is through"
    assert "next-moment" not in stage.handlers()
    assert stage.buttons.next.accessibleName() == "Timeline agreed"
    QTest.mouseClick(stage.buttons.next, Left)
    assert stage.review.timeline_agreed == NOW
    assert "agreed" in stage.sentence.text()
    stage.acted.disconnect()
    stage.acted.connect(asked.append)
    QTest.mouseClick(stage.buttons.next, Left)
    assert asked == ["next-stage"]


# Room and rules


@pytest.mark.parametrize("width", [1024 - 56 - 48, 1280 - 184 - 48, 1920 - 224 - 360])
@pytest.mark.parametrize("reached", [0, 30, 66])
def test_the_head_has_room_for_all_its_words(
    stage: TimelineStage, width: int, reached: int, qapp: QApplication
) -> None:
    meet(stage, reached)
    stage.resize(width, 504)
    qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    qapp.processEvents()
    assert stage.width() == width
    assert stage.sentence.toolTip() == ""
    parts = [*stage.filter.buttons(), stage.buttons.more, stage.buttons.previous]
    for part in (*parts, stage.buttons.next):
        assert part.width() >= part.minimumSizeHint().width()
        assert min(part.width(), part.height()) >= 24
    ends = stage.buttons.next.mapTo(stage, stage.buttons.next.rect().topRight()).x()
    assert ends < stage.side.x()


def test_the_model_keeps_qts_rules_through_a_walk(session: ReviewSession) -> None:
    model, review = TimelineModel(), sixty()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for folded in (False, True):
        for reached in (0, 1, 40, 39, 66, 12):
            for kinds in (None, frozenset({Kind.ACTION})):
                walk = Walk(reached, len(review.entries), folded)
                model.show_review(review, Narrowed(kinds), [], walk)
                known = {entry.id for entry in review.entries[:reached]}
                for number in range(model.rowCount()):
                    entry = model.entry(number)
                    if entry is not None:
                        assert model.row_of(entry.id) == number
                        assert (entry.id in known) == (number < model.line)
                assert isinstance(model.table_row(model.line), RoomRow)
    model.show_review(review)
    assert model.line == -1


def test_milestones_are_as_many_as_the_review_of_sixty_promises() -> None:
    review = sixty()
    assert len(review.entries) >= 60
    assert len({seat.name for seat in review.seats}) == 11
    marked = [entry.milestone for entry in review.entries if entry.milestone]
    assert marked == [milestone for milestone in Milestone if milestone]
    assert review.accounts
    assert review.links
    assert all(note.text.startswith("PRIVATE") for note in review.notes)
