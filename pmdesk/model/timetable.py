"""The timeline as a table: its entries under headings of days, with rows where nothing is known.

The window and the report show the same rows.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pmdesk.model.measures import milestone_entry
from pmdesk.model.review import Entry
from pmdesk.model.times import duration_text, entry_day, entry_day_text
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


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One entry."""

    entry: Entry


TableRow = DayRow | GapRow | EntryRow


def rows(entries: Sequence[Entry], zone: str, gap: timedelta = GAP) -> tuple[TableRow, ...]:
    """The rows of the table for entries in their order, with days in `zone`."""
    gaps_before = {row.behind.id: row for row in gaps(entries, gap)}
    table: list[TableRow] = []
    shown: tuple[date, bool] | None = None
    for day, entry in _by_day(entries, zone):
        if entry.id in gaps_before:
            table.append(gaps_before[entry.id])
        if shown != (day, entry.day_known):
            shown = (day, entry.day_known)
            table.append(DayRow(day, entry_day_text(entry, zone)))
        table.append(EntryRow(entry))
    return tuple(table)


def _by_day(entries: Iterable[Entry], zone: str) -> list[tuple[date, Entry]]:
    """Entries with their days; one known to the day only stands first in it, in every zone."""
    days = [(entry_day(entry, zone), entry) for entry in entries]
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
