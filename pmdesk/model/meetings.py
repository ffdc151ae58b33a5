"""Which meeting of a review counts at a moment, and how far the room has walked the timeline."""

from datetime import datetime, timedelta

from pmdesk.model.deadline import WITHIN
from pmdesk.model.review import Entry, Meeting, Review, Seat

REMEMBERED = timedelta(days=7)
"""After about this long, what people remember is put together rather than recalled (A28)."""


def running(review: Review) -> Meeting | None:
    """The meeting that has begun and not ended."""
    return next((m for m in reversed(review.meetings) if m.started and not m.ended), None)


def planned(review: Review) -> Meeting | None:
    """The next meeting that has not begun."""
    return next((m for m in review.meetings if not m.started), None)


def current(review: Review) -> Meeting | None:
    """The one that says where the room stands: running, else the last held, else the planned."""
    held = [m for m in review.meetings if m.started]
    return running(review) or (held[-1] if held else planned(review))


def seen(review: Review, meeting: Meeting | None) -> tuple[Entry, ...]:
    """The entries that the room has walked through, in their order.

    An entry that got another time since, or is gone, no longer says how far the walk has come: then
    it is what lies up to the moment at which it was reached.
    """
    if meeting is None or meeting.reached_at is None:
        return ()
    entries = review.entries
    for place, entry in enumerate(entries):
        if entry.id == meeting.reached and entry.at == meeting.reached_at:
            return entries[: place + 1]
    return tuple(entry for entry in entries if entry.at <= meeting.reached_at)


def present(review: Review, meeting: Meeting | None) -> tuple[Seat, ...]:
    """The seats that are in the meeting at the moment."""
    if meeting is None:
        return ()
    here = {row.seat for row in review.attendance if row.meeting == meeting.id and not row.left}
    return tuple(seat for seat in review.seats if seat.id in here)


def late_by(review: Review, at: datetime | None) -> timedelta:
    """How much later than 48 hours after the end of the incident a meeting at `at` is; 0 if not."""
    if review.resolved is None or at is None:
        return timedelta(0)
    return max(timedelta(0), at - review.resolved - WITHIN)


def memories_fade(review: Review, at: datetime | None) -> bool:
    """Whether a meeting at `at` is so late that memories are reconstructed."""
    return review.resolved is not None and at is not None and at - review.resolved > REMEMBERED
