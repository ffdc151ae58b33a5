"""Factors in the room: what it looks at, what waits for drafting, and categories that are empty."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.method.categories import alone_answers, category
from pmdesk.model.gestures import factors
from pmdesk.model.review import Factor, find
from pmdesk.model.words import ProblemClass, RoomView, Stage, Weight
from pmdesk.ui.factors.stage import FactorsStage
from pmdesk.ui.lessons.stage import LessonsStage
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Key, Mouse = Qt.Key, Qt.MouseButton
NOW = datetime(2026, 10, 16, 8, 30, tzinfo=UTC)
Show = Callable[..., QWidget]


@pytest.fixture
def room(session: ReviewSession) -> Room:
    return Room(session, lambda text, bold: 8.0 * len(text), lambda: NOW)


@pytest.fixture
def stack(
    theme: Theme, session: ReviewSession, room: Room, shown: Show, qtbot: QtBot
) -> QStackedWidget:
    """Factors and Lessons as the console holds them, Factors in front."""
    stack = QStackedWidget()
    stage = FactorsStage(theme, session)
    for view in (stage, LessonsStage(theme, session)):
        view.use_room(room)
        stack.addWidget(view)
        view.show_review(session.review)
    session.changed.connect(stage.show_review)
    room.changed.connect(stage.show_room)
    shown(stack, 1096, 690)
    stage.show_room()
    return stack


@pytest.fixture
def stage(stack: QStackedWidget) -> FactorsStage:
    view = stack.widget(0)
    assert isinstance(view, FactorsStage)
    return view


@pytest.fixture
def meeting(stage: FactorsStage, room: Room) -> FactorsStage:
    """The stage in a meeting that has come to it, as the console enters it."""
    room.begin()
    room.go_to_stage(Stage.FACTORS)
    stage.focus_first()
    return stage


def without(stage: FactorsStage, key: str) -> None:
    for factor in stage.review.factors:
        if factor.category == key:
            stage.session.do(factors.delete_factor, id=factor.id)


def first(stage: FactorsStage, key: str) -> Factor:
    return next(factor for factor in stage.review.factors if factor.category == key)


def asked(stage: FactorsStage) -> list[tuple[str, Callable[[], object], Callable[[], object]]]:
    """What the stage says for the message line, with the acts of its two buttons."""
    said: list[tuple[str, Callable[[], object], Callable[[], object]]] = []
    stage.said.connect(lambda text, way, act, other, other_act: said.append((text, act, other_act)))
    return said


# What the room looks at


def test_entering_the_stage_shows_the_whole_board(meeting: FactorsStage, room: Room) -> None:
    assert isinstance(QApplication.focusWidget(), type(next(iter(meeting.board.cards.values()))))
    assert room.focus == ""
    assert meeting.whole.isHidden()


def test_the_room_follows_the_card_with_the_focus(
    qtbot: QtBot, meeting: FactorsStage, room: Room
) -> None:
    ids = [card.id for card in meeting.board.plan[0].cards]
    qtbot.keyClick(meeting.board.cards[ids[0]], Key.Key_Down)
    assert room.focus == ids[1]
    body = room.audience().body
    assert body.focus.text in find(meeting.review.factors, ids[1]).text.replace("`", "")
    assert meeting.board.cards[ids[1]].watched
    assert "The room looks at it" in meeting.board.cards[ids[1]].accessibleName()


def test_the_whole_board_comes_back_by_link_key_and_action(
    qtbot: QtBot, meeting: FactorsStage, room: Room
) -> None:
    card = meeting.board.cards[first(meeting, "process").id]
    meeting.board.focus_on(card)
    assert room.focus == card.plan.id
    qtbot.mouseClick(meeting.whole, Mouse.LeftButton)
    assert room.focus == ""
    assert not card.watched
    card.setFocus()
    qtbot.keyClick(card, Key.Key_R)
    assert room.focus == card.plan.id
    qtbot.keyClick(card, Key.Key_R)
    assert room.focus == ""
    assert "whole-board" not in meeting.handlers()
    qtbot.keyClick(card, Key.Key_R)
    meeting.handlers()["whole-board"]()
    assert room.focus == ""


def test_coming_back_to_the_same_card_does_not_call_the_room(
    meeting: FactorsStage, room: Room
) -> None:
    card = meeting.board.cards[first(meeting, "process").id]
    meeting.board.focus_on(card)
    room.look_at("")
    meeting.add_button.setFocus()
    card.setFocus()
    assert room.focus == ""


def test_alone_nobody_looks(qtbot: QtBot, stage: FactorsStage, room: Room) -> None:
    room.go_to_stage(Stage.FACTORS)
    stage.board.focus_on(stage.board.cards[first(stage, "process").id])
    assert room.focus == ""
    menu = stage.menu_of(first(stage, "process").id)
    assert not any("room" in act.text() for act in menu.actions())


def test_an_open_audience_is_enough_to_follow(stage: FactorsStage, room: Room) -> None:
    class Blind:
        def show_audience(self, audience: object) -> None: ...
        def set_frozen(self, frozen: bool) -> None: ...
        def set_blank(self, blank: bool) -> None: ...

    room.go_to_stage(Stage.FACTORS)
    room.use_screen(Blind())
    card = stage.board.cards[first(stage, "process").id]
    stage.board.focus_on(card)
    assert room.focus == card.plan.id
    assert room.view is RoomView.LIVE


def test_a_card_is_shown_when_it_is_stored_and_not_while_it_is_typed(
    qtbot: QtBot, meeting: FactorsStage, room: Room
) -> None:
    meeting.add()
    field = QApplication.focusWidget()
    qtbot.keyClicks(field, "Zanzibar is not stored")
    assert room.focus == ""
    assert "Zanzibar" not in repr(room.audience())
    qtbot.keyClick(field, Key.Key_Return)
    added = meeting.review.factors[-1]
    assert added.text == "Zanzibar is not stored"
    assert room.focus == added.id


# Live and draft


def test_a_meeting_leaves_weights_and_the_class_for_later(
    qtbot: QtBot, meeting: FactorsStage, room: Room
) -> None:
    heavy = next(f for f in meeting.review.factors if f.weight is Weight.PRIMARY)
    buttons = {made.text(): made for made in meeting.view.buttons()}
    assert not buttons["Class of problem"].isVisible()
    assert meeting.board.cards[heavy.id].factor.weight is Weight.NONE
    meeting.handlers()["more-fields"]()
    assert buttons["Class of problem"].isVisible()
    assert meeting.board.cards[heavy.id].factor.weight is Weight.PRIMARY
    qtbot.mouseClick(meeting.density.more, Mouse.LeftButton)
    assert not buttons["Class of problem"].isVisible()
    room.end()
    assert buttons["Class of problem"].isVisible()
    assert "more-fields" not in meeting.handlers()


def test_a_meeting_that_begins_leads_back_to_the_cards(
    qtbot: QtBot, stage: FactorsStage, room: Room
) -> None:
    qtbot.mouseClick(stage.view.buttons()[2], Mouse.LeftButton)
    assert stage.class_form.isVisible()
    assert not stage.board.isVisible()
    room.begin()
    assert stage.board.isVisible()
    assert stage.view.value() == "category"


def test_the_class_of_problem_is_answered_and_undone(
    qtbot: QtBot, stage: FactorsStage, session: ReviewSession
) -> None:
    qtbot.mouseClick(stage.view.buttons()[2], Mouse.LeftButton)
    form = stage.class_form
    qtbot.mouseClick(form.kind.buttons()[1], Mouse.LeftButton)
    assert session.review.class_kind is ProblemClass.BUG
    growth = form.fields["class_growth"]
    before = growth.text()
    growth.setFocus()
    growth.selectAll()
    qtbot.keyClicks(growth, "With each region")
    qtbot.keyClick(growth, Key.Key_Return)
    assert session.review.class_growth == "With each region"
    session.undo()
    assert growth.text() == before
    session.undo()
    assert form.kind.value() is ProblemClass.UNFORESEEN


def test_what_one_alone_would_have_prevented_is_counted_at_the_foot(
    qtbot: QtBot, stage: FactorsStage, session: ReviewSession
) -> None:
    assert stage.foot.count.text() == "Yes for 1 of 10"
    other = next(f for f in session.review.factors if f.alone != alone_answers()[0])
    stage.open_details(other.id)
    qtbot.mouseClick(stage.popover.content.alone.buttons()[1], Mouse.LeftButton)
    assert find(session.review.factors, other.id).alone == alone_answers()[0]
    assert stage.foot.count.text() == "Yes for 2 of 10"
    qtbot.mouseClick(stage.popover.content.alone.buttons()[0], Mouse.LeftButton)
    assert stage.foot.count.text() == "1 of 10 so far"
    session.undo()
    assert stage.foot.count.text() == "Yes for 2 of 10"


# Categories


def test_each_category_has_its_examples(qtbot: QtBot, stage: FactorsStage) -> None:
    for column in stage.board.columns:
        known = category(column.plan.key)
        qtbot.mouseClick(column.links.made["examples"], Mouse.LeftButton)
        content = stage.popover.content
        assert known.examples[0] in content.accessibleDescription()
        qtbot.keyClick(content.add, Key.Key_Escape)
        assert stage.popover is None


def test_examples_lead_to_a_card_of_their_category(
    qtbot: QtBot, stage: FactorsStage, session: ReviewSession
) -> None:
    stage.show_examples("organizational")
    qtbot.keyClick(stage.popover.content.add, Key.Key_Space)
    qtbot.keyClicks(QApplication.focusWidget(), "Two people share one rota")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert session.review.factors[-1].category == "organizational"


def test_leaving_with_an_empty_category_asks_once_and_goes_on(meeting: FactorsStage) -> None:
    without(meeting, "process")
    said = asked(meeting)
    assert meeting.may_leave(Stage.LESSONS), "nothing is held up"
    assert [text for text, _, _ in said] == [
        "Nothing under Process yet. What about checks, handovers?"
    ]
    assert meeting.may_leave(Stage.LESSONS)
    assert len(said) == 1


def test_several_empty_categories_are_asked_in_one_sentence(meeting: FactorsStage) -> None:
    for key in ("process", "environmental"):
        without(meeting, key)
    said = asked(meeting)
    meeting.may_leave(Stage.LESSONS)
    assert said[0][0] == "Nothing under Process and Environmental yet. What about these?"


def test_add_leads_back_to_a_card_there(
    qtbot: QtBot, stack: QStackedWidget, meeting: FactorsStage
) -> None:
    without(meeting, "process")
    said = asked(meeting)
    meeting.go_to.connect(lambda stage: stack.setCurrentIndex(0))
    meeting.may_leave(Stage.LESSONS)
    stack.setCurrentIndex(1)
    said[0][1]()
    qtbot.keyClicks(QApplication.focusWidget(), "The list asks about pods")
    qtbot.keyClick(QApplication.focusWidget(), Key.Key_Return)
    assert meeting.review.factors[-1].category == "process"


def test_nothing_here_is_kept_and_not_asked_again(meeting: FactorsStage) -> None:
    without(meeting, "process")
    said = asked(meeting)
    meeting.may_leave(Stage.LESSONS)
    said[0][2]()
    column = meeting.board.columns[1]
    assert column.links.note.text() == "Asked: nothing here"
    assert [row.excerpt for row in meeting.review.dismissals] == ["process"]
    meeting.session.undo()
    assert column.links.note.isHidden()


def test_nothing_here_below_an_empty_column(qtbot: QtBot, stage: FactorsStage) -> None:
    assert "nothing" not in stage.board.columns[1].links.made
    without(stage, "process")
    qtbot.mouseClick(stage.board.columns[1].links.made["nothing"], Mouse.LeftButton)
    assert [row.excerpt for row in stage.review.dismissals] == ["process"]
    assert stage.board.columns[1].ask.hasFocus()
    assert "nothing" not in stage.board.columns[1].links.made


@pytest.mark.parametrize("how", ["alone", "elsewhere", "all asked"])
def test_nobody_is_asked_without_need(stage: FactorsStage, room: Room, how: str) -> None:
    said = asked(stage)
    if how != "all asked":
        without(stage, "process")
    if how != "alone":
        room.begin()
    if how == "all asked":
        room.go_to_stage(Stage.FACTORS)
    assert stage.may_leave(Stage.LESSONS)
    assert said == []


# Where somebody was


def test_a_place_brings_back_view_card_and_scroll(
    theme: Theme, session: ReviewSession, stage: FactorsStage, room: Room, shown: Show, qtbot: QtBot
) -> None:
    last = stage.board.plan[0].cards[-1].id
    stage.board.focus_on(stage.board.cards[last])
    bar = stage.board.columns[0].area.verticalScrollBar()
    bar.setValue(bar.maximum())
    place = stage.place()
    assert bar.value() > 0
    again = FactorsStage(theme, session)
    again.use_room(room)
    again.show_review(session.review)
    again.restore_place(place)
    shown(again, 1096, 690)
    again.focus_first()
    assert again.board.cards[last].hasFocus()
    column = again.board.columns[0]
    qtbot.waitUntil(lambda: column.area.verticalScrollBar().value() == bar.value())


def test_the_view_comes_back_and_odd_places_are_passed_by(
    theme: Theme, session: ReviewSession, stage: FactorsStage
) -> None:
    stage.view.buttons()[1].click()
    again = FactorsStage(theme, session)
    again.show_review(session.review)
    again.restore_place(stage.place())
    assert again.by_group
    for odd in ({"view": 7, "card": [], "columns": "x"}, {"card": "gone", "columns": {"a": "b"}}):
        again.restore_place(odd)
    assert again.by_group


def test_the_focus_stays_on_the_stage_when_a_view_goes(
    qtbot: QtBot, meeting: FactorsStage, room: Room
) -> None:
    meeting.more_fields()
    qtbot.mouseClick(meeting.view.buttons()[2], Mouse.LeftButton)
    meeting.class_form.fields["class_trend"].setFocus()
    meeting.more_fields()
    assert meeting.view.isAncestorOf(QApplication.focusWidget())
