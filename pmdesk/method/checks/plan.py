"""The plan as a whole: how many actions, what they do about a recurrence, in which order."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.quality import settled
from pmdesk.model.review import Action, Review
from pmdesk.model.words import ActionKind

LEAST, MOST = 3, 7
"""Actions of a plan that digs deep enough and can be finished."""


def plan(review: Review) -> Iterator[Finding]:
    """What is said of all actions that count: those that were not set aside or dropped."""
    counting = [action for action in review.actions if action.text.strip() and not settled(action)]
    if not counting:
        return
    yield from _size(len(counting))
    if not any(action.kind is ActionKind.PREVENT for action in counting):
        yield said(
            "prevention-none",
            "No action makes a recurrence less likely.",
            "What would change one of the conditions?",
            "actions",
        )
    # Windows and reports list prevention first in any case; where it was written down later, the
    # room has had something else in mind, or nothing.
    late = any(_later(counting, n) for n in range(len(counting)))
    if late and not any(action.first for action in counting):
        yield said(
            "actions-order",
            "Prevention was written down after the rest, and no action is marked as the first.",
            "If only one thing can be done, which one is it? Mark that one.",
            "actions",
            field="first",
        )


def _later(counting: list[Action], n: int) -> bool:
    """Whether an action prevents and stands behind one of another kind."""
    prevents = ActionKind.PREVENT
    return counting[n].kind is prevents and any(a.kind is not prevents for a in counting[:n])


def _size(count: int) -> Iterator[Finding]:
    if count < LEAST:
        yield said(
            "actions-few",
            f"The plan has {'1 action' if count == 1 else f'{count} actions'}: dig deeper.",
            "Several conditions met. Which of them would be the same next time?",
            "actions",
        )
    elif count > MOST:
        yield said(
            "actions-many",
            f"The plan has {count} actions: too many to finish.",
            "What stays undone wears the next plan out. Which seven change most?",
            "actions",
        )
