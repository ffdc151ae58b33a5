"""What the two groups at the right of the top bar share: one bubble at a time, words or icons."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from pmdesk.ui.paint.text import width
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.popover import Popover

GAP = 8
ICON, AROUND = 16 + 4, 2 * 12 + 2
"""Pixels of a button beside its words: the icon with its gap, padding with frame."""
MOST = 16777215


class Panel(Protocol):
    """The content of a bubble that shows the room."""

    def show_room(self) -> None: ...


class BarPart(QWidget):
    """A row of widgets that opens bubbles on the page.

    Signals:
        acted(str): a button stands for the action with this key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, page: Callable[[], QWidget]) -> None:
        super().__init__()
        self._theme, self._page = theme, page
        self.popover: Popover | None = None
        self._panel: Panel | None = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(GAP)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def open_bubble(self, content: QWidget, at: QWidget, wide: int) -> None:
        """Shows something below a widget of the bar; a bubble that is open makes way."""
        self.close_bubble()
        self.popover = Popover(self._theme, self._page(), content, wide)
        self.popover.closed.connect(self._gone)
        if hasattr(content, "show_room"):
            self._panel = content
        self.popover.open_by(at)

    def close_bubble(self) -> None:
        if self.popover is not None:
            self.popover.close_it()

    def show_in_bubble(self) -> None:
        """The room has changed under an open bubble."""
        if self._panel is not None:
            self._panel.show_room()

    def _gone(self) -> None:
        self.popover = self._panel = None


def button_width(text: str) -> int:
    """The width of a button with an icon and these words; without words it is a square one."""
    return round(width(text, Theme.font(13, 500))) + ICON + AROUND + 4 if text else 40


def set_words(made: QPushButton, text: str) -> None:
    """Gives a button with an icon its words, or none and its least width."""
    made.setText(f" {text}" if text else "")
    made.setFixedWidth(button_width(text))
