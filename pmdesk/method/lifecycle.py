"""The eleven steps of a review's life, from detection to the last open action."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pmdesk.method.quality import owned
from pmdesk.method.tables import table
from pmdesk.method.tellers import enough_accounts
from pmdesk.model.measures import milestone_entry
from pmdesk.model.meetings import ended_at
from pmdesk.model.review import Action, Review
from pmdesk.model.words import Decision, Milestone, Progress, Stage, State

_PUBLISHED = frozenset({State.PUBLISHED, State.CLOSED})
_MET = _PUBLISHED | {State.REVIEWED}


@dataclass(frozen=True, slots=True)
class LifeStep:
    """One step: its names, what it means, the stage (and the part of Prepare) it leads to."""

    key: str
    name: str
    short: str
    sentence: str
    stage: Stage
    place: str
    done: bool


def life_cycle(review: Review) -> tuple[LifeStep, ...]:
    """All steps in their order; a later one can be done before an earlier one."""
    return tuple(
        LifeStep(
            row["key"],
            row["name"],
            row["short"],
            row["sentence"],
            Stage(row["stage"]),
            row["place"],
            _DONE[row["key"]](review),
        )
        for row in table("lifecycle")["step"]
    )


def stands_at(steps: tuple[LifeStep, ...]) -> int:
    """The place of the first step that is not done; the number of steps where all are."""
    return next((number for number, step in enumerate(steps) if not step.done), len(steps))


def _marks(review: Review, *milestones: Milestone) -> bool:
    return all(milestone_entry(review.entries, milestone) is not None for milestone in milestones)


def _detected(review: Review) -> bool:
    return review.started is not None or _marks(review, Milestone.DETECTED)


def _resolved(review: Review) -> bool:
    return ended_at(review) is not None or _marks(review, Milestone.RESOLVED)


def _drafted(review: Review) -> bool:
    ends = _marks(review, Milestone.DETECTED, Milestone.RESOLVED)
    return bool(review.entries) and (ends or review.timeline_agreed is not None)


def _met(review: Review) -> bool:
    return review.state in _MET or any(meeting.ended for meeting in review.meetings)


def _published(review: Review) -> bool:
    return review.published is not None or review.state in _PUBLISHED


def _accepted(review: Review) -> list[Action]:
    kept = (a for a in review.actions if a.progress is not Progress.DROPPED)
    return [action for action in kept if action.decision is Decision.ACCEPTED]


def _tracked(review: Review) -> bool:
    return _published(review) and all(
        owned(review, action) and action.due is not None and bool(action.ticket.strip())
        for action in _accepted(review)
    )


def _closed(review: Review) -> bool:
    """Open until every action is done or dropped, however long ago the report went out."""
    return _published(review) and all(
        action.progress is not Progress.OPEN for action in _accepted(review)
    )


_DONE: Mapping[str, Callable[[Review], bool]] = {
    "detected": _detected,
    "resolved": _resolved,
    "scheduled": lambda review: any(m.scheduled or m.started for m in review.meetings),
    "drafted": _drafted,
    "context": enough_accounts,
    "factors": lambda review: bool(review.factors),
    "actions": lambda review: bool(review.actions),
    "met": _met,
    "published": _published,
    "tracked": _tracked,
    "weekly": _closed,
}
