"""Hints for the facilitator: seldom, of what fits, and about seats by their alias."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.method.nudges import Nudge, Shown, nudge, still_fits
from pmdesk.model.change import apply
from pmdesk.model.gestures.participation import count_turn
from pmdesk.model.review import Account, Attendance, Meeting, Review, Seat
from pmdesk.model.words import Stage

TEN = datetime(2026, 10, 8, 10, tzinfo=UTC)
MEETING = Meeting(id="m", started=TEN)
SEATS = (
    Seat(id="s1", position=1, name="Ada Lovelace", alias="Lead", role="facilitator"),
    Seat(id="s2", position=2, name="Grace Hopper", alias="On-call engineer"),
    Seat(id="s3", position=3, name="Barbara Liskov", alias="Product manager"),
    Seat(id="s4", position=4, name="Edsger Dijkstra", role="Scribe"),
)
REVIEW = Review(
    id="r",
    title="Slow",
    seats=SEATS,
    facilitator="s1",
    meetings=(MEETING,),
    attendance=tuple(Attendance(id=f"a{s.id}", meeting="m", seat=s.id) for s in SEATS),
)


def at(
    minutes: int, *shown: Shown, stage: Stage = Stage.TIMELINE, of: Review = REVIEW
) -> Nudge | None:
    elapsed = timedelta(minutes=minutes)
    return nudge(of, MEETING, elapsed=elapsed, stage=stage, shown=shown)


def was(key: str, minutes: int) -> Shown:
    return Shown(key, timedelta(minutes=minutes))


def test_there_is_none_in_the_first_minutes_and_one_in_ten_at_most() -> None:
    assert at(4) is None
    assert at(5) is not None
    assert at(14, was("unheard", 5)) is None
    assert at(15, was("unheard", 5)) is not None


def test_who_was_not_heard_is_named_by_alias_and_never_by_name() -> None:
    found = at(6)
    assert found is not None
    assert found.about == ("s2", "s3")
    assert "On-call engineer, Product manager" in found.text
    assert not any(seat.name in found.text for seat in SEATS)


def test_an_account_or_a_turn_is_a_word_in_the_room() -> None:
    told = replace(REVIEW, accounts=(Account(id="c", entry="e", seat="s2", text="seen"),))
    found = at(6, of=told)
    assert found is not None
    assert found.about == ("s3",)
    heard = apply(count_turn(told, id="p", meeting="m", seat="s3"), told)
    assert heard is not None
    assert not still_fits(found, heard, MEETING, Stage.TIMELINE)
    later = at(6, of=heard)
    assert later is not None
    assert later.key == "paraphrase"


def test_they_come_round_in_turn() -> None:
    shown: list[Shown] = []
    for minutes in (6, 16, 26, 36):
        found = at(minutes, *shown)
        assert found is not None
        shown.append(was(found.key, minutes))
    assert [row.key for row in shown] == ["unheard", "paraphrase", "signs", "unheard"]


@pytest.mark.parametrize(
    ("stage", "leader", "said"),
    [(Stage.FACTORS, True, True), (Stage.FACTORS, False, False), (Stage.LESSONS, True, False)],
)
def test_leaders_are_spoken_of_only_while_factors_are_named(
    stage: Stage, leader: bool, said: bool
) -> None:
    seats = (*SEATS[:2], replace(SEATS[2], leader=leader), SEATS[3])
    found = at(20, was("unheard", 6), stage=stage, of=replace(REVIEW, seats=seats))
    assert found is not None
    assert (found.key == "leaders") is said


def test_where_nearly_nobody_was_noted_down_nobody_is_named_until_turns_are_counted() -> None:
    more = tuple(Seat(id=f"n{n}", position=9 + n, alias=f"Engineer {n}") for n in range(6))
    there = tuple(Attendance(id=f"b{s.id}", meeting="m", seat=s.id) for s in more)
    crowd = replace(REVIEW, seats=(*SEATS, *more), attendance=(*REVIEW.attendance, *there))
    found = at(6, of=crowd)
    assert found is None or not found.about
    counted = apply(count_turn(crowd, id="t", meeting="m", seat="n0"), crowd)
    assert counted is not None
    found = at(6, of=counted)
    assert found is not None
    assert "n1" in found.about
    assert "n0" not in found.about
