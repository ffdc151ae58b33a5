"""The walk in the Timeline stage: the room line, what stays hidden, and what a meeting asks."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from pmdesk.model import audience as seen
from pmdesk.model.gestures import header, timeline
from pmdesk.model.narrowing import Narrowed
from pmdesk.model.times import entry_clock
from pmdesk.model.timetable import RoomRow
from pmdesk.model.words import Kind, Milestone, Precision, Stage, Support
from pmdesk.store.errors import LibraryFault
from pmdesk.store.library import Library
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.menus import entry_menu, more_menu
from pmdesk.ui.timeline.model import TimelineModel
from pmdesk.ui.timeline.stage import TimelineStage
from pmdesk.ui.timeline.walk import Walk
from tests.sixty import sixty
from tests.ui.walking import NOW, Show, act, current, ids, line, made, meet

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
    meet(stage, 24)
    QTest.mouseClick(stage.buttons.next, Left)
    assert line(stage) == (ids(stage)[:28], ids(stage)[28:])
    assert current(stage) == stage.review.entries[27]
    assert stage.panel.text.text() == current(stage).text
    table, rows = stage.table, stage.table.rows
    seen = table.viewport().rect()
    for row in (rows.line - 1, rows.line, rows.line + 1):
        assert seen.contains(table.visualRect(rows.index(row, 0)).center())
    assert stage.sentence.text().startswith("10 key moments left")
    assert rows.line_texts()[1] == "38 later entries stay hidden"


def test_the_walk_begins_at_the_earliest_entry_and_goes_from_key_moment_to_key_moment(
    stage: TimelineStage,
) -> None:
    room = meet(stage)
    stops = []
    while not room.through:
        stage.handlers()["next-moment"]()
        stops.append(len(room.reached) - 1)
    keys = [n for n, e in enumerate(stage.review.entries) if e.star or e.milestone]
    assert stops == [0, *keys, 65]


def test_behind_the_last_moment_the_same_key_leads_to_the_agreement(
    stage: TimelineStage,
) -> None:
    room = meet(stage)
    while not room.through:
        stage.handlers()["next-moment"]()
    stage.handlers()["next-moment"]()
    focus = QApplication.focusWidget()
    assert focus is stage.ending.agreed
    QTest.keyClick(focus, Qt.Key.Key_Return)
    assert stage.table.hasFocus(), "a second Enter takes nothing back"
    stage.session.do(header.agree_timeline, at=stage.review.entries[0].at)
    assert "next-moment" not in stage.handlers()


def test_a_finer_step_goes_entry_by_entry(stage: TimelineStage) -> None:
    room = meet(stage, 10)
    for _ in range(3):
        stage.handlers()["next-entry"]()
    assert len(room.reached) == 13


def test_where_nothing_is_marked_every_entry_is_a_stop(stage: TimelineStage) -> None:
    for entry in stage.review.entries:
        stage.session.do(timeline.set_star, id=entry.id, star=False)
        stage.session.do(timeline.set_milestone, id=entry.id, milestone=Milestone.NONE)
    room = meet(stage, 10)
    stage.handlers()["next-moment"]()
    assert len(room.reached) == 11
    stage.handlers()["previous-moment"]()
    assert current(stage) == stage.review.entries[9]


def test_reading_again_keeps_the_place_and_one_key_returns_to_it(stage: TimelineStage) -> None:
    room = meet(stage, 30)
    before = line(stage)
    for _ in range(2):
        QTest.mouseClick(stage.buttons.previous, Left)
    assert current(stage) == room.current == stage.review.entries[27]
    assert stage.strip.marks.now == ids(stage)[27]
    assert line(stage) == before
    assert stage.sentence.text().startswith("Reading again")
    assert stage.buttons.next.accessibleName() == "Back to where we were"
    QTest.mouseClick(stage.buttons.next, Left)
    assert current(stage) == room.current == stage.review.entries[29]
    assert "back-to-line" not in stage.handlers()
    assert line(stage) == before


def test_whoever_reads_again_stops_at_the_line(stage: TimelineStage) -> None:
    room = meet(stage, 30)
    for _ in range(3):
        stage.handlers()["previous-moment"]()
    for _ in range(3):
        assert room.looks_back
        stage.handlers()["next-moment"]()
    assert not room.looks_back
    assert len(room.reached) == 30


@pytest.mark.parametrize("part", ["text", "account"])
def test_a_step_out_of_a_field_leaves_the_focus_in_the_timeline(
    stage: TimelineStage, part: str
) -> None:
    meet(stage, 3)
    stage.activateWindow()
    stage.panel.accounts.remember.click()
    account = stage.panel.accounts.fields[-1].text
    field = account if part == "account" else stage.panel.text
    field.setFocus()
    QTest.keyClicks(field, "As I saw it")
    stage.handlers()["next-moment"]()
    assert stage.table.hasFocus()
    told = stage.review.accounts[-1].text if part == "account" else stage.review.entries[2].text
    assert "As I saw it" in told


def test_at_the_first_moment_there_is_no_way_back(stage: TimelineStage) -> None:
    meet(stage, 2)
    stage.handlers()["previous-moment"]()
    assert "previous-moment" not in stage.handlers()
    assert not stage.buttons.previous.isEnabled()


@pytest.mark.parametrize("shared", [False, True])
def test_the_pace_is_for_the_facilitator_alone(stage: TimelineStage, shared: bool) -> None:
    room = meet(stage, 30, shared=shared)
    room.go_to_stage(Stage.TIMELINE)
    stage.resize(1500, 640)
    assert ("9 key moments left" in stage.sentence.text()) is not shared
    assert ("25 min" in stage.sentence.text()) is not shared


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
    room.walk_on()
    room.reach(stage.review.entries[3])
    assert changes == [("out", 1), ("in", 1)] * 2
    assert line(stage)[0] == ids(stage)[:4]


def test_typing_in_a_meeting_moves_no_row(stage: TimelineStage) -> None:
    meet(stage, 30)
    changes: list[int] = []
    stage.table.rows.rowsRemoved.connect(lambda *_: changes.append(1))
    stage.acts.edit()
    QTest.keyClicks(stage.panel.text, "Told anew")
    stage.panel.flush()
    assert stage.review.entries[29].text == "Told anew"
    assert not changes
    assert line(stage)[0] == ids(stage)[:30]


def test_words_that_are_still_typed_stay_with_their_entry(stage: TimelineStage) -> None:
    meet(stage, 30)
    stage.acts.edit()
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
        room.walk_on(finely=True)
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
    reached = stage.room.reached
    stage.handlers()["next-moment"]()
    assert stage.room.reached == reached, "nothing comes behind the last moment"
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


# A wrong time is mended on the way


def mend(stage: TimelineStage, text: str) -> None:
    stage.handlers()["mend-time"]()
    assert stage.panel.time.hasFocus()
    QTest.keyClicks(stage.panel.time, text)


def test_a_time_is_mended_without_leaving_the_walk(stage: TimelineStage) -> None:
    room = meet(stage, 30)
    entry = stage.review.entries[29]
    stage.table.choose(ids(stage)[3])
    earlier = entry_clock(replace(entry, at=entry.at - timedelta(minutes=1)), stage.review.zone)
    mend(stage, earlier)
    assert earlier in stage.panel.read.text()
    QTest.keyClick(stage.panel.time, Key.Key_Return)
    assert stage.table.hasFocus()
    assert room.current is not None
    assert entry_clock(room.current, stage.review.zone) == earlier
    assert room.current.id == entry.id == current(stage).id
    assert len(room.reached) == 30


def test_what_is_no_time_keeps_the_caret(stage: TimelineStage) -> None:
    meet(stage, 30)
    mend(stage, "half past")
    QTest.keyClick(stage.panel.time, Key.Key_Return)
    assert stage.panel.time.hasFocus()


def test_an_entry_that_is_mended_past_the_line_leaves_the_room_where_it_was(
    stage: TimelineStage,
) -> None:
    room = meet(stage, 30)
    entry, before, after = stage.review.entries[29], *ids(stage)[28:31:2]
    later = stage.review.entries[31].at
    mend(stage, entry_clock(replace(entry, at=later), stage.review.zone))
    QTest.keyClick(stage.panel.time, Key.Key_Return)
    assert [row.id for row in room.reached][-1] == before
    assert current(stage).id == before
    assert find_text(stage, after) not in repr(room.audience())
    assert entry.text not in repr(room.audience())


# The end


def ended(stage: TimelineStage) -> Room:
    room = meet(stage, 60)
    while not room.through:
        stage.handlers()["next-moment"]()
    return room


def test_at_the_end_the_room_is_asked_whether_this_is_how_it_was(stage: TimelineStage) -> None:
    room = meet(stage, 60)
    assert not stage.ending.isVisible()
    room = ended(stage)
    assert stage.ending.isVisible()
    assert room.audience().prompt == "Is this how it was?"
    QTest.mouseClick(stage.ending.show_it, Left)
    assert room.prompt == ""


def test_something_missing_becomes_an_entry_at_its_place(stage: TimelineStage) -> None:
    room = ended(stage)
    at = stage.review.entries[40]
    stage.table.choose(at.id)
    QTest.mouseClick(stage.ending.missing, Left)
    field = stage.ending.line.field
    assert entry_clock(at, stage.review.zone) in field.placeholderText()
    QTest.keyClicks(field, "I called the vendor")
    QTest.mouseClick(stage.ending.line.entry, Left)
    made = current(stage)
    assert (made.text, made.at) == ("I called the vendor", at.at)
    assert made in room.reached
    assert not stage.ending.line.isVisible()


def test_something_missing_at_the_very_end_stays_known_to_the_room(stage: TimelineStage) -> None:
    room = ended(stage)
    QTest.mouseClick(stage.ending.missing, Left)
    QTest.keyClicks(stage.ending.line.field, "and a mail went out")
    QTest.mouseClick(stage.ending.line.entry, Left)
    assert room.through
    assert current(stage) in room.reached


def test_something_missing_with_a_time_of_its_own_stands_there(stage: TimelineStage) -> None:
    ended(stage)
    near = stage.review.entries[40]
    stage.table.choose(near.id)
    clock = entry_clock(replace(near, at=near.at + timedelta(minutes=3)), stage.review.zone)
    QTest.mouseClick(stage.ending.missing, Left)
    QTest.keyClicks(stage.ending.line.field, f"{clock} I looked at the other graph")
    QTest.keyClick(stage.ending.line.field, Key.Key_Return)
    assert current(stage).text == "I looked at the other graph"
    assert current(stage).at == near.at + timedelta(minutes=3)


def test_something_missing_may_wait_as_a_question_at_its_place(stage: TimelineStage) -> None:
    ended(stage)
    at = ids(stage)[40]
    stage.table.choose(at)
    QTest.mouseClick(stage.ending.missing, Left)
    QTest.keyClicks(stage.ending.line.field, "Who told the shops?")
    QTest.mouseClick(stage.ending.line.question, Left)
    asked = stage.review.questions[-1]
    assert (asked.text, asked.entry) == ("Who told the shops?", at)


def test_escape_puts_the_line_for_what_is_missing_away(stage: TimelineStage) -> None:
    ended(stage)
    QTest.mouseClick(stage.ending.missing, Left)
    QTest.keyClicks(stage.ending.line.field, "Who")
    QTest.keyClick(stage.ending.line.field, Key.Key_Escape)
    assert not stage.ending.line.isVisible()
    assert stage.ending.line.field.text() == ""
    assert stage.table.hasFocus()


def test_a_contested_moment_has_both_accounts_beside_each_other(stage: TimelineStage) -> None:
    room = ended(stage)
    entry = stage.review.entries[40]
    stage.table.choose(entry.id)
    QTest.mouseClick(stage.ending.contested, Left)
    field = stage.panel.accounts.fields[-1].text
    assert field.hasFocus()
    QTest.keyClicks(field, "It was the night before")
    field.flush()
    assert current(stage).support is Support.CONTESTED
    room.go_to_stage(Stage.TIMELINE)
    room.read_again(current(stage))
    body = room.audience().body
    assert isinstance(body, seen.Walk)
    moment = body.moments[-1]
    assert (moment.support_word, moment.contested) == ("Contested", True)
    assert moment.accounts[-1].endswith("It was the night before")


def test_where_nothing_can_be_written_a_moment_cannot_be_contested(
    stage: TimelineStage, library: Library
) -> None:
    ended(stage)
    entry = stage.review.entries[40]
    stage.table.choose(entry.id)
    library.read_only = LibraryFault("It is write-protected.", "")
    QTest.mouseClick(stage.ending.contested, Left)
    assert current(stage).support is not Support.CONTESTED
    assert stage.panel.accounts.fields == []


def test_the_room_may_agree_with_contested_entries_which_stay_listed(stage: TimelineStage) -> None:
    room = ended(stage)
    stage.table.choose(ids(stage)[40])
    QTest.mouseClick(stage.ending.contested, Left)
    QTest.mouseClick(stage.ending.agreed, Left)
    assert stage.review.timeline_agreed == NOW
    stage.table.choose(ids(stage)[3])
    QApplication.processEvents()
    listed = [b for b in stage.ending.findChildren(QPushButton) if b.property("role") == "link"]
    shown = [b for b in listed if b.isVisible()]
    QTest.mouseClick(shown[-1], Left)
    assert current(stage).id == ids(stage)[40]
    assert stage.ending.question.text().startswith("The room agreed at")
    assert room.through


def test_the_same_action_takes_the_agreement_back(stage: TimelineStage) -> None:
    ended(stage)
    QTest.mouseClick(stage.ending.agreed, Left)
    assert stage.ending.agreed.accessibleName() == "Take the agreement back"
    QTest.mouseClick(stage.ending.agreed, Left)
    assert stage.review.timeline_agreed is None
    assert stage.ending.question.text() == "Is this how it was?"


@pytest.mark.parametrize("height", [560, 600, 664])
def test_the_line_stays_in_sight_when_something_takes_room(
    stage: TimelineStage, qapp: QApplication, height: int
) -> None:
    stage.resize(1096, height)
    meet(stage, len(stage.review.entries) - 1)
    table = stage.table
    stage.narrow.hide()
    act(stage, "next-moment")
    for shown in (True, False, True):
        stage.narrow.setVisible(shown)
        qapp.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        qapp.processEvents()
        line = table.visualRect(table.rows.index(table.rows.line, 0))
        assert line.bottom() <= table.viewport().height()
