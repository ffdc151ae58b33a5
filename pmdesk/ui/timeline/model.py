"""The rows of the timeline table: entries under days, gaps, the room line; changed, never reset."""

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pmdesk.method.words import name_of
from pmdesk.model.review import Entry, Review, find
from pmdesk.model.times import entry_clock, entry_day_text, zone_label
from pmdesk.model.timetable import (
    DayRow,
    EntryRow,
    GapRow,
    LaterRow,
    RoomRow,
    RoomTableRow,
    TableRow,
    folded,
    line_place,
    rows,
    with_line,
)
from pmdesk.model.walking import so_far
from pmdesk.model.words import Kind
from pmdesk.ui.paint.text import plain
from pmdesk.ui.timeline.walk import Walk, folded_text, known_entries, later_text, line_text
from pmdesk.ui.tr import tr

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


Kinds = frozenset[Kind] | None
Made = tuple[tuple[Entry, ...], tuple[str, Kinds], tuple[TableRow, ...]]
"""Rows, and what they were made of: entries, and beside them zone and filter."""


class Column(IntEnum):
    TIME = 0
    KIND = 1
    TEXT = 2
    WHO = 3
    SOURCE = 4


def row_key(row: RoomTableRow) -> tuple[str, ...]:
    """What a row is, whatever it says at the moment."""
    if isinstance(row, EntryRow):
        return ("entry", row.entry.id)
    if isinstance(row, GapRow):
        return ("gap", row.before.id, row.behind.id)
    return (type(row).__name__, row.text if isinstance(row, DayRow) else "")


class TimelineModel(QAbstractTableModel):
    """Rows for a table view and its delegate, which reads `table_row` and `who` itself.

    All rows but entries carry no flags, so that keys skip them; the delegate paints them across.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RoomTableRow] = []
        self._review = Review(id="")
        self._kinds: Kinds = None
        self._walk: Walk | None = None
        self._accounts: dict[str, int] = {}
        self._places: dict[str, int] = {}
        self._order: dict[str, int] = {}
        self._made: Made = ((), ("", None), ())
        self.line = -1
        """The row of the room line, -1 where there is none."""

    def show_review(
        self,
        review: Review,
        kinds: Kinds = None,
        changed: list[Entry] | None = None,
        walk: Walk | None = None,
    ) -> None:
        """Takes a new value; `kinds` limits which entries are shown (then without gaps).

        `changed` are the entries that differ where every row stays in its place (see `retold`).
        """
        old, self._review = self._review, review
        beside = (old.zone, old.seats, old.accounts) != (review.zone, review.seats, review.accounts)
        before, self._walk = self._walk, walk
        same_rows = kinds == self._kinds and not beside and _alike(before, walk)
        self._kinds = kinds
        if changed is not None and same_rows:
            self._tell(changed)
            self._move_line()
            return
        self._accounts = {}
        for account in review.accounts:
            self._accounts[account.entry] = self._accounts.get(account.entry, 0) + 1
        self._order = {entry.id: place for place, entry in enumerate(review.entries)}
        self._replace(self._rows_of(review), beside)
        if before != walk:
            self._repaint(0, len(self._rows) - 1)
        if old.zone != review.zone:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, 0)

    def _rows_of(self, review: Review) -> list[RoomTableRow]:
        """The rows as they are to stand."""
        walk, found = self._walk, self._unwalked(review)
        if walk is None:
            return list(found)
        place = folded if walk.folded else with_line
        return list(place(found, self._reached(), walk.later))

    def _unwalked(self, review: Review) -> tuple[TableRow, ...]:
        """The rows without the room line, made anew only for other entries: a walk has none."""
        kinds, (entries, beside, found) = self._kinds, self._made
        if entries is not review.entries or beside != (review.zone, kinds):
            shown = [e for e in review.entries if kinds is None or e.kind in kinds]
            every = rows(shown, review.zone)
            found = tuple(r for r in every if kinds is None or not isinstance(r, GapRow))
            self._made = review.entries, (review.zone, kinds), found
        return found

    def _reached(self) -> set[str]:
        count = self._walk.reached if self._walk is not None else 0
        return {entry.id for entry in self._review.entries[:count]}

    def _tell(self, entries: list[Entry]) -> None:
        for entry in entries:
            row = self.row_of(entry.id)
            if row >= 0:
                self._set(row, EntryRow(entry))

    def _set(self, row: int, shown: RoomTableRow) -> None:
        self._rows[row] = shown
        self._repaint(row, row)

    def _repaint(self, first: int, last: int) -> None:
        if first <= last:
            self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))

    def _move_line(self) -> None:
        """Takes the room line out and puts it in where it stands now; no other row moves along."""
        walk, old = self._walk, self.line
        if walk is None or walk.folded or self._rows[old] == RoomRow(walk.later):
            return
        self.beginRemoveRows(QModelIndex(), old, old)
        del self._rows[old]
        self.endRemoveRows()
        new = line_place(self._rows, self._reached())
        self.beginInsertRows(QModelIndex(), new, new)
        self._rows.insert(new, RoomRow(walk.later))
        self.endInsertRows()
        first, last = min(old, new), max(old, new)
        self._number(first, last + 1)
        self._repaint(first, last)

    def _number(self, first: int, end: int) -> None:
        """Notes where the rows from `first` up to `end` stand."""
        for number in range(first, end):
            row = self._rows[number]
            if isinstance(row, EntryRow):
                self._places[row.entry.id] = number
            elif isinstance(row, RoomRow):
                self.line = number

    def _replace(self, fresh: list[RoomTableRow], everything: bool) -> None:
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
        self._places, self.line = {}, -1
        self._number(0, len(self._rows))

    def table_row(self, row: int) -> RoomTableRow:
        return self._rows[row]

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for a day or a gap."""
        shown = self._rows[row] if 0 <= row < len(self._rows) else None
        return shown.entry if isinstance(shown, EntryRow) else None

    def row_of(self, entry: str) -> int:
        """The row of an entry, -1 where it is not shown."""
        return self._places.get(entry, -1)

    def is_later(self, entry: Entry) -> bool:
        """Whether an entry comes behind what the room has seen."""
        return self._walk is not None and self._order.get(entry.id, 0) >= self._walk.reached

    def clock(self, entry: Entry) -> str:
        line = self._walk.line if self._walk is not None else None
        return entry_clock(so_far(entry, line), self._review.zone)

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
        if self.is_later(entry):
            parts.append(tr("not seen by the room yet"))
        return ", ".join(parts)

    def line_texts(self) -> tuple[str, str]:
        """What the room line says at the left and at the right."""
        row, walk = self._rows[self.line] if self.line >= 0 else None, self._walk
        later = row.later if isinstance(row, RoomRow) else None
        return line_text(walk is not None and walk.reached > 0), later_text(later)

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
            return self._across(row)
        return None

    def _across(self, row: DayRow | GapRow | RoomRow | LaterRow) -> str:
        """The text of a row that reaches over all columns."""
        if isinstance(row, RoomRow):
            return ". ".join(text for text in self.line_texts() if text)
        return folded_text() if isinstance(row, LaterRow) else row.text

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
        entries = known_entries(self._review, self._walk) or self._review.entries[:1]
        zone = zone_label(self._review.zone, entries[-1].at) if entries else self._review.zone
        return (zone, tr("Kind"), tr("What happened"), tr("Seat or team"), tr("Source"))[section]


def _alike(old: Walk | None, new: Walk | None) -> bool:
    """Whether a step of the walk leaves all rows where they are but the room line."""
    if old is None or new is None:
        return old is new
    return old == new or not (old.folded or new.folded)
