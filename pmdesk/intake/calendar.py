"""Turns stamps into moments: the day, the year, the order of digits and the zone they leave out."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from pmdesk.intake.dates import DateRead
from pmdesk.intake.stamps import Stamp
from pmdesk.intake.zones import ZoneRead
from pmdesk.model.times import UNKNOWN_DAY, date_text, offset_label, zone_of
from pmdesk.model.words import Precision

_BACKWARDS = timedelta(hours=8)
_REGIONAL = {"ET", "CT", "MT", "PT", "MEZ", "MESZ", "Z"}


@dataclass(frozen=True, slots=True)
class Placed:
    """A stamp as a moment: `at` and `until` in UTC, `local` the wall clock it was made of."""

    at: datetime
    until: datetime | None
    local: datetime
    precision: Precision
    day_known: bool
    zone: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known before the first line: the day, the order of digits in dates, the zone.

    `month_first` holds for dates such as 03/04; `order_sure` says that the text itself shows it.
    `day` counts for times without a day, `near` only gives dates their year. `given_zone` is what
    the user said, `stated` what the text says of all its times; the text goes first.
    """

    day: date | None = None
    near: date | None = None
    month_first: bool = False
    order_sure: bool = False
    given_zone: str | None = None
    stated: ZoneRead | None = None


class Calendar:
    """Follows a text from stamp to stamp; what a line leaves out comes from the lines before."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._day = known.day or UNKNOWN_DAY
        self._day_known = known.day is not None
        self._near = known.day or known.near
        self._stated = known.stated
        self._carried: ZoneRead | None = None
        self._last: datetime | None = None
        self._zero: datetime | None = None
        self._said: dict[str, None] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be said once about the whole text."""
        return tuple(self._said)

    def state_zone(self, zone: ZoneRead) -> None:
        """From here on all times are in this zone."""
        self._stated = zone

    def begin_section(self) -> None:
        """What follows may begin at an earlier time again, on the day of the whole text."""
        self._last = None
        if self._known.day is not None:
            self._day, self._day_known = self._known.day, True

    def set_day(self, read: DateRead) -> date | None:
        """The day that a heading or a line of its own gives to what follows."""
        day, _ = self._date(read)
        if day is not None:
            self._take_day(read, day)
            self._last = None
        return day

    def place(self, stamp: Stamp) -> Placed | str:
        """The moment of a stamp, or the reason why it has none."""
        if stamp.instant is not None:
            return self._kept(
                Placed(
                    stamp.instant,
                    None,
                    stamp.instant.replace(tzinfo=None),
                    Precision.SECOND,
                    True,
                    "UTC",
                    (),
                )
            )
        if stamp.relative is not None:
            return self._relative(stamp)
        if stamp.date is None and (stamp.clock is None or stamp.clock.hour is None):
            return "The time is not given."
        return self._absolute(stamp)

    def _relative(self, stamp: Stamp) -> Placed | str:
        relative = stamp.relative
        if relative is None or self._zero is None:
            return "This time counts from a moment that is not given."
        at = self._zero + relative.span
        zone = self._zone(stamp)
        local = at.astimezone(zone_of(zone.zone)).replace(tzinfo=None)
        warning = f"Counted from {self._zero.astimezone(zone_of(zone.zone)):%H:%M}."
        known = self._day_known
        return Placed(at, None, local, Precision.MINUTE, known, zone.zone, (warning,))

    def _absolute(self, stamp: Stamp) -> Placed | str:
        warnings = list(stamp.warnings)
        if stamp.date is not None:
            day, notes = self._date(stamp.date)
            if day is None:
                return "The date is not known."
            self._take_day(stamp.date, day)
            warnings += notes
        clock = stamp.clock
        zone = self._zone(stamp)
        if clock is None or clock.hour is None:
            local = datetime.combine(self._day, time())
            until = self._end(stamp, local, warnings)
            return self._kept(self._placed(local, until, zone, Precision.DAY, stamp, warnings))
        if clock.warning:
            warnings.append(clock.warning)
        local = datetime.combine(self._day, time()) + timedelta(seconds=clock.seconds)
        if stamp.date is None:
            local = self._after_midnight(local, warnings)
        until = self._end(stamp, local, warnings)
        precision = _precision(stamp, until)
        if clock.minute is None and not clock.half:
            warnings.append("Only the hour is given.")
        placed = self._placed(local, until, zone, precision, stamp, warnings)
        self._last = local
        return self._kept(placed)

    def _kept(self, placed: Placed) -> Placed:
        if placed.precision is not Precision.DAY:
            self._zero = placed.at
        return placed

    def _after_midnight(self, local: datetime, warnings: list[str]) -> datetime:
        if self._last is None or self._last - local <= _BACKWARDS:
            return local
        if self._last.date() != local.date():
            return local
        local += timedelta(days=1)
        self._day = local.date()
        warnings.append(
            f"The clock goes back from {self._last:%H:%M} to {local:%H:%M}; read as the next day."
        )
        return local

    def _take_day(self, read: DateRead, day: date) -> None:
        self._day_known = self._day_known or read.year is not None or self._near is not None
        self._day = self._near = day

    def _end(self, stamp: Stamp, local: datetime, warnings: list[str]) -> datetime | None:
        clock, day = stamp.end_clock, local.date()
        if stamp.end_date is not None:
            read_day, notes = self._date(stamp.end_date)
            if read_day is None:
                return None
            day = read_day
            warnings += notes
            if clock is None or clock.hour is None:
                return datetime.combine(day, time()) if day > local.date() else None
        if clock is None or clock.hour is None:
            return None
        end = datetime.combine(day, time()) + timedelta(seconds=clock.seconds)
        if end < local and stamp.end_date is None and local - end > _BACKWARDS:
            end += timedelta(days=1)
        if end < local:
            warnings.append("The range ends before it begins; its end was left out.")
            return None
        return end if end > local else None

    def _date(self, read: DateRead) -> tuple[date | None, list[str]]:
        if read.month is None:
            return None, []
        notes: list[str] = []
        if read.numeric:
            read, notes = self._ordered(read)
        if read.year is not None:
            day = read.value(read.year)
        elif self._near is not None:
            day = _nearest(read, self._near)
        else:
            day = read.value(UNKNOWN_DAY.year)
            notes.append("The year is not given.")
        if read.day is None:
            notes.append("Only the month is given.")
        return day, notes

    def _ordered(self, read: DateRead) -> tuple[DateRead, list[str]]:
        swapped = read.swapped()
        first, other = (swapped, read) if self._known.month_first else (read, swapped)
        taken, left = first.value(read.year or 2000), other.value(read.year or 2000)
        if taken is None:
            return other, []
        if left is None or left == taken or self._known.order_sure:
            return first, []
        return first, [f"Read as {date_text(taken)}; it could be {date_text(left)}."]

    def _zone(self, stamp: Stamp) -> ZoneRead:
        if stamp.zone is not None:
            self._carried = stamp.zone
            return stamp.zone
        found = self._stated or self._carried
        if found is not None:
            if found.warning:
                self._said[found.warning] = None
            return found
        if self._known.given_zone is not None:
            return ZoneRead(self._known.given_zone, "")
        self._said["No time zone is named; times were read as UTC."] = None
        return ZoneRead("UTC", "")

    def _placed(
        self,
        local: datetime,
        until: datetime | None,
        zone: ZoneRead,
        precision: Precision,
        stamp: Stamp,
        warnings: list[str],
    ) -> Placed:
        at, note = _utc(local, zone.zone)
        warnings = [*warnings, *([note] if note else [])]
        misfit = _misfit(zone, at)
        if misfit and stamp.zone is not None:
            warnings.append(misfit)
        elif misfit:
            self._said[misfit] = None
        if stamp.zone is not None and zone.warning:
            warnings.append(zone.warning)
        end = None if until is None else _utc(until, zone.zone)[0]
        known = self._day_known
        return Placed(at, end, local, precision, known, zone.zone, tuple(warnings))


def _precision(stamp: Stamp, until: datetime | None) -> Precision:
    clock = stamp.clock
    if until is not None:
        return Precision.BETWEEN
    if stamp.about or clock is None or clock.minute is None:
        return Precision.ABOUT
    return Precision.MINUTE if clock.second is None else Precision.SECOND


def _nearest(read: DateRead, near: date) -> date | None:
    candidates = [
        day for year in (near.year - 1, near.year, near.year + 1) if (day := read.value(year))
    ]
    return min(candidates, key=lambda day: abs(day - near), default=None)


def _utc(local: datetime, zone: str) -> tuple[datetime, str]:
    """The UTC time of a wall clock, and what is odd about it there on that day."""
    here = zone_of(zone)
    at = local.replace(tzinfo=here).astimezone(UTC)
    if at.astimezone(here).replace(tzinfo=None) != local:
        return at, "The clocks went forward over this time; it did not exist there."
    if local.replace(tzinfo=here, fold=1).utcoffset() != local.replace(tzinfo=here).utcoffset():
        return at, "The clocks went back over this time; it happened twice, the first was taken."
    return at, ""


def _misfit(zone: ZoneRead, at: datetime) -> str:
    """What to say where an abbreviation is not the one in use on that day ("PST" in July)."""
    written = zone.written
    if not written.isalpha() or not written.isupper() or written in _REGIONAL:
        return ""
    name = at.astimezone(zone_of(zone.zone)).tzname() or ""
    if name == written or zone.zone == "UTC" or not name.isalpha():
        return ""
    return f"{written} was read as the clock of {zone.zone}, {offset_label(zone.zone, at)} then."
