"""The eleven steps of a review's life: which are done, where it stands, where each leads to."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from pmdesk.method.lifecycle import life_cycle, stands_at
from pmdesk.model.review import Account, Action, Entry, Factor, Meeting, Review, Seat
from pmdesk.model.words import Decision, Milestone, Progress, Stage, State

AT = datetime(2026, 10, 6, 12, tzinfo=UTC)
EMPTY = Review(id="r", title="Checkout slow")
SEATS = (Seat(id="a", alias="on-call"), Seat(id="b", alias="support"), Seat(id="c", alias="db"))
ENTRIES = (
    Entry(id="e1", at=AT, text="alert", milestone=Milestone.DETECTED, seat="a"),
    Entry(id="e2", at=AT + timedelta(hours=1), text="over", milestone=Milestone.RESOLVED),
)
WHOLE = Action(
    id="x",
    text="Cap the pool",
    owner="a",
    due=date(2026, 11, 1),
    ticket="CHK-1",
    decision=Decision.ACCEPTED,
)
KEYS = [
    *("detected", "resolved", "scheduled", "drafted", "context", "factors", "actions", "met"),
    *("published", "tracked", "weekly"),
]


def done(review: Review) -> list[str]:
    return [step.key for step in life_cycle(review) if step.done]


def test_there_are_eleven_steps_and_an_empty_review_stands_at_the_first() -> None:
    steps = life_cycle(EMPTY)
    assert [step.key for step in steps] == KEYS
    assert done(EMPTY) == []
    assert stands_at(steps) == 0


@pytest.mark.parametrize(
    ("values", "key"),
    [
        ({"started": AT}, "detected"),
        ({"resolved": AT}, "resolved"),
        ({"meetings": (Meeting(id="m", scheduled=AT),)}, "scheduled"),
        ({"factors": (Factor(id="f"),)}, "factors"),
        ({"actions": (Action(id="x"),)}, "actions"),
        ({"state": State.REVIEWED}, "met"),
    ],
)
def test_a_step_can_be_done_before_those_that_come_first(
    values: dict[str, object], key: str
) -> None:
    steps = life_cycle(replace(EMPTY, **values))
    assert [step.key for step in steps if step.done] == [key]
    assert steps[stands_at(steps)].key == ("resolved" if key == "detected" else "detected")


def test_the_timeline_is_drafted_once_it_has_both_ends_or_the_room_agreed() -> None:
    assert "drafted" not in done(replace(EMPTY, entries=ENTRIES[:1]))
    assert "drafted" in done(replace(EMPTY, entries=ENTRIES))
    agreed = replace(EMPTY, entries=ENTRIES[:1], timeline_agreed=AT)
    assert "drafted" in done(agreed)


def test_context_is_there_when_two_others_than_the_drafter_told_something() -> None:
    review = replace(EMPTY, seats=SEATS, drafter="a", entries=ENTRIES)
    assert "context" not in done(review)
    second = Account(id="1", entry="e1", seat="b", text="tickets came")
    assert "context" not in done(replace(review, accounts=(second,)))
    twice = replace(second, id="2", text="and more")
    assert "context" not in done(replace(review, accounts=(second, twice)))
    third = replace(second, id="3", seat="c")
    assert "context" in done(replace(review, accounts=(second, third)))
    without = replace(second, id="4", seat="")
    assert "context" in done(replace(review, accounts=(second, without)))
    empty = replace(second, id="5", seat="c", text=" ")
    assert "context" not in done(replace(review, accounts=(second, empty)))


def test_a_meeting_that_is_set_is_not_held() -> None:
    planned = replace(EMPTY, meetings=(Meeting(id="m", scheduled=AT),))
    assert "met" not in done(planned)
    running = replace(EMPTY, meetings=(Meeting(id="m", scheduled=AT, started=AT),))
    assert "met" not in done(running)
    ended = replace(EMPTY, meetings=(Meeting(id="m", started=AT, ended=AT),))
    assert done(ended) == ["scheduled", "met"]


def test_it_stays_open_until_every_accepted_action_is_done_or_dropped() -> None:
    published = replace(EMPTY, state=State.PUBLISHED, seats=SEATS, actions=(WHOLE,))
    assert done(published)[-2:] == ["published", "tracked"]
    untracked = replace(published, actions=(WHOLE, replace(WHOLE, id="y", ticket=" ")))
    assert done(untracked)[-1] == "published"
    over = replace(WHOLE, progress=Progress.DONE)
    dropped = replace(WHOLE, id="y", owner="", progress=Progress.DROPPED)
    declined = replace(WHOLE, id="z", owner="", decision=Decision.DECLINED)
    closed = replace(published, actions=(over, dropped, declined))
    assert done(closed)[-1] == "weekly"


def test_going_back_is_never_blocked() -> None:
    whole = replace(
        EMPTY,
        started=AT,
        resolved=AT,
        published=AT,
        seats=SEATS,
        entries=(*ENTRIES, Entry(id="e3", at=AT, seat="b")),
        factors=(Factor(id="f"),),
        actions=(replace(WHOLE, progress=Progress.DONE),),
        meetings=(Meeting(id="m", started=AT, ended=AT),),
    )
    steps = life_cycle(whole)
    assert stands_at(steps) == len(steps)
    again = life_cycle(replace(whole, factors=()))
    assert again[stands_at(again)].key == "factors"
    assert again[-1].done
    assert {step.stage for step in steps} == {
        *(Stage.PREPARE, Stage.TIMELINE, Stage.FACTORS, Stage.ACTIONS, Stage.OPEN, Stage.REPORT)
    }
