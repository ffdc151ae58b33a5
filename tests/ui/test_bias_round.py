"""The four habits of thought once more, before factors and before actions are settled."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.method.biases import asked_biases
from pmdesk.model.gestures.biases import mark_of
from pmdesk.model.words import Mark, Stage
from pmdesk.ui.biases.again import BiasAgain, BiasRound
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.consoles import Show, Time, back_to_draft, console_on

Key = Qt.Key


@pytest.fixture(params=[Stage.FACTORS, Stage.ACTIONS])
def page(
    theme: Theme,
    session: ReviewSession,
    tmp_path: Path,
    shown: Show,
    request: pytest.FixtureRequest,
) -> Iterator[ConsolePage]:
    """A meeting that has come to the factors, or to the actions."""
    back_to_draft(session)
    page = console_on(theme, session, tmp_path, Time())
    shown(page, 1280, 800)
    page.act("start-meeting")
    page.go_to(request.param)
    yield page
    page.close_for_good()


def again(page: ConsolePage) -> BiasAgain:
    made: BiasAgain = page.view.again  # type: ignore[attr-defined]
    return made


def opened(page: ConsolePage) -> BiasRound:
    popover = again(page).popover
    assert popover is not None
    assert isinstance(popover.content, BiasRound)
    return popover.content


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def marks(page: ConsolePage, stage: Stage) -> list[Mark]:
    rows = (mark_of(page.session.review, one.key, stage) for one in asked_biases())
    return [row.mark if row is not None else Mark.NOT_ASKED for row in rows]


def test_one_key_answers_each_and_the_next_one_comes(page: ConsolePage) -> None:
    stage, before = page.view.stage, marks(page, Stage.BIASES)
    page.act("bias-round")
    for key in (Key.Key_S, Key.Key_N, Key.Key_D, Key.Key_S):
        QTest.keyClick(focus(), key)
    said = [Mark.NOT_SEEN, Mark.NOTICED, Mark.DISCUSSED, Mark.NOT_SEEN]
    assert marks(page, stage) == said
    assert marks(page, Stage.BIASES) == before, "each stage has answers of its own"
    assert again(page).button.text().strip() == "4/4"


def test_a_digit_comes_back_to_one_and_a_letter_takes_its_answer_back(page: ConsolePage) -> None:
    stage = page.view.stage
    page.act("bias-round")
    QTest.keyClick(focus(), Key.Key_D)
    QTest.keyClick(focus(), Key.Key_1)
    QTest.keyClick(focus(), Key.Key_A)
    assert marks(page, stage)[0] is Mark.NOT_ASKED


def test_a_question_is_put_before_the_room_from_here(page: ConsolePage) -> None:
    page.act("bias-round")
    line = opened(page).lines[2]
    QTest.mouseClick(line.shown, Qt.MouseButton.LeftButton)
    assert page.room.prompt == line.bias.question


def test_leaving_without_them_says_so_once_and_leads_back(page: ConsolePage) -> None:
    stage = page.view.stage
    page.step(1)
    first = page.banner.text()
    assert page.view.stage is not stage, "nothing is held up"
    assert first
    page.banner.hide()
    page.go_to(stage)
    page.step(1)
    assert page.banner.text() == ""


def test_alone_there_is_no_round(page: ConsolePage) -> None:
    page.room.end()
    page.go_to(Stage.FACTORS)
    assert again(page).button.isHidden()
    assert "bias-round" not in page.handlers()


def test_a_guide_that_lies_over_the_stage_makes_way(page: ConsolePage) -> None:
    page.guide.toggle()
    assert page.guide.lies_over
    page.act("bias-round")
    assert not page.guide.is_open
    assert opened(page).isVisible()
