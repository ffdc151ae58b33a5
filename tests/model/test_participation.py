"""Who had the floor: counts while a meeting runs, and only the balance afterwards."""

import sqlite3
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pmdesk.model.change import apply
from pmdesk.model.errors import Refused
from pmdesk.model.gestures import meeting
from pmdesk.model.gestures.participation import (
    Balance,
    balance_of,
    count_turn,
    turns_of,
)
from pmdesk.model.review import Meeting, Review, Seat
from pmdesk.store.library import Library

TEN = datetime(2026, 10, 8, 10, tzinfo=UTC)
SEATS = tuple(
    Seat(id=f"s{n}", position=n, alias=alias)
    for n, alias in enumerate(("facilitator", "on-call", "support lead", "engineer"), 1)
)


@pytest.fixture
def review() -> Review:
    """A meeting that runs, with four seats in it, one of which leads."""
    before = Review(
        id="r",
        title="Slow",
        seats=SEATS,
        facilitator="s1",
        meetings=(Meeting(id="m", position=1),),
    )
    here = tuple((f"a{seat.id}", seat.id) for seat in SEATS)
    begun = apply(meeting.begin(before, id="m", now=TEN, ids=("l1", "l2"), here=here), before)
    assert begun is not None
    return begun


def counted(review: Review, seats: str, by: int = 1) -> Review:
    """The review after a turn of each seat, by its number."""
    for number in seats:
        id = f"p{len(review.participation)}{number}"
        change = count_turn(review, id=id, meeting="m", seat=f"s{number}", by=by)
        value = apply(change, review)
        assert value is not None
        review = value
    return review


def ended(review: Review, minutes: int = 60) -> Review:
    now = TEN + timedelta(minutes=minutes)
    value = apply(meeting.end(review, id="m", now=now, line=f"l{minutes}"), review)
    assert value is not None
    return value


def test_turns_are_counted_by_seat_and_a_slip_is_taken_back(review: Review) -> None:
    after = counted(counted(review, "2232"), "3", by=-1)
    assert turns_of(after, "m") == {"s2": 3}
    assert turns_of(counted(after, "4", by=-1), "m") == {"s2": 3}


def test_the_balance_says_who_was_heard_and_how_much_two_had(review: Review) -> None:
    assert balance_of(review, "m") == Balance(seats=3)
    assert balance_of(counted(review, "2223344444"), "m") == Balance(10, 3, 3, 80)


def test_the_order_of_speaking_cannot_be_read_from_the_rows(review: Review) -> None:
    one, other = counted(review, "423"), counted(review, "234")
    assert [row.seat for row in one.participation] == [row.seat for row in other.participation]


def test_the_end_of_the_meeting_leaves_one_row_without_a_seat(review: Review) -> None:
    after = ended(counted(review, "22234"))
    (row,) = after.participation
    assert (row.meeting, row.seat, row.turns, row.seats, row.heard) == ("m", "", 5, 3, 3)
    assert balance_of(after, "m") == Balance(5, 3, 3, 80)
    assert turns_of(after, "m") == {}


def test_a_meeting_without_counts_leaves_no_row(review: Review) -> None:
    assert ended(review).participation == ()


def test_a_meeting_that_goes_on_adds_to_its_balance(review: Review) -> None:
    first = ended(counted(review, "2222"))
    again = apply(meeting.reopen(first, id="m", now=TEN, line="l9"), first)
    assert again is not None
    (row,) = ended(counted(again, "2344"), 70).participation
    assert (row.seat, row.turns, row.heard, row.share) == ("", 8, 3, 88)


def test_outside_of_a_running_meeting_nothing_is_counted(review: Review) -> None:
    after = ended(review)
    with pytest.raises(Refused, match="while a meeting runs"):
        count_turn(after, id="p", meeting="m", seat="s2")


def test_a_library_keeps_counts_but_no_history_of_them(review: Review, tmp_path: Path) -> None:
    path = tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(replace(review, id="a5b1d4e2-0000-4000-8000-000000000001"), "New review")
        session = library.session("a5b1d4e2-0000-4000-8000-000000000001")
        label = session.undo_label
        for number in "2342":
            session.do(count_turn, id=f"p{number}", meeting="m", seat=f"s{number}")
        assert turns_of(session.review, "m") == {"s2": 2, "s3": 1, "s4": 1}
        assert session.undo_label == label
    with sqlite3.connect(path) as raw:
        history = raw.execute("SELECT change FROM journal").fetchall()
        (rows,) = raw.execute("SELECT count(*) FROM participation").fetchone()
    assert rows == 3
    assert not any("participation" in change for (change,) in history)
