"""Times as other tools write them: epoch numbers of any unit, ISO 8601 with any offset."""

import math
import re
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from pmdesk.intake.doubts import utc_of
from pmdesk.model.errors import Refused
from pmdesk.model.times import zone_of
from pmdesk.model.words import Precision

_YEARS = range(1971, 2200)
"""Outside of these a number or a date is not meant as the time of an event."""

_FIRST = 10**8
_UNITS = ((10**11, 1), (10**14, 10**3), (10**17, 10**6), (10**20, 10**9))
"""Below which number an epoch counts in seconds, milliseconds, microseconds, nanoseconds."""

_NUMBER = re.compile(r"\d{9,20}(?:\.\d{1,12})?", re.ASCII)
_STAMP = re.compile(r"[1-9]\d{9}\.\d{6}", re.ASCII)
_ISO = re.compile(
    r"(\d{4})-(\d\d)-(\d\d)[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?"
    r"\s?(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?",
    re.ASCII,
)
_LONGEST = 64
_ZERO = ("Z", "UTC", "GMT", "+00:00", "-00:00")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Moment(NamedTuple):
    """A time of an export: `at` in UTC with its fraction, `zone` a fixed offset or "" for UTC.

    `written` is the time as it stood there, `note` what is odd about it, and `bare` says that it
    named no zone.
    """

    at: datetime
    written: str
    zone: str = ""
    precision: Precision = Precision.SECOND
    note: str = ""
    bare: bool = False
    day_known: bool = True


def moment(value: Any, zone: str | None = None) -> Moment | None:
    """The time that a value of an export says, or None; `zone` counts for times without one.

    The year 1 stands for "never" in some tools and is None, too.
    """
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return _epoch(value, str(value))
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    text = value.strip()
    if _STAMP.fullmatch(text):
        # What chats write by the hundred thousand; the same as below, and much faster.
        at = datetime.fromtimestamp(int(text[:10]), UTC)
        return Moment(at.replace(microsecond=int(text[11:])), text)
    if _NUMBER.fullmatch(text):
        whole, _, fraction = text.partition(".")
        found = _epoch(int(whole), text)
        if found is None or not fraction:
            return found
        return Moment(found.at + timedelta(microseconds=int(fraction[:6].ljust(6, "0"))), text)
    return _iso(text, zone)


def is_never(value: Any) -> bool:
    """Whether a tool writes year 1 (or nothing) for a time that has not come."""
    return not value or (isinstance(value, str) and value.startswith("0001-"))


def _epoch(value: int | float, written: str) -> Moment | None:
    if isinstance(value, float) and not math.isfinite(value):
        return None
    unit = next((unit for limit, unit in _UNITS if value < limit), None)
    if unit is None or value < _FIRST:
        return None
    if isinstance(value, int):
        seconds, rest = divmod(value, unit)
        at = _EPOCH + timedelta(seconds=seconds, microseconds=rest * 10**6 // unit)
    else:
        at = _EPOCH + timedelta(seconds=value / unit)
    return Moment(at, written) if at.year in _YEARS else None


def _iso(text: str, zone: str | None) -> Moment | None:
    match = _ISO.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute = (int(match[n]) for n in range(1, 6))
    micro = int((match[7] or "0")[:6].ljust(6, "0"))
    offset = _offset(match[8] or "")
    try:
        local = datetime(year, month, day, hour, minute, min(int(match[6] or 0), 59), micro)
        if year not in _YEARS:
            return None
        precision = Precision.SECOND if match[6] else Precision.MINUTE
        if match[8]:
            at = local.replace(tzinfo=zone_of(offset)).astimezone(UTC)
            return Moment(at, text, offset, precision)
        at, note = placed(local, zone or "UTC")
    except (ValueError, OverflowError, Refused):
        return None
    return Moment(at, text, zone or "", precision, note, bare=True)


def _offset(written: str) -> str:
    """An offset as "+01:00"; "" for UTC."""
    digits = written[1:].replace(":", "")
    if written[:1] not in ("+", "-"):
        return ""
    offset = f"{written[0]}{digits[:2]}:{digits[2:] or '00'}"
    return "" if offset in _ZERO else offset


def placed(local: datetime, zone: str) -> tuple[datetime, str]:
    """A wall clock of a zone in UTC, and what is odd about it there on that day.

    Raises OverflowError for years in which no event can be.
    """
    if local.year not in _YEARS:
        raise OverflowError(local.year)
    return utc_of(local, zone)
