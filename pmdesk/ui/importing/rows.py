"""The rows of an import: proposed entries with a tick each."""

from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Any

from PySide6.QtCore import Qt

from pmdesk.intake.span import Bound
from pmdesk.intake.values import ProposedEntry
from pmdesk.method.secrets import secrets_said
from pmdesk.method.words import name_of
from pmdesk.model.times import clock_text, date_text, local
from pmdesk.model.words import Precision
from pmdesk.ui.importing.reading import Reading
from pmdesk.ui.importing.tick_model import Index, Item, TickModel
from pmdesk.ui.importing.ticks import Here, Ticks
from pmdesk.ui.tr import tr


class Column(IntEnum):
    """The columns of proposed entries."""

    TIME = 0
    KIND = 1
    TEXT = 2
    LINE = 3


class ProposalsModel(TickModel):
    """Proposed entries; the first column carries the tick. `UserRole` gives the ProposedEntry.

    Its rows are those of the part that is to come in, or only those of them with warnings.
    """

    def __init__(self) -> None:
        super().__init__()
        self.ticks = Ticks()
        self.places: list[int] = []

    # What is shown

    def show_reading(self, reading: Reading, here: Here) -> None:
        """Other entries; lines that were unticked before stay so."""
        self._anew(lambda: self.ticks.show(reading, here))

    def bound(self, first: Bound, last: Bound) -> None:
        """Only the entries between two bounds."""
        self._anew(lambda: self.ticks.bound(first, last))

    def only_warned(self, only: bool) -> None:
        """Only the entries with warnings, or all."""
        self._anew(lambda: setattr(self.ticks, "only_warned", only))

    def mask(self, kinds: frozenset[str]) -> None:
        """What is of these kinds is masked."""
        self.ticks.mask(kinds)
        self.tell_ticks()

    def _anew(self, change: Callable[[], None]) -> None:
        self.beginResetModel()
        change()
        self.places = self.ticks.shown()
        self.endResetModel()

    def entry(self, row: int) -> ProposedEntry:
        """The entry of a row as it would come in."""
        return self.ticks.entry(self.places[row])

    def is_ticked(self, row: int) -> bool:
        return self.places[row] in self.ticks.chosen

    def begins_day(self, row: int) -> bool:
        """Whether an entry is the first of its day."""
        entries, places = self.ticks.entries, self.places
        return row == 0 or day_said(entries[places[row - 1]]) != day_said(entries[places[row]])

    def next_warned(self, row: int) -> int:
        """The next row with warnings, from the top again after the last; -1 where there is none."""
        count = len(self.places)
        rows = [*range(row + 1, count), *range(min(row + 1, count))]
        return next((n for n in rows if self.ticks.entries[self.places[n]].warnings), -1)

    # Ticks

    def toggle(self, row: int) -> None:
        """Ticks an entry or takes its tick away."""
        self.tick([row], not self.is_ticked(row))

    def tick(self, rows: Iterable[int], on: bool) -> None:
        """Ticks the entries of some rows, or takes their ticks away."""
        self.ticks.tick([self.places[row] for row in rows], on)
        self.tell_ticks()

    def tick_all(self, on: bool) -> None:
        """All rows that are shown."""
        self.tick(range(len(self.places)), on)

    def untick_bots(self) -> None:
        """What no person wrote stays out."""
        self.ticks.tick(self.ticks.bots(), False)
        self.tell_ticks()

    def is_locked(self, row: int) -> bool:
        return self.ticks.is_locked(self.places[row])

    def count(self) -> int:
        return len(self.places)

    def heads(self) -> tuple[str, ...]:
        # The records of an export stand on no lines; they are counted.
        place = tr("Line") if self.ticks.has_lines else tr("No.")
        return (tr("Time"), tr("Kind"), tr("What happened"), place)

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, entry = index.row(), self.entry(index.row())
        if role == Item.UserRole:
            return entry
        if role == Item.CheckStateRole and index.column() == Column.TIME:
            return Qt.CheckState.Checked if self.is_ticked(row) else Qt.CheckState.Unchecked
        if role == Item.ToolTipRole and index.column() == Column.TEXT:
            return "\n".join(filter(None, (entry.text, entry.details[:1000], *entry.warnings)))
        if role == Item.AccessibleTextRole and index.column() == Column.TIME:
            return self._sentence(row, entry)
        if role in (Item.DisplayRole, Item.AccessibleTextRole):
            return _text(entry, Column(index.column()))
        return None

    def _sentence(self, row: int, entry: ProposedEntry) -> str:
        tick = tr("ticked") if self.is_ticked(row) else tr("not ticked")
        parts = (tick, *(_text(entry, column) for column in Column), *self.remarks(row))
        return ", ".join(parts)

    def remarks(self, row: int) -> tuple[str, ...]:
        """What is to be said about an entry: that it is here, its warnings, its secrets."""
        place = self.places[row]
        here = (tr("Here already"),) if place in self.ticks.here.places else ()
        return (*here, *self.ticks.entries[place].warnings, *secrets_remarks(self.ticks, place))


def secrets_remarks(ticks: Ticks, place: int) -> tuple[str, ...]:
    """How many secrets an entry has, and whether they are masked."""
    found = ticks.found(place)
    if not found:
        return ()
    open_ = [one.kind for one in found if one.kind.key not in ticks.masks]
    hidden = [one.kind for one in found if one.kind.key in ticks.masks]
    said = (secrets_said(open_), tr("{what} masked").format(what=secrets_said(hidden)))
    return tuple(text for text, kinds in zip(said, (open_, hidden), strict=True) if kinds)


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
