"""What the user does with keys and mouse anywhere: types, composes, clicks, wanders, chooses."""

from random import Random

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QTextEdit,
    QWidget,
)
from shiboken6 import isValid

from pmdesk.ui.mirror.field_marks import FieldMarks
from pmdesk.ui.widgets.fields import TextField
from torture.using.heard import Heard
from torture.using.house import House
from torture.using.within import visible
from torture.using.words import COMPOSED, MARKED, TIMES, Words

_KEYS = (
    *("Up", "Down", "Down", "Left", "Right", "Home", "End", "PageUp", "PageDown", "Return"),
    *("Space", "Escape", "Tab", "Backtab", "F2", "Delete", "Backspace", "Plus", "Minus"),
    *("Asterisk", *"SADCHMTOFRGLKUPN12340"),
)
_PLAIN = Qt.KeyboardModifier.NoModifier
_MODIFIERS = (
    *(_PLAIN,) * 8,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
_SLASHES = ("/t ", "/f ", "/a ", "/i ", "/q ", "/+ ", "/- ", "/? ", "/! ", "/p ", "")
_NOT_CLICKED = ("Start pmdesk again", "Open folder", "Show the folder")
"""Buttons that start another program."""


class AtKeys:
    """Its acts, for one who sits in a house and has words and a source of chance."""

    _house: House
    _words: Words
    _random: Random
    _hears: Heard

    def _front(self) -> QWidget:
        return self._house.desk.window

    def _has_focus(self) -> QWidget:
        return self._front().focusWidget() or self._front()

    def _editable(self) -> list[QLineEdit | QTextEdit]:
        window = self._front()
        found = [*visible(window, QLineEdit), *visible(window, QTextEdit)]
        return [f for f in found if f.isEnabled() and not f.isReadOnly()]

    def _write(self) -> str:
        """Types into a field, over what is there or behind it, and leaves it in some way."""
        fields = self._editable()
        if not fields:
            return "nowhere"
        field = self._random.choice(fields)
        field.setFocus()
        if self._random.random() < 0.3:
            field.selectAll()
            QTest.keyClick(field, Qt.Key.Key_Delete)
        QTest.keyClicks(field, self._text())
        self._leave(field)
        return field.accessibleName()

    def _text(self) -> str:
        chance = self._random.random()
        if chance < 0.15:
            return self._random.choice(TIMES)
        return str(self._random.randrange(3000)) if chance < 0.25 else self._words.sentence()

    def _leave(self, field: QWidget) -> None:
        end = self._random.choice(("", "", "Return", "Tab", "Escape"))
        if end:
            QTest.keyClick(field, getattr(Qt.Key, f"Key_{end}"))

    def _compose(self) -> str:
        """An input method: letters that are not there yet, then those that are chosen, or none."""
        fields = self._editable()
        if not fields:
            return "nowhere"
        field = self._random.choice(fields)
        field.setFocus()
        for letters in ("n", "ni", "nih"):
            QApplication.sendEvent(field, QInputMethodEvent(letters, []))
        QApplication.processEvents()
        done = QInputMethodEvent("", [])
        if self._random.random() < 0.8:
            done.setCommitString(self._random.choice(COMPOSED))
        QApplication.sendEvent(field, done)
        return field.accessibleName()

    def _mirrored(self) -> str:
        """A mark of the mirror in a field: its bubble by hand, or its other wording."""
        marked = [
            field
            for field in visible(self._front(), TextField)
            if any(m.marks for m in field.findChildren(FieldMarks))
        ]
        if not marked:
            return "nothing is marked"
        field = self._random.choice(marked)
        marks = field.findChild(FieldMarks)
        assert marks is not None
        mark = self._random.choice(marks.marks)
        field.setFocus()
        cursor = field.textCursor()
        cursor.setPosition(min(mark.end, len(field.text())))
        field.setTextCursor(cursor)
        by_hand = self._random.random() < 0.6
        key = Qt.Key.Key_Period if by_hand else Qt.Key.Key_Return
        control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
        QTest.keyClick(field, key, control if by_hand else alt)
        return mark.rule.id

    def _paste(self) -> str:
        """Something awkward from the clipboard, into a field."""
        fields = self._editable()
        if not fields:
            return "nowhere"
        field = self._random.choice(fields)
        field.setFocus()
        some = (*MARKED, self._words.lines(3))
        QApplication.clipboard().setText(self._random.choice(some))
        QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        return field.accessibleName()

    def _captured(self) -> str:
        """A line for one of the targets, or several at once, taken by Enter."""
        console = self._house.desk.console
        if console is None:
            return "(not now)"
        line = console.capture.field
        console.capture.take_focus()
        begin = self._random.choice(_SLASHES)
        if self._random.random() < 0.1:
            QApplication.clipboard().setText(self._words.lines(self._random.randint(2, 4)))
            QTest.keyClick(line, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        else:
            time = f"{self._random.choice(TIMES)} " if begin == "/t " else ""
            QTest.keyClicks(line, begin + time + self._words.sentence())
        QTest.keyClick(line, Qt.Key.Key_Return)
        if self._random.random() < 0.5:
            QTest.keyClick(line, Qt.Key.Key_Escape)
        return begin

    def _keys(self) -> str:
        """Some keys to a list, a board or whatever has the focus."""
        views = visible(self._front(), QAbstractItemView)
        target = self._has_focus()
        if views and self._random.random() < 0.6:
            target = self._random.choice(views)
            target.setFocus()
        pressed = []
        for _ in range(self._random.randint(1, 5)):
            key, modifier = self._random.choice(_KEYS), self._random.choice(_MODIFIERS)
            pressed.append(key if modifier is _PLAIN else f"{modifier.name}+{key}")
            QTest.keyClick(self._has_focus(), getattr(Qt.Key, f"Key_{key}"), modifier)
        return f"{type(target).__name__}: {' '.join(pressed)}"

    def _click(self) -> str:
        """A button, by the mouse."""
        buttons = [b for b in visible(self._front(), QAbstractButton) if _can_be_clicked(b)]
        if not buttons:
            return "nowhere"
        button = self._random.choice(buttons)
        said = button.accessibleName() or button.text() or type(button).__name__
        _mouse(button, button.rect().center())
        return said

    def _click_in(self) -> str:
        """A click or double click into a list, or the menu of a place in it."""
        views = visible(self._front(), QAbstractItemView)
        if not views:
            return "nowhere"
        view = self._random.choice(views)
        port = view.viewport()
        size = port.size()
        at = QPoint(
            self._random.randrange(max(1, size.width())),
            self._random.randrange(max(1, size.height())),
        )
        does = self._random.choice(("click", "click", "double", "menu"))
        said = f"{does} {type(view).__name__} of {type(view.window()).__name__}"
        self._hears.trail.say(f"{said} in {type(view.parentWidget()).__name__}")
        if does == "menu":
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at))
            QApplication.sendEvent(port, event)
        else:
            _mouse(port, at, double=does == "double")
        return ""

    def _chosen(self, menu: QWidget) -> None:
        """An entry of an open menu, or Esc."""
        if isinstance(menu, QMenu) and self._random.random() < 0.5:
            for _ in range(self._random.randint(1, 6)):
                QTest.keyClick(menu, Qt.Key.Key_Down)
            QTest.keyClick(menu, Qt.Key.Key_Return)
        else:
            menu.close()

    def _any(self) -> str:
        """Any action that can be done now."""
        window = self._house.desk.window
        able = [key for key in window.can() if key not in ("quit", "open-library")]
        key = self._random.choice(able)
        window.do(key)
        return key


def _mouse(widget: QWidget, at: QPoint, *, double: bool = False) -> None:
    """A click or a double click; whatever is gone after one part of it gets no more of it.

    QTest would go on with a widget that is no longer there.
    """
    press, release = QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease
    more = (QEvent.Type.MouseButtonDblClick, release) if double else ()
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind in (press, release, *more):
        if not isValid(widget):
            return
        held = none if kind is release else left
        place, globally = QPointF(at), QPointF(widget.mapToGlobal(at))
        QApplication.sendEvent(widget, QMouseEvent(kind, place, globally, left, held, _PLAIN))


def _can_be_clicked(button: QAbstractButton) -> bool:
    said = button.text() or button.accessibleName()
    return button.isEnabled() and said not in _NOT_CLICKED
