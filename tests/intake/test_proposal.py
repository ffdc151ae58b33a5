"""What was read as rows and facts of a review."""

import itertools

from pmdesk.intake.proposal import facts_of, fitted, review_of, rows_of
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


def test_the_same_file_again_adds_nothing_and_a_longer_one_only_what_is_new() -> None:
    numbers = ids()
    review = review_of(read(REPORT, name="slow.md"), lambda: str(next(numbers)))
    rows, facts = fitted(read(REPORT, name="slow (2).md"), review, lambda: str(next(numbers)))
    assert [noun for noun, _ in rows] == []
    assert facts == {}
    longer = REPORT.replace(b"## Factors", b"| 14:25 | Calm | Lin | |\n## Factors\n- A second one")
    rows, _ = fitted(read(longer, name="slow.md"), review, lambda: str(next(numbers)))
    assert sorted(noun for noun, _ in rows) == ["entries", "factors", "seats"]


def test_a_line_that_stands_twice_is_taken_twice_and_then_no_more() -> None:
    numbers = ids()
    twice = read(b"2026-10-06 14:05 Alert fires\n2026-10-06 14:05 Alert fires\n")
    review = review_of(twice, lambda: str(next(numbers)))
    assert len(review.entries) == 2
    assert fitted(twice, review, lambda: str(next(numbers)))[0] == []


def test_whoever_handed_a_file_in_is_its_contributor() -> None:
    numbers = ids()
    told = read(b"2026-10-06 14:05 Alert fires\n", name="mine.txt")
    review = review_of(read(REPORT), lambda: str(next(numbers)))
    rows, _ = fitted(told, review, lambda: str(next(numbers)), contributor="Ada")
    seat = next(seat for seat in review.seats if seat.name == "Ada")
    assert [row.contributor for noun, row in rows if noun == "entries"] == [seat.id]
    assert "seats" not in {noun for noun, _ in rows}
