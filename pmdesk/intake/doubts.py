"""What is doubtful about a time: each function gives a plain sentence, or "" for no doubt."""

from datetime import UTC, date, datetime, time, timedelta

from pmdesk.intake.clocks import ClockRead
from pmdesk.intake.dates import WEEKDAY_NAMES
from pmdesk.intake.zones import ZoneRead
from pmdesk.model.times import date_text, offset_label, zone_of

_DAY = timedelta(days=1)
_REGIONAL = {"ET", "CT", "MT", "PT", "MEZ", "MESZ", "Z"}


WENT_FORWARD = "The clocks went forward over this time; it did not exist there."
WENT_BACK = "The clocks went back over this time; it happened twice, the first was taken."


def utc_of(local: datetime, zone: str) -> tuple[datetime, str]:
    """The UTC time of a wall clock, and what is odd about it there on that day."""
    if zone == "UTC":
        return local.replace(tzinfo=UTC), ""
    here = zone_of(zone)
    at = local.replace(tzinfo=here).astimezone(UTC)
    if at.astimezone(here).replace(tzinfo=None) != local:
        return at, WENT_FORWARD
    if local.replace(tzinfo=here, fold=1).utcoffset() != local.replace(tzinfo=here).utcoffset():
        return at, WENT_BACK
    return at, ""


def misfit(zone: ZoneRead, at: datetime) -> str:
    """What to say where an abbreviation is not the one in use on that day ("PST" in July)."""
    written = zone.written
    if not written.isalpha() or not written.isupper() or written in _REGIONAL:
        return ""
    name = at.astimezone(zone_of(zone.zone)).tzname() or ""
    if name == written or zone.zone == "UTC" or not name.isalpha():
        return ""
    return f"{written} was read as the clock of {zone.zone}, {offset_label(zone.zone, at)} then."


def other_weekday(day: date, weekday: int | None) -> str:
    """What to say where the day of the week is not that of the date."""
    if weekday is None or day.weekday() == weekday:
        return ""
    return (
        f"{date_text(day)} is a {WEEKDAY_NAMES[day.weekday()]}, not a {WEEKDAY_NAMES[weekday]};"
        " the date was taken."
    )


def other_clock(at: datetime, local: datetime, other: tuple[ClockRead, ZoneRead] | None) -> str:
    """What to say where two clocks of one line do not show the same moment."""
    if other is None:
        return ""
    clock, zone = other
    there = datetime.combine(local.date(), time()) + timedelta(seconds=clock.seconds)
    here = at if clock.second is not None else at.replace(second=0, microsecond=0)
    apart = (utc_of(there, zone.zone)[0] - here) % _DAY
    if not apart:
        return ""
    return f"{there:%H:%M} {zone.written} is another moment; {local:%H:%M} was taken."
