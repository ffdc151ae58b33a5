"""An empty state: one sentence, how to begin, and one way to do so."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para


class EmptyState(QWidget):
    """What stands where nothing is yet."""

    def __init__(
        self, theme: Theme, sentence: str, how: str, way: str, act: Callable[[], object]
    ) -> None:
        super().__init__()
        self._way = button(theme, way, "outline")
        self._way.clicked.connect(lambda: act())
        inner = QWidget()
        inner.setFixedWidth(420)
        words = QVBoxLayout(inner)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(8)
        words.addWidget(Para(theme, sentence, 20, 600))
        words.addWidget(Para(theme, how, 13, 400, "muted"))
        words.addSpacing(8)
        words.addWidget(self._way)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addStretch(2)
        column.addWidget(inner, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    def take_focus(self) -> None:
        """Puts the focus on the way to begin."""
        self._way.setFocus()
