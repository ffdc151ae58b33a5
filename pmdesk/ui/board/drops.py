"""Dragging over a board: finds the place, shows its line, and scrolls near the edges."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QTimer

from pmdesk.ui.board.column import Column
from pmdesk.ui.board.plan import Place

NEAR = 32
"""Pixels from an edge within which a drag scrolls."""


class DragOver(QObject):
    """One drag over the columns; `turn` scrolls sideways by whole columns."""

    def __init__(self, parent: QObject, turn: Callable[[int], None]) -> None:
        super().__init__(parent)
        self._turn, self._at, self._sideways = turn, QPoint(), 0
        self._column: Column | None = None
        self._width = 0
        self._timer = QTimer(self, interval=40)
        self._timer.timeout.connect(self._scroll)

    def move(self, at: QPoint, columns: list[Column], width: int) -> Place | None:
        """The place under a point of the board; shows the line there."""
        self._at, self._width = at, width
        column = next((c for c in columns if c.geometry().contains(at)), None)
        if self._column is not None and self._column is not column:
            self._column.show_line(None)
        self._column = column
        self._timer.start()
        if column is None:
            return None
        place, line = column.place_at(at.y() - column.y())
        column.show_line(line)
        return place

    def end(self) -> None:
        self._timer.stop()
        if self._column is not None:
            self._column.show_line(None)
        self._column = None

    def _scroll(self) -> None:
        column, at = self._column, self._at
        if column is not None:
            y = at.y() - column.y()
            if y < column.top + NEAR:
                column.scroll(-10)
            elif y > column.height() - NEAR:
                column.scroll(10)
        side = -1 if at.x() < NEAR else 1 if at.x() > self._width - NEAR else 0
        # Half a second at the edge turns one column on.
        self._sideways = self._sideways + 1 if side else 0
        if self._sideways >= 12:
            self._sideways = 0
            self._turn(side)
