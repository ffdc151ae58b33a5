"""Times as people read them: local to a zone, in one wording everywhere, on every machine."""

from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from pmdesk.model.errors import Refused
from pmdesk.model.review import Entry
from pmdesk.model.words import Precision

UNKNOWN_DAY = date(2000, 1, 1)
"""The day that stands for an unknown one; entries on it have `day_known` False."""

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@lru_cache(maxsize=64)
def zone_of(name: str) -> tzinfo:
    """The zone of an IANA name, "UTC" or a fixed offset such as "+02:00"; raises Refused."""
    if name in ("", "UTC", "Z"):
        return UTC
    if name[0] in "+-" and len(name) == 6 and name[1:3].isdigit() and name[4:].isdigit():
        offset = timedelta(hours=int(name[1:3]), minutes=int(name[4:]))
        if offset < timedelta(hours=24):
            return timezone(-offset if name[0] == "-" else offset)
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise Refused(
            f"“{name}” is not a time zone.", "Use a name such as Europe/Berlin or UTC."
        ) from None


def local(at: datetime, zone: str) -> datetime:
    """A UTC time as wall clock in a zone; in UTC, and so labelled, where the zone is not known.

    At the two ends of the calendar, which only foreign files reach, it stays in UTC as well.
    """
    try:
        return at.astimezone(zone_or_utc(zone))
    except OverflowError:
        return at


def zone_or_utc(name: str) -> tzinfo:
    """The zone of that name; UTC where it is not known.

    A review may come from a computer whose zone names are newer; it is to open all the same.
    """
    try:
        return zone_of(name)
    except Refused:
        return UTC


def zone_label(zone: str, at: datetime) -> str:
    """What the clock is called there then: CEST, UTC, UTC+5:30."""
    name = local(at, zone).tzname() or zone
    if name[:1] in "+-" or name.startswith("UTC"):
        return offset_label(zone, at)
    return name


def offset_label(zone: str, at: datetime) -> str:
    """UTC, UTC+2, UTC-3:30."""
    offset = local(at, zone).utcoffset() or timedelta()
    minutes = int(offset.total_seconds()) // 60
    if minutes == 0:
        return "UTC"
    hours, rest = divmod(abs(minutes), 60)
    sign = "+" if minutes > 0 else "−"
    return f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "")


def day_text(day: date, *, year: bool = True) -> str:
    """Tue 6 Oct 2026; without the year Tue 6 Oct."""
    text = f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"
    return f"{text} {day.year}" if year else text


def date_text(day: date) -> str:
    """6 Oct 2026."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def clock_text(at: datetime, zone: str, *, seconds: bool = False) -> str:
    """14:05, or 14:05:09."""
    return local(at, zone).strftime("%H:%M:%S" if seconds else "%H:%M")


def entry_clock(entry: Entry, zone: str) -> str:
    """The time of an entry as it is known: 14:05, 14:05:09, ~14:05, 14:05–14:20, all day.

    A range whose end is not told is only begun: 14:05–.
    The seconds of a range are named where its minute alone would begin and end it.
    """
    if entry.precision is Precision.DAY:
        return "all day"
    text = clock_text(entry.at, zone, seconds=entry.precision is Precision.SECOND)
    if entry.precision is Precision.ABOUT:
        return f"~{text}"
    if entry.precision is Precision.BETWEEN and entry.until is None:
        return f"{text}–"
    if entry.precision is Precision.BETWEEN and entry.until is not None:
        short = entry.until != entry.at and text == clock_text(entry.until, zone)
        begin, end = (clock_text(at, zone, seconds=short) for at in (entry.at, entry.until))
        return f"{begin}–{end}"
    return text


def entry_day(entry: Entry, zone: str) -> date:
    """The local day of an entry; entries known to the day only stay on that day in every zone."""
    if entry.precision is Precision.DAY:
        return local(entry.at, entry.zone).date()
    return local(entry.at, zone).date()


def entry_day_text(entry: Entry, zone: str, *, year: bool = True) -> str:
    """Tue 6 Oct 2026; "Day 1" and on where the day is not known."""
    day = entry_day(entry, zone)
    if entry.day_known:
        return day_text(day, year=year)
    return f"Day {(day - UNKNOWN_DAY).days + 1}"


def duration_text(span: timedelta) -> str:
    """45 s, 9 min, 60 min, 2 h 5 min, 42 h, 3 d 4 h: the two largest units that matter."""
    seconds = int(abs(span.total_seconds()))
    if seconds < 60:
        return f"{seconds} s"
    minutes = round(seconds / 60)
    if minutes <= 120:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    if hours < 48:
        return f"{hours} h {minutes} min" if minutes else f"{hours} h"
    days, hours = divmod(hours, 24)
    return f"{days} d {hours} h" if hours else f"{days} d"
