"""The timeline as a table: its entries under headings of days, with rows where nothing is known.

The window and the report show the same rows; the window adds how far the room has seen.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from pmdesk.model.measures import milestone_entry
from pmdesk.model.review import Entry
from pmdesk.model.times import duration_text, entry_day, entry_day_text, zone_or_utc
from pmdesk.model.words import Milestone, Precision

GAP = timedelta(minutes=15)
"""From this length on, time without an entry is worth a question."""


@dataclass(frozen=True, slots=True)
class DayRow:
    """The heading of a day: "Tue 6 Oct 2026", or "Day 1" where the day is not known."""

    day: date
    text: str


@dataclass(frozen=True, slots=True)
class GapRow:
    """Time without an entry during the impact; `before` and `behind` are the entries around it."""

    before: Entry
    behind: Entry
    start: datetime
    end: datetime

    @property
    def text(self) -> str:
        """17 min without an entry."""
        return f"{duration_text(self.end - self.start)} without an entry"


class EntryRow(NamedTuple):
    """One entry. A tuple, because there are thousands of them, made anew with each new order."""

    entry: Entry


TableRow = DayRow | GapRow | EntryRow


@dataclass(frozen=True, slots=True)
class RoomRow:
    """The room line: the room has seen what stands above it.

    `later` entries come behind it; None where that is not to be told.
    """

    later: int | None


@dataclass(frozen=True, slots=True)
class LaterRow:
    """Stands for everything below the room line while it is kept out of sight."""


RoomTableRow = TableRow | RoomRow | LaterRow


def rows(entries: Sequence[Entry], zone: str, gap: timedelta = GAP) -> tuple[TableRow, ...]:
    """The rows of the table for entries in their order, with days in `zone`."""
    gaps_before = {row.behind.id: row for row in gaps(entries, gap)}
    table: list[TableRow] = []
    day_shown, known_shown = date.min, True
    for day, entry in _by_day(entries, zone):
        if gaps_before and entry.id in gaps_before:
            table.append(gaps_before[entry.id])
        if day != day_shown or entry.day_known is not known_shown:
            day_shown, known_shown = day, entry.day_known
            table.append(DayRow(day, entry_day_text(entry, zone)))
        table.append(EntryRow(entry))
    return tuple(table)


def line_place(table: Sequence[RoomTableRow], reached: AbstractSet[str]) -> int:
    """The index before which the room line stands: behind the last entry reached, else on top."""
    for place in range(len(table) - 1, -1, -1):
        row = table[place]
        if isinstance(row, EntryRow) and row.entry.id in reached:
            return place + 1
    return 0


def with_line(
    table: Sequence[TableRow], reached: AbstractSet[str], later: int
) -> tuple[RoomTableRow, ...]:
    """The rows with the room line between what the room has reached (ids) and what comes."""
    place = line_place(table, reached)
    return (*table[:place], RoomRow(later), *table[place:])


def folded(
    table: Sequence[TableRow], reached: AbstractSet[str], later: int
) -> tuple[RoomTableRow, ...]:
    """Only what the room knows, the line, and one row for all that comes, where something does.

    A gap is known with both entries around it, a day with one entry of it.
    """
    known: list[TableRow] = []
    day: DayRow | None = None
    for row in table:
        if isinstance(row, DayRow):
            day = row
        elif isinstance(row, GapRow):
            if row.before.id in reached and row.behind.id in reached:
                known.append(row)
        elif row.entry.id in reached:
            if day is not None:
                known.append(day)
                day = None
            known.append(row)
    return (*known, RoomRow(None), LaterRow()) if later else (*known, RoomRow(0))


def _by_day(entries: Iterable[Entry], zone: str) -> list[tuple[date, Entry]]:
    """Entries with their days; one known to the day only stands first in it, in every zone."""
    here = zone_or_utc(zone)
    days = [
        (
            entry_day(entry, zone)
            if entry.precision is Precision.DAY
            else entry.at.astimezone(here).date(),
            entry,
        )
        for entry in entries
    ]
    if any(entry.precision is Precision.DAY for _, entry in days):
        days.sort(key=lambda pair: (pair[0], pair[1].precision is not Precision.DAY))
    return days


def gaps(entries: Sequence[Entry], gap: timedelta = GAP) -> tuple[GapRow, ...]:
    """Where at least `gap` passed without an entry while the impact lasted.

    That is from impact started (else detected) to mitigated (else resolved); none where one of the
    two is not marked.
    """
    begin = _first_of(entries, Milestone.IMPACT_STARTED, Milestone.DETECTED)
    finish = _first_of(entries, Milestone.MITIGATED, Milestone.RESOLVED)
    if begin is None or finish is None:
        return ()
    found: list[GapRow] = []
    latest: Entry | None = None
    for entry in entries:
        if entry.precision is Precision.DAY:
            continue
        if latest is not None:
            start = _end(latest)
            inside = start >= begin.at and entry.at <= finish.at
            if inside and entry.at - start >= gap and entry.day_known == latest.day_known:
                found.append(GapRow(latest, entry, start, entry.at))
        if latest is None or _end(entry) >= _end(latest):
            latest = entry
    return tuple(found)


def _first_of(entries: Sequence[Entry], first: Milestone, second: Milestone) -> Entry | None:
    return milestone_entry(entries, first) or milestone_entry(entries, second)


def _end(entry: Entry) -> datetime:
    return entry.until if entry.until is not None and entry.until > entry.at else entry.at
