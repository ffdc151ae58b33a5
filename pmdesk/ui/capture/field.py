"""The field of the capture line: typed text behind a chip, and a history of its own while typing.

It is the one field that is not stored, so what stands in it is undone by itself; only in the empty
line Ctrl+Z is that of the review.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QMenu

from pmdesk.ui.capture.chip import HEIGHT, Chip
from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import is_history_key

INSET, GAP = 10, 8
Keys = QKeySequence.StandardKey


class CaptureField(QLineEdit):
    """One line. `head` is the part of it that the chip stands for; `line()` is the whole of it.

    Signals:
        changed(): the line or its caret is different.
        lines(str): a text of several lines was pasted.
        chip_clicked(): the user wants another target.
        entered(): the focus came.
    """

    changed = Signal()
    lines = Signal(str)
    chip_clicked = Signal()
    entered = Signal()

    def __init__(self, theme: Theme, settled: Callable[[str], tuple[str, int]]) -> None:
        """`settled` gives a line as it may stand, and how much of it the chip can stand for."""
        super().__init__()
        self._theme, self._settled = theme, settled
        self._chip: Chip | None = None
        self._busy = False
        self.head = ""
        self.setAccessibleName(tr("Capture line"))
        self.textChanged.connect(self._settle)
        self.cursorPositionChanged.connect(self._settle)

    # The line

    def line(self) -> str:
        return self.head + self.text()

    def set_line(self, line: str) -> None:
        """Another line, its caret at the end; what was typed before cannot be undone any more."""
        self._put("", line, len(line))
        self._settle()

    def is_empty(self) -> bool:
        return not self.line()

    def _put(self, head: str, text: str, caret: int) -> None:
        self._busy = True
        self.head = head
        if text != self.text():
            self.setText(text)
        self.setCursorPosition(caret)
        self._busy = False

    def _settle(self) -> None:
        """Moves what the chip can stand for from the text into it, once the caret is behind."""
        if self._busy:
            return
        line, size = self._settled(self.line())
        behind = len(line) - len(self.text()[self.cursorPosition() :])
        if size > len(self.head) and behind >= size and not self.hasSelectedText():
            self._put(line[:size], line[size:], behind - size)
        self.changed.emit()

    def _unsettle(self) -> None:
        """The chip's part is text again, to be corrected."""
        head, text = self.head, self.text()
        kept = head if text else head.rstrip()
        self._put("", kept + text, len(head.rstrip()))
        self.changed.emit()

    # The chip

    def show_chip(self, chip: Chip) -> None:
        if chip != self._chip:
            self._chip = chip
        self._fit()

    def chip(self) -> Chip | None:
        return self._chip

    def _fit(self) -> None:
        left = self._chip_box().width() + GAP if self._chip is not None else 0
        cap = keycap_width(self._theme, tr("Enter adds")) + GAP if self.text() else 0
        margins = self.textMargins()
        if (margins.left(), margins.right()) != (round(left), round(cap)):
            self.setTextMargins(round(left), 0, round(cap), 0)
        self.update()

    def _chip_box(self) -> QRectF:
        wide = self._chip.width(self._theme) if self._chip is not None else 0
        return QRectF(INSET, (self.height() - HEIGHT) // 2, min(wide, self.width() // 2), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        if self._chip is not None:
            self._chip.paint(painter, self._theme, self._chip_box())
        if self.text():
            wide = keycap_width(self._theme, tr("Enter adds"))
            box = QRectF(self.width() - wide - INSET, (self.height() - 18) // 2, wide, 18)
            paint_keycap(painter, self._theme, box, tr("Enter adds"))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._on_chip(event):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.chip_clicked.emit()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        beside = self._on_chip(event) and not event.buttons()
        self.setCursor(Qt.CursorShape.ArrowCursor if beside else Qt.CursorShape.IBeamCursor)
        super().mouseMoveEvent(event)

    def _on_chip(self, event: QMouseEvent) -> bool:
        # The whole height of the field, so that there is enough to hit.
        return self._chip is not None and event.position().x() < self._chip_box().right() + 2

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    # Keys and pasting

    def event(self, event: QEvent) -> bool:
        if is_history_key(event) and self._is_for_review(event):
            event.ignore()
            return True
        return super().event(event)

    def _is_for_review(self, event: QEvent) -> bool:
        """Whether undo or redo is meant for the review: only where nothing is typed."""
        redo = isinstance(event, QKeyEvent) and event.matches(Keys.Redo)
        return self.is_empty() and not (redo and self.isRedoAvailable())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at_start = self.cursorPosition() == 0 and not self.hasSelectedText()
        if event.matches(Keys.Paste):
            self.take_clipboard()
        elif event.matches(Keys.Undo) and self.head and not self.text():
            self.set_line("")
        elif self.head and at_start and event.key() == Qt.Key.Key_Backspace:
            self._unsettle()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(tr("Cut"), self.cut)
        menu.addAction(tr("Copy"), self.copy)
        menu.addAction(tr("Paste"), self.take_clipboard)
        menu.popup(event.globalPos())

    def dropEvent(self, event: QDropEvent) -> None:
        text = event.mimeData().text()
        if _is_several(text):
            event.acceptProposedAction()
            self.lines.emit(text)
        else:
            super().dropEvent(event)

    def take_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text()
        if _is_several(text):
            self.lines.emit(text)
        else:
            self.insert(text.strip("\n"))


def _is_several(text: str) -> bool:
    return len(text.strip().splitlines()) > 1
