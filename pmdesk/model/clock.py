"""The clocks of a meeting: computed from its log and a given now, never counted by a timer.

So they survive a restart, and every window that asks at the same moment shows the same.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import IntEnum

from pmdesk.model.agenda import agenda
from pmdesk.model.review import LogLine, Meeting, Review
from pmdesk.model.words import Event, Stage

ZERO = timedelta(0)


@dataclass(frozen=True, slots=True)
class Clock:
    """Time spent against time given; `limit` is zero where there is none. `running` is not paused.

    `ends` is the moment at which the time runs out if nothing pauses it, None while paused.
    """

    elapsed: timedelta
    limit: timedelta
    running: bool
    ends: datetime | None = None

    @property
    def left(self) -> timedelta:
        """What is left; negative when over."""
        return self.limit - self.elapsed

    @property
    def share(self) -> float:
        """How much of the limit has passed, 0 to 1."""
        if self.limit <= ZERO:
            return 0.0
        return min(1.0, max(0.0, self.elapsed / self.limit))


class Remaining(IntEnum):
    """How much of its time a clock has left; LITTLE is two minutes, of a short time a quarter."""

    PLENTY, LITTLE, NONE = range(3)


LITTLE = timedelta(minutes=2)


def remaining(clock: Clock) -> Remaining:
    """How close a clock is to its limit; plenty where it has none."""
    if not clock.limit or clock.left > min(LITTLE, clock.limit / 4):
        return Remaining.PLENTY
    return Remaining.LITTLE if clock.left > ZERO else Remaining.NONE


def meeting_clock(review: Review, meeting: Meeting | None, minutes: int, now: datetime) -> Clock:
    """The clock of the whole meeting, pauses left out."""
    spans = list(_spans(review, meeting, now))
    return _clock(spans, lambda stage: True, minutes, now, _is_running(spans))


def stage_clock(
    review: Review, meeting: Meeting | None, stage: Stage, minutes: int, now: datetime
) -> Clock:
    """The clock of one stage over all visits to it."""
    spans = list(_spans(review, meeting, now))
    running = _is_running(spans) and spans[-1].stage == stage
    return _clock(spans, lambda other: other == stage, minutes, now, running)


def extended(review: Review, meeting: Meeting | None) -> dict[Stage, int]:
    """The minutes that stages got on the way, by stage; negative where some were taken."""
    given: dict[Stage, int] = {}
    for line in _lines(review, meeting):
        name, _, minutes = line.detail.partition(" ")
        number = minutes.removeprefix("-")
        if line.what == Event.EXTENDED and name in set(Stage) and _is_number(number, 4):
            stage = Stage(name)
            given[stage] = given.get(stage, 0) + int(minutes)
    return given


def allotted(
    review: Review, meeting: Meeting | None, usual: Mapping[Stage, int]
) -> dict[Stage, int]:
    """The minutes of each stage: those of the agenda with what was given on the way, from 0 on."""
    more = extended(review, meeting)
    planned = agenda(meeting, usual)
    return {stage: max(0, minutes + more.get(stage, 0)) for stage, minutes in planned.items()}


def last_told(review: Review, meeting: Meeting | None) -> datetime | None:
    """When the log of a meeting was last written; the computer's clock cannot be before it.

    Not the latest time in it: a clock that was set back has told later ones before.
    """
    lines = _lines(review, meeting)
    return lines[-1].at if lines else None


def paused(review: Review, meeting: Meeting | None) -> bool:
    """Whether a running meeting stands still."""
    stops = [
        line.what
        for line in _lines(review, meeting)
        if line.what in (Event.STARTED, Event.PAUSED, Event.RESUMED, Event.ENDED)
    ]
    return bool(stops) and stops[-1] == Event.PAUSED


@dataclass(frozen=True, slots=True)
class _Span:
    """A stretch of time in which the meeting ran; `open` is the one that still lasts."""

    stage: str
    length: timedelta
    open: bool = False


_DIGITS = 9
"""Digits of the seconds of a gap: about thirty years."""
_COUNTED = (
    Event.STARTED,
    Event.STAGE,
    Event.PAUSED,
    Event.RESUMED,
    Event.ENDED,
    Event.GAP,
)


def _clock(
    spans: list[_Span], counts: Callable[[str], bool], minutes: int, now: datetime, running: bool
) -> Clock:
    elapsed = sum((span.length for span in spans if counts(span.stage)), ZERO)
    limit = timedelta(minutes=minutes)
    return Clock(elapsed, limit, running, now + limit - elapsed if running else None)


def _is_running(spans: list[_Span]) -> bool:
    return bool(spans) and spans[-1].open


def _lines(review: Review, meeting: Meeting | None) -> list[LogLine]:
    if meeting is None:
        return []
    return [line for line in review.log if line.meeting == meeting.id and line.at is not None]


def _spans(review: Review, meeting: Meeting | None, now: datetime) -> Iterator[_Span]:
    """The stretches in which the meeting ran, each in one stage, in their order."""
    stage, begun, runs = "", now, False
    for line in _lines(review, meeting):
        if line.what not in _COUNTED or line.at is None:
            continue
        if runs:
            yield _Span(stage, max(ZERO, line.at - begun - _left_out(line)))
        if line.what == Event.STAGE:
            stage = line.detail
        elif line.what != Event.GAP:
            runs = line.what in (Event.STARTED, Event.RESUMED)
        begun = line.at
    if runs:
        yield _Span(stage, max(ZERO, now - begun), open=True)


def _left_out(line: LogLine) -> timedelta:
    """How far the computer's clock ran ahead of the meeting before this line; mostly zero."""
    number = line.detail.removeprefix("-")
    if line.what != Event.GAP or not _is_number(number, _DIGITS):
        return ZERO
    return timedelta(seconds=int(line.detail))


def _is_number(text: str, digits: int) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= digits
