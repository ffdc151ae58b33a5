"""A time, or a line with one, as somebody types it into a field: the same reader as for imports."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from pmdesk.intake.doubts import WENT_BACK, WENT_FORWARD
from pmdesk.intake.read import read
from pmdesk.intake.spans import relative_at
from pmdesk.intake.values import ProposedEntry
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Entry
from pmdesk.model.times import local
from pmdesk.model.words import Precision

_STAND_IN = "x"


@dataclass(frozen=True, slots=True)
class EntryTime:
    """A time as it was read; `day_given` says that the text itself names the day."""

    at: datetime
    until: datetime | None
    precision: Precision
    zone: str
    day_given: bool
    warnings: tuple[str, ...]


def read_entry_time(text: str, day: date, zone: str) -> EntryTime | None:
    """The time in a text such as "about 14:05" on a day in a zone; None where there is none."""
    proposed = _one(f"{text.strip()}: {_STAND_IN}", day, zone)
    if proposed is None or proposed.text != _STAND_IN:
        return None
    return EntryTime(
        proposed.at,
        proposed.until,
        proposed.precision,
        proposed.zone,
        local(proposed.at, zone).date() != day,
        proposed.warnings,
    )


def read_line(text: str, day: date | None, zone: str) -> Entry | None:
    """The entry of a line such as "14:05 Alert fires"; None where it has no time. Its id is ""."""
    proposed = _one(text, day, zone)
    if proposed is None:
        return None
    return Entry(
        id="",
        at=proposed.at,
        until=proposed.until,
        precision=proposed.precision,
        day_known=proposed.day_known,
        zone=proposed.zone,
        written=proposed.written,
        kind=proposed.kind,
        text=proposed.text,
        team=proposed.team,
        source=proposed.source,
    )


def read_moment(text: str, zone: str) -> datetime | None:
    """A day and a time in a zone, in UTC; None where either is missing."""
    if not text.strip():
        return None
    proposed = _one(f"{text.strip()}: {_STAND_IN}", None, zone)
    if proposed is None or not proposed.day_known or proposed.text != _STAND_IN:
        return None
    return proposed.at


def moment_doubt(text: str, zone: str) -> str:
    """What is odd about such a moment: that the clocks went over it there. "" for nothing."""
    proposed = _one(f"{text.strip()}: {_STAND_IN}", None, zone) if text.strip() else None
    return clocks_doubt(proposed.warnings) if proposed is not None else ""


def clocks_doubt(warnings: tuple[str, ...]) -> str:
    """The warning among some that says so; "" for none."""
    return next((said for said in warnings if said in (WENT_FORWARD, WENT_BACK)), "")


def _one(line: str, day: date | None, zone: str) -> ProposedEntry | None:
    if "\n" in line or len(line) > 2000:
        return None
    try:
        # A lone half of a pair of surrogates is no character; fields drop it, too.
        intake = read(line.encode(errors="ignore"), format="text", day=day, zone=zone)
    except WorldError:
        return None
    return intake.entries[0] if len(intake.entries) == 1 else None


def read_shift(text: str) -> timedelta | None:
    """By how much times are to move: "+2 min", "-00:01:30" (hours first), "+1 d".

    None where it is no span, and for one without a sign: later or earlier has to be said.
    """
    text = text.strip()
    read = relative_at(text, 0)
    if read is None or read.zero or read.end != len(text) or text[:1] in "Tt":
        return None
    return read.span
