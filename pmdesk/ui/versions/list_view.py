"""A list of painted rows in one column, as both lists of the dialog are."""

from PySide6.QtCore import QAbstractListModel, QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from pmdesk.ui.library.list_delegate import ListDelegate
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.theme.theme import Theme


class PlainList(QListView):
    """One row is current; the one under the pointer is tinted."""

    def __init__(
        self, theme: Theme, name: str, model: QAbstractListModel, delegate: ListDelegate
    ) -> None:
        super().__init__()
        self._theme = theme
        self._delegate = delegate
        delegate.setParent(self)
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        behaviour = QAbstractItemView
        self.setSelectionMode(behaviour.SelectionMode.SingleSelection)
        self.setEditTriggers(behaviour.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(behaviour.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.entered.connect(lambda index: self._hover(index.row()))

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """With a frame while keys go here: there are two lists side by side."""
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            box = QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1)
            painter.setPen(stroke(self._theme["accent"], 2))
            painter.drawRect(box)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters would jump about among times."""
