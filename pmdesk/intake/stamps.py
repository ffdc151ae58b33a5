"""Puts dates, times of day and zones that stand together into one stamp, ranges included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from pmdesk.intake.clocks import ClockRead, clocks_in
from pmdesk.intake.dates import DateRead, dates_in, lowered
from pmdesk.intake.glue import (
    Words,
    about_behind,
    clock_behind_date,
    date_behind_clock,
    other_clock_sign,
    range_sign,
    short_end,
    words_before,
    year_behind,
)
from pmdesk.intake.phrases import COUNT, MIDNIGHT, NOON
from pmdesk.intake.spans import RelativeRead, elapsed_at, relative_at
from pmdesk.intake.zones import ZoneRead, iso_offset_after, zone_after, zone_before

LONGEST = 20_000
"""Longest line that is searched for times, in characters."""

_EPOCH = re.compile(r"(\d{10}|\d{13}|\d{16}|\d{19})(?:\.\d{1,9})?(?![\w.-])")
_EPOCH_YEARS = (2001, 2100)
# Lines without a digit hold a time only at their beginning: a placeholder, a word, a number word.
_DIGIT = re.compile(r"\d")
_WORDED = re.compile(
    rf"\W{{0,20}}(?:\w{{1,10}}\s)?(?:\?\?:|HH:|--:|tb[cd]:|xx:|(?:{NOON}|{MIDNIGHT}|{COUNT})(?!\w))",
    re.IGNORECASE,
)
_BEGINNING = 60


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time as it stands in a line: from `start` to `end`, words such as "at" included.

    Exactly one of these says when: `instant` (UTC), `relative`, or `date` and `clock`, of which
    either may be missing. `end_date` and `end_clock` close a range, `other` is the same moment on
    the clock of another zone. `weekday` counts from 0 for Monday.
    """

    start: int
    end: int
    date: DateRead | None = None
    clock: ClockRead | None = None
    end_date: DateRead | None = None
    end_clock: ClockRead | None = None
    zone: ZoneRead | None = None
    other: tuple[ClockRead, ZoneRead] | None = None
    weekday: int | None = None
    next_day: bool = False
    about: bool = False
    relative: RelativeRead | None = None
    instant: datetime | None = None
    warnings: tuple[str, ...] = field(default=())

    @property
    def dated(self) -> bool:
        """Whether it has a date and nothing but a date."""
        return self.date is not None and (self.clock is None or self.clock.hour is None)


@dataclass(slots=True)
class _Moment:
    end: int
    words: Words
    date: DateRead | None = None
    clock: ClockRead | None = None
    zone: ZoneRead | None = None


def may_hold_time(text: str) -> bool:
    """Whether it is worth looking for a time in a text; cheap."""
    if len(text) > LONGEST:
        return False
    return bool(_DIGIT.search(text) or _WORDED.match(text[:_BEGINNING]))


def stamps_in(text: str) -> Iterator[Stamp]:
    """The stamps of a text from left to right, relative times aside."""
    return _Builder(text).stamps() if may_hold_time(text) else iter(())


def counted_from_zero(text: str, position: int) -> Stamp | None:
    """The relative time or the epoch number at a position, if there is one."""
    relative = relative_at(text, position) or elapsed_at(text, position)
    if relative is not None:
        return Stamp(position, relative.end, relative=relative)
    match = _EPOCH.match(text, position)
    if match is None:
        return None
    digits = match.group(1)
    seconds = int(digits[:10])
    fraction = int((digits[10:] + "000000")[:6])
    instant = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds, microseconds=fraction)
    if not _EPOCH_YEARS[0] <= instant.year < _EPOCH_YEARS[1]:
        return None
    return Stamp(position, match.end(), instant=instant)


class _Builder:
    """Walks the dates and clocks of one line and joins neighbours."""

    def __init__(self, text: str) -> None:
        self._text, self._lower = text, lowered(text)
        self._atoms = _without_overlap([*dates_in(self._lower), *clocks_in(self._lower)])

    def stamps(self) -> Iterator[Stamp]:
        index = 0
        while index < len(self._atoms):
            stamp, index = self._stamp(index)
            if stamp is not None:
                yield stamp
                index = self._behind(stamp.end, index)

    def _stamp(self, index: int) -> tuple[Stamp | None, int]:
        words = words_before(self._lower, self._atoms[index].start)
        first, index = self._moment(index, words)
        index = self._behind(first.end, index)
        if first.date is not None and first.date.bare and first.clock is None:
            return None, index
        said = first.words
        start, zone = said.start, first.zone
        if zone is None and first.clock is not None:
            start, zone = zone_before(self._text, start) or (start, None)
        stamp = Stamp(
            start,
            first.end,
            first.date,
            first.clock,
            zone=zone,
            weekday=said.weekday,
            next_day=said.next_day,
            about=said.about,
        )
        stamp, index = self._ranged(stamp, index, said.between)
        behind = about_behind(self._lower, stamp.end)
        if behind is not None:
            stamp = replace(stamp, about=stamp.about or behind[0], end=behind[1])
        return self._with_other_zone(stamp, index), index

    def _moment(self, index: int, words: Words) -> tuple[_Moment, int]:
        atom = self._atoms[index]
        following = self._atoms[index + 1] if index + 1 < len(self._atoms) else None
        moment = _Moment(atom.end, words)
        if isinstance(atom, DateRead):
            moment.date = atom
            if isinstance(following, ClockRead):
                glue = clock_behind_date(self._lower, atom.end, following.start)
                if glue is not None:
                    moment.words = words.and_also(glue)
                    self._take_clock(moment, following)
                    self._take_year(moment)
                    return moment, index + 2
            return moment, index + 1
        self._take_clock(moment, atom)
        if isinstance(following, DateRead) and not following.bare:
            glue = date_behind_clock(self._lower, moment.end, following.start)
            if glue is not None:
                moment.words = words.and_also(glue)
                moment.date, moment.end = following, following.end
                return moment, index + 2
        return moment, index + 1

    def _behind(self, end: int, index: int) -> int:
        while index < len(self._atoms) and self._atoms[index].start < end:
            index += 1
        return index

    def _take_clock(self, moment: _Moment, clock: ClockRead) -> None:
        moment.clock, moment.end = clock, clock.end
        iso = self._text[clock.start] in "Tt"
        zone = None
        if iso or clock.second is not None:
            zone = iso_offset_after(self._text, clock.end, None if iso else clock.seconds)
        zone = zone or zone_after(self._text, clock.end)
        if zone is not None and clock.hour is not None:
            moment.zone, moment.end = zone

    def _take_year(self, moment: _Moment) -> None:
        date, clock = moment.date, moment.clock
        if date is None or date.year or clock is None or clock.second is None:
            return
        found = year_behind(self._lower, moment.end) if moment.words.weekday is not None else None
        if found is None:
            return
        moment.date, moment.end = replace(date, year=found[0]), found[1]
        zone = None if moment.zone else zone_after(self._text, moment.end)
        if zone is not None:
            moment.zone, moment.end = zone

    def _with_other_zone(self, stamp: Stamp, index: int) -> Stamp:
        """Takes the same moment on another clock along: "14:05 UTC / 16:05 CEST"."""
        begin = other_clock_sign(self._lower, stamp.end)
        if stamp.zone is None or begin is None or index >= len(self._atoms):
            return stamp
        clock = self._atoms[index]
        if not isinstance(clock, ClockRead) or clock.start != begin or clock.hour is None:
            return stamp
        zone = zone_after(self._text, clock.end)
        if zone is None or zone[0].zone == stamp.zone.zone:
            return stamp
        closed = self._text[stamp.end : begin].strip() == "(" and self._text[zone[1] - 1] != ")"
        end = zone[1] + (closed and self._text[zone[1] : zone[1] + 1] == ")")
        return replace(stamp, end=end, other=(clock, zone[0]))

    def _ranged(self, stamp: Stamp, index: int, between: bool) -> tuple[Stamp, int]:
        short = self._short_end(stamp)
        if short is not None:
            return short, index
        begin = range_sign(self._lower, stamp.end, between=between)
        if begin is None or index >= len(self._atoms):
            return stamp, index
        start = self._atoms[index].start
        if words_before(self._lower, start).start > begin or start < begin:
            return stamp, index
        last, behind = self._moment(index, Words(begin))
        if last.clock is None and (stamp.clock is not None or last.date is None or last.date.bare):
            return stamp, index
        return _closed(stamp, last), behind

    def _short_end(self, stamp: Stamp) -> Stamp | None:
        clock = stamp.clock
        if clock is None or clock.minute is None or stamp.end != clock.end:
            return None
        found = short_end(self._lower, stamp.end)
        if found is None:
            return None
        number, behind = found
        of_minute = clock.second is not None
        end = replace(clock, second=number) if of_minute else replace(clock, minute=number)
        if number > 59 or end.seconds <= clock.seconds:
            return None
        return replace(stamp, end=behind, end_clock=end)


def _closed(stamp: Stamp, last: _Moment) -> Stamp:
    first_clock, last_clock = stamp.clock, last.clock
    warnings = stamp.warnings
    if last_clock is not None and (last_clock.hour is None or "?" in _minutes(last_clock)):
        warnings, last_clock = (*warnings, "The end of the range is not given."), None
    elif first_clock is not None and last_clock is not None:
        first_clock, last_clock = _same_half(first_clock, last_clock)
    return replace(
        stamp,
        end=last.end,
        clock=first_clock,
        end_date=last.date,
        end_clock=last_clock,
        zone=stamp.zone or last.zone,
        warnings=warnings,
    )


def _minutes(clock: ClockRead) -> str:
    return "?" if clock.minute is None and not clock.half else ""


def _same_half(first: ClockRead, last: ClockRead) -> tuple[ClockRead, ClockRead]:
    if last.half and not first.half:
        moved = first.in_half(last.half)
        return (moved if moved.seconds <= last.seconds else first), last
    if first.half and not last.half:
        moved = last.in_half(first.half)
        return first, moved if moved.seconds >= first.seconds else last
    return first, last


def _without_overlap(atoms: list[DateRead | ClockRead]) -> list[DateRead | ClockRead]:
    kept: list[DateRead | ClockRead] = []
    for atom in sorted(atoms, key=lambda atom: (atom.start, -atom.end)):
        if not kept or atom.start >= kept[-1].end:
            kept.append(atom)
    return kept
