"""The page that stands where a library cannot be opened: what is the case, and the ways on."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.errors import WorldError
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel, Para


class FaultPage(QWidget):
    """One sentence of what is the case, one of what to do.

    Signals:
        again(): try the same library again.
        another(): choose another one.
    """

    again = Signal()
    another = Signal()

    def __init__(self, theme: Theme, fault: WorldError, path: Path) -> None:
        super().__init__()
        again = button(theme, tr("Try again"), "primary")
        another = button(theme, tr("Use another library"), "outline", "folder")
        again.clicked.connect(self.again)
        another.clicked.connect(self.another)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(again)
        row.addWidget(another)
        row.addStretch(1)
        inner = QWidget()
        inner.setFixedWidth(560)
        words = QVBoxLayout(inner)
        words.setSpacing(8)
        words.addWidget(Para(theme, fault.said, 20, 600))
        words.addWidget(Para(theme, fault.advice, 13, 400))
        words.addWidget(ElidedLabel(theme, str(path), 12, 400, "muted"))
        words.addSpacing(8)
        words.addLayout(row)
        column = QVBoxLayout(self)
        column.addStretch(2)
        column.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {}

    def window_title(self) -> str:
        return "pmdesk"

    def leave(self) -> None:
        """Nothing is held here."""
