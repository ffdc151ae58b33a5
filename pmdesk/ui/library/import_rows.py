"""The tables of an import: proposed entries with a tick each, and the lines that were left."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from pmdesk.intake.values import ProposedEntry, Skipped
from pmdesk.method.words import name_of
from pmdesk.model.times import clock_text, date_text, local
from pmdesk.model.words import Precision
from pmdesk.ui.tr import tr

Index = QModelIndex | QPersistentModelIndex
Item = Qt.ItemDataRole


class Column(IntEnum):
    """The columns of proposed entries."""

    TIME = 0
    KIND = 1
    TEXT = 2
    LINE = 3


class ProposalsModel(QAbstractTableModel):
    """Proposed entries; the first column carries the tick. `UserRole` gives the ProposedEntry.

    Signals:
        ticked(): another number of entries is chosen.
    """

    ticked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[ProposedEntry, ...] = ()
        self.chosen: set[int] = set()

    def show_entries(self, entries: tuple[ProposedEntry, ...]) -> None:
        """Other entries; lines that were unticked before stay so."""
        left = {entry.line for n, entry in enumerate(self.entries) if n not in self.chosen}
        self.beginResetModel()
        self.entries = entries
        self.chosen = {n for n, entry in enumerate(entries) if entry.line not in left}
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        flags = flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren
        return flags | flag.ItemIsUserCheckable if index.column() == Column.TIME else flags

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        entry = self.entries[index.row()]
        if role == Item.UserRole:
            return entry
        if role == Item.CheckStateRole and index.column() == Column.TIME:
            state = Qt.CheckState
            return state.Checked if index.row() in self.chosen else state.Unchecked
        if role == Item.ToolTipRole and index.column() == Column.TEXT:
            return "\n".join(filter(None, (entry.text, entry.details[:1000], *entry.warnings)))
        if role == Item.AccessibleTextRole and index.column() == Column.TIME:
            return self._sentence(index.row(), entry)
        if role in (Item.DisplayRole, Item.AccessibleTextRole):
            return _text(entry, Column(index.column()))
        return None

    def setData(self, index: Index, value: Any, role: int = Item.EditRole) -> bool:
        if role != Item.CheckStateRole or not index.isValid():
            return False
        if Qt.CheckState(value) == Qt.CheckState.Checked:
            self.chosen.add(index.row())
        else:
            self.chosen.discard(index.row())
        row = index.row()
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))
        self.ticked.emit()
        return True

    def begins_day(self, row: int) -> bool:
        """Whether an entry is the first of its day."""
        entry = self.entries[row]
        return row == 0 or day_said(self.entries[row - 1]) != day_said(entry)

    def toggle(self, row: int) -> None:
        """Ticks an entry or takes its tick away."""
        state = Qt.CheckState
        wanted = state.Unchecked if row in self.chosen else state.Checked
        self.setData(self.index(row, Column.TIME), wanted, Item.CheckStateRole)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole
    ) -> Any:
        if role not in (Item.DisplayRole, Item.AccessibleTextRole):
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return (tr("Time"), tr("Kind"), tr("What happened"), tr("Line"))[section]

    def _sentence(self, row: int, entry: ProposedEntry) -> str:
        tick = tr("ticked") if row in self.chosen else tr("not ticked")
        parts = (tick, *(_text(entry, column) for column in Column), *entry.warnings)
        return ", ".join(parts)


def _text(entry: ProposedEntry, column: Column) -> str:
    if column is Column.TIME:
        return f"{day_said(entry)} {clock_said(entry)}".strip()
    if column is Column.KIND:
        return name_of(entry.kind)
    return entry.text if column is Column.TEXT else str(entry.line)


def day_said(entry: ProposedEntry) -> str:
    """6 Oct 2026; "" where the day is not known."""
    return date_text(local(entry.at, entry.zone).date()) if entry.day_known else ""


def clock_said(entry: ProposedEntry) -> str:
    """14:05, ~14:05, 14:05–14:20, all day."""
    if entry.precision is Precision.DAY:
        return tr("all day")
    exact = entry.precision is Precision.SECOND
    clock = clock_text(entry.at, entry.zone, seconds=exact)
    if entry.until is not None:
        clock = f"{clock}–{clock_text(entry.until, entry.zone, seconds=exact)}"
    return f"~{clock}" if entry.precision is Precision.ABOUT else clock


class SkippedModel(QAbstractTableModel):
    """Lines that were not taken: number, text, reason."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Skipped, ...] = ()

    def show_lines(self, lines: tuple[Skipped, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Item.UserRole:
            return line
        if role in (Item.DisplayRole, Item.AccessibleTextRole, Item.ToolTipRole):
            where = tr("Line {n}").format(n=line.line)
            return f"{where}: {line.text[:500]}\n{line.reason}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole
    ) -> Any:
        if role not in (Item.DisplayRole, Item.AccessibleTextRole):
            return None
        return str(section + 1) if orientation == Qt.Orientation.Vertical else tr("Not taken")
