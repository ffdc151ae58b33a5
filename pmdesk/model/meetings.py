"""Which meeting of a review counts at a moment, how far the room has walked, who was there."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from pmdesk.model.deadline import WITHIN
from pmdesk.model.measures import moment
from pmdesk.model.review import Attendance, Entry, Meeting, Review, Seat, find
from pmdesk.model.words import BuyIn, Capture, Decision, Event, Milestone

REMEMBERED = timedelta(days=7)
"""After about this long, what people remember is put together rather than recalled (A28)."""

GRACE = timedelta(minutes=2)
"""Who comes within this time of the begin was there from the begin."""


def running(review: Review) -> Meeting | None:
    """The meeting that has begun and not ended."""
    return next((m for m in reversed(review.meetings) if m.started and not m.ended), None)


def handed_over(review: Review) -> bool:
    """Whether the running meeting was handed to another computer and not taken on since."""
    live = running(review)
    said = [
        line.what
        for line in review.log
        if live is not None and line.meeting == live.id and line.what in (Event.HANDED, Event.TAKEN)
    ]
    return bool(said) and said[-1] == Event.HANDED


def planned(review: Review) -> Meeting | None:
    """The next meeting that has not begun: the earliest date, else one without."""
    waiting = [m for m in review.meetings if not m.started]
    dated = [m for m in waiting if m.scheduled is not None]
    return min(dated, key=_date, default=waiting[0] if waiting else None)


def current(review: Review) -> Meeting | None:
    """The one that says where the room stands: running, else the last held, else the planned."""
    return running(review) or max(held(review), key=_begun, default=planned(review))


def held(review: Review) -> tuple[Meeting, ...]:
    """The meetings that have begun, in the order in which they did."""
    return tuple(sorted((m for m in review.meetings if m.started), key=_begun))


def seen(review: Review, meeting: Meeting | None) -> tuple[Entry, ...]:
    """The entries that the room has walked through, in their order.

    It is what lies before the moment that was reached, and of that moment the entries that were
    seen: they end at the first one that the room has not seen, whatever was edited since.
    """
    if meeting is None or meeting.reached_at is None:
        return ()
    entries, known, line = review.entries, meeting.reached.split(), meeting.reached_at
    unseen = (n for n, e in enumerate(entries) if e.at >= line and e.id not in known)
    return entries[: next(unseen, len(entries))]


def looked_at(review: Review, meeting: Meeting | None) -> Entry | None:
    """The moment that the room looks at: the one that it has reached, or one that it reads again.

    What is read again was reached; should that be so no longer, it is as if nobody had looked back.
    """
    known = seen(review, meeting)
    again = find(known, meeting.focus) if meeting is not None and meeting.focus else None
    return again or (known[-1] if known else None)


def present(review: Review, meeting: Meeting | None) -> tuple[Seat, ...]:
    """The seats that are in the meeting at the moment; nobody is in one that has ended."""
    if meeting is None or meeting.ended:
        return ()
    return tuple(part.seat for part in attended(review, meeting) if part.here)


@dataclass(frozen=True, slots=True)
class Part:
    """A seat with its times in a meeting: (came, left), None for from its begin, to its end."""

    seat: Seat
    times: tuple[tuple[datetime | None, datetime | None], ...]

    @property
    def here(self) -> bool:
        """Whether it is, or stayed to the end."""
        return self.times[-1][1] is None


def attended(review: Review, meeting: Meeting) -> tuple[Part, ...]:
    """Who is or was in a meeting, in the order of the seats."""
    times: dict[str, list[tuple[datetime | None, datetime | None]]] = {}
    for row in review.attendance:
        if row.meeting == meeting.id:
            times.setdefault(row.seat, []).append((_late(row, meeting), _early(row, meeting)))
    return tuple(Part(seat, tuple(times[seat.id])) for seat in review.seats if seat.id in times)


def _late(row: Attendance, meeting: Meeting) -> datetime | None:
    begun = meeting.started
    on_time = row.joined is None or begun is None or row.joined - begun < GRACE
    return None if on_time else row.joined


def _early(row: Attendance, meeting: Meeting) -> datetime | None:
    stayed = row.left is not None and meeting.ended is not None and row.left >= meeting.ended
    return None if stayed else row.left


class Loose(StrEnum):
    """What a meeting may leave open."""

    TIMELINE = "timeline"
    ACTIONS = "actions"
    BUY_IN = "buy-in"
    IDEAS = "ideas"
    PARKED = "parked"
    PULSE = "pulse"


def loose_ends(review: Review, meeting: Meeting) -> dict[Loose, int]:
    """What would stay open if the meeting ended now, in the order of the stages, with a count."""
    open_actions = sum(action.decision is Decision.PROPOSED for action in review.actions)
    planned_work = any(
        action.decision is Decision.ACCEPTED and not action.buy_in for action in review.actions
    )
    found = {
        Loose.TIMELINE: bool(review.entries) and review.timeline_agreed is None,
        Loose.ACTIONS: open_actions,
        Loose.BUY_IN: planned_work and review.buy_in is BuyIn.NONE,
        Loose.IDEAS: sum(row.outcome is Capture.OPEN for row in review.ideas),
        Loose.PARKED: sum(row.outcome is Capture.OPEN for row in review.parked),
        Loose.PULSE: meeting.pulse_asked == 0,
    }
    return {what: int(count) for what, count in found.items() if count}


def ended_at(review: Review) -> datetime | None:
    """When the incident was over, for the 48-hour clock: as typed, else by the timeline."""
    return review.resolved or moment(review, Milestone.RESOLVED)


def first_date(review: Review) -> datetime | None:
    """When the room met first, else when it is to meet first; None without any date."""
    begun = [meeting.started for meeting in review.meetings if meeting.started]
    return min(begun or [m.scheduled for m in review.meetings if m.scheduled], default=None)


def late_by(review: Review, at: datetime | None) -> timedelta:
    """How much later than 48 hours after the end of the incident a meeting at `at` is; 0 if not."""
    ended = ended_at(review)
    if ended is None or at is None:
        return timedelta(0)
    return max(timedelta(0), at - ended - WITHIN)


def memories_fade(review: Review, at: datetime | None) -> bool:
    """Whether a meeting at `at` is so late that memories are reconstructed."""
    ended = ended_at(review)
    return ended is not None and at is not None and at - ended > REMEMBERED


def _begun(meeting: Meeting) -> datetime:
    return meeting.started or datetime.min.replace(tzinfo=UTC)


def _date(meeting: Meeting) -> datetime:
    return meeting.scheduled or datetime.max.replace(tzinfo=UTC)
