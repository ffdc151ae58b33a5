"""Puts dates, times of day and zones that stand together into one stamp, ranges included."""

import re
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from pmdesk.intake.clocks import ClockRead, RelativeRead, clocks_in, elapsed_at, relative_at
from pmdesk.intake.dates import WEEKDAYS, DateRead, dates_in
from pmdesk.intake.zones import ZoneRead, iso_offset_after, zone_after

LONGEST = 20_000
"""Longest line that is searched for times, in characters."""

_ABOUT = (
    r"(?:~|≈|(?<!\w)(?:about|around|approx(?:imately|\.)?|circa|ca\.?|c\.|roughly"
    r"|gegen|vers|hacia))"
)
_BETWEEN = r"(?<!\w)(?:between|from|zwischen|entre)"
_BEFORE = re.compile(
    rf"(?:(?P<about>{_ABOUT})|(?P<between>{_BETWEEN})|(?<!\w)(?:at|on|um|am|@|{WEEKDAYS}))"
    r"[\s,(*_]{0,3}$",
    re.IGNORECASE,
)
_GLUE = re.compile(
    rf"[\s,;:@|()\[\]*_–—-]*(?:(?:at|on|um|à|the|time|{WEEKDAYS}|(?P<about>{_ABOUT})"
    rf"|(?P<between>{_BETWEEN}))[\s,]*)*",
    re.IGNORECASE,
)
_CLOCK_THEN_DATE = re.compile(rf"[\s,(]*(?:on\s+|the\s+|{WEEKDAYS}[\s,]*)*", re.IGNORECASE)
_RANGE = re.compile(
    r"[\s*_]*(?:-{1,3}>?|[–—→~]|(?<!\w)(?:to|until|till|bis|hasta|and|und|y|et)(?!\w))[\s*_~]*",
    re.IGNORECASE,
)
_WORD_RANGE = re.compile(r"\b(?:and|und|y|et)\b", re.IGNORECASE)
_SHORT_END = re.compile(r"[-–](\d\d)(?=$|[\s,;|)\]}*_]|:(?![\d?x]))")
_EPOCH = re.compile(r"(\d{10}|\d{13}|\d{16}|\d{19})(?:\.\d{1,9})?(?![\w.-])")
_EPOCH_YEARS = (2001, 2100)
_DIGIT = re.compile(r"\d")
_NEAR = 40


@dataclass(frozen=True, slots=True)
class Stamp:
    """A time as it stands in a line: from `start` to `end`, words such as "at" included.

    Exactly one of these says when: `instant` (UTC), `relative`, or `date` and `clock`, of which
    either may be missing. `end_date` and `end_clock` close a range.
    """

    start: int
    end: int
    date: DateRead | None = None
    clock: ClockRead | None = None
    end_date: DateRead | None = None
    end_clock: ClockRead | None = None
    zone: ZoneRead | None = None
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
    date: DateRead | None = None
    clock: ClockRead | None = None
    zone: ZoneRead | None = None
    about: bool = False
    between: bool = False


def stamps_in(text: str) -> list[Stamp]:
    """The stamps of a line from left to right; relative times only at its beginning."""
    if len(text) > LONGEST or not _DIGIT.search(text):
        return []
    return _Builder(text).stamps()


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
        self._text = text
        self._atoms = _without_overlap([*dates_in(text), *clocks_in(text)])

    def stamps(self) -> list[Stamp]:
        found = []
        index = 0
        while index < len(self._atoms):
            stamp, index = self._stamp(index)
            if stamp is not None:
                found.append(stamp)
                index = self._behind(stamp.end, index)
        return found

    def _stamp(self, index: int) -> tuple[Stamp | None, int]:
        start, about, between = self._words_before(self._atoms[index].start)
        first, index = self._moment(index)
        index = self._behind(first.end, index)
        if first.date is not None and first.date.bare and first.clock is None:
            return None, index
        stamp = Stamp(
            start, first.end, first.date, first.clock, zone=first.zone, about=about or first.about
        )
        stamp, index = self._ranged(stamp, index, between or first.between)
        behind = self._text[stamp.end : stamp.end + 1]
        if behind in ("~", "+") and behind:
            about = stamp.about or behind == "~"
            stamp = replace(stamp, end=stamp.end + 1, about=about)
        return stamp, index

    def _moment(self, index: int) -> tuple[_Moment, int]:
        atom = self._atoms[index]
        following = self._atoms[index + 1] if index + 1 < len(self._atoms) else None
        moment = _Moment(atom.end)
        if isinstance(atom, DateRead):
            moment.date = atom
            if isinstance(following, ClockRead):
                glue = self._between(_GLUE, atom.end, following.start)
                if glue is not None:
                    moment.about = bool(glue["about"])
                    moment.between = bool(glue["between"])
                    self._take_clock(moment, following)
                    return moment, index + 2
            return moment, index + 1
        self._take_clock(moment, atom)
        if (
            isinstance(following, DateRead)
            and not following.bare
            and self._between(_CLOCK_THEN_DATE, moment.end, following.start)
        ):
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
        zone = iso_offset_after(self._text, clock.end) if iso else None
        zone = zone or zone_after(self._text, clock.end)
        if zone is not None and clock.hour is not None:
            moment.zone, moment.end = zone

    def _ranged(self, stamp: Stamp, index: int, between: bool) -> tuple[Stamp, int]:
        short = self._short_end(stamp)
        if short is not None:
            return short, index
        match = _RANGE.match(self._text, stamp.end)
        if match is None or index >= len(self._atoms):
            return stamp, index
        if self._atoms[index].start != match.end():
            return stamp, index
        if _WORD_RANGE.search(match.group()) and not between:
            return stamp, index
        last, behind = self._moment(index)
        if last.clock is None and (stamp.clock is not None or last.date is None or last.date.bare):
            return stamp, index
        return _closed(stamp, last), behind

    def _short_end(self, stamp: Stamp) -> Stamp | None:
        clock = stamp.clock
        if clock is None or clock.minute is None or stamp.end != clock.end:
            return None
        match = _SHORT_END.match(self._text, stamp.end)
        if match is None:
            return None
        number = int(match.group(1))
        of_minute = clock.second is not None
        end = replace(clock, second=number) if of_minute else replace(clock, minute=number)
        if number > 59 or end.seconds <= clock.seconds:
            return None
        return replace(stamp, end=match.end(), end_clock=end)

    def _words_before(self, start: int) -> tuple[int, bool, bool]:
        about = between = False
        for _ in range(4):
            match = _BEFORE.search(self._text, max(0, start - _NEAR), start)
            if match is None:
                break
            start = match.start()
            about = about or bool(match["about"])
            between = between or bool(match["between"])
        return start, about, between

    def _between(self, glue: re.Pattern[str], start: int, end: int) -> re.Match[str] | None:
        if end - start > _NEAR:
            return None
        return glue.fullmatch(self._text, start, end)


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
