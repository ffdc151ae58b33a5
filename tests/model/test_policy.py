"""By when an action is due by policy, and that accepting one takes that day."""

from datetime import date

import pytest

from pmdesk.model.change import apply
from pmdesk.model.gestures import actions
from pmdesk.model.policy import due_within, proposed_due
from pmdesk.model.review import Action, Idea, Review
from pmdesk.model.words import ActionKind, Capture, Decision

THURSDAY = date(2026, 10, 8)
REVIEW = Review(
    id="r", actions=(Action(id="a"),), ideas=(Idea(id="i", text="Test with an empty cache"),)
)


@pytest.mark.parametrize(
    ("severity", "kind", "days"),
    [
        ("SEV-1", ActionKind.PREVENT, 14),
        ("critical", ActionKind.PREVENT, 14),
        ("SEV-1", ActionKind.DETECT, 30),
        ("P2", ActionKind.REDUCE, 30),
        ("SEV-3", ActionKind.PREVENT, 60),
        ("", ActionKind.PREVENT, 60),
        ("quite odd", ActionKind.DETECT, 60),
    ],
)
def test_the_graver_the_sooner(severity: str, kind: ActionKind, days: int) -> None:
    assert due_within(severity, kind) == days


def test_a_weekend_becomes_the_friday_before() -> None:
    assert proposed_due("SEV-2", ActionKind.PREVENT, THURSDAY) == date(2026, 11, 6)
    assert proposed_due("SEV-1", ActionKind.PREVENT, THURSDAY) == date(2026, 10, 22)


def decided(review: Review, decision: Decision, due: date | None) -> Action:
    after = apply(actions.decide(review, id="a", decision=decision, due=due), review)
    assert after is not None
    return after.actions[0]


def test_accepting_takes_the_day_by_policy_where_there_is_none() -> None:
    own = Review(id="r", actions=(Action(id="a", due=THURSDAY),))
    assert decided(REVIEW, Decision.ACCEPTED, date(2026, 11, 6)).due == date(2026, 11, 6)
    assert decided(own, Decision.ACCEPTED, date(2026, 11, 6)).due == THURSDAY
    assert decided(REVIEW, Decision.PARKED, date(2026, 11, 6)).due is None


def test_an_idea_becomes_an_action_once_and_one_step_takes_both_back() -> None:
    change = actions.from_idea(REVIEW, id="b", idea="i", kind=ActionKind.DETECT)
    after = apply(change, REVIEW)
    assert after is not None
    assert after.actions[-1].text == "Test with an empty cache"
    assert after.actions[-1].decision is Decision.PROPOSED
    assert after.ideas[0].outcome is Capture.TAKEN
    assert apply(change.inverse(), after) == REVIEW
