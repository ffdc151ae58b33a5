"""A part of what was read: only the lines, or only what happened, between two bounds."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from pmdesk.intake.clocks import ClockRead, clocks_in
from pmdesk.intake.dates import DateRead, dates_in
from pmdesk.intake.values import ProposedEntry
from pmdesk.model.times import local

_LINE = re.compile(r"(?:line |l)?(\d{1,9})", re.IGNORECASE)
_LAST = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Bound:
    """Where a part begins or ends: a line, or a day, a time of day, or both; nothing = no bound."""

    line: int | None = None
    day: date | None = None
    clock: timedelta | None = None
    exact: bool = False

    @property
    def open(self) -> bool:
        """Whether it bounds nothing."""
        return self == Bound()

    def moment(self, zone: tzinfo) -> date | datetime | None:
        """The day, or the moment in a zone where a time is named as well; None without a day."""
        if self.day is None or self.clock is None:
            return self.day
        return (datetime.combine(self.day, time()) + self.clock).replace(tzinfo=zone)


def bound_of(text: str, near: date) -> Bound | None:
    """A bound as people type it: "line 20", "20", "14:05", "6 Oct", "6 Oct 14:05"; "" for none.

    A day without a year is in that of `near`. None where it cannot be read.
    """
    text = " ".join(text.split())[:60]
    if not text:
        return Bound()
    if (line := _LINE.fullmatch(text)) is not None:
        return Bound(line=int(line[1]))
    days, clocks = dates_in(text), [read for read in clocks_in(text) if read.hour is not None]
    if len(days) > 1 or len(clocks) > 1 or _rest(text, [*days, *clocks]):
        return None
    day = days[0].value(near.year) if days else None
    if (day is None) == (not clocks) and not clocks:
        return None
    clock = timedelta(seconds=clocks[0].seconds) if clocks else None
    return Bound(day=day, clock=clock, exact=bool(clocks and clocks[0].second is not None))


def _rest(text: str, read: list[DateRead | ClockRead]) -> str:
    """What of a text was read as nothing."""
    for part in sorted(read, key=lambda part: -part.start):
        text = text[: part.start] + text[part.end :]
    return text.strip(" ,T")


def within(entries: Sequence[ProposedEntry], first: Bound, last: Bound) -> frozenset[int]:
    """The places of the entries from `first` to `last`, both included.

    A time without a day is one of the first day of the entries for `first`, of their last day for
    `last`. Times are those of each entry's own zone.
    """
    times = [local(entry.at, entry.zone).replace(tzinfo=None) for entry in entries]
    if not times:
        return frozenset()
    earliest = _moment(first, min(times).date(), time())
    latest = _moment(last, max(times).date(), time(23, 59, 59))
    if latest is not None and not last.exact:
        latest += timedelta(minutes=1) - _LAST
    return frozenset(
        place
        for place, (entry, at) in enumerate(zip(entries, times, strict=True))
        if (earliest is None or at >= earliest)
        and (latest is None or at <= latest)
        and (first.line is None or entry.line >= first.line)
        and (last.line is None or entry.line <= last.line)
    )


def _moment(bound: Bound, day: date, usual: time) -> datetime | None:
    if bound.day is None and bound.clock is None:
        return None
    if bound.clock is None:
        return datetime.combine(bound.day or day, usual)
    return datetime.combine(bound.day or day, time()) + bound.clock
