"""What the lists of the library share as item models: one row for a line, known by its id."""

from typing import Protocol

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex


class Line(Protocol):
    """Something with an id that a list shows."""

    @property
    def id(self) -> str: ...


class ListModel(QAbstractTableModel):
    """Lines below each other; whoever derives from it says what stands in its columns."""

    columns = 1

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Line, ...] = ()

    def put(self, lines: tuple[Line, ...]) -> None:
        """Other lines in the place of those of before."""
        if lines == self.lines:
            return
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def row_of(self, id: str) -> int:
        """The row of a line, or -1."""
        return next((row for row, line in enumerate(self.lines) if line.id == id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self.columns

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
