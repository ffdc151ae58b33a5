"""Entries moved in time, merged and split keep everything that belongs to them."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from pmdesk.model.change import Change, apply
from pmdesk.model.errors import Refused
from pmdesk.model.gestures import reshaping, timeline
from pmdesk.model.review import Account, Attachment, Entry, Link, Question, Review
from pmdesk.model.words import Milestone, Precision

NINE = datetime(2026, 10, 6, 9, tzinfo=UTC)


def entry(number: int, text: str, **values: Any) -> Entry:
    at = values.pop("at", NINE + timedelta(minutes=number))
    return Entry(id=f"e{number}", at=at, text=text, position=number << 20, **values)


def after(change: Change, review: Review) -> Review:
    made = apply(change, review)
    assert made is not None
    return made


REVIEW = Review(
    id="r",
    entries=(
        entry(1, "Alert fires", details="graph A"),
        entry(2, "Page goes off", milestone=Milestone.DETECTED, star=True, details="pager log"),
        entry(3, "Rollback"),
    ),
    accounts=(Account(id="a", entry="e2", text="I heard nothing"),),
    attachments=(Attachment(id="f", name="x.png", about_noun="entries", about="e2"),),
    questions=(Question(id="q", text="Who was paged?", entry="e2"),),
    links=(
        Link(id="l1", source_noun="factors", source="f1", target_noun="entries", target="e1"),
        Link(id="l2", source_noun="factors", source="f1", target_noun="entries", target="e2"),
        Link(id="l3", source_noun="factors", source="f2", target_noun="entries", target="e2"),
    ),
)


def test_merged_entries_are_the_first_with_everything_of_the_others() -> None:
    made = after(reshaping.merge(REVIEW, ids=("e2", "e1")), REVIEW)
    first = made.entries[0]
    assert [row.id for row in made.entries] == ["e1", "e3"]
    assert (first.text, first.at) == ("Alert fires", REVIEW.entries[0].at)
    assert first.details == "graph A\n\n09:02 Page goes off\n\npager log"
    assert first.milestone is Milestone.DETECTED
    assert first.star
    assert made.accounts[0].entry == "e1"
    assert made.attachments[0].about == "e1"
    assert made.questions[0].entry == "e1"
    assert [(link.source, link.target) for link in made.links] == [("f1", "e1"), ("f2", "e1")]


def test_the_same_line_twice_is_merged_without_being_said_twice() -> None:
    twice = replace(REVIEW, entries=(entry(1, "Alert fires"), entry(2, "Alert fires")))
    made = after(reshaping.merge(twice, ids=("e1", "e2")), twice)
    assert [(row.text, row.details) for row in made.entries] == [("Alert fires", "")]


def test_one_entry_cannot_be_merged() -> None:
    with pytest.raises(Refused):
        reshaping.merge(REVIEW, ids=("e1",))


def test_a_split_entry_stands_right_behind_before_others_of_the_time() -> None:
    same = replace(REVIEW, entries=(entry(1, "Alert fires; page goes off"), entry(2, "x", at=NINE)))
    same = replace(same, entries=(replace(same.entries[0], at=NINE), same.entries[1]))
    made = after(reshaping.split(same, id="e1", new="n", at=12), same)
    assert [row.text for row in made.entries] == ["Alert fires;", "page goes off", "x"]
    assert {row.at for row in made.entries} == {NINE}


@pytest.mark.parametrize("at", [0, 99])
def test_there_is_nothing_to_split_at_either_end(at: int) -> None:
    with pytest.raises(Refused):
        reshaping.split(REVIEW, id="e1", new="n", at=at)


def test_shifted_entries_take_their_place_among_the_others_and_keep_what_was_written() -> None:
    late = replace(REVIEW.entries[0], until=NINE + timedelta(minutes=9), written="09:01")
    review = replace(REVIEW, entries=(late, *REVIEW.entries[1:]))
    made = after(reshaping.shift(review, ids=("e1",), by=timedelta(minutes=90)), review)
    moved = made.entries[-1]
    assert (moved.id, moved.at, moved.written) == ("e1", NINE + timedelta(minutes=91), "09:01")
    assert moved.until == NINE + timedelta(minutes=99)


def test_a_day_moves_by_whole_days_only() -> None:
    review = replace(REVIEW, entries=(entry(1, "Deploy", precision=Precision.DAY, at=NINE),))
    for by, moved in (("23:59", 0), ("25:00", 1), ("-25:00", -1)):
        hours, minutes = by.lstrip("-").split(":")
        span = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if by[0] == "-" else 1)
        made = after(reshaping.shift(review, ids=("e1",), by=span), review)
        assert made.entries[0].at - NINE == timedelta(days=moved)


def test_the_end_of_the_calendar_is_said() -> None:
    with pytest.raises(Refused):
        reshaping.shift(REVIEW, ids=("e1",), by=timedelta(days=3_000_000))


def test_a_deleted_entry_takes_its_files_along_and_leaves_its_question() -> None:
    made = after(timeline.delete_entry(REVIEW, id="e2"), REVIEW)
    assert made.attachments == made.accounts == ()
    assert made.questions == (Question(id="q", text="Who was paged?"),)
