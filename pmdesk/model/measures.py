"""Durations of an incident, computed from the milestones of its timeline and its header.

A duration is None where one of its two moments is not known well enough to say, or where they
stand in the wrong order.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from itertools import combinations

from pmdesk.model.review import Entry, Review
from pmdesk.model.times import duration_text, entry_day, local
from pmdesk.model.words import Milestone, Precision

_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86_400, "w": 604_800}
_PART = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*"
    r"(s(?:ec(?:ond)?s?)?|m(?:in(?:ute)?s?)?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:eeks?)?)\b\.?",
    re.IGNORECASE,
)
_BETWEEN_PARTS = re.compile(r"\s*(?:,|and)?\s*", re.IGNORECASE)
_CLOCK = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?")
_SAME = timedelta(minutes=1)
_DAY = timedelta(days=1)

_FREE = frozenset(
    {
        (Milestone.IMPACT_STARTED, Milestone.DETECTED),
        (Milestone.IMPACT_STARTED, Milestone.ENGAGED),
        (Milestone.IMPACT_STARTED, Milestone.UNDERSTOOD),
        (Milestone.DETECTED, Milestone.UNDERSTOOD),
        (Milestone.ENGAGED, Milestone.UNDERSTOOD),
        (Milestone.UNDERSTOOD, Milestone.MITIGATED),
        (Milestone.UNDERSTOOD, Milestone.RESOLVED),
    }
)
"""Milestones that may come in either order: an alert before customers notice, a cause understood
only after the rollback helped.
"""


def milestone_entry(entries: Iterable[Entry], milestone: Milestone) -> Entry | None:
    """The first entry that marks a milestone, or None."""
    return next((entry for entry in entries if entry.milestone is milestone), None)


def moment(review: Review, milestone: Milestone) -> datetime | None:
    """When a milestone was, in UTC: from the timeline, else the header's start and end.

    None where only the day is known, and where only the time of day is.
    """
    entry = milestone_entry(review.entries, milestone)
    if entry is not None:
        exact = entry.day_known and entry.precision is not Precision.DAY
        return entry.at if exact else None
    return typed_end(review, milestone)


def span(review: Review, first: Milestone, last: Milestone) -> timedelta | None:
    """From one milestone to another; also where the day of both is unknown."""
    begin, end = moment(review, first), moment(review, last)
    if begin is None or end is None:
        begin, end = _without_day(review, first), _without_day(review, last)
    if begin is None or end is None or end < begin:
        return None
    return end - begin


def _without_day(review: Review, milestone: Milestone) -> datetime | None:
    entry = milestone_entry(review.entries, milestone)
    known = entry is None or entry.day_known or entry.precision is Precision.DAY
    return None if known or entry is None else entry.at


def typed_end(review: Review, milestone: Milestone) -> datetime | None:
    """What the header says of when the impact started or was resolved; None for the others."""
    if milestone is Milestone.IMPACT_STARTED:
        return review.started
    return review.resolved if milestone is Milestone.RESOLVED else None


def differing_end(review: Review, milestone: Milestone) -> datetime | None:
    """The time of the timeline where the header has another one, by a minute or more."""
    typed, told = typed_end(review, milestone), moment(review, milestone)
    if typed is None or told is None:
        return None
    return None if abs(told.replace(second=0) - typed.replace(second=0)) < _SAME else told


def wrong_orders(review: Review) -> tuple[tuple[Entry, Entry], ...]:
    """Milestones that stand in an order that cannot be: (what has to come first, what later).

    One pair at most for each later milestone; times that cannot be compared are left alone.
    """
    marked = [
        entry
        for milestone in Milestone
        if milestone and (entry := milestone_entry(review.entries, milestone)) is not None
    ]
    found: dict[str, tuple[Entry, Entry]] = {}
    for first, last in combinations(marked, 2):
        free = (first.milestone, last.milestone) in _FREE
        if not free and first.day_known == last.day_known and _latest(last) < first.at:
            found.setdefault(last.id, (first, last))
    return tuple(found.values())


def _latest(entry: Entry) -> datetime:
    """The last moment at which an entry may have been."""
    if entry.precision is Precision.DAY:
        return entry.at + _DAY
    return entry.until if entry.until is not None and entry.until > entry.at else entry.at


def begins_before(review: Review) -> bool | None:
    """Whether the timeline begins before the impact; None where its start is not known."""
    start = milestone_entry(review.entries, Milestone.IMPACT_STARTED)
    at = start.at if start is not None else review.started
    if at is None:
        return None
    # Entries without a day stand on a day of their own, long before any other.
    known = start is None or start.day_known
    return any(entry.at < at for entry in review.entries if entry.day_known == known)


def incident_day(review: Review) -> date | None:
    """The local day of the incident: where the impact started, else where it is told to have.

    Without either the day of the first milestone, else the one that most entries have.
    """
    start = moment(review, Milestone.IMPACT_STARTED) or review.started
    if start is not None:
        return local(start, review.zone).date()
    known = [entry for entry in review.entries if entry.day_known]
    marked = [entry for entry in known if entry.milestone]
    if marked:
        return entry_day(marked[0], review.zone)
    days = Counter(entry_day(entry, review.zone) for entry in known)
    return days.most_common(1)[0][0] if days else None


def impact_ends(entries: Iterable[Entry]) -> tuple[Entry | None, Entry | None]:
    """The entries between which the impact lasted: (impact started, mitigated or resolved)."""
    rows = tuple(entries)
    start = milestone_entry(rows, Milestone.IMPACT_STARTED)
    end = milestone_entry(rows, Milestone.MITIGATED) or milestone_entry(rows, Milestone.RESOLVED)
    return start, end


def impact_ends_with(review: Review) -> Milestone:
    """The milestone that ends the impact: mitigated where that is marked, else resolved."""
    mitigated = milestone_entry(review.entries, Milestone.MITIGATED)
    return Milestone.RESOLVED if mitigated is None else Milestone.MITIGATED


def impact(review: Review) -> timedelta | None:
    """How long customers felt it: impact started to mitigated, else to resolved."""
    return span(review, Milestone.IMPACT_STARTED, impact_ends_with(review))


def detection(review: Review) -> timedelta | None:
    """Impact started to detected."""
    return span(review, Milestone.IMPACT_STARTED, Milestone.DETECTED)


def response(review: Review) -> timedelta | None:
    """Detected to responders engaged."""
    return span(review, Milestone.DETECTED, Milestone.ENGAGED)


def diagnosis(review: Review) -> timedelta | None:
    """Responders engaged to cause understood."""
    return span(review, Milestone.ENGAGED, Milestone.UNDERSTOOD)


def mitigation(review: Review) -> timedelta | None:
    """Detected to mitigated."""
    return span(review, Milestone.DETECTED, Milestone.MITIGATED)


def resolution(review: Review) -> timedelta | None:
    """Impact started to resolved."""
    return span(review, Milestone.IMPACT_STARTED, Milestone.RESOLVED)


def typed_duration(text: str) -> timedelta | None:
    """What somebody typed as a duration: "60 min", "1 h 5 min", "1.5 hours", "1:05" (hours first).

    None for what is not one and nothing else ("about an hour").
    """
    text = text.strip()
    clock = _CLOCK.fullmatch(text)
    if clock:
        hours, minutes, seconds = (int(part or 0) for part in clock.groups())
        return timedelta(hours=hours, minutes=minutes, seconds=seconds)
    total, at = 0.0, 0
    while at < len(text):
        part = _PART.match(text, at)
        if part is None:
            return None
        total += float(part[1].replace(",", ".")) * _UNITS[part[2][0].lower()]
        between = _BETWEEN_PARTS.match(text, part.end())
        at = part.end() if between is None else between.end()
    return timedelta(seconds=total) if text and total < 1e9 else None


def duration_beside(review: Review) -> timedelta | None:
    """The computed impact where it is to be shown beside the typed one: they differ (B15).

    Differing means by a minute or more, or a typed text that is no plain duration.
    """
    computed = impact(review)
    if computed is None or not review.impact_duration.strip():
        return None
    if review.impact_duration.strip() == duration_text(computed):
        return None
    typed = typed_duration(review.impact_duration)
    return None if typed is not None and abs(typed - computed) < _SAME else computed


def contradicts_typed(review: Review) -> bool:
    """Whether a duration that was typed as a plain one is another than that of the timeline."""
    plain = typed_duration(review.impact_duration) is not None
    return plain and duration_beside(review) is not None
