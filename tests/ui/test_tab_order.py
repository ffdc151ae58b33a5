"""Tab goes through every stage once round, to everything that takes the focus, and back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from pmdesk.desk.desk import Desk
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.settings import Settings
from pmdesk.ui.widgets.buttons import Segmented
from tests.sixty import sixty

EMPTY = Review(id="a5b1d4e2-0000-4000-8000-000000000001", title="Login slow")
MOST = 400


@pytest.fixture(params=["empty", "sixty"])
def console(
    request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path
) -> Iterator[ConsolePage]:
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(tmp_path / "reviews.pmdesk")
    review = EMPTY if request.param == "empty" else sixty()
    desk.library.add(review, "New review")
    desk.work().open_review(review.id)
    desk.window.activateWindow()
    qapp.processEvents()
    console = desk.work().console
    assert console is not None
    yield console
    desk.window.close()
    desk.window.deleteLater()


def stops(window: QWidget) -> set[QWidget]:
    """What Tab is to reach; of exclusive buttons it is the chosen one."""
    return {
        widget
        for widget in window.findChildren(QWidget)
        if widget.window() is window
        and widget.isVisible()
        and widget.isEnabled()
        and widget.focusProxy() is None
        and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and not (isinstance(widget, QAbstractButton) and _is_other_choice(widget))
    }


def _is_other_choice(button: QAbstractButton) -> bool:
    group = button.group()
    if group is None or not group.exclusive():
        return False
    return group.checkedButton() not in (None, button)


@pytest.fixture
def choices(qapp: QApplication) -> Iterator[tuple[QLineEdit, Segmented, QLineEdit]]:
    """Three choices between two lines, the middle one marked."""
    window, before, behind = QWidget(), QLineEdit(), QLineEdit()
    made = Segmented("Outcome", [("Open", 0), ("Taken", 1), ("Dropped", 2)])
    column = QVBoxLayout(window)
    for part in (before, made, behind):
        column.addWidget(part)
    made.show_value(1)
    window.show()
    window.activateWindow()
    qapp.processEvents()
    yield before, made, behind
    window.close()


@pytest.mark.parametrize("back", [True, False])
def test_tab_comes_to_the_marked_choice_from_both_sides(
    choices: tuple[QLineEdit, Segmented, QLineEdit], back: bool
) -> None:
    before, made, behind = choices
    begin = behind if back else before
    begin.setFocus()
    shift = Qt.KeyboardModifier.ShiftModifier if back else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(begin, Qt.Key.Key_Tab, shift)
    assert QApplication.focusWidget() is made.buttons()[1]
    QTest.keyClick(made.buttons()[1], Qt.Key.Key_Right)
    assert made.value() == 2


def test_choices_are_called_after_what_they_belong_to(
    choices: tuple[QLineEdit, Segmented, QLineEdit],
) -> None:
    made = choices[1]
    made.setAccessibleName("Outcome: the rota")
    assert made.buttons()[0].accessibleName() == "Outcome: the rota: Open"


@pytest.mark.parametrize("forwards", [True, False])
def test_tab_goes_once_round_to_everything(console: ConsolePage, forwards: bool) -> None:
    window = console.window()
    key = Qt.Key.Key_Tab if forwards else Qt.Key.Key_Backtab
    for stage in Stage:
        console.go_to(stage)
        QApplication.processEvents()
        first = window.focusWidget()
        assert first is not None, stage
        seen, wanted = [first], stops(window)
        for _ in range(MOST):
            QTest.keyClick(seen[-1], key)
            focus = window.focusWidget()
            assert focus is not None, stage
            if focus in seen:
                break
            seen.append(focus)
        name = [(type(w).__name__, w.accessibleName()) for w in (seen[-1], focus)]
        assert focus is first, f"{stage}: a loop from {name[0]} to {name[1]}"
        missed = [w.accessibleName() for w in (wanted & stops(window)) - set(seen)]
        assert missed == [], stage
