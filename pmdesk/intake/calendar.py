"""Turns stamps into moments: the day, the year, the order of digits and the zone they leave out."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from pmdesk.intake.dates import WEEKDAY_NAMES, DateRead
from pmdesk.intake.days import DigitOrder, day_of
from pmdesk.intake.doubts import misfit, other_clock, utc_of
from pmdesk.intake.stamps import Stamp
from pmdesk.intake.zones import ZoneRead
from pmdesk.model.bounds import YEARS
from pmdesk.model.times import UNKNOWN_DAY, date_text, zone_of
from pmdesk.model.words import Precision

_BACKWARDS = timedelta(hours=8)
_HALF_A_WEEK = 3

NO_START = "This time counts from a moment that is not given."
"""Why a time such as T+10m is left: the start can be asked for."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A stamp as a moment: `at` and `until` in UTC, `local` the wall clock it was made of.

    `how` says where a day and a zone came from that the stamp does not name, `back` by how much
    the moment is earlier than the one before it.
    """

    at: datetime
    until: datetime | None
    local: datetime
    precision: Precision
    day_known: bool
    zone: str
    warnings: tuple[str, ...]
    how: str = ""
    back: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known before the first line: the day, the order of digits in dates, the zone.

    `month_first` holds for dates such as 03/04; `order_sure` says that the text itself shows it.
    `day` counts for times without a day, `near` only gives dates their year. `given_zone` is what
    the user said, `stated` what the text says of all its times; the text goes first. `day_from`
    and `stated_from` say where day and zone stood. `start` is the moment from which times count
    that count from one.
    """

    day: date | None = None
    day_from: str = ""
    near: date | None = None
    month_first: bool = False
    order_sure: bool = False
    given_zone: str | None = None
    stated: ZoneRead | None = None
    stated_from: str = ""
    start: datetime | None = None


class Calendar:
    """Follows a text from stamp to stamp; what a line leaves out comes from the lines before."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._day = known.day or UNKNOWN_DAY
        self._day_known = known.day is not None or known.start is not None
        self._day_from = known.day_from
        self._near = known.day or known.near
        self._stated = known.stated
        self._stated_from = known.stated_from
        self._carried: ZoneRead | None = None
        self._carried_from = ""
        self._line = 0
        self._last: datetime | None = None
        self._zero = known.start
        self._before = known.start
        self._said: dict[str, None] = {}

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is to be said once about the whole text."""
        return tuple(self._said)

    def state_zone(self, zone: ZoneRead, line: int = 0) -> None:
        """From here on all times are in this zone."""
        self._stated, self._stated_from = zone, _from("zone", line)

    def begin_section(self) -> None:
        """What follows may begin at an earlier time again, on the day of the whole text."""
        self._last = self._before = None
        if self._known.day is not None:
            self._day, self._day_known = self._known.day, True
            self._day_from = self._known.day_from

    def set_day(self, read: DateRead) -> date | None:
        """The day that a heading gives to what follows."""
        day, _ = self._date(read)
        if day is not None:
            self._take_day(read, day)
            self._day_from = _from("day", 0)
            self._last = self._before = None
        return day

    def place(self, stamp: Stamp, line: int = 0) -> Placed | str:
        """The moment of a stamp, or the reason why it has none; `line` is where it stands."""
        self._line = line
        if stamp.instant is not None:
            local, exact = stamp.instant.replace(tzinfo=None), Precision.SECOND
            return self._kept(Placed(stamp.instant, None, local, exact, True, "UTC", ()))
        if stamp.relative is not None:
            return self._relative(stamp)
        if stamp.date is None and (stamp.clock is None or stamp.clock.hour is None):
            return "The time is not given."
        return self._absolute(stamp)

    def _relative(self, stamp: Stamp) -> Placed | str:
        relative = stamp.relative
        zero = self._before if relative is not None and relative.later else self._zero
        if relative is None or zero is None:
            return NO_START
        at = zero + relative.span
        if at.year not in YEARS:
            return "This time is too far away."
        zone, _ = self._zone(stamp)
        local = at.astimezone(zone_of(zone.zone)).replace(tzinfo=None)
        warning = f"Counted from {zero.astimezone(zone_of(zone.zone)):%H:%M}."
        known, exact = self._day_known, Precision.ABOUT if relative.about else Precision.MINUTE
        self._before = at
        return Placed(at, None, local, exact, known, zone.zone, (warning,))

    def _absolute(self, stamp: Stamp) -> Placed | str:
        warnings = list(stamp.warnings)
        if stamp.date is not None:
            day, notes = self._date(stamp.date, stamp.weekday)
            if day is None:
                return "The date is not known."
            self._take_day(stamp.date, day)
            self._day_from = _from("day", self._line)
            warnings += notes
        else:
            self._move_on(stamp, warnings)
        clock = stamp.clock
        if clock is None or clock.hour is None:
            local = datetime.combine(self._day, time())
            until = self._end(stamp, local, warnings)
            return self._kept(self._placed(local, until, Precision.DAY, stamp, warnings))
        if clock.warning:
            warnings.append(clock.warning)
        local = datetime.combine(self._day, time()) + timedelta(seconds=clock.seconds)
        if stamp.date is None:
            local = self._after_midnight(local, warnings)
        until = self._end(stamp, local, warnings)
        if clock.minute is None:
            warnings.append("Only the hour is given.")
        placed = self._placed(local, until, _precision(stamp, until), stamp, warnings)
        self._last = local
        return self._kept(placed)

    def _move_on(self, stamp: Stamp, warnings: list[str]) -> None:
        """To the next day, or to the day of the week that stands before a clock."""
        if stamp.next_day:
            days = 1
        elif stamp.weekday is not None and self._day_known:
            days = (stamp.weekday - self._day.weekday()) % 7
            if self._last is None and days > _HALF_A_WEEK:
                days -= 7
        else:
            return
        if days:
            self._day += timedelta(days=days)
            self._day_from, self._last = _from("day", self._line), None
            name = WEEKDAY_NAMES[self._day.weekday()]
            warnings.append(f"Read as {name}, {date_text(self._day)}.")

    def _kept(self, placed: Placed) -> Placed:
        if placed.precision is Precision.DAY:
            return placed
        before, self._zero, self._before = self._before, placed.at, placed.at
        if before is None or before <= placed.at:
            return placed
        return replace(placed, back=before - placed.at)

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

    def _date(self, read: DateRead, weekday: int | None = None) -> tuple[date | None, list[str]]:
        known = self._known
        order = DigitOrder(month_first=known.month_first, sure=known.order_sure)
        return day_of(read, self._near, order, weekday)

    def _zone(self, stamp: Stamp) -> tuple[ZoneRead, str]:
        """The zone of a stamp, and where it stood if not in the stamp itself."""
        if stamp.zone is not None:
            self._carried, self._carried_from = stamp.zone, _from("zone", self._line)
            return stamp.zone, ""
        found, stood = self._stated, self._stated_from
        if found is None:
            found, stood = self._carried, self._carried_from
        if found is not None:
            if found.warning:
                self._said[found.warning] = None
            return found, stood
        if self._known.given_zone is not None:
            return ZoneRead(self._known.given_zone, ""), "zone given above"
        self._said["No time zone is named; times were read as UTC."] = None
        return ZoneRead("UTC", ""), "no zone named"

    def _placed(
        self,
        local: datetime,
        until: datetime | None,
        precision: Precision,
        stamp: Stamp,
        warnings: list[str],
    ) -> Placed:
        zone, zone_from = self._zone(stamp)
        at, note = utc_of(local, zone.zone)
        strange = misfit(zone, at)
        if strange and stamp.zone is None:
            self._said[strange] = None
            strange = ""
        own = zone.warning if stamp.zone is not None else ""
        doubts = (*warnings, note, strange, own, other_clock(at, local, stamp.other))
        end = None if until is None else utc_of(until, zone.zone)[0]
        how = ", ".join(filter(None, ("" if stamp.date else self._day_from, zone_from)))
        said = tuple(filter(None, doubts))
        return Placed(at, end, local, precision, self._day_known, zone.zone, said, how)


def _from(what: str, line: int) -> str:
    return f"{what} from line {line}" if line else f"{what} from the heading"


def _precision(stamp: Stamp, until: datetime | None) -> Precision:
    clock = stamp.clock
    if until is not None:
        return Precision.BETWEEN
    if stamp.about or clock is None or clock.minute is None:
        return Precision.ABOUT
    return Precision.MINUTE if clock.second is None else Precision.SECOND
