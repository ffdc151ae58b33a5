"""What is left to do before a stage can be left well."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from pmdesk.method.biases import asked_biases
from pmdesk.method.leaving import leaving, left_open
from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.change import apply
from pmdesk.model.gestures import meeting as gestures
from pmdesk.model.review import Account, Action, BiasMark, Meeting, Review
from pmdesk.model.words import Decision, Mark, Novelty, Stage, Support

NOW = datetime(2026, 10, 8, 10, tzinfo=UTC)


def in_meeting(sample: Review) -> tuple[Review, Meeting]:
    """The sample with a meeting that has just begun."""
    review = sample
    steps = (
        lambda r: gestures.add_meeting(r, id="m"),
        lambda r: gestures.begin(r, id="m", now=NOW, ids=("l1", "l2")),
    )
    for step in steps:
        after = apply(step(review), review)
        assert after is not None
        review = after
    return review, next(row for row in review.meetings if row.id == "m")


def open_keys(review: Review, meeting: Meeting, stage: Stage) -> list[str]:
    return [one.key for one in left_open(review, meeting, stage)]


@pytest.mark.parametrize("stage", [Stage.PREPARE, Stage.REPORT])
def test_work_alone_has_no_conditions(sample: Review, stage: Stage) -> None:
    assert leaving(sample, None, stage) == ()


@pytest.mark.parametrize("stage", IN_MEETING)
def test_an_empty_review_is_asked_for_nothing_that_it_cannot_have(stage: Stage) -> None:
    for one in leaving(Review(id="r"), None, stage):
        assert one.key not in {"walked", "agreed", "novelty", "decided", "owned", "buy-in"}


def test_what_only_the_room_can_know_is_ticked_off_and_back(sample: Review) -> None:
    review, meeting = in_meeting(sample)
    assert "rules" in open_keys(review, meeting, Stage.OPEN)
    for on, left in ((True, False), (False, True)):
        change = gestures.tick_off(
            review, id="m", stage=Stage.OPEN, key="rules", on=on, now=NOW, line=f"t{on}"
        )
        after = apply(change, review)
        assert after is not None
        review = after
        assert ("rules" in open_keys(review, meeting, Stage.OPEN)) is left


def test_a_tick_of_another_meeting_does_not_count(sample: Review) -> None:
    review, meeting = in_meeting(sample)
    after = apply(
        gestures.tick_off(
            review, id="m", stage=Stage.OPEN, key="rules", on=True, now=NOW, line="t"
        ),
        review,
    )
    assert after is not None
    other = replace(meeting, id="other")
    assert "rules" in open_keys(after, other, Stage.OPEN)


def test_a_contested_moment_wants_both_accounts_once_the_room_has_reached_it(
    sample: Review,
) -> None:
    review, meeting = in_meeting(sample)
    first = replace(review.entries[0], support=Support.CONTESTED)
    review = replace(review, entries=(first, *review.entries[1:]), accounts=())
    unseen = replace(meeting, reached="", reached_at=None)
    assert "contested" not in {one.key for one in leaving(review, unseen, Stage.TIMELINE)}
    reached = replace(meeting, reached=first.id, reached_at=first.at)
    assert "contested" in open_keys(review, reached, Stage.TIMELINE)
    told = replace(review, accounts=(Account(id="a", entry=first.id, text="Earlier"),))
    assert "contested" not in open_keys(told, reached, Stage.TIMELINE)


def test_the_four_count_at_each_stage_for_itself(sample: Review) -> None:
    review, meeting = in_meeting(sample)
    marks = tuple(
        BiasMark(id=one.key, bias=one.key, stage=Stage.FACTORS, mark=Mark.NOT_SEEN)
        for one in asked_biases()
    )
    review = replace(review, biases=marks[:3])
    (one,) = [c for c in leaving(review, meeting, Stage.FACTORS) if c.key == "biases"]
    assert (one.done, one.missing) == (False, "1 to ask")
    review = replace(review, biases=marks)
    assert "biases" not in open_keys(review, meeting, Stage.FACTORS)
    assert "biases" in open_keys(review, meeting, Stage.ACTIONS)


def test_factors_are_to_be_known_or_a_surprise(sample: Review) -> None:
    review, meeting = in_meeting(sample)
    open_ = tuple(replace(factor, novelty=Novelty.OPEN) for factor in review.factors)
    review = replace(review, factors=open_)
    (one,) = [c for c in leaving(review, meeting, Stage.FACTORS) if c.key == "novelty"]
    assert one.missing == f"{len(open_)} open"


def test_an_accepted_action_wants_an_owner_and_a_day_and_a_plan_a_first_one(
    sample: Review,
) -> None:
    review, meeting = in_meeting(sample)
    plan = tuple(
        Action(id=f"a{n}", text="Cap the queue", decision=Decision.ACCEPTED) for n in range(2)
    )
    review = replace(review, actions=plan)
    assert open_keys(review, meeting, Stage.ACTIONS) == ["owned", "first", "biases"]
    one = replace(plan[0], owner=review.seats[0].id, due=NOW.date(), first=True)
    declined = replace(plan[1], decision=Decision.DECLINED)
    review = replace(review, actions=(one, declined))
    assert open_keys(review, meeting, Stage.ACTIONS) == ["biases"]


def test_buy_in_counts_for_the_plan_or_for_each_action(sample: Review) -> None:
    review, meeting = in_meeting(sample)
    plan = tuple(
        Action(id=f"a{n}", text="Cap the queue", decision=Decision.ACCEPTED) for n in range(2)
    )
    review = replace(review, actions=plan, buy_in=type(review.buy_in).NONE)
    assert "buy-in" in open_keys(review, meeting, Stage.CLOSE)
    each = tuple(replace(action, buy_in="yes") for action in plan)
    assert "buy-in" not in open_keys(replace(review, actions=each), meeting, Stage.CLOSE)
