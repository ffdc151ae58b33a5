"""From time to place on the strip's axis: long empty stretches are cut out, the rest is linear.

Times are seconds since 1970 in UTC, places are pixels from the strip's left edge.
"""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

from pmdesk.model.times import UNKNOWN_DAY, clock_text, date_text, day_text, local

BREAK = 18.0
"""The room a time break takes in the axis, in pixels."""

_PAD = 18.0
_SIDE_PAD = 11.0
_SHORTEST_CUT = 2 * 3600.0
_CUT_SHARE = 0.67
_CORE_SHARE = 0.4
_MOST_APART = 2
_DAYS_APART = 36 * 3600.0
_LONE = 1800.0
_DAY = 86_400.0
_SUB_DAY = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200)
_DAYS = (1, 2, 7, 14)
_MONTHS = (1, 3, 6, 12, 24, 60, 120, 600)
_MONTH = 30.44 * _DAY
_MONDAY = 4 * _DAY

Measure = Callable[[str, bool], float]
"""The width in pixels of a text in the strip's type, regular or bold."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A linear piece of the axis: `start` and `end` lie a little inside `x1` and `x2`."""

    start: float
    end: float
    x1: float
    x2: float
    main: bool

    def x(self, at: float) -> float:
        """Where a time stands."""
        if self.end <= self.start:
            return (self.x1 + self.x2) / 2
        share = (at - self.start) / (self.end - self.start)
        return self.x1 + self._pad + share * (self.x2 - self.x1 - 2 * self._pad)

    def at(self, x: float) -> float:
        """Which time a place stands for, also beyond the ends."""
        room = max(self.x2 - self.x1 - 2 * self._pad, 1.0)
        return self.start + (x - self.x1 - self._pad) / room * (self.end - self.start)

    @property
    def _pad(self) -> float:
        return _PAD if self.main else _SIDE_PAD

    @property
    def seconds_per_pixel(self) -> float:
        """The slope; for a single moment, such that an hour fills the piece."""
        room = max(self.x2 - self.x1 - 2 * self._pad, 1.0)
        return max(self.end - self.start, 2 * _LONE if self.end == self.start else 1.0) / room


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole axis; `main` is the piece with most of the entries, which carries the ticks."""

    segments: tuple[Segment, ...]

    def x(self, at: float) -> float:
        """Where a time stands; one in a time break stands at its beginning."""
        starts = [segment.start for segment in self.segments]
        segment = self.segments[max(bisect_right(starts, at) - 1, 0)]
        return max(min(segment.x(at), segment.x2), self.segments[0].x1)

    def piece(self, x: float) -> Segment:
        """The piece at a place; a break belongs to the one before it."""
        behind = [segment for segment in self.segments[1:] if segment.x1 <= x]
        return behind[-1] if behind else self.segments[0]

    @property
    def main(self) -> Segment:
        return next(segment for segment in self.segments if segment.main)


@dataclass(frozen=True, slots=True)
class Mark:
    """A tick of the axis; a minor one has no label."""

    x: float
    text: str = ""


def scale(
    times: Sequence[float],
    x1: float,
    x2: float,
    side_width: float,
    incident: float | None,
    core: tuple[float, float] | None = None,
) -> Scale:
    """The axis for sorted `times` (one at least) between `x1` and `x2`.

    The main piece is the one with the time `incident` and others, or with most of the times.
    `side_width` is the width that a piece beside it has where there is room for it. `core` (begin
    and end) is what the reader looks for: pauses beside it are cut until it is not pressed
    together any more.
    """
    parts = _clusters(times, core)
    main = max(range(len(parts)), key=lambda n: (_leads(parts[n], incident), len(parts[n]), n))
    before, behind = _few(parts[:main]), _few(parts[main + 1 :])
    parts, main = [*before, parts[main], *behind], len(before)
    widths = _widths(parts, main, x2 - x1 - (len(parts) - 1) * BREAK, side_width)
    segments: list[Segment] = []
    at = x1
    for n, part in enumerate(parts):
        segments.append(Segment(part[0], part[-1], at, at + widths[n], n == main))
        at += widths[n] + BREAK
    return Scale(tuple(segments))


def _clusters(times: Sequence[float], core: tuple[float, float] | None) -> list[Sequence[float]]:
    """The times, cut at the pauses that would press the rest together.

    Going up from the short half of the pauses, the first one that is long beside all shorter ones
    together is cut, and so is each longer one. More are cut where the core has still no room.
    """
    pauses = sorted((b - a, n + 1) for n, (a, b) in enumerate(pairwise(times)))
    half = (len(pauses) + 1) // 2
    total = sum(pause for pause, _ in pauses[:half])
    cuts: list[int] = []
    for pause, n in pauses[half:]:
        if cuts or (pause >= _SHORTEST_CUT and pause > _CUT_SHARE * total):
            cuts.append(n)
        total += pause
    if core is not None:
        cuts += _cuts_beside(times, core, set(cuts))
    edges = [0, *sorted(cuts), len(times)]
    return [times[a:b] for a, b in pairwise(edges)]


def _cuts_beside(times: Sequence[float], core: tuple[float, float], cuts: set[int]) -> list[int]:
    """The longest pauses before and behind the core, as many as give it its share of the rest."""
    begin, end = core
    pauses = [(b - a, n + 1) for n, (a, b) in enumerate(pairwise(times)) if b <= begin or a >= end]
    first = max((times[n] for n in cuts if times[n] <= begin), default=times[0])
    last = min((times[n - 1] for n in cuts if times[n - 1] >= end), default=times[-1])
    more: list[int] = []
    for pause, n in sorted(pauses, reverse=True):
        if pause < _SHORTEST_CUT or end - begin >= _CORE_SHARE * (last - first):
            break
        if n not in cuts:
            more.append(n)
            before = times[n] <= begin
            first = max(first, times[n]) if before else first
            last = last if before else min(last, times[n - 1])
    return more


def _leads(part: Sequence[float], incident: float | None) -> bool:
    """Whether a piece is the main one as that of the incident; a lone moment shows nothing."""
    return incident is not None and part[0] <= incident <= part[-1] and part[0] < part[-1]


def _few(parts: list[Sequence[float]]) -> list[Sequence[float]]:
    """Pieces on one side of the main one: two at most stay apart, more become one."""
    if len(parts) <= _MOST_APART:
        return parts
    return [[at for part in parts for at in part]]


def _widths(parts: list[Sequence[float]], main: int, room: float, side_width: float) -> list[float]:
    sides = len(parts) - 1
    least = side_width if sides * side_width <= 0.35 * room else 30.0
    widths = [
        max(least, min(30.0 + 12 * len(set(part)), 0.45 * room / max(sides, 1))) for part in parts
    ]
    widths[main] = 0.0
    widths[main] = room - sum(widths)
    return widths


def side_texts(segment: Segment, main: Segment, zone: str) -> tuple[str, ...]:
    """What a piece beside the main one is called, longest form first."""
    start, reference = _moment(segment.start, zone), _moment(main.start, zone)
    end = _moment(segment.end, zone).date()
    day = start.date()
    if day == reference.date() and start.time() != datetime.min.time():
        return (start.strftime("%H:%M"),)
    if day.year == UNKNOWN_DAY.year:
        return (_day_label(day),)
    short = _day_label(day)
    if segment.end - segment.start > _DAYS_APART:
        return (f"{short} – {_day_label(end)}", short)
    if day.year != reference.year:
        return (date_text(day), date_text(day).split(" ", 1)[1])
    return (day_text(day, year=False), short)


def marks(segment: Segment, zone: str, measure: Measure) -> tuple[Mark, ...]:
    """The ticks of a piece, at even wall-clock times as close as their labels allow."""
    per_pixel = segment.seconds_per_pixel
    first = segment.start - (segment.x(segment.start) - segment.x1) * per_pixel
    last = segment.end + (segment.x2 - segment.x(segment.end)) * per_pixel
    middle = (segment.start + segment.end) / 2

    def place(at: float) -> float:
        return (segment.x1 + segment.x2) / 2 + (at - middle) / per_pixel

    try:
        return tuple(
            Mark(place(at), text)
            for at, text in _ticks(first, last, per_pixel, zone, measure)
            if segment.x1 - 0.01 <= place(at) <= segment.x2 + 0.01
        )
    except (OverflowError, ValueError, OSError):
        return ()  # beyond the calendar's ends there is nothing to tick


def _ticks(
    first: float, last: float, per_pixel: float, zone: str, measure: Measure
) -> list[tuple[float, str]]:
    shift = (_moment(first, zone).utcoffset() or timedelta()).total_seconds()
    for step in _SUB_DAY:
        sample = "00:00:00" if step < 60 else "00:00"
        if step >= (measure(sample, False) + 24) * per_pixel:
            return _clock_ticks(first, last, step, shift, zone)
    for days in _DAYS:
        if days * _DAY >= (measure("30 Sep", False) + 20) * per_pixel:
            return _day_ticks(first, last, days, shift)
    need = (measure("Sep 2000", False) + 20) * per_pixel
    months = next((m for m in _MONTHS if m * _MONTH >= need), _MONTHS[-1])
    return _month_ticks(first, last, months, shift)


def _clock_ticks(
    first: float, last: float, step: int, shift: float, zone: str
) -> list[tuple[float, str]]:
    ticks: list[tuple[float, str]] = []
    half = step / 2
    at = (first + shift) // half * half - shift
    while at <= last:
        whole = (at + shift) % step == 0
        ticks.append((at, _clock_label(at, step, zone) if whole else ""))
        at += half
    return ticks


def _clock_label(at: float, step: int, zone: str) -> str:
    moment = datetime.fromtimestamp(at, UTC)
    wall = _moment(at, zone)
    if wall.hour == wall.minute == wall.second == 0:
        return _day_label(wall.date())
    return clock_text(moment, zone, seconds=step < 60)


def _day_ticks(first: float, last: float, days: int, shift: float) -> list[tuple[float, str]]:
    step = days * _DAY
    at = (first + shift - _MONDAY) // step * step + _MONDAY
    ticks: list[tuple[float, str]] = []
    while at - shift <= last:
        ticks.append((at - shift, _day_label(datetime.fromtimestamp(at, UTC).date())))
        at += step
    return ticks


def _month_ticks(first: float, last: float, months: int, shift: float) -> list[tuple[float, str]]:
    wall = datetime.fromtimestamp(first + shift, UTC)
    count = (wall.year * 12 + wall.month - 1) // months * months
    ticks: list[tuple[float, str]] = []
    while True:
        begin = datetime(count // 12, count % 12 + 1, 1, tzinfo=UTC)
        at = begin.timestamp() - shift
        if at > last:
            return ticks
        text = str(begin.year) if months >= 12 else date_text(begin.date()).split(" ", 1)[1]
        ticks.append((at, text))
        count += months


def _day_label(day: date) -> str:
    """6 Oct; "Day 1" where the day is unknown."""
    if day.year == UNKNOWN_DAY.year:
        return f"Day {(day - UNKNOWN_DAY).days + 1}"
    return day_text(day, year=False).split(" ", 1)[1]


def _moment(at: float, zone: str) -> datetime:
    return local(datetime.fromtimestamp(at, UTC), zone)
