"""Durations of an incident, computed from the milestones of its timeline and its header.

A duration is None where one of its two moments is not known well enough to say, or where they
stand in the wrong order.
"""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta

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
    if milestone is Milestone.IMPACT_STARTED:
        return review.started
    return review.resolved if milestone is Milestone.RESOLVED else None


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


def impact(review: Review) -> timedelta | None:
    """How long customers felt it: impact started to mitigated, else to resolved."""
    mitigated = milestone_entry(review.entries, Milestone.MITIGATED)
    end = Milestone.RESOLVED if mitigated is None else Milestone.MITIGATED
    return span(review, Milestone.IMPACT_STARTED, end)


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
