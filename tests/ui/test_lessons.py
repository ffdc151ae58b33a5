"""The Lessons stage: the same board, with the four kinds as columns and text alone."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from pmdesk.method.sections import lesson_guides
from pmdesk.model.gestures import lessons
from pmdesk.model.review import find
from pmdesk.model.words import LessonKind
from pmdesk.ui.board.card import card_data
from pmdesk.ui.lessons.stage import LessonsStage

Key, Mouse = Qt.Key, Qt.MouseButton
Alt = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def stage(theme, session, shown) -> LessonsStage:
    stage = LessonsStage(theme, session)
    session.changed.connect(stage.show_review)
    shown(stage, 1096, 690)
    stage.show_review(session.review)
    return stage


def focus():
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_four_columns_hold_the_lessons(stage, session):
    assert [column.key for column in stage.board.plan] == [kind.value for kind in LessonKind]
    for column in stage.board.plan:
        wanted = [row.id for row in session.review.lessons if row.kind == column.key]
        assert [card.id for card in column.cards] == wanted


def test_a_lesson_is_added_edited_and_undone(stage, session, qtbot):
    qtbot.mouseClick(stage.board.columns[3].ask, Mouse.LeftButton)
    qtbot.keyClicks(focus(), "It was a Wednesday")
    qtbot.keyClick(focus(), Key.Key_Return)
    added = session.review.lessons[-1]
    assert (added.text, added.kind) == ("It was a Wednesday", LessonKind.LUCKY)
    qtbot.keyClick(focus(), Key.Key_F2)
    qtbot.keyClicks(focus(), ", not a Sunday")
    qtbot.keyClick(focus(), Key.Key_Escape)
    assert session.review.lessons[-1].text == "It was a Wednesday, not a Sunday"
    session.undo()
    session.undo()
    assert find(session.review.lessons, added.id) is None
    assert added.id not in stage.board.cards


def test_keys_move_a_lesson(stage, session, qtbot):
    lesson = next(row for row in session.review.lessons if row.kind is LessonKind.WENT_WELL)
    card = stage.board.cards[lesson.id]
    stage.board.focus_on(card)
    qtbot.keyClick(card, Key.Key_Right, Alt)
    assert find(session.review.lessons, lesson.id).kind is LessonKind.COULD_GO_BETTER
    assert focus() is card
    session.undo()
    assert find(session.review.lessons, lesson.id) == lesson


def test_a_lesson_is_dropped_into_another_column(stage, session):
    lesson = session.review.lessons[0]
    column = stage.board.columns[2]
    at, data = QPoint(column.x() + 50, column.height() - 30), card_data(lesson.id)
    none, left, move = Qt.KeyboardModifier.NoModifier, Mouse.LeftButton, Qt.DropAction.MoveAction
    QApplication.sendEvent(stage.board.row, QDragEnterEvent(at, move, data, left, none))
    QApplication.sendEvent(stage.board.row, QDragMoveEvent(at, move, data, left, none))
    QApplication.sendEvent(stage.board.row, QDropEvent(QPointF(at), move, data, left, none))
    assert find(session.review.lessons, lesson.id).kind is LessonKind.SURPRISED


def test_delete_and_menu(stage, session, qtbot):
    lesson = session.review.lessons[0]
    texts = [action.text() for action in stage.menu_of(lesson.id).actions() if action.text()]
    assert texts == ["Edit\tEnter", "Move to", "Delete\tDel"]
    stage.menu_of(lesson.id).actions()[-1].trigger()
    assert lesson.id not in stage.board.cards
    session.undo()
    assert lesson.id in stage.board.cards


def test_capture_and_an_empty_stage(theme, empty_session, shown):
    stage = LessonsStage(theme, empty_session)
    empty_session.changed.connect(stage.show_review)
    shown(stage, 968, 530)
    stage.show_review(empty_session.review)
    assert stage.capture("The pager was loud enough")
    assert empty_session.review.lessons[0].kind is LessonKind.WENT_WELL
    assert stage.minimumSizeHint().height() <= 500


def test_each_column_asks_aloud_and_asks_about_the_response_too(stage):
    for column, guide in zip(stage.board.columns, lesson_guides(), strict=True):
        asked, also = column.prompts
        assert (asked.text(), also.text()) == (guide.question, guide.also)
        assert asked.isVisible()
        assert asked.height() >= 22
        assert also.geometry().bottom() < column.area.y()
    well, better = stage.board.columns[:2]
    assert "in the response" in well.prompts[1].text()
    assert "in the response" in better.prompts[1].text()


@pytest.mark.parametrize("width", [1048, 920, 1296])
def test_cards_begin_at_the_same_height_below_what_is_asked(stage, width):
    stage.resize(width, 600)
    QApplication.processEvents()
    shown = [column for column in stage.board.columns if column.isVisible()]
    assert len({column.area.y() for column in shown}) == 1
    for column in shown:
        assert column.prompts[1].geometry().bottom() <= column.area.y()


def test_a_column_that_brought_nothing_asks(stage, session):
    assert stage.foot.sentence.text() == "A lesson need not become an action."
    for lesson in session.review.lessons:
        if lesson.kind in (LessonKind.SURPRISED, LessonKind.LUCKY):
            session.do(lessons.delete_lesson, id=lesson.id)
    assert stage.foot.sentence.text() == "Not answered yet: Surprised us, Got lucky."
    assert stage.board.columns[2].ask.text() == "Nothing yet: ask it aloud"
    session.do(lessons.add_lesson, id="s", text="So slow", kind=LessonKind.SURPRISED)
    assert stage.foot.sentence.text() == "Not answered yet: Got lucky."
    assert stage.board.columns[2].ask.text() == "Anything else?"


def test_a_card_is_dropped_below_what_is_asked(stage, session):
    """The height of a drop counts from where the cards begin."""
    column = stage.board.columns[1]
    first = stage.board.cards[column.plan.cards[0].id]
    place, _ = column.place_at(column.top + first.y() + 2)
    assert place.before == first.plan.id
    place, _ = column.place_at(column.top + first.geometry().bottom() - 2)
    assert place.before == column.plan.cards[1].id
