"""What a person at the screen does, one act at a time, while the window's own event loop runs.

What hands do is put into a line and done one by one from the event loop, also from that of a dialog
which waits for an answer; nothing is ever slept for. Run inside the process of the window.
"""

import os
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

PATIENCE = 60.0
"""Seconds after which what is waited for will not come any more."""
REST = 15
"""Milliseconds between two looks at the window."""

Script = Iterator[Callable[[], bool] | None]
"""A person's acts: each `yield` waits until the window rests, or until what is given is true."""


class Hands:
    """Two hands on the keyboard (`keys` counts what they pressed) and the mouse (`clicks`)."""

    def __init__(self) -> None:
        self.keys = self.clicks = 0
        self.line: deque[Callable[[], object]] = deque()

    # The keyboard

    def press(self, chord: str, times: int = 1) -> None:
        """A key with its modifiers, as Qt writes it: "Ctrl+Shift+P", to whatever has the focus."""
        combination = QKeySequence(chord)[0]
        key, modifiers = combination.key(), combination.keyboardModifiers()
        self.keys += times
        for _ in range(times):
            self.line.append(lambda: QTest.keyClick(self._target(), key, modifiers))

    def type(self, text: str) -> None:
        """Letters, to whatever has the focus."""
        self.keys += len(text)
        self.line.append(lambda: QTest.keyClicks(self._target(), text))

    def copy(self, text: str) -> None:
        """Something that was copied in another program."""
        QGuiApplication.clipboard().setText(text)

    @staticmethod
    def focus() -> QWidget | None:
        """What has the focus in the window in front."""
        return _front().focusWidget()

    @staticmethod
    def _target() -> QWidget:
        # A list of words to choose from takes the keys first, as on a real screen.
        window = QApplication.activePopupWidget() or _front()
        return window.focusWidget() or window

    # The mouse

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        """The left button in the middle of a widget, or at a place in it."""
        self.clicks += 1
        assert widget.isVisible(), f"{widget.accessibleName()} is not to be seen"
        place = at if at is not None else widget.rect().center()
        left, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        self.line.append(self._close_lists)
        self.line.append(lambda: QTest.mouseClick(widget, left, plain, place))

    @staticmethod
    def _close_lists() -> None:
        """A click beside a list of words closes it first, as on a real screen."""
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()

    def click_on(self, text: str, inside: QWidget | None = None) -> None:
        """The button with these words."""
        self.click(button(text, inside))


def _front() -> QWidget:
    """The dialog that waits for an answer, else the main window."""
    return QApplication.activeModalWidget() or _main_window()


def _main_window() -> QWidget:
    windows = [
        w for w in QApplication.topLevelWidgets() if w.isVisible() and w.inherits("QMainWindow")
    ]
    assert windows, "there is no window"
    return windows[0]


def button(text: str, inside: QWidget | None = None) -> QAbstractButton:
    """The button that shows these words, or is called so."""
    top = inside or _front()
    for found in top.findChildren(QAbstractButton):
        words = (found.text().replace("&", "").strip(), found.accessibleName())
        if found.isVisible() and found.isEnabled() and text in words:
            return found
    raise AssertionError(f"there is no button “{text}”; there are {_words(top)}")


def field(name: str, inside: QWidget | None = None) -> QWidget:
    """The visible widget with this accessible name."""
    top = inside or _front()
    for found in top.findChildren(QWidget):
        if found.isVisible() and found.accessibleName() == name and not isinstance(found, QLabel):
            return found
    raise AssertionError(f"there is nothing called “{name}”")


def called(widget: QWidget) -> str:
    """How a widget is called by those who hear it."""
    spoken = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    return widget.accessibleName() or spoken


def _words(top: QWidget) -> list[str]:
    buttons = top.findChildren(QAbstractButton)
    return [b.text().strip() or b.accessibleName() for b in buttons if b.isVisible()]


def play(hands: Hands, script: Script) -> None:
    """Plays a script inside the event loop until its last act ends the application."""
    app = QApplication.instance()
    assert app is not None
    player = _Player(hands, script)
    QTimer.singleShot(REST, player.act)
    app.exec()


class _Player:
    """Looks at the window again and again, and does the next thing."""

    def __init__(self, hands: Hands, script: Script) -> None:
        self._hands, self._script = hands, script
        self._wanted: Callable[[], bool] | None = None
        self._since = time.monotonic()
        self._through = False

    def act(self) -> None:
        if self._through and not self._hands.line:
            return
        # The next look comes first: what is done now may open a dialog and not return for long.
        QTimer.singleShot(REST, self.act)
        try:
            self._act()
        except BaseException:
            # A dialog may stand open, so that nothing else ends this process.
            traceback.print_exc()
            os._exit(1)

    def _act(self) -> None:
        front = _front()
        if not front.isActiveWindow():
            # There is no window manager that would bring back the window behind a closed dialog.
            front.activateWindow()
        elif self._hands.line:
            self._hands.line.popleft()()
        elif self._wanted is None or self._wanted():
            self._since = time.monotonic()
            try:
                self._wanted = next(self._script)
            except StopIteration:
                self._through = True
        elif time.monotonic() - self._since > PATIENCE:
            raise AssertionError(f"waited in vain for {_place(self._wanted)}")


def _place(wanted: Callable[[], bool]) -> str:
    """What is waited for, and where that is written."""
    code = wanted.__code__
    return f"{wanted.__name__} ({Path(code.co_filename).name}, line {code.co_firstlineno})"
