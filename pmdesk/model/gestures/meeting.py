"""Gestures on meetings: planned and undone like any fact; where a running one stands is kept.

What is kept is stored at once and passed by when something is undone: the room has seen it.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from pmdesk.model.change import RowChange, added, edited, removed
from pmdesk.model.clock import paused
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.gesture import (
    Steps,
    add,
    clean,
    gesture,
    last_position,
    need,
    remove,
    set_field,
)
from pmdesk.model.meetings import current, running
from pmdesk.model.review import Attendance, Entry, LogLine, Meeting, Review, Seat, find
from pmdesk.model.words import Event, RoomView, Stage, State

PLAN = ("scheduled", "minutes", "place", "agenda")
SLIP = timedelta(minutes=2)
"""A tick that is changed back within this time was a slip."""
PULSE = ("pulse_asked", "pulse_learned", "pulse_again", "pulse_note")


@gesture("Plan meeting", kept=True)
def add_meeting(review: Review, *, id: str) -> Steps:
    """A meeting that can be planned or begun; where the walk stands goes on into it."""
    before = current(review)
    row = Meeting(id=id)
    if before is not None:
        row = replace(row, reached=before.reached, reached_at=before.reached_at)
    return add(review, "meetings", row)


@gesture("Plan meeting", merges=True)
def set_plan(review: Review, *, id: str, field: str, value: Any) -> Steps:
    """When, how long, where, and its own minutes by stage."""
    if field not in PLAN:
        raise ValueError(field)
    return set_field(review, "meetings", id, field, value)


@gesture("Cancel meeting")
def cancel_meeting(review: Review, *, id: str) -> Steps:
    """A meeting that has not begun goes, with the list of who was to come."""
    if need("meetings", review.meetings, id).started:
        raise Refused("This meeting has begun.", "End it instead; what was said in it stays.")
    yield from remove(review, "meetings", id)
    for row in review.attendance:
        if row.meeting == id:
            yield removed("attendance", row)


@gesture("Take learning pulse", merges=True)
def set_pulse(review: Review, *, id: str, field: str, value: Any) -> Steps:
    """How many were asked, learned something, would come again; and a remark."""
    if field not in PULSE:
        raise ValueError(field)
    return set_field(review, "meetings", id, field, value)


@gesture("Begin meeting", kept=True)
def begin(
    review: Review,
    *,
    id: str,
    now: datetime,
    ids: tuple[str, str],
    here: tuple[tuple[str, str], ...] = (),
) -> Steps:
    """The clocks start, in the first stage of the meeting, and the walk stands where it stood.

    `ids` are for the two log lines; `here` are the seats that are there from the beginning, each
    behind an id for the line that says so.
    """
    meeting = need("meetings", review.meetings, id)
    if running(review) is not None:
        raise Refused("A meeting is running already.", "End it first.")
    if meeting.started:
        raise Refused("This meeting was held already.", "Begin another one.")
    now, before = _whole(now), current(review) or meeting
    yield from edited("meetings", meeting, started=now, ended=None, stage=Stage.OPEN, page=0)
    yield from edited(
        "meetings",
        meeting,
        reached=before.reached,
        reached_at=before.reached_at,
        focus="",
        prompt="",
    )
    if review.state is State.DRAFT:
        yield from edited("review", review, state=State.MEETING)
    yield from _log(review, ids[0], id, now, Event.STARTED)
    yield from _log(review, ids[1], id, now, Event.STAGE, Stage.OPEN, behind=1)
    listed = {row.seat for row in review.attendance if row.meeting == id}
    for behind, (row_id, seat) in enumerate(here):
        if seat not in listed and find(review.seats, seat) is not None:
            yield _there(review, row_id, id, seat, None, behind)


@gesture("Pause meeting", kept=True)
def pause(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    """The clocks of a running meeting stand still; nothing where they do already."""
    if _runs(review, id) and not paused(review, running(review)):
        yield from _log(review, line, id, now, Event.PAUSED)


@gesture("Go on with meeting", kept=True)
def resume(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    """The clocks go on; nothing where they run."""
    if _runs(review, id) and paused(review, running(review)):
        yield from _log(review, line, id, now, Event.RESUMED)


@gesture("End meeting", kept=True)
def end(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    """The clocks stop; who did not leave before was there to the end."""
    if not _runs(review, id):
        return
    meeting = need("meetings", review.meetings, id)
    yield from edited("meetings", meeting, ended=_whole(now), view=RoomView.LIVE)
    if review.state is State.MEETING:
        yield from edited("review", review, state=State.DRAFT)
    yield from _log(review, line, id, now, Event.ENDED)


@gesture("Go on with meeting", kept=True)
def reopen(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    """A meeting that was ended too early goes on; the time since then does not count."""
    meeting = need("meetings", review.meetings, id)
    if running(review) is not None:
        raise Refused("A meeting is running already.", "End it first.")
    if not meeting.started:
        raise Refused("This meeting has not begun.", "Start it instead.")
    yield from edited("meetings", meeting, ended=None)
    if review.state is State.DRAFT:
        yield from edited("review", review, state=State.MEETING)
    yield from _log(review, line, id, now, Event.RESUMED)


@gesture("Go to stage", kept=True)
def go_to_stage(review: Review, *, id: str, stage: Stage, now: datetime, line: str) -> Steps:
    """Where a running meeting stands; another stage begins on its first page, without a focus."""
    meeting = need("meetings", review.meetings, id)
    if meeting.stage is not stage and _runs(review, id):
        yield from edited("meetings", meeting, stage=stage, page=0, focus="", prompt="")
        yield from _log(review, line, id, now, Event.STAGE, stage)


@gesture("Walk", kept=True)
def reach(review: Review, *, id: str, entry: Entry | None) -> Steps:
    """How far the room has walked the timeline; None is back before its beginning."""
    meeting = need("meetings", review.meetings, id)
    if entry is None:
        return edited("meetings", meeting, reached="", reached_at=None, focus="", page=0)
    seen_then = []
    for other in review.entries:
        if other.at == entry.at:
            seen_then.append(other.id)
        if other.id == entry.id:
            break
    return edited(
        "meetings",
        meeting,
        reached=" ".join(seen_then),
        reached_at=entry.at,
        focus="",
        page=0,
    )


@gesture("Walk", kept=True)
def tell(review: Review, *, id: str, entry: Entry) -> Steps:
    """The room knows an entry of the very moment that it has reached: it was said in the room."""
    meeting = need("meetings", review.meetings, id)
    if entry.at != meeting.reached_at or entry.id in meeting.reached.split():
        return ()
    return edited("meetings", meeting, reached=f"{entry.id} {meeting.reached}".strip())


@gesture("Show to the room", kept=True)
def show(review: Review, /, *, id: str, **values: Any) -> Steps:
    """What the room sees: prompt, focus, page, view, clock_shown."""
    allowed = {"prompt", "focus", "page", "view", "clock_shown"}
    if set(values) - allowed:
        raise ValueError(values)
    meeting = need("meetings", review.meetings, id)
    cleaned = {name: clean(name, value) for name, value in values.items()}
    return edited("meetings", meeting, **cleaned)


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
    return (_there(review, id, meeting, seat, _whole(now) if held.started else None),)


@gesture("Note who is there")
def join_anew(
    review: Review, *, id: str, seat: str, alias: str, meeting: str, now: datetime
) -> Steps:
    """Somebody without a seat gets one and is in the meeting from now on."""
    held = need("meetings", review.meetings, meeting)
    if not clean("alias", alias):
        raise Refused("A seat needs an alias or a role.", "The room sees it in place of a name.")
    yield from add(review, "seats", Seat(id=seat, alias=alias))
    yield _there(review, id, meeting, seat, _whole(now) if held.started else None)


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
            yield from edited("attendance", row, left=_whole(now))
        else:
            yield removed("attendance", row)


def _runs(review: Review, id: str) -> bool:
    """Whether it is this meeting that runs."""
    need("meetings", review.meetings, id)
    live = running(review)
    return live is not None and live.id == id


def _whole(now: datetime) -> datetime:
    """To the second: that is how clocks are read, so all of them change at the same moment."""
    return now.replace(microsecond=0)


def _there(
    review: Review, id: str, meeting: str, seat: str, joined: datetime | None, behind: int = 0
) -> RowChange:
    """The line that a seat is in a meeting; `behind` counts those of the same gesture before it."""
    position = last_position(review.attendance) + behind
    return added(
        "attendance",
        Attendance(id=id, position=position, meeting=meeting, seat=seat, joined=joined),
    )


def _log(
    review: Review,
    line: str,
    meeting: str,
    now: datetime,
    what: Event,
    detail: str = "",
    behind: int = 0,
) -> Steps:
    """One line of the meeting's log; `behind` counts lines that the same gesture adds before it."""
    need("meetings", review.meetings, meeting)
    row = LogLine(
        id=line,
        position=last_position(review.log) + behind,
        meeting=meeting,
        at=_whole(now),
        what=str(what),
        detail=str(detail),
    )
    return (added("log", row),)
