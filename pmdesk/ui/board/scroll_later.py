"""Scrolls the columns of a board back to where they were, once they have their heights."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from pmdesk.ui.board.column import Column


class ScrollLater:
    """Keeps places by the keys of columns until the board is on the screen."""

    def __init__(self, board: QWidget, columns: Callable[[], Sequence[Column]]) -> None:
        self._board, self._columns = board, columns
        self._places: dict[str, object] = {}
        self._settled = QTimer(board, singleShot=True, interval=0)
        self._settled.timeout.connect(self._scroll)

    def keep(self, places: Mapping[str, object]) -> None:
        self._places = dict(places)
        self._scroll()

    def shown(self) -> None:
        """The board is on the screen; its columns are laid out when this turn is over."""
        if self._places:
            self._settled.start()

    def _scroll(self) -> None:
        for column in self._columns():
            value = self._places.get(column.plan.key)
            if isinstance(value, int):
                column.area.verticalScrollBar().setValue(value)
        if self._board.isVisible():
            self._places = {}
