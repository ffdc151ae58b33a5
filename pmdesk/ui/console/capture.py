"""The capture line: what was just said goes in with Enter, pasted lines one by one."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import is_history_key
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.surface import Ground


class CaptureField(QLineEdit):
    """One line that keeps its line breaks when several lines are pasted.

    Signals:
        lines(str): text of several lines was pasted.
    """

    lines = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Capture line"))

    def event(self, event: QEvent) -> bool:
        if is_history_key(event) and not self.text():
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self.take_clipboard()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(tr("Cut"), self.cut)
        menu.addAction(tr("Copy"), self.copy)
        menu.addAction(tr("Paste"), self.take_clipboard)
        menu.exec(event.globalPos())

    def take_clipboard(self) -> None:
        text = QGuiApplication.clipboard().text()
        if len(text.strip().splitlines()) > 1:
            self.lines.emit(text)
        else:
            self.insert(text.strip("\n"))


class CaptureBar(Ground):
    """The line at the foot of the console.

    Signals:
        captured(str): one line was given with Enter; `accept` clears it, else the text stays.
        pasted(str): several lines at once.
    """

    captured = Signal(str)
    pasted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "paper", "top")
        self.setFixedHeight(52)
        self.field = CaptureField()
        self._hint = label(tr("Enter adds"), 11, 400, "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 9, 16, 8)
        row.setSpacing(16)
        row.addWidget(self.field, 1)
        row.addWidget(self._hint)
        self.field.returnPressed.connect(self._enter)
        self.field.lines.connect(self.pasted)

    def show_hint(self, hint: str) -> None:
        self.field.setPlaceholderText(hint)
        self.setVisible(bool(hint))

    def accept(self) -> None:
        """The line was taken."""
        self.field.clear()

    def _enter(self) -> None:
        if self.field.text().strip():
            self.captured.emit(self.field.text())
