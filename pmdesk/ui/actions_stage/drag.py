"""A table whose rows drag to another place in it, shown by a line between rows."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QDrag,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QTableView

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.viewport import leave_ground

MIME = "application/x-pmdesk-action"
Place = tuple[int, object, str]
"""The y of the line in the viewport, the group there, the id of the row behind ("" = last)."""


class DragTable(QTableView):
    """Base of a table with rows that drag.

    Signals:
        dropped(str, object, str): a row was dropped: its id, the group, the id of the row behind.
    """

    dropped = Signal(str, object, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        leave_ground(self)
        self._theme = theme
        self._line: int | None = None
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)

    def current_id(self) -> str:
        """The id of the row that would be dragged."""
        raise NotImplementedError

    def drop_place(self, y: int) -> Place:
        """Where a row that is dropped at this height of the viewport goes."""
        raise NotImplementedError

    # Qt's names

    def startDrag(self, supported: Qt.DropAction) -> None:
        # Not the view's own way, which takes the rows out of the model after a move.
        data = QMimeData()
        data.setData(MIME, self.current_id().encode())
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.exec(Qt.DropAction.MoveAction)
        self._show_line(None)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(MIME):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        super().dragMoveEvent(event)  # scrolls near the edges
        event.acceptProposedAction()
        self._show_line(self.drop_place(event.position().toPoint().y())[0])

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        super().dragLeaveEvent(event)
        self._show_line(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_line(None)
        if not event.mimeData().hasFormat(MIME):
            event.ignore()
            return
        id = bytes(event.mimeData().data(MIME).data()).decode()
        _, group, behind = self.drop_place(event.position().toPoint().y())
        event.acceptProposedAction()
        self.dropped.emit(id, group, behind)

    def _show_line(self, y: int | None) -> None:
        self._line = y
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._line is not None:
            painter = QPainter(self.viewport())
            wide = self.viewport().width()
            painter.fillRect(0, max(0, self._line - 1), wide, 2, self._theme["accent"])
