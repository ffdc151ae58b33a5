"""The Open stage as a facilitator meets it: words to read, rules in an order, who takes a part."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.method.stages import opening
from pmdesk.model.gestures import header, seats
from pmdesk.model.review import Review, Seat
from pmdesk.model.words import Stage
from pmdesk.store.library import Library
from pmdesk.ui.opening.rule_order import chosen, usual
from pmdesk.ui.opening.rule_row import RuleRow
from pmdesk.ui.opening.stage import OpenStage
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Show = Callable[[QWidget, int, int], QWidget]
Key, Left = Qt.Key, Qt.MouseButton.LeftButton
Alt = Qt.KeyboardModifier.AltModifier
NOW = datetime(2026, 10, 16, 8, 30, tzinfo=UTC)


def make(theme: Theme, session: ReviewSession, shown: Show, width: int = 1048) -> OpenStage:
    stage = OpenStage(theme, session)
    stage.use_room(Room(session, lambda text, bold: 10.0, lambda: NOW))
    session.changed.connect(stage.show_review)
    assert stage.room is not None
    stage.room.changed.connect(stage.show_room)
    stage.show_review(session.review)
    stage.show_room()
    shown(stage, width, 664)
    for _ in range(3):  # paragraphs take their height once they know their width
        QApplication.processEvents()
    return stage


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, shown: Show) -> OpenStage:
    return make(theme, session, shown)


@pytest.fixture
def empty(theme: Theme, empty_session: ReviewSession, shown: Show) -> OpenStage:
    return make(theme, empty_session, shown)


def begin(stage: OpenStage) -> None:
    assert stage.room is not None
    assert stage.room.begin()


def row(stage: OpenStage, text: str) -> RuleRow:
    found = stage.rules.list.row(text) or stage.rules.rest.row(text)
    assert found is not None
    return found


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    """Presses, moves in two steps and lets go, as a hand does."""
    none = Qt.KeyboardModifier.NoModifier
    middle = QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2)
    kinds = (
        (QEvent.Type.MouseButtonPress, start, Left, Left),
        (QEvent.Type.MouseMove, middle, Qt.MouseButton.NoButton, Left),
        (QEvent.Type.MouseMove, end, Qt.MouseButton.NoButton, Left),
        (QEvent.Type.MouseButtonRelease, end, Left, Qt.MouseButton.NoButton),
    )
    for kind, at, button, held in kinds:
        place = QPointF(at)
        event = QMouseEvent(kind, place, widget.mapToGlobal(place), button, held, none)
        QApplication.sendEvent(widget, event)


# The words


def test_the_methods_words_stand_there_until_somebody_writes_others(stage: OpenStage) -> None:
    assert stage.words.words.text() == opening().statement
    assert not stage.words.back.isVisible()
    QTest.mouseClick(stage.words.edit, Left)
    assert stage.words.field.hasFocus()
    stage.words.field.selectAll()
    QTest.keyClicks(stage.words.field, "Welcome, all.")
    QTest.keyClick(stage.words.field, Key.Key_Escape)
    assert stage.review.opening == "Welcome, all."
    assert stage.words.words.text() == "Welcome, all."
    assert not stage.words.field.isVisible()
    QTest.mouseClick(stage.words.back, Left)
    assert stage.review.opening == ""
    assert stage.words.words.text() == opening().statement
    stage.session.undo()
    assert stage.words.words.text() == "Welcome, all."


def test_words_that_are_emptied_or_the_usual_ones_are_the_usual_ones(stage: OpenStage) -> None:
    stage.session.do(header.set_opening, field="goal", value="Something else")
    for typed in ("", opening().goal):
        QTest.mouseClick(stage.goal.edit, Left)
        stage.goal.field.selectAll()
        QTest.keyClick(stage.goal.field, Key.Key_Delete)
        QTest.keyClicks(stage.goal.field, typed)
        QTest.keyClick(stage.goal.field, Key.Key_Return)
        assert stage.review.goal == ""
        assert stage.goal.words.text() == opening().goal


def test_it_says_how_long_the_words_take(stage: OpenStage) -> None:
    said = stage._aloud.said
    assert said.text() == "About 60 seconds"
    stage.session.do(header.set_opening, field="opening", value="word " * 450)
    assert said.text().startswith("About 3 minutes")
    stage.session.do(header.set_opening, field="opening", value="Welcome.")
    assert said.text() == "About 10 seconds"


# Ground rules


def test_the_eleven_rules_are_there_and_those_suggested_are_ticked(stage: OpenStage) -> None:
    assert tuple(r.rule for r in stage.rules.list.rows) == usual()
    assert len(stage.rules.list.rows) + len(stage.rules.rest.rows) == len(opening().rules) == 11
    assert [r.number for r in stage.rules.list.rows] == list(range(1, len(usual()) + 1))
    assert not any(r.isChecked() for r in stage.rules.rest.rows)


def test_a_rule_is_ticked_and_unticked_by_mouse_and_key(stage: OpenStage) -> None:
    other = stage.rules.rest.rows[0].rule
    QTest.mouseClick(row(stage, other), Left)
    assert stage.review.rules == (*usual(), other)
    assert "8 chosen" in stage.rules.said.text()
    assert stage.rules.said._role == "amber"
    row(stage, other).setFocus()
    QTest.keyClick(row(stage, other), Key.Key_Space)
    assert chosen(stage.review) == usual()
    assert row(stage, other).hasFocus()
    stage.session.undo()
    stage.session.undo()
    assert stage.review.rules == ()


def test_the_order_is_changed_by_keys_and_the_rule_keeps_the_focus(stage: OpenStage) -> None:
    first, second = usual()[:2]
    row(stage, first).setFocus()
    QTest.keyClick(row(stage, first), Key.Key_Down, Alt)
    assert stage.review.rules[:2] == (second, first)
    assert row(stage, first).hasFocus()
    assert row(stage, first).number == 2
    QTest.keyClick(row(stage, first), Key.Key_Up, Alt)
    QTest.keyClick(row(stage, first), Key.Key_Up, Alt)
    assert chosen(stage.review) == usual()


def test_a_key_after_the_one_that_took_the_rule_away_does_nothing_more(stage: OpenStage) -> None:
    gone = stage.rules.list.rows[0]
    QTest.keyClick(gone, Key.Key_Delete)
    for key in (Key.Key_Down, Key.Key_Delete):
        QTest.keyClick(gone, key)
    assert stage.review.rules == usual()[1:]


def test_the_order_is_changed_by_dragging(stage: OpenStage) -> None:
    first, third = usual()[0], row(stage, usual()[2])
    held = row(stage, first)
    end = held.mapFrom(stage, third.mapTo(stage, QPoint(60, third.height() - 2)))
    drag(held, QPoint(60, 10), end)
    assert stage.review.rules[:3] == (usual()[1], usual()[2], first)
    assert row(stage, first).isChecked()


def test_a_click_that_trembles_is_a_click_and_no_drag(stage: OpenStage) -> None:
    held = row(stage, usual()[0])
    drag(held, QPoint(60, 10), QPoint(62, 12))
    assert stage.review.rules == usual()[1:]


def test_a_rule_of_ones_own_is_added_reworded_and_stays_in_reach(stage: OpenStage) -> None:
    QTest.keyClicks(stage.rules.line, "  Cameras on  ")
    QTest.keyClick(stage.rules.line, Key.Key_Return)
    assert stage.review.rules == (*usual(), "Cameras on")
    assert stage.rules.line.text() == ""
    own = row(stage, "Cameras on")
    own.setFocus()
    QTest.keyClick(own, Key.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    QTest.keyClicks(editor, "Cameras as you like")
    QTest.keyClick(editor, Key.Key_Return)
    assert stage.review.rules == (*usual(), "Cameras as you like")
    assert row(stage, "Cameras as you like").hasFocus()
    stage.session.undo()
    assert stage.review.rules == (*usual(), "Cameras on")
    QTest.mouseClick(row(stage, "Cameras on"), Left)
    assert "Cameras on" in [r.rule for r in stage.rules.rest.rows]
    QTest.mouseClick(row(stage, "Cameras on"), Left)
    assert stage.review.rules[-1] == "Cameras on"


def test_the_last_rule_stays_and_says_so(stage: OpenStage) -> None:
    stage.session.do(header.set_rules, rules=("Only this",))
    QTest.mouseClick(row(stage, "Only this"), Left)
    assert stage.review.rules == ("Only this",)
    assert row(stage, "Only this").isChecked()
    assert "One rule at least" in stage.rules.said.text()
    QTest.mouseClick(stage.rules.back, Left)
    assert stage.review.rules == ()


def test_everything_a_drag_can_do_stands_in_the_menu(stage: OpenStage) -> None:
    first = row(stage, usual()[0])
    texts = [act.text() for act in stage.rules.list.menu_of(first).actions()]
    assert texts == ["Do not choose\tEnter", "Edit the words\tF2", "Up\tAlt+Up", "Down\tAlt+Down"]
    stage.rules.list.menu_of(first).actions()[-1].trigger()
    assert stage.review.rules[1] == first.rule


# People


def test_the_advocate_is_chosen_here(stage: OpenStage) -> None:
    seat = stage.review.seats[4]
    stage.advocate.choice.choose(seat.id)
    assert stage.review.advocate == seat.id
    assert not stage.advocate.hint.isVisible()
    stage.advocate.choice.choose(stage.review.facilitator)
    assert "no opinion" in stage.advocate.hint.text()
    assert stage.advocate.hint.isVisible()


def test_leaders_are_marked_and_named_with_what_to_ask_of_them(empty: OpenStage) -> None:
    assert not empty.leaders.mark.isVisible()
    for number in range(2):
        empty.session.do(seats.add_seat, id=f"s{number}", alias=f"Lead {number}", name="Bo Marten")
    assert "Nobody is marked" in empty.leaders.ask.text()
    QTest.mouseClick(empty.leaders.mark, Left)
    picker = empty._picker
    assert picker is not None
    QTest.keyClick(picker.filter, Key.Key_Down)
    QTest.keyClick(picker.filter, Key.Key_Return)
    assert [seat.leader for seat in empty.review.seats] == [False, True]
    assert empty.leaders.who.text() == "Lead 1"
    assert "speak last" in empty.leaders.ask.text()


def test_a_leader_who_is_not_in_the_meeting_is_said_to_be_away(stage: OpenStage) -> None:
    leader = next(seat for seat in stage.review.seats if seat.leader)
    begin(stage)
    assert stage.leaders.who.text() == leader.alias
    assert stage.room is not None
    stage.room.leave(leader.id)
    assert stage.leaders.who.text() == f"Not here: {leader.alias}"


def test_who_is_here_follows_the_room_and_leads_to_the_list(stage: OpenStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    begin(stage)
    assert stage.room is not None
    here = len(stage.room.present)
    assert stage.here.said.text() == f"{here} of {len(stage.review.seats)} seats"
    stage.room.leave(stage.room.present[0].id)
    assert stage.here.said.text().startswith(f"{here - 1} of")
    with qtbot.waitSignal(stage.acted) as asked:
        QTest.mouseClick(stage.here.open, Left)
    assert asked.args == ["attendance"]


def test_the_room_hears_who_was_affected_but_no_duration_and_no_cause(stage: OpenStage) -> None:
    assert stage.affected.facts is not None
    said = " ".join(fact.value for fact in stage.affected.facts)
    assert stage.review.impact_users in said
    assert stage.review.impact_duration not in said
    assert stage.review.summary not in said


def test_names_in_what_the_room_hears_are_masked(
    theme: Theme, library: Library, sample: Review, shown: Show
) -> None:
    named = Seat(id="n", name="Bo Marten", alias="On-call engineer")
    review = replace(sample, impact_failed="Bo Marten saw 300 errors", seats=(named,))
    library.add(review, "x")
    stage = make(theme, ReviewSession(library.session(review.id)), shown)
    assert stage.affected.facts is not None
    said = " ".join(fact.value for fact in stage.affected.facts)
    assert "On-call engineer saw 300 errors" in said
    assert "Marten" not in said


# The meeting


def test_a_meeting_shows_what_is_asked_in_the_room_and_more_on_demand(stage: OpenStage) -> None:
    assert stage.goal.isVisible()
    assert "more-fields" not in stage.handlers()
    begin(stage)
    live = (stage.words.words, stage.rules.list, stage.advocate.choice, stage.leaders, stage.here)
    drafts = (stage.goal, stage.words.edit, stage.rules.rest)
    assert all(part.isVisible() for part in live)
    assert not any(part.isVisible() for part in drafts)
    stage.handlers()["more-fields"]()
    assert all(part.isVisible() for part in (*live, *drafts))


def test_an_editor_that_is_open_is_put_away_when_the_meeting_begins(stage: OpenStage) -> None:
    QTest.mouseClick(stage.words.edit, Left)
    QTest.keyClicks(stage.words.field, "Hello. ")
    begin(stage)
    assert not stage.words.field.isVisible()
    assert stage.review.opening.startswith("Hello. ")
    assert stage.words.words.isVisible()


def test_a_captured_line_is_a_question(stage: OpenStage) -> None:
    assert stage.capture("How do the caches fill?")
    assert stage.review.questions[-1].text == "How do the caches fill?"


def test_an_empty_review_has_one_way_on(empty: OpenStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    assert "Nobody has a seat yet" in empty.advocate.hint.text()
    with qtbot.waitSignal(empty.go_to) as led:
        QTest.mouseClick(empty.affected.way, Left)
    assert led.args == [Stage.PREPARE]


# Room and order


@pytest.mark.parametrize(("width", "beside"), [(1048, True), (880, True), (640, False)])
def test_two_columns_where_there_is_room_and_nothing_is_wider_than_the_page(
    stage: OpenStage, width: int, beside: bool
) -> None:
    stage.resize(width, 504)
    QApplication.processEvents()
    assert stage.page.two_columns is beside
    assert (stage.page.right.x() > stage.page.left.x()) is beside
    for block in (*stage.page.left.blocks, *stage.page.right.blocks):
        right = block.mapTo(stage, QPoint(block.width(), 0)).x()
        assert block.isHidden() or right <= width
    assert stage.minimumSizeHint().width() < 400


def test_tab_goes_through_the_rules_in_their_order(stage: OpenStage) -> None:
    rows = [*stage.rules.list.rows, *stage.rules.rest.rows]
    rows[0].setFocus()
    for expected in (*rows[1:], stage.rules.line):
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, Key.Key_Tab)
        assert QApplication.focusWidget() is expected


def test_arrows_go_from_the_chosen_rules_to_the_others_and_back(stage: OpenStage) -> None:
    last, other = stage.rules.list.rows[-1], stage.rules.rest.rows[0]
    last.setFocus()
    QTest.keyClick(last, Key.Key_Down)
    assert other.hasFocus()
    QTest.keyClick(other, Key.Key_Up)
    assert last.hasFocus()
