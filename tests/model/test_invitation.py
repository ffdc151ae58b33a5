"""Which meeting people are invited to, and who has which part in it."""

from datetime import UTC, datetime, timedelta

from pmdesk.model.invitation import invited_to, parts
from pmdesk.model.review import Meeting, Review, Seat

AT = datetime(2026, 10, 16, 8, 0, tzinfo=UTC)
HELD = Meeting(id="held", scheduled=AT, started=AT, ended=AT + timedelta(hours=1))
NEXT = Meeting(id="next", scheduled=AT + timedelta(days=7))
UNDATED = Meeting(id="undated")


def invited(*meetings: Meeting) -> str:
    found = invited_to(Review(id="r", meetings=meetings))
    return found.id if found is not None else ""


def test_people_are_invited_to_the_next_meeting_else_to_the_last_one() -> None:
    assert invited(HELD, NEXT) == "next"
    assert invited(HELD) == "held"
    assert invited(NEXT, UNDATED) == "next"


def test_a_next_meeting_without_a_date_is_no_reason_to_send_the_earlier_one_again() -> None:
    assert invited(HELD, UNDATED) == ""
    assert invited() == ""


def test_parts_are_told_in_their_order_and_only_where_somebody_has_one() -> None:
    seats = (Seat(id="a", alias="Lead"), Seat(id="b", role="SCRIBE"), Seat(id="c"))
    review = Review(id="r", seats=seats, facilitator="a", advocate="gone")
    assert [(part, seat.id) for part, seat in parts(review)] == [
        ("facilitator", "a"),
        ("scribe", "b"),
    ]
