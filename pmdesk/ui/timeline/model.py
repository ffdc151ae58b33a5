"""The rows of the timeline table: entries under days, gaps, the room line; changed, never reset."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from pmdesk.method.words import name_of
from pmdesk.model.narrowing import EVERYTHING, Narrowed, holds
from pmdesk.model.review import Entry, Review
from pmdesk.model.times import zone_label
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
from pmdesk.ui.timeline.entry_words import BESIDE, EntryWords
from pmdesk.ui.timeline.walk import Walk, folded_text, known_entries, later_text, line_text
from pmdesk.ui.tr import tr

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


Made = tuple[tuple[Entry, ...], tuple[object, ...], tuple[TableRow, ...]]
"""Rows, and what they were made of: entries, and beside them zone and filter."""


class Column(IntEnum):
    TIME = 0
    SECOND = 1
    KIND = 2
    TEXT = 3
    WHO = 4
    SOURCE = 5


ENTRY_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
"""Made once: Qt asks for them for every cell that it paints."""


def row_key(row: RoomTableRow) -> tuple[str, ...]:
    """What a row is, whatever it says at the moment."""
    if isinstance(row, EntryRow):
        return ("entry", row.entry.id)
    if isinstance(row, GapRow):
        return ("gap", row.before.id, row.behind.id)
    return (type(row).__name__, row.text if isinstance(row, DayRow) else "")


class TimelineModel(QAbstractTableModel):
    """Rows for a table view and its delegate, which reads `table_row` and `words` itself.

    All rows but entries carry no flags, so that keys skip them; the delegate paints them across.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[RoomTableRow] = []
        self._review = Review(id="")
        self._narrowed = EVERYTHING
        self._walk: Walk | None = None
        self._places: dict[str, int] = {}
        self._made: Made = ((), (), ())
        self.words = EntryWords(self._review)
        self.line = -1
        """The row of the room line, -1 where there is none."""

    def show_review(
        self,
        review: Review,
        narrowed: Narrowed = EVERYTHING,
        changed: list[Entry] | None = None,
        walk: Walk | None = None,
    ) -> None:
        """Takes a new value; `narrowed` limits which entries are shown (then without gaps).

        `changed` are the entries that differ where every row stays in its place (see `retold`).
        """
        old, self._review = self._review, review
        beside = any(getattr(old, name) is not getattr(review, name) for name in BESIDE)
        before, self._walk = self._walk, walk
        same_rows = narrowed == self._narrowed and not beside and _alike(before, walk)
        self._narrowed = narrowed
        if changed is not None and same_rows:
            self.words.go_on(review, walk, changed)
            self._tell(changed)
            self._move_line()
            return
        self.words = EntryWords(review, walk)
        self._replace(self._rows_of(review), beside)
        if before != walk:
            self._repaint(0, len(self._rows) - 1)
        if (old.zone, old.second_zone) != (review.zone, review.second_zone):
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, Column.TIME, Column.SECOND)

    def _rows_of(self, review: Review) -> list[RoomTableRow]:
        """The rows as they are to stand."""
        walk, found = self._walk, self._unwalked(review)
        if walk is None:
            return list(found)
        place = folded if walk.folded else with_line
        return list(place(found, self._reached(), walk.later))

    def _unwalked(self, review: Review) -> tuple[TableRow, ...]:
        """The rows without the room line, made anew only for other entries: a walk has none."""
        narrowed, (entries, beside, found) = self._narrowed, self._made
        wanted: tuple[object, ...] = (review.zone, narrowed)
        if not narrowed.everything:
            wanted += (review.seats, review.questions, review.attachments, review.accounts)
        if entries is not review.entries or beside != wanted:
            shown = review.entries
            if not narrowed.everything:
                shown = tuple(filter(holds(narrowed, review), review.entries))
            every = rows(shown, review.zone)
            gaps = narrowed.everything
            found = tuple(row for row in every if gaps or not isinstance(row, GapRow))
            self._made = review.entries, wanted, found
        return found

    @property
    def shown(self) -> int:
        """How many entries there are rows for."""
        return len(self._places)

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
        rows = self._rows[first:end] if (first, end) != (0, len(self._rows)) else self._rows
        self._places.update(
            {row.entry.id: n for n, row in enumerate(rows, first) if isinstance(row, EntryRow)}
        )
        lines = (n for n, row in enumerate(rows, first) if isinstance(row, RoomRow))
        self.line = next(lines, self.line)

    def across(self, first: int, last: int) -> list[int]:
        """The rows between two (both included) that reach over all columns."""
        rows = self._rows[first : last + 1]
        return [n for n, row in enumerate(rows, first) if not isinstance(row, EntryRow)]

    def _replace(self, fresh: list[RoomTableRow], everything: bool) -> None:
        """Removes and inserts only the rows between the parts that are alike."""
        if not self._rows:
            self._fill(fresh)
            return
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
        if everything:
            self._rows[:] = fresh
            self._repaint(0, len(fresh) - 1)
        else:
            for number, row in enumerate(fresh):
                if self._rows[number] is not row and self._rows[number] != row:
                    self._set(number, row)
        self._places, self.line = {}, -1
        self._number(0, len(self._rows))

    def _fill(self, fresh: list[RoomTableRow]) -> None:
        """The first rows there are."""
        if fresh:
            self.beginInsertRows(QModelIndex(), 0, len(fresh) - 1)
            self._rows[:] = fresh
            self._number(0, len(fresh))
            self.endInsertRows()

    def table_row(self, row: int) -> RoomTableRow:
        return self._rows[row]

    def entry(self, row: int) -> Entry | None:
        """The entry of a row; None for a day or a gap."""
        shown = self._rows[row] if 0 <= row < len(self._rows) else None
        return shown.entry if isinstance(shown, EntryRow) else None

    def row_of(self, entry: str) -> int:
        """The row of an entry, -1 where it is not shown."""
        return self._places.get(entry, -1)

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
        entry = index.isValid() and isinstance(self._rows[index.row()], EntryRow)
        return ENTRY_FLAGS if entry else Qt.ItemFlag.NoItemFlags

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
            return self.words.sentence(entry)
        if role not in (Role.DisplayRole, Role.AccessibleTextRole):
            return None
        texts = (
            self.words.clock(entry),
            self.words.second_clock(entry),
            name_of(entry.kind),
            entry.text,
            self.words.who(entry),
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
        zones = (self._review.zone, self._review.second_zone)
        named = [_labels(zone, entries) if entries and zone else zone for zone in zones]
        return (*named, tr("Kind"), tr("What happened"), tr("Seat or team"), tr("Source"))[section]


def _labels(zone: str, entries: Sequence[Entry]) -> str:
    """What a zone is called at the first and the last entry: two where the clocks changed."""
    labels = (zone_label(zone, entry.at) for entry in (entries[0], entries[-1]))
    return "/".join(dict.fromkeys(labels))


def _alike(old: Walk | None, new: Walk | None) -> bool:
    """Whether a step of the walk leaves all rows where they are but the room line."""
    if old is None or new is None:
        return old is new
    return old == new or not (old.folded or new.folded)
