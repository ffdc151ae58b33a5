"""Gestures on meetings: planned and undone like any fact; where a running one stands is kept.

What is kept is stored at once and passed by when something is undone: the room has seen it.
"""

from dataclasses import replace
from datetime import datetime
from typing import Any

from pmdesk.model.change import edited, removed
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.attendance import there
from pmdesk.model.gestures.gesture import Steps, add, clean, gesture, need, remove, set_field
from pmdesk.model.gestures.meeting_log import log_line, runs, whole
from pmdesk.model.gestures.participation import close_balance
from pmdesk.model.meetings import current, handed_over, running
from pmdesk.model.review import Entry, Meeting, Review, find
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


@gesture("Cancel meeting")
def cancel_meeting(review: Review, *, id: str) -> Steps:
    """A meeting that has not begun goes, with who was to come and what they answered."""
    if need("meetings", review.meetings, id).started:
        raise Refused("This meeting has begun.", "End it instead; what was said in it stays.")
    yield from remove(review, "meetings", id)
    for row in review.attendance:
        if row.meeting == id:
            yield removed("attendance", row)
    for check in review.safety:
        if check.meeting == id:
            yield removed("safety", check)


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
    now, before = whole(now), current(review) or meeting
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
    yield from log_line(review, ids[0], id, now, Event.STARTED)
    yield from log_line(review, ids[1], id, now, Event.STAGE, Stage.OPEN, behind=1)
    listed = {row.seat for row in review.attendance if row.meeting == id}
    for behind, (row_id, seat) in enumerate(here):
        if seat not in listed and find(review.seats, seat) is not None:
            yield there(review, row_id, id, seat, None, behind)


@gesture("End meeting", kept=True)
def end(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    """The clocks stop; who did not leave was there to the end; of turns the balance stays."""
    if not runs(review, id):
        return
    meeting = need("meetings", review.meetings, id)
    yield from edited("meetings", meeting, ended=whole(now), view=RoomView.LIVE)
    yield from close_balance(review, id)
    if review.state is State.MEETING:
        yield from edited("review", review, state=State.DRAFT)
    yield from log_line(review, line, id, now, Event.ENDED)


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
    yield from log_line(review, line, id, now, Event.RESUMED)


@gesture("Go to stage", kept=True)
def go_to_stage(review: Review, *, id: str, stage: Stage, now: datetime, line: str) -> Steps:
    """Where a running meeting stands; another stage begins on its first page, without a focus."""
    meeting = need("meetings", review.meetings, id)
    if meeting.stage is not stage and runs(review, id):
        yield from edited("meetings", meeting, stage=stage, page=0, focus="", prompt="")
        yield from log_line(review, line, id, now, Event.STAGE, stage)


@gesture("Tick off", kept=True)
def tick_off(
    review: Review, *, id: str, stage: Stage, key: str, on: bool, now: datetime, line: str
) -> Steps:
    """Something was asked in the room that leaves no other trace; or it was not, after all."""
    said = f"{stage} {key}"
    lines = [row for row in review.log if (row.meeting, row.what) == (id, Event.ASKED)]
    held = [row for row in lines if row.detail == said]
    if on and not held:
        yield from log_line(review, line, id, now, Event.ASKED, said)
    for row in () if on else held:
        yield removed("log", row)


@gesture("Hand meeting over", kept=True)
def hand_over(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    """The meeting goes on at another computer from now on; its clocks run on."""
    if runs(review, id):
        yield from log_line(review, line, id, now, Event.HANDED)


@gesture("Take meeting on", kept=True)
def take_on(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    """A meeting that was handed over is led from here; nothing where it never went away."""
    if runs(review, id) and handed_over(review):
        yield from log_line(review, line, id, now, Event.TAKEN)


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
