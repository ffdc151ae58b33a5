"""What the minutes of a meeting tell, from its log: time by stage, pauses, decisions, topics.

Notes, participation, the answers on safety and dismissals have no way in here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from pmdesk.model.agenda import agenda
from pmdesk.model.clock import ZERO, extended, stage_clock
from pmdesk.model.meetings import Part, attended, held
from pmdesk.model.review import Action, LogLine, Meeting, Parked, Question, Review, find
from pmdesk.model.words import Capture, Decision, Event, Stage


@dataclass(frozen=True, slots=True)
class StageTime:
    """One stage: the minutes planned, those given on the way (negative: taken), and spent."""

    stage: Stage
    planned: int
    more: int
    spent: timedelta


@dataclass(frozen=True, slots=True)
class Pause:
    """A time in which the clocks stood still; `until` is None where the meeting ended in it."""

    since: datetime
    until: datetime | None


@dataclass(frozen=True, slots=True)
class Settled:
    """What the room made of an action in this meeting.

    `stands` is False where it was decided otherwise since: then its reason is another one, too.
    """

    action: Action
    decision: Decision
    stands: bool


@dataclass(frozen=True, slots=True)
class Early:
    """That ideas were opened before their time, when and why."""

    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Minutes:
    """All that the minutes of one meeting tell; `begun` and `ended` are UTC."""

    meeting: Meeting
    begun: datetime
    ended: datetime
    there: tuple[Part, ...]
    stages: tuple[StageTime, ...]
    pauses: tuple[Pause, ...]
    left_out: timedelta
    settled: tuple[Settled, ...]
    parked: tuple[Parked, ...]
    questions: tuple[Question, ...]
    early: tuple[Early, ...]

    @property
    def spent(self) -> timedelta:
        """The time of all stages, without pauses and gaps."""
        return sum((row.spent for row in self.stages), ZERO)


def last_ended(review: Review) -> Meeting | None:
    """The meeting that was held last; None where none has ended."""
    over = [meeting for meeting in held(review) if meeting.ended is not None]
    return over[-1] if over else None


def minutes_of(review: Review, meeting: Meeting, usual: Mapping[Stage, int]) -> Minutes:
    """The minutes of a meeting that has ended; `usual` are the method's minutes by stage.

    Raises ValueError for a meeting that has not ended.
    """
    if meeting.started is None or meeting.ended is None:
        raise ValueError("this meeting has not ended")
    log = [line for line in review.log if line.meeting == meeting.id and line.at is not None]
    return Minutes(
        meeting=meeting,
        begun=meeting.started,
        ended=meeting.ended,
        there=attended(review, meeting),
        stages=_stages(review, meeting, usual, meeting.ended),
        pauses=_pauses(log),
        left_out=_left_out(log),
        settled=_settled(review, meeting, log),
        parked=_parked(review, meeting, log),
        questions=tuple(
            row for row in review.questions if row.outcome is Capture.OPEN and row.text.strip()
        ),
        early=tuple(
            Early(line.at, line.detail) for line in log if line.what == Event.IDEAS and line.at
        ),
    )


def _stages(
    review: Review, meeting: Meeting, usual: Mapping[Stage, int], ended: datetime
) -> tuple[StageTime, ...]:
    """Every stage that had time or took some; without a log nothing was spent anywhere."""
    more = extended(review, meeting)
    rows = (
        StageTime(
            stage,
            planned,
            more.get(stage, 0),
            stage_clock(review, meeting, stage, planned, ended).elapsed,
        )
        for stage, planned in agenda(meeting, usual).items()
    )
    return tuple(row for row in rows if row.planned or row.more or row.spent)


def _pauses(log: list[LogLine]) -> tuple[Pause, ...]:
    made: list[Pause] = []
    since: datetime | None = None
    for line in log:
        if line.what == Event.PAUSED:
            since = since or line.at
        elif line.what in (Event.RESUMED, Event.ENDED):
            # A meeting that was ended and went on: the time between was no part of it either.
            if since is not None:
                made.append(Pause(since, line.at if line.what == Event.RESUMED else None))
            since = line.at if line.what == Event.ENDED else None
    return tuple(made)


def _left_out(log: list[LogLine]) -> timedelta:
    """The time by which the computer's clock ran ahead of the meeting, in all."""
    seconds = (line.detail for line in log if line.what == Event.GAP)
    return timedelta(seconds=sum(int(s) for s in seconds if s.isdecimal() and len(s) < 10))


def _settled(review: Review, meeting: Meeting, log: list[LogLine]) -> tuple[Settled, ...]:
    """The last decision of this meeting on each action; of one without such lines, what stands."""
    last: dict[str, Decision] = {}
    for line in log:
        word, _, id = line.detail.partition(" ")
        if line.what == Event.DECIDED and word in set(Decision):
            last[id] = Decision(word)
    if not last and _only(review, meeting):
        last = {row.id: row.decision for row in review.actions}
    return tuple(
        Settled(row, last[row.id], last[row.id] is row.decision)
        for row in review.actions
        if row.text.strip() and last.get(row.id, Decision.PROPOSED) is not Decision.PROPOSED
    )


def _parked(review: Review, meeting: Meeting, log: list[LogLine]) -> tuple[Parked, ...]:
    """The topics that this meeting parked; of one without such lines, those that are open."""
    named = [line.detail for line in log if line.what == Event.PARKED]
    if named:
        found = (find(review.parked, id) for id in dict.fromkeys(named))
        return tuple(row for row in found if row is not None and row.text.strip())
    open_ = (Capture.OPEN, Capture.TAKEN) if _only(review, meeting) else (Capture.OPEN,)
    return tuple(row for row in review.parked if row.text.strip() and row.outcome in open_)


def _only(review: Review, meeting: Meeting) -> bool:
    """Whether a meeting is the only one that was held: then all that stands is from it."""
    return [row.id for row in held(review)] == [meeting.id]
