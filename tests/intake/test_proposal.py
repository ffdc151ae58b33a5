"""What was read as rows and facts of a review."""

import itertools

from pmdesk.intake.proposal import facts_of, review_of, rows_of
from pmdesk.intake.read import read
from pmdesk.model.order import STEP
from pmdesk.model.words import Decision, LessonKind, Milestone, Progress

REPORT = b"""---
title: Slow checkout
date: 2026-10-06
tags: [cache]
---
## Summary
It was slow.
## Impact
2870 customers.
## Timeline (CEST)
| Time | Event | Who | Team |
|--|--|--|--|
| 14:20 | Incident resolved | Ada | SRE |
| 14:05 | Issue detected | Ada | |
## Factors
- Ten connections
## Lessons
### What went well
- Rollback
## Actions
- Page somebody (owner: Grace Hopper)
- [x] Rehearse (owner: the platform team)
"""


def ids() -> "itertools.count[int]":
    return itertools.count(1)


def test_rows_stand_in_order_within_their_noun() -> None:
    numbers = ids()
    rows = rows_of(read(REPORT, name="slow.md"), lambda: str(next(numbers)))
    for noun in {noun for noun, _ in rows}:
        positions = [row.position for name, row in rows if name == noun]
        assert positions == [STEP * n for n in range(1, len(positions) + 1)]
    assert len({row.id for _, row in rows}) == len(rows)


def test_facts_leave_out_what_is_not_said() -> None:
    facts = facts_of(read(REPORT))
    assert facts["title"] == "Slow checkout"
    assert facts["zone"] == "Europe/Berlin"
    assert f"{facts['started']:%H:%M} {facts['resolved']:%H:%M}" == "12:05 12:20"
    assert "severity" not in facts


def test_people_become_seats_whose_names_the_room_does_not_see() -> None:
    numbers = ids()
    review = review_of(read(REPORT), lambda: str(next(numbers)))
    seats = {seat.name: seat.alias for seat in review.seats}
    assert seats["the platform team"] == "the platform team"
    assert seats["Ada"] == "a responder"
    assert seats["Grace Hopper"] == "a second responder"
    owners = {seat.id: seat.name for seat in review.seats}
    assert [owners[action.owner] for action in review.actions] == [
        "Grace Hopper",
        "the platform team",
    ]


def test_a_review_holds_all_that_was_read() -> None:
    numbers = ids()
    review = review_of(read(REPORT, name="slow.md"), lambda: str(next(numbers)))
    first, last = review.entries
    assert (first.milestone, last.milestone) == (Milestone.DETECTED, Milestone.RESOLVED)
    assert (last.team, last.origin, last.written) == ("SRE", "slow.md", "14:20")
    assert (review.summary, review.impact_customers) == ("It was slow.", "2870 customers.")
    assert [factor.text for factor in review.factors] == ["Ten connections"]
    assert [lesson.kind for lesson in review.lessons] == [LessonKind.WENT_WELL]
    assert [tag.name for tag in review.tags] == ["cache"]
    assert (review.actions[0].decision, review.actions[1].progress) == (
        Decision.PROPOSED,
        Progress.DONE,
    )
