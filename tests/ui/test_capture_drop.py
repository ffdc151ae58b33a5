"""Text that is dropped on the capture line is taken as if it were pasted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.model.words import Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from tests.ui.consoles import Time, console_on

COPY = Qt.DropAction.CopyAction
LEFT, PLAIN = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def console(
    theme: Theme, session: ReviewSession, tmp_path: Path, shown: Callable[..., QWidget]
) -> ConsolePage:
    page = console_on(theme, session, tmp_path, Time(), Stage.FACTORS)
    shown(page)
    return page


def drop(on: QWidget, text: str) -> None:
    """What a drag from another program does to the widget it ends on."""
    data = QMimeData()
    data.setText(text)
    at = QPointF(on.rect().center())
    enter = QDragEnterEvent(at.toPoint(), COPY, data, LEFT, PLAIN)
    QApplication.sendEvent(on, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(on, QDropEvent(at, COPY, data, LEFT, PLAIN))


def test_several_dropped_lines_are_taken_one_by_one_in_one_step(console: ConsolePage) -> None:
    before = console.session.review
    drop(console.capture.field, "- the pager was loud\n\n- /i mute it at noon\n/q who owns it\n")
    review = console.session.review
    assert [row.text for row in review.factors[len(before.factors) :]] == ["the pager was loud"]
    assert [row.text for row in review.ideas[len(before.ideas) :]] == ["mute it at noon"]
    assert [row.text for row in review.questions[len(before.questions) :]] == ["who owns it"]
    assert console.capture.field.line() == ""
    console.act("undo")
    assert console.session.review.factors == before.factors
    assert console.session.review.ideas == before.ideas


def test_a_dropped_word_is_put_where_it_falls(console: ConsolePage) -> None:
    before = console.session.review
    drop(console.capture.field, "a full queue")
    assert console.capture.field.line() == "a full queue"
    assert console.session.review is before
