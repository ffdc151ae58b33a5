"""The walk in the Timeline stage: the room line, what stays hidden, and what a meeting asks."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.audience import Audience
from pmdesk.model.gestures import header, timeline
from pmdesk.model.review import Entry
from pmdesk.model.text import new_id
from pmdesk.model.timetable import LaterRow, RoomRow
from pmdesk.model.words import Kind, Milestone, Precision
from pmdesk.store.library import Library
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.menus import entry_menu, more_menu
from pmdesk.ui.timeline.model import TimelineModel
from pmdesk.ui.timeline.stage import TimelineStage
from pmdesk.ui.timeline.walk import Walk
from tests.sixty import sixty

Show = Callable[[QWidget, int, int], QWidget]
Key, Modifier, Left = Qt.Key, Qt.KeyboardModifier, Qt.MouseButton.LeftButton
ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
NOW = datetime(2026, 9, 7, 10, tzinfo=UTC)


class Screen:
    """An audience window: while there is one, the console is not what is shared."""

    def show_audience(self, audience: Audience) -> None: ...
    def set_frozen(self, frozen: bool) -> None: ...
    def set_blank(self, blank: bool) -> None: ...


@pytest.fixture
def session(library: Library, qapp: QApplication) -> ReviewSession:
    """The review of 66 entries."""
    review = sixty()
    library.add(review, "New review")
    return ReviewSession(library.session(review.id))


@pytest.fixture
def room(session: ReviewSession) -> Room:
    return Room(session, lambda text, bold: 12.0 * len(text), lambda: NOW)


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, room: Room, shown: Show) -> TimelineStage:
    """The stage as the console has it: what its buttons stand for is done."""
    made = TimelineStage(theme, session, lambda _: None)
    session.changed.connect(made.show_review)
    room.changed.connect(made.show_room)
    made.use_room(room)
    made.acted.connect(lambda key: act(made, key))
    made.show_review(session.review)
    made.show_room()
    shown(made, 1096, 640)
    return made


def act(stage: TimelineStage, key: str) -> None:
    room = stage.room
    assert room is not None
    others: dict[str, Callable[[], object]] = {
        "private-parts": lambda: room.open_private(not room.private_open),
        "agree-timeline": lambda: stage.session.do(header.agree_timeline, at=NOW),
    }
    {**others, **stage.handlers()}[key]()


def meet(stage: TimelineStage, reached: int = 0, *, shared: bool = False) -> Room:
    """A meeting runs and has reached so many entries; `shared` is without an audience window."""
    room = stage.room
    assert room is not None
    if not shared:
        room.use_screen(Screen())
    room.begin()
    if reached:
        room.reach(stage.review.entries[reached - 1])
    return room


def line(stage: TimelineStage) -> tuple[list[str], list[str]]:
    """The ids of the entries above and below the room line, as the table shows them."""
    rows, above, below = stage.table.rows, list[str](), list[str]()
    for number in range(rows.rowCount()):
        entry = rows.entry(number)
        if entry is not None:
            (above if number < rows.line else below).append(entry.id)
    return above, below


def ids(stage: TimelineStage) -> list[str]:
    return [entry.id for entry in stage.review.entries]


def current(stage: TimelineStage) -> Entry:
    entry = stage.table.current()
    assert entry is not None
    return entry


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


# While this window may be shared


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


# Where somebody was


def test_a_place_is_returned_to(
    theme: Theme, stage: TimelineStage, session: ReviewSession, shown: Show
) -> None:
    stage.filter.buttons()[2].click()
    stage.table.choose(next(e.id for e in stage.review.entries[20:] if e.kind is Kind.ACTION))
    stage.table.verticalScrollBar().setValue(300)
    kept = stage.place()
    other = TimelineStage(theme, session, lambda _: None)
    other.show_review(session.review)
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
    order += [panel.source, panel.star, panel.known]
    seen = [panel.time]
    while seen[-1] is not panel.known and len(seen) < 20:
        QTest.keyClick(seen[-1], Key.Key_Tab)
        seen.append(QApplication.focusWidget())  # type: ignore[arg-type]
    assert seen == order


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
    assert ends < stage.panel.x()


def test_the_model_keeps_qts_rules_through_a_walk(session: ReviewSession) -> None:
    model, review = TimelineModel(), sixty()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for folded in (False, True):
        for reached in (0, 1, 40, 39, 66, 12):
            for kinds in (None, frozenset({Kind.ACTION})):
                walk = Walk(reached, len(review.entries), folded)
                model.show_review(review, kinds, [], walk)
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
