"""The bias checklist as a user meets it: four cards and keys, others on request, other stages."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.method.biases import asked_biases
from pmdesk.model.gestures import biases as gestures
from pmdesk.model.gestures import header, lessons
from pmdesk.model.gestures.biases import mark_of
from pmdesk.model.review import Review
from pmdesk.model.words import LessonKind, Mark, Stage
from pmdesk.ui.biases.stage import BiasesStage
from pmdesk.ui.biases.standing import elsewhere_text, standing
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Show = Callable[[QWidget, int, int], QWidget]
Key, Left = Qt.Key, Qt.MouseButton.LeftButton
NOW = datetime(2026, 10, 16, 8, 40, tzinfo=UTC)


def make(theme: Theme, session: ReviewSession, shown: Show, size: tuple[int, int]) -> BiasesStage:
    stage = BiasesStage(theme, session)
    stage.use_room(Room(session, lambda text, bold: 10.0, lambda: NOW))
    session.changed.connect(stage.show_review)
    assert stage.room is not None
    stage.room.changed.connect(stage.show_room)
    stage.show_review(session.review)
    stage.show_room()
    shown(stage, *size)
    for _ in range(3):  # paragraphs take their height once they know their width
        QApplication.processEvents()
    return stage


@pytest.fixture
def stage(theme: Theme, session: ReviewSession, shown: Show) -> BiasesStage:
    return make(theme, session, shown, (1296, 944))


@pytest.fixture
def empty(theme: Theme, empty_session: ReviewSession, shown: Show) -> BiasesStage:
    return make(theme, empty_session, shown, (1296, 944))


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def marked(stage: BiasesStage, key: str) -> Mark:
    row = mark_of(stage.review, key)
    return row.mark if row is not None else Mark.NOT_ASKED


# Marks and notes


def test_a_bias_is_marked_by_mouse_and_key(stage: BiasesStage) -> None:
    before = stage.review
    key, card = next(iter(stage.cards.items()))
    button = next(b for b in card.mark.buttons() if b.text() == "Discussed")
    QTest.mouseClick(button, Left)
    assert marked(stage, key) is Mark.DISCUSSED
    QTest.keyClick(button, Key.Key_Left)
    assert marked(stage, key) is Mark.NOTICED
    while stage.session.undo_label:
        stage.session.undo()
    assert stage.review == before
    shown = mark_of(before, key)
    assert card.mark.value() is (shown.mark if shown else Mark.NOT_ASKED)


def test_a_number_chooses_a_card_and_a_letter_marks_it(empty: BiasesStage) -> None:
    empty.focus_first()
    keys = [bias.key for bias in asked_biases()]
    assert [marked(empty, key) for key in keys] == [Mark.NOT_ASKED] * 4
    letters = (Key.Key_S, Key.Key_N, Key.Key_D, Key.Key_A)
    for number, letter in zip((1, 2, 3, 4), letters, strict=True):
        QTest.keyClick(focus(), Key(Key.Key_0 + number))
        assert empty.cards[keys[number - 1]].isAncestorOf(focus())
        QTest.keyClick(focus(), letter)
    wanted = [Mark.NOT_SEEN, Mark.NOTICED, Mark.DISCUSSED, Mark.NOT_ASKED]
    assert [marked(empty, key) for key in keys] == wanted
    assert "3 of 4 asked" in empty.sentence.text()


def test_four_letters_answer_the_four_where_nothing_was_seen(empty: BiasesStage) -> None:
    empty.focus_first()
    for _ in range(4):
        QTest.keyClick(focus(), Key.Key_S)
    assert [marked(empty, key) for key in empty.cards] == [Mark.NOT_SEEN] * 4


def test_what_was_noticed_stays_in_front_for_its_note(empty: BiasesStage) -> None:
    empty.focus_first()
    first = next(iter(empty.cards.values()))
    QTest.keyClick(focus(), Key.Key_N)
    QTest.keyClick(focus(), Key.Key_Return)
    assert first.note.hasFocus()


def test_letters_in_a_note_are_words(empty: BiasesStage) -> None:
    empty.focus_first()
    QTest.keyClick(focus(), Key.Key_2)
    QTest.keyClick(focus(), Key.Key_Return)
    card = empty.cards["confirmation"]
    assert card.note.hasFocus()
    QTest.keyClicks(card.note, "1 said so, 2 nodded")
    QTest.keyClick(card.note, Key.Key_Escape)
    assert card.mark.isAncestorOf(focus())
    row = mark_of(empty.review, "confirmation")
    assert row is not None
    assert (row.note, row.mark) == ("1 said so, 2 nodded", Mark.NOT_ASKED)


# The others


def test_another_habit_of_thought_is_added_marked_and_taken_away(empty: BiasesStage) -> None:
    QTest.mouseClick(empty.others, Left)
    picker = empty._picker
    assert picker is not None
    assert picker.model.rowCount() == 28
    QTest.keyClicks(picker.filter, "sunk")
    QTest.keyClick(picker.filter, Key.Key_Return)
    assert list(empty.cards)[4:] == ["sunk-cost"]
    QTest.keyClick(picker.filter, Key.Key_Escape)
    QTest.keyClick(focus(), Key.Key_5)
    QTest.keyClick(focus(), Key.Key_D)
    assert marked(empty, "sunk-cost") is Mark.DISCUSSED
    assert "0 of 4 asked" in empty.sentence.text()
    QTest.mouseClick(empty.cards["sunk-cost"].away, Left)
    assert list(empty.cards) == [bias.key for bias in asked_biases()]
    assert empty.review.biases == ()
    empty.session.undo()
    assert empty.cards["sunk-cost"].mark.value() is Mark.DISCUSSED


def test_the_four_cannot_be_taken_away(stage: BiasesStage) -> None:
    assert not any(card.away.isVisible() for card in stage.cards.values())


# What is known already


def test_a_card_says_what_was_answered_at_other_stages(stage: BiasesStage) -> None:
    for at, mark, note in (
        (Stage.FACTORS, Mark.DISCUSSED, ""),
        (Stage.TIMELINE, Mark.NOTICED, "at 09:51"),
        (Stage.ACTIONS, Mark.NOT_ASKED, "not yet"),
    ):
        stage.session.do(gestures.set_mark, id=f"m{at}", bias="hindsight", mark=mark, stage=at)
        stage.session.do(gestures.set_note, id="x", bias="hindsight", note=note, stage=at)
    said = "Noticed at Timeline: at 09:51; Discussed at Factors"
    assert elsewhere_text(stage.review, "hindsight") == said
    assert stage.cards["hindsight"].seen.text() == said
    assert stage.cards["hindsight"].seen.isVisible()
    assert not stage.cards["negativity"].seen.isVisible()


def test_the_advocate_is_named_or_asked_for(stage: BiasesStage, qtbot) -> None:  # type: ignore[no-untyped-def]
    card = stage.cards["confirmation"]
    assert "Devil's advocate: Payments engineer" in card.stands.text()
    assert not card.way.isVisible()
    stage.session.do(header.seat_in, field="advocate", seat="")
    assert card.way.isVisible()
    with qtbot.waitSignal(stage.go_to) as led:
        QTest.mouseClick(card.way, Left)
    assert led.args == [Stage.OPEN]


def test_a_timeline_that_begins_with_the_impact_is_asked_what_was_before(sample: Review) -> None:
    assert "before the impact" in standing(sample, "hindsight").text
    start = next(n for n, e in enumerate(sample.entries) if e.milestone == "impact-started")
    late = replace(sample, entries=sample.entries[start:])
    assert standing(late, "hindsight").stage is Stage.TIMELINE
    assert standing(replace(sample, entries=()), "hindsight").way


def test_what_went_well_is_counted_against_the_rest(stage: BiasesStage) -> None:
    assert not standing(stage.review, "negativity").way
    stage.session.do(lessons.add_lesson, id="n", text="x", kind=LessonKind.COULD_GO_BETTER)
    told = standing(stage.review, "negativity")
    assert told.text == "2 went well, 3 could go better."
    assert told.stage is Stage.LESSONS


# Room


def test_each_card_says_sign_countermeasure_and_question(stage: BiasesStage) -> None:
    for card in stage.cards.values():
        words = {w.accessibleName() for w in card.findChildren(QWidget) if w.isVisible()}
        assert {card.bias.question, card.bias.sign, card.bias.counter} <= words


def test_a_meeting_shows_question_and_mark_and_more_on_demand(stage: BiasesStage) -> None:
    assert "more-fields" not in stage.handlers()
    assert stage.room is not None
    stage.room.begin()
    for card in stage.cards.values():
        assert card.mark.isVisible()
        assert card.note.isVisible()
        assert not card.details.isVisible()
    stage.handlers()["more-fields"]()
    assert all(card.details.isVisible() for card in stage.cards.values())


@pytest.mark.parametrize("size", [(920, 504), (1048, 664), (912, 764), (1296, 944)])
@pytest.mark.parametrize("running", [True, False])
def test_the_four_stand_on_one_screen(
    stage: BiasesStage, size: tuple[int, int], running: bool
) -> None:
    if running:
        assert stage.room is not None
        stage.room.begin()
    stage.resize(*size)
    for _ in range(4):
        QApplication.processEvents()
    view = stage._area.viewport()
    for card in stage.cards.values():
        assert card.minimumSizeHint().width() <= card.width()
        corner = card.mapTo(view, card.rect().bottomRight())
        assert view.rect().contains(corner), card.bias.name


def test_in_a_narrow_window_the_cards_stand_below_each_other(stage: BiasesStage) -> None:
    stage.resize(600, 500)
    QApplication.processEvents()
    assert len({card.x() for card in stage.cards.values()}) == 1
    assert stage.minimumSizeHint().width() <= 520


def test_tab_goes_through_the_cards_as_they_are_read(stage: BiasesStage) -> None:
    first, second = list(stage.cards.values())[:2]
    first.note.setFocus()
    QTest.keyClick(first.note, Key.Key_Tab)
    assert second.mark.isAncestorOf(focus())
