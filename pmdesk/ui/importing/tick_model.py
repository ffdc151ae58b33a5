"""The model of rows with a tick each: what both tables of an import say to Qt in the same way."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

Index = QModelIndex | QPersistentModelIndex
Item = Qt.ItemDataRole


class TickModel(QAbstractTableModel):
    """A table whose first column carries the tick.

    Signals:
        ticked(): another number of rows is chosen.
    """

    ticked = Signal()

    def count(self) -> int:
        """How many rows there are."""
        raise NotImplementedError

    def heads(self) -> tuple[str, ...]:
        """What stands over the columns."""
        raise NotImplementedError

    def is_ticked(self, row: int) -> bool:
        raise NotImplementedError

    def is_locked(self, row: int) -> bool:
        """Whether a row cannot be ticked."""
        raise NotImplementedError

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Ticks some rows, or takes their ticks away."""
        raise NotImplementedError

    def tell_ticks(self) -> None:
        """Ticks have changed, in whichever rows."""
        if self.count():
            last = self.index(self.count() - 1, len(self.heads()) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
        self.ticked.emit()

    # What Qt asks for

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.count()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.heads())

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        box = index.column() == 0 and not self.is_locked(index.row())
        return flags | flag.ItemIsUserCheckable if box else flags

    def setData(self, index: Index, value: Any, role: int = Item.EditRole) -> bool:
        if role != Item.CheckStateRole or not index.isValid():
            return False
        self.tick([index.row()], Qt.CheckState(value) == Qt.CheckState.Checked)
        return True

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole
    ) -> Any:
        if role not in (Item.DisplayRole, Item.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self.heads()[section]
