"""A list of painted rows in one column, as both lists of the dialog are."""

from PySide6.QtCore import QAbstractListModel, QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from pmdesk.ui.library.list_delegate import ListDelegate
from pmdesk.ui.widgets.viewport import leave_ground


class PlainList(QListView):
    """One row is current; the one under the pointer is tinted.

    Signals:
        focused(bool): keys go here now, or no longer.
    """

    focused = Signal(bool)

    def __init__(self, name: str, model: QAbstractListModel, delegate: ListDelegate) -> None:
        super().__init__()
        leave_ground(self)
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

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: letters would jump about among times."""
