"""What is left to do before a stage of the meeting can be left well: hints, never a lock."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

from pmdesk.method.biases import asked_biases
from pmdesk.method.categories import categories
from pmdesk.method.tables import table
from pmdesk.model.meetings import seen
from pmdesk.model.review import Meeting, Review
from pmdesk.model.words import (
    BuyIn,
    Capture,
    Decision,
    Event,
    LessonKind,
    Mark,
    Novelty,
    Progress,
    Stage,
    Support,
)

CATEGORY_RULE = "category-empty"
"""The check that asks for each category; one that was asked in vain is set aside there."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that makes a stage a good one to leave.

    `asked` says that only somebody in the room knows whether it is done: it is ticked off.
    `missing` says what is left of it, "" where the text says all.
    """

    stage: Stage
    key: str
    text: str
    done: bool
    asked: bool = False
    missing: str = ""


@dataclass(frozen=True, slots=True)
class _Row:
    stage: Stage
    key: str
    text: str
    asked: bool
    missing: str


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(
        _Row(
            Stage(row["stage"]),
            row["key"],
            row["text"],
            row.get("asked", False),
            row.get("missing", ""),
        )
        for row in table("leaving")["condition"]
    )


def leaving(review: Review, meeting: Meeting | None, stage: Stage) -> tuple[Condition, ...]:
    """The conditions of a stage in their order; none for work alone."""
    ticked = ticks(review, meeting)
    made = []
    for row in _rows():
        if row.stage is not stage:
            continue
        left = _left(review, meeting, row)
        if left is None:
            continue
        done = not left or f"{stage} {row.key}" in ticked
        missing = row.missing.replace("{n}", str(left)) if left > 0 and not done else ""
        made.append(Condition(stage, row.key, row.text, done, row.asked and left > 0, missing))
    return tuple(made)


def left_open(review: Review, meeting: Meeting | None, stage: Stage) -> tuple[Condition, ...]:
    """The conditions of a stage that do not hold yet."""
    return tuple(one for one in leaving(review, meeting, stage) if not one.done)


def ticks(review: Review, meeting: Meeting | None) -> frozenset[str]:
    """What was ticked off in a meeting, as "stage key"."""
    id = meeting.id if meeting is not None else ""
    lines = (line for line in review.log if line.meeting == id and id)
    return frozenset(line.detail for line in lines if line.what == Event.ASKED)


def _left(review: Review, meeting: Meeting | None, row: _Row) -> int | None:
    """How much is left of a condition; None where there is nothing that it could be about."""
    count = _COUNTS.get(row.key)
    return count(review, meeting, row.stage) if count is not None else 1


# Each counts what is left to do; None where the condition has no object.

Count = Callable[[Review, Meeting | None, Stage], int | None]


def _affected(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    told = (review.impact_users, review.impact_failed, review.impact_extent, review.severity)
    return 1 if any(told) or review.services else None


def _advocate(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    return int(not any(seat.id == review.advocate for seat in review.seats))


def _walked(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    if not review.entries:
        return None
    return int(len(seen(review, meeting)) < len(review.entries))


def _contested(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    """Only of what the room has reached: the rest is not known to it."""
    reached = seen(review, meeting)
    contested = [entry.id for entry in reached if entry.support is Support.CONTESTED]
    told = {account.entry for account in review.accounts}
    return sum(id not in told for id in contested) if contested else None


def _agreed(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    return int(review.timeline_agreed is None) if review.entries else None


def _biases(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    asked = {
        row.bias for row in review.biases if row.stage is stage and row.mark is not Mark.NOT_ASKED
    }
    return sum(one.key not in asked for one in asked_biases())


def _categories(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    settled = {row.excerpt for row in review.dismissals if row.rule == CATEGORY_RULE}
    settled |= {factor.category for factor in review.factors}
    return sum(one.key not in settled for one in categories())


def _novelty(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    factors = [factor for factor in review.factors if factor.text]
    return sum(one.novelty is Novelty.OPEN for one in factors) if factors else None


def _lesson(kind: LessonKind) -> Count:
    def count(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
        return int(not any(row.kind is kind and row.text for row in review.lessons))

    return count


def _communication(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    return int(not review.response_communication.strip())


def _decided(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    rows = [action for action in review.actions if action.text]
    return sum(one.decision is Decision.PROPOSED for one in rows) if rows else None


def _owned(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    plan = [
        action
        for action in review.actions
        if action.decision is Decision.ACCEPTED and action.progress is Progress.OPEN
    ]
    return sum(not one.owner or one.due is None for one in plan) if plan else None


def _first(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    plan = [action for action in review.actions if action.decision is Decision.ACCEPTED]
    return int(not any(action.first for action in plan)) if len(plan) > 1 else None


def _buy_in(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    plan = [action for action in review.actions if action.decision is Decision.ACCEPTED]
    if not plan:
        return None
    return int(review.buy_in is BuyIn.NONE and not all(action.buy_in for action in plan))


def _caught(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    outcomes = [row.outcome for row in review.ideas] + [row.outcome for row in review.parked]
    return outcomes.count(Capture.OPEN) if outcomes else None


def _pulse(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    return int(meeting is None or not meeting.pulse_asked)


def _next(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    return int(review.next_date is None or not review.channel.strip())


def _hears(review: Review, meeting: Meeting | None, stage: Stage) -> int | None:
    return int(not any(row.who.strip() for row in review.recipients))


_COUNTS: Mapping[str, Count] = {
    "affected": _affected,
    "advocate": _advocate,
    "walked": _walked,
    "contested": _contested,
    "agreed": _agreed,
    "biases": _biases,
    "categories": _categories,
    "novelty": _novelty,
    **{f"lesson-{kind}": _lesson(kind) for kind in LessonKind},
    "communication": _communication,
    "decided": _decided,
    "owned": _owned,
    "first": _first,
    "buy-in": _buy_in,
    "caught": _caught,
    "pulse": _pulse,
    "next": _next,
    "hears": _hears,
}
