"""The rows of the timeline table: entries under days, gaps between; changed, never reset."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pmdesk.method.words import name_of
from pmdesk.model.review import Entry, Review, find
from pmdesk.model.times import entry_clock, entry_day_text, zone_label
from pmdesk.model.timetable import EntryRow, GapRow, TableRow, rows
from pmdesk.model.words import Kind
from pmdesk.ui.paint.text import plain
from pmdesk.ui.tr import tr

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class Column(IntEnum):
    TIME = 0
    KIND = 1
    TEXT = 2
    WHO = 3
    SOURCE = 4


def row_key(row: TableRow) -> tuple[str, ...]:
    """What a row is, whatever it says at the moment."""
    if isinstance(row, EntryRow):
        return ("entry", row.entry.id)
    if isinstance(row, GapRow):
        return ("gap", row.before.id, row.behind.id)
    return ("day", row.text)


class TimelineModel(QAbstractTableModel):
    """Rows for a table view and its delegate, which reads `table_row` and `who` itself.

    Day and gap rows carry no flags, so that keys skip them; the delegate paints them across.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[TableRow] = []
        self._review = Review(id="")
        self._kinds: frozenset[Kind] | None = None
        self._accounts: dict[str, int] = {}
        self._places: dict[str, int] = {}

    def show_review(
        self,
        review: Review,
        kinds: frozenset[Kind] | None = None,
        changed: list[Entry] | None = None,
    ) -> None:
        """Takes a new value; `kinds` limits which entries are shown (then without gaps).

        `changed` are the entries that differ where every row stays in its place (see `retold`).
        """
        old, self._review = self._review, review
        beside = (old.zone, old.seats, old.accounts) != (review.zone, review.seats, review.accounts)
        same_rows = kinds == self._kinds and not beside
        self._kinds = kinds
        if changed is not None and same_rows:
            self._tell(changed)
            return
        self._accounts = {}
        for account in review.accounts:
            self._accounts[account.entry] = self._accounts.get(account.entry, 0) + 1
        shown = review.entries
        if kinds is not None:
            shown = tuple(entry for entry in shown if entry.kind in kinds)
        found = rows(shown, review.zone)
        self._replace([r for r in found if kinds is None or not isinstance(r, GapRow)], beside)
        if old.zone != review.zone:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)

    def _tell(self, entries: list[Entry]) -> None:
        for entry in entries:
            row = self.row_of(entry.id)
            if row >= 0:
                self._set(row, EntryRow(entry))

    def _set(self, row: int, shown: TableRow) -> None:
        self._rows[row] = shown
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _replace(self, fresh: list[TableRow], everything: bool) -> None:
        """Removes and inserts only the rows between the parts that are alike."""
        old_keys, new_keys = [row_key(r) for r in self._rows], [row_key(r) for r in fresh]
        most = min(len(old_keys), len(new_keys))
        head = next((n for n in range(most) if old_keys[n] != new_keys[n]), most)
        tail = 0
        while tail < most - head and old_keys[-1 - tail] == new_keys[-1 - tail]:
            tail += 1
        gone, come = len(old_keys) - head - tail, len(new_keys) - head - tail
        if gone:
            self.beginRemoveRows(QModelIndex(), head, head + gone - 1)
            del self._rows[head : head + gone]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(QModelIndex(), head, head + come - 1)
            self._rows[head:head] = fresh[head : head + come]
            self.endInsertRows()
        for number, row in enumerate(fresh):
            if everything or self._rows[number] != row:
                self._set(number, row)
        places = enumerate(self._rows)
        self._places = {r.entry.id: n for n, r in places if isinstance(r, EntryRow)}

    def table_row(self, row: int) -> TableRow:
        return self._rows[row]

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for a day or a gap."""
        shown = self._rows[row] if 0 <= row < len(self._rows) else None
        return shown.entry if isinstance(shown, EntryRow) else None

    def row_of(self, entry: str) -> int:
        """The row of an entry, -1 where it is not shown."""
        return self._places.get(entry, -1)

    def clock(self, entry: Entry) -> str:
        return entry_clock(entry, self._review.zone)

    def who(self, entry: Entry) -> str:
        """The seat's alias, else the team."""
        seat = find(self._review.seats, entry.seat) if entry.seat else None
        return (seat.alias or seat.role) if seat is not None else entry.team

    def accounts(self, entry: Entry) -> int:
        return self._accounts.get(entry.id, 0)

    def sentence(self, entry: Entry) -> str:
        """The whole row in words, for those who hear it."""
        day = entry_day_text(entry, self._review.zone, year=False)
        parts = [f"{day} {self.clock(entry)}", name_of(entry.kind), plain(entry.text)]
        if entry.milestone:
            parts.append(name_of(entry.milestone))
        if self.who(entry):
            parts.append(self.who(entry))
        return ", ".join(parts)

    # Qt's names

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and isinstance(self._rows[index.row()], EntryRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], index.column()
        if isinstance(row, EntryRow):
            return self._entry_data(row.entry, column, role)
        if role in (Role.DisplayRole, Role.AccessibleTextRole) and column == 0:
            return row.text
        return None

    def _entry_data(self, entry: Entry, column: int, role: int) -> str | None:
        if role == Role.AccessibleTextRole and column == 0:
            return self.sentence(entry)
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        texts = (
            self.clock(entry),
            name_of(entry.kind),
            entry.text,
            self.who(entry),
            entry.source,
        )
        return texts[column]

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1) if role == Role.AccessibleTextRole else None
        if role != Role.DisplayRole:
            return None
        first = self._review.entries[-1].at if self._review.entries else None
        zone = zone_label(self._review.zone, first) if first is not None else self._review.zone
        return (zone, tr("Kind"), tr("What happened"), tr("Seat or team"), tr("Source"))[section]
