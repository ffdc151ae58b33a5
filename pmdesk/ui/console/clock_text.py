"""The clocks of the top bar in words: a name, a figure, what it means, and how long the bar is."""

import math
from dataclasses import dataclass
from datetime import timedelta

from pmdesk.model.clock import Clock, Remaining, remaining
from pmdesk.model.countdown import clock_figure, whole_seconds
from pmdesk.model.times import duration_text
from pmdesk.ui.tr import tr

IN_CLOCK = 100 * 3600
"""Seconds from which on a clock that nobody stopped says days and hours."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one clock says: "Timeline", "10:40", "left of 25:00"; `still` while it is paused.

    `share` of the bar is filled, 0 to 1; None where there is no limit and so no bar. `usual` is the
    rest while the clock runs in time, by which its width is measured. `near` says that little is
    left. `spoken` is for accessible names and changes once a minute.
    """

    name: str
    figure: str
    rest: str
    usual: str
    share: float | None
    over: bool
    near: bool
    still: bool
    spoken: str


def stage_reading(name: str, clock: Clock, still: bool) -> Reading:
    """What is left of a stage; how much it is over; without a limit how long it has been."""
    usual = tr("left of {limit}").format(limit=figure(clock.limit))
    near = remaining(clock) is Remaining.LITTLE
    return _reading(name, clock, figure(clock.left), usual, still, near=near)


def meeting_reading(name: str, clock: Clock, still: bool) -> Reading:
    """How long the meeting has been; when its time is over, how much."""
    usual = tr("of {limit}").format(limit=figure(clock.limit))
    return _reading(name, clock, figure(-clock.elapsed), usual, still)


def figure(left: timedelta) -> str:
    """10:40, 1:45:00, 5 d 4 h: of what is left; of what is over or has passed, as its negative."""
    seconds = abs(whole_seconds(left))
    return clock_figure(seconds) if seconds < IN_CLOCK else duration_text(left)


def _reading(
    name: str, clock: Clock, shown: str, usual: str, still: bool, *, near: bool = False
) -> Reading:
    limited, over, rest = bool(clock.limit), False, usual
    if not limited:
        shown, usual = figure(-clock.elapsed), tr("so far")
        rest = usual
    elif whole_seconds(clock.left) < 0:
        shown, rest, over = figure(clock.left), tr("over"), True
    if still:
        rest = tr("over, paused") if over else tr("Paused")
    spoken = _spoken(name, clock, over, still)
    share = clock.share if limited else None
    return Reading(name, shown, rest, usual, share, over, near, still, spoken)


def _spoken(name: str, clock: Clock, over: bool, still: bool) -> str:
    if over:
        said = tr("{name}, {time} over").format(name=name, time=_minutes(-clock.left))
    elif clock.limit:
        left, limit = _minutes(clock.left), _minutes(clock.limit)
        said = tr("{name}, {left} left of {limit}").format(name=name, left=left, limit=limit)
    else:
        said = tr("{name}, {time} so far").format(name=name, time=_minutes(clock.elapsed))
    return tr("{clock}, paused").format(clock=said) if still else said


def _minutes(span: timedelta) -> str:
    return tr("{n} min").format(n=math.ceil(span.total_seconds() / 60))
