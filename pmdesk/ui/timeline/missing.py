"""A line for what the room misses: an entry at its place, or a question that is kept there."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import LineField


class MissingLine(QWidget):
    """Folded until something is missing. It stores nothing by itself: one of two buttons does.

    Signals:
        entry_wanted(str), question_wanted(str): what was typed is to become that.
        closed(): it was folded by hand.
    """

    entry_wanted = Signal(str)
    question_wanted = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.field = LineField(tr("What is missing"))
        self.entry = button(theme, tr("Add as entry"), "outline", "plus", dense=True)
        self.question = button(theme, tr("Keep as question"), "outline", "question", dense=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.entry)
        row.addWidget(self.question)
        self.entry.clicked.connect(lambda: self._give(self.entry_wanted.emit))
        self.question.clicked.connect(lambda: self._give(self.question_wanted.emit))
        self.field.returnPressed.connect(lambda: self._give(self.entry_wanted.emit))
        self.hide()

    @property
    def is_open(self) -> bool:
        return not self.isHidden()

    def ask(self, time: str) -> None:
        """Opens the line for what is missing at a time, given in words."""
        self.field.setPlaceholderText(
            tr("What is missing at {time}? Or begin with its time").format(time=time)
        )
        self.show()
        self.field.setFocus()

    def fold(self) -> None:
        """Puts the line away with what was typed."""
        self.field.setText("")
        self.field.setPlaceholderText("")
        self.hide()

    def _give(self, give: Callable[[str], None]) -> None:
        text = self.field.text().strip()
        if text:
            give(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.fold()
            self.closed.emit()
        else:
            super().keyPressEvent(event)
