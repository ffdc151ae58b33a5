"""Gestures on the clocks of a running meeting; what they did is in its log, none can be undone."""

from datetime import datetime, timedelta

from pmdesk.model.change import removed
from pmdesk.model.clock import paused
from pmdesk.model.gestures.gesture import Steps, gesture, need
from pmdesk.model.gestures.meeting_log import log_line, runs
from pmdesk.model.meetings import running
from pmdesk.model.review import Review
from pmdesk.model.words import Event, Stage


@gesture("Pause meeting", kept=True)
def pause(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    """The clocks of a running meeting stand still; nothing where they do already."""
    if runs(review, id) and not paused(review, running(review)):
        yield from log_line(review, line, id, now, Event.PAUSED)


@gesture("Go on with meeting", kept=True)
def resume(review: Review, *, id: str, now: datetime, line: str) -> Steps:
    """The clocks go on; nothing where they run."""
    if runs(review, id) and paused(review, running(review)):
        yield from log_line(review, line, id, now, Event.RESUMED)


@gesture("Give more time", kept=True)
def extend(
    review: Review, *, id: str, stage: Stage, minutes: int, now: datetime, line: str
) -> Steps:
    """A stage gets so many minutes more (negative: fewer); the meeting's own end stays."""
    if runs(review, id) and minutes:
        yield from log_line(review, line, id, now, Event.EXTENDED, f"{stage} {minutes}")


@gesture("Leave time out", kept=True)
def leave_out(review: Review, *, id: str, gap: timedelta, now: datetime, line: str) -> Steps:
    """The computer's clock ran ahead of the meeting by `gap` (negative: was set back): not counted.

    Nothing where the clocks stand still, which count nothing anyway.
    """
    seconds = round(gap.total_seconds())
    if seconds and runs(review, id) and not paused(review, running(review)):
        yield from log_line(review, line, id, now, Event.GAP, str(seconds))


@gesture("Count time", kept=True)
def count_in(review: Review, *, line: str) -> Steps:
    """What was left out was part of the meeting after all."""
    yield removed("log", need("log", review.log, line))
