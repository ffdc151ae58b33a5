"""The bias checklist as a user meets it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from pmdesk.model.gestures.biases import mark_of
from pmdesk.model.words import Mark, Stage
from pmdesk.ui.biases.stage import BiasesStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme

Show = Callable[[QWidget, int, int], QWidget]


@pytest.fixture
def biases(theme: Theme, session: ReviewSession, shown: Show) -> BiasesStage:
    made = BiasesStage(theme, session)
    session.changed.connect(made.show_review)
    made.show_review(session.review)
    shown(made, 1096, 640)
    return made


def test_a_bias_is_marked_by_mouse_and_key(biases: BiasesStage) -> None:
    before = biases.review
    key, card = next(iter(biases.cards.items()))
    button = next(b for b in card.mark.buttons() if b.text() == "Discussed")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    row = mark_of(biases.review, key)
    assert row is not None
    assert row.mark is Mark.DISCUSSED
    QTest.keyClick(button, Qt.Key.Key_Left)
    row = mark_of(biases.review, key)
    assert row is not None
    assert row.mark is Mark.NOTICED
    while biases.session.undo_label:
        biases.session.undo()
    assert biases.review == before
    shown = mark_of(before, key)
    assert card.mark.value() is (shown.mark if shown else Mark.NOT_ASKED)


def test_a_note_is_kept_beside_the_mark(biases: BiasesStage) -> None:
    key, card = list(biases.cards.items())[1]
    card.note.setFocus()
    card.note.selectAll()
    QTest.keyClicks(card.note, "said by two")
    card.note.flush()
    row = mark_of(biases.review, key, Stage.BIASES)
    assert row is not None
    assert row.note == "said by two"


def test_each_card_says_sign_countermeasure_and_question(biases: BiasesStage) -> None:
    for card in biases.cards.values():
        words = {child.accessibleName() for child in card.findChildren(QWidget)}
        assert any(word.endswith("?") for word in words)
        assert len(words) > 6


@pytest.mark.parametrize("width", [1096, 968])
def test_the_cards_fit(biases: BiasesStage, width: int) -> None:
    biases.resize(width, 640)
    for card in biases.cards.values():
        assert card.minimumSizeHint().width() <= card.width()
