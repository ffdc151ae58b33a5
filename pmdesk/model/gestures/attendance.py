"""Gestures on who is in a meeting, and from when to when."""

from datetime import datetime, timedelta

from pmdesk.model.change import RowChange, added, edited, removed
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.gesture import Steps, add, clean, gesture, last_position, need
from pmdesk.model.gestures.meeting_log import whole
from pmdesk.model.review import Attendance, Review, Seat

SLIP = timedelta(minutes=2)
"""A tick that is changed back within this time was a slip."""


@gesture("Note who is there")
def join(review: Review, *, id: str, meeting: str, seat: str, now: datetime) -> Steps:
    """A seat is in the meeting, from now on where it has begun.

    Who left before gets a second line, but a tick that was taken away by a slip is as it was.
    """
    held = need("meetings", review.meetings, meeting)
    need("seats", review.seats, seat)
    lines = [row for row in review.attendance if (row.meeting, row.seat) == (meeting, seat)]
    last = lines[-1] if lines else None
    if last is not None and last.left is None:
        return ()
    if last is not None and last.left is not None and abs(now - last.left) < SLIP:
        return edited("attendance", last, left=None)
    return (there(review, id, meeting, seat, whole(now) if held.started else None),)


@gesture("Note who is there")
def join_anew(
    review: Review, *, id: str, seat: str, alias: str, meeting: str, now: datetime
) -> Steps:
    """Somebody without a seat gets one and is in the meeting from now on."""
    held = need("meetings", review.meetings, meeting)
    if not clean("alias", alias):
        raise Refused("A seat needs an alias or a role.", "The room sees it in place of a name.")
    yield from add(review, "seats", Seat(id=seat, alias=alias))
    yield there(review, id, meeting, seat, whole(now) if held.started else None)


@gesture("Note who has left")
def leave(review: Review, *, meeting: str, seat: str, now: datetime) -> Steps:
    """A seat is no longer there; before the meeting has begun it is as if it never was.

    So is a late joiner who was ticked by a slip.
    """
    held = need("meetings", review.meetings, meeting)
    for row in review.attendance:
        if (row.meeting, row.seat, row.left) != (meeting, seat, None):
            continue
        if held.started and (row.joined is None or abs(now - row.joined) >= SLIP):
            yield from edited("attendance", row, left=whole(now))
        else:
            yield removed("attendance", row)


def there(
    review: Review, id: str, meeting: str, seat: str, joined: datetime | None, behind: int = 0
) -> RowChange:
    """The line that a seat is in a meeting; `behind` counts those of the same gesture before it."""
    position = last_position(review.attendance) + behind
    return added(
        "attendance",
        Attendance(id=id, position=position, meeting=meeting, seat=seat, joined=joined),
    )
