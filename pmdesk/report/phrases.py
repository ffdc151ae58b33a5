"""Small pieces of wording that several sections of a report share."""

from datetime import datetime

from pmdesk.model.measures import incident_day
from pmdesk.model.review import Entry, Review
from pmdesk.model.times import (
    date_text,
    day_text,
    entry_clock,
    entry_day_text,
    local,
    offset_label,
    zone_label,
)

_NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
)


def number(count: int) -> str:
    """No, one, seven, 23: small numbers as words."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, more: str) -> str:
    """One factor, seven factors, 23 factors."""
    return f"{number(count)} {one if count == 1 else more}"


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def long_date(at: datetime, zone: str) -> str:
    """6 Oct 2026."""
    return date_text(local(at, zone).date())


def day_of(at: datetime, zone: str) -> str:
    """Tue 6 Oct 2026."""
    return day_text(local(at, zone).date())


def day_of_incident(review: Review) -> str:
    """Tue 6 Oct 2026, the day of the incident; "" where none is known."""
    day = incident_day(review)
    return day_text(day) if day is not None else ""


def zone_word(review: Review) -> str:
    """CEST, or the zone's own name where the clock changed within the timeline."""
    entries = [entry for entry in review.entries if entry.day_known]
    if not entries:
        at = review.started or review.created
        return zone_label(review.zone, at) if at else review.zone
    labels = {zone_label(review.zone, entry.at) for entry in (entries[0], entries[-1])}
    return labels.pop() if len(labels) == 1 else review.zone


def zone_sentence(review: Review) -> str:
    """All times CEST (UTC+2)."""
    word = zone_word(review)
    entries = [entry for entry in review.entries if entry.day_known]
    at = entries[-1].at if entries else review.started
    if at is None or word == review.zone:
        return f"All times {word}"
    offset = offset_label(review.zone, at)
    return f"All times {word}" if offset == word else f"All times {word} ({offset})"


def moment_text(entry: Entry, review: Review, incident: str) -> str:
    """When an entry was, with its day where that is not the day of the incident."""
    clock = entry_clock(entry, review.zone)
    day = entry_day_text(entry, review.zone)
    if day == incident or not entry.day_known:
        return clock
    return f"{entry_day_text(entry, review.zone, year=False)}, {clock}"
