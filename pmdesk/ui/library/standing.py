"""How a review stands, in the words of the list: from its state, its meeting, its actions."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from pmdesk.model.deadline import Deadline, DeadlineState, clock
from pmdesk.model.words import State
from pmdesk.store.lines import ReviewLine
from pmdesk.ui.paint.chips import ChipStyle
from pmdesk.ui.tr import tr


class Group(StrEnum):
    """The choices above the list."""

    ALL = "all"
    BEFORE = "before"
    FOLLOW_UP = "follow-up"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Standing:
    """The chip of a review: its word, its style and its colour role."""

    word: str
    style: ChipStyle
    role: str


def standing(line: ReviewLine) -> Standing:
    """What the chip in front of a review says."""
    if line.state is State.DRAFT:
        return Standing(_next(line), ChipStyle.DASHED, "ink")
    if line.state is State.MEETING:
        return Standing(tr("In meeting"), ChipStyle.FILLED, "accent")
    if line.state is State.REVIEWED:
        return Standing(tr("Reviewed"), ChipStyle.FILLED, "ink")
    if line.state is State.PUBLISHED:
        if line.open_actions:
            return Standing(tr("Follow-up"), ChipStyle.FILLED, "signal")
        return Standing(tr("Published"), ChipStyle.FILLED, "ink")
    return Standing(tr("Closed"), ChipStyle.FILLED, "muted")


def _next(line: ReviewLine) -> str:
    """What is to be done for a draft."""
    if line.held is not None:
        return tr("To write up")
    return tr("Preparing") if line.scheduled is not None else tr("To schedule")


def group_of(line: ReviewLine) -> Group:
    """The choice under which a review is found, besides All."""
    if line.state is State.DRAFT and line.held is None:
        return Group.BEFORE
    if line.state is State.PUBLISHED and line.open_actions:
        return Group.FOLLOW_UP
    return Group.CLOSED if line.state is State.CLOSED else Group.ALL


def deadline_of(line: ReviewLine, now: datetime) -> Deadline:
    """The 48-hour clock of a review; it does not run on after a review without a meeting."""
    past = line.state not in (State.DRAFT, State.MEETING)
    if past and line.held is None:
        return Deadline(DeadlineState.UNKNOWN, tr("no meeting"))
    return clock(line.resolved, line.scheduled, line.held, now)


def shown_title(line: ReviewLine) -> str:
    """The title as the list may show it."""
    if line.words is None:
        return tr("Restricted review")
    return line.words.title or tr("Untitled review")
