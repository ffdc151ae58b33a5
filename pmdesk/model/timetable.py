"""The timeline as a table: its entries under headings of days, with rows where nothing is known.

The window and the report show the same rows; the window adds how far the room has seen.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import groupby
from operator import attrgetter
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
    shown: tuple[date, bool] | None = None
    for day, run in _runs(entries, zone):
        if run[0].id in gaps_before:
            table.append(gaps_before[run[0].id])
        if shown != (day, run[0].day_known):
            shown = (day, run[0].day_known)
            table.append(DayRow(day, entry_day_text(run[0], zone)))
        table.append(EntryRow(run[0]))
        if not gaps_before:
            table.extend(map(EntryRow, run[1:]))
            continue
        for entry in run[1:]:
            if entry.id in gaps_before:
                table.append(gaps_before[entry.id])
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


def _runs(entries: Sequence[Entry], zone: str) -> Iterator[tuple[date, Sequence[Entry]]]:
    """The days with their entries; one known to the day only stands first in it, in every zone."""
    if any(entry.precision is Precision.DAY for entry in entries):
        yield from _days_first(entries, zone)
        return
    here, begin = zone_or_utc(zone), 0
    while begin < len(entries):
        day = entries[begin].at.astimezone(here).date()
        # Asking the zone for each of thousands is slow: up to the next midnight it is one day.
        end = bisect_left(entries, _next_day(day, here), begin + 1, key=attrgetter("at"))
        for _, part in groupby(entries[begin:end], attrgetter("day_known")):
            yield day, tuple(part)
        begin = end


def _days_first(entries: Sequence[Entry], zone: str) -> Iterator[tuple[date, Sequence[Entry]]]:
    """The same where some are known to the day only: those are of that day in their own zone."""
    by_day = [(entry_day(entry, zone), entry) for entry in entries]
    by_day.sort(key=lambda pair: (pair[0], pair[1].precision is not Precision.DAY))
    for (day, _), part in groupby(by_day, lambda pair: (pair[0], pair[1].day_known)):
        yield day, tuple(entry for _, entry in part)


def _next_day(day: date, here: tzinfo) -> datetime:
    """The moment at which the day after another one begins in a zone."""
    try:
        return datetime.combine(day + timedelta(days=1), time(), here).astimezone(UTC)
    except OverflowError:
        return datetime.max.replace(tzinfo=UTC)


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
