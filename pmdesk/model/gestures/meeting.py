"""Gestures on meetings: planned and undone like any fact; where a running one stands is kept.

What is kept is stored at once and passed by when something is undone: the room has seen it.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from pmdesk.model.change import added, edited, removed
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.gesture import Steps, add, clean, gesture, last_position, need, set_field
from pmdesk.model.meetings import current, running
from pmdesk.model.review import Attendance, Entry, LogLine, Meeting, Review
from pmdesk.model.words import Event, RoomView, Stage, State

PLAN = ("scheduled", "minutes", "place", "agenda")
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


@gesture("Take learning pulse", merges=True)
def set_pulse(review: Review, *, id: str, field: str, value: Any) -> Steps:
    """How many were asked, learned something, would come again; and a remark."""
    if field not in PULSE:
        raise ValueError(field)
    return set_field(review, "meetings", id, field, value)


@gesture("Begin meeting", kept=True)
def begin(review: Review, *, id: str, now: datetime, ids: tuple[str, str]) -> Steps:
    """The clocks start, in the first stage of the meeting; `ids` are for the two log lines."""
    meeting = need("meetings", review.meetings, id)
    if running(review) is not None:
        raise Refused("A meeting is running already.", "End it first.")
    yield from edited("meetings", meeting, started=now, ended=None, stage=Stage.OPEN, page=0)
    if review.state is State.DRAFT:
        yield from edited("review", review, state=State.MEETING)
    yield from _log(review, ids[0], id, now, Event.STARTED)
    yield from _log(review, ids[1], id, now, Event.STAGE, Stage.OPEN, behind=1)


@gesture("Pause meeting", kept=True)
def pause(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    return _log(review, line, id, now, Event.PAUSED)


@gesture("Go on with meeting", kept=True)
def resume(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    return _log(review, line, id, now, Event.RESUMED)


@gesture("End meeting", kept=True)
def end(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    """The clocks stop; who is still in the room leaves it."""
    meeting = need("meetings", review.meetings, id)
    yield from edited("meetings", meeting, ended=now, view=RoomView.LIVE)
    if review.state is State.MEETING:
        yield from edited("review", review, state=State.DRAFT)
    yield from _log(review, line, id, now, Event.ENDED)
    for row in review.attendance:
        if row.meeting == id and row.left is None:
            yield from edited("attendance", row, left=now)


@gesture("Go to stage", kept=True)
def go_to_stage(review: Review, *, id: str, stage: Stage, now: datetime, line: str) -> Steps:
    """Where the meeting stands; another stage begins on its first page, and nothing is in focus."""
    meeting = need("meetings", review.meetings, id)
    if meeting.stage is stage:
        return
    yield from edited("meetings", meeting, stage=stage, page=0, focus="", prompt="")
    if meeting.started and not meeting.ended:
        yield from _log(review, line, id, now, Event.STAGE, stage)


@gesture("Walk", kept=True)
def reach(review: Review, *, id: str, entry: Entry | None) -> Steps:
    """How far the room has walked the timeline; None is back before its beginning."""
    meeting = need("meetings", review.meetings, id)
    if entry is None:
        return edited("meetings", meeting, reached="", reached_at=None)
    return edited("meetings", meeting, reached=entry.id, reached_at=entry.at)


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
    """A seat is in the meeting, from now on where it has begun; a second time it is back."""
    held = need("meetings", review.meetings, meeting)
    need("seats", review.seats, seat)
    for row in review.attendance:
        if row.meeting == meeting and row.seat == seat:
            return edited("attendance", row, left=None)
    row = Attendance(id=id, meeting=meeting, seat=seat, joined=now if held.started else None)
    return add(review, "attendance", row)


@gesture("Note who has left")
def leave(review: Review, *, meeting: str, seat: str, now: datetime) -> Steps:
    """A seat is no longer there; before the meeting has begun it is as if it never was."""
    held = need("meetings", review.meetings, meeting)
    for row in review.attendance:
        if row.meeting != meeting or row.seat != seat:
            continue
        if held.started:
            yield from edited("attendance", row, left=now)
        else:
            yield removed("attendance", row)


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
        at=now,
        what=str(what),
        detail=str(detail),
    )
    return (added("log", row),)
