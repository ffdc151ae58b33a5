"""Minutes of a meeting: agenda and length are set together, and keep what is left out."""

from dataclasses import replace

import pytest

from pmdesk.model.agenda import IN_MEETING, agenda, read
from pmdesk.model.change import apply
from pmdesk.model.errors import Refused
from pmdesk.model.gestures import planning, safety, seats
from pmdesk.model.review import Meeting, Note, Review, Seat
from pmdesk.model.safety import counts_of, safety_of
from pmdesk.model.words import Stage

REVIEW = Review(id="r", title="Login slow", meetings=(Meeting(id="m"),))
USUAL = dict.fromkeys(IN_MEETING, 9)
SMALL = {Stage.OPEN: 5, Stage.TIMELINE: 20}


def after(change, review: Review = REVIEW) -> Review:  # type: ignore[no-untyped-def]
    made = apply(change, review)
    assert made is not None
    return made


def test_the_meeting_is_as_long_as_its_stages() -> None:
    held = after(planning.set_agenda(REVIEW, id="m", minutes=SMALL)).meetings[0]
    assert held.minutes == 25
    assert agenda(held, USUAL) == {**dict.fromkeys(IN_MEETING, 0), **SMALL}


def test_another_length_keeps_the_shares_and_what_is_left_out() -> None:
    review = after(planning.set_agenda(REVIEW, id="m", minutes=SMALL))
    held = after(planning.set_length(review, id="m", minutes=50), review).meetings[0]
    assert held.minutes == 50
    assert {s: n for s, n in read(held.agenda).items() if n} == {Stage.OPEN: 10, Stage.TIMELINE: 40}
    plain = after(planning.set_length(REVIEW, id="m", minutes=50)).meetings[0]
    assert (plain.minutes, plain.agenda) == (50, "")


@pytest.mark.parametrize("minutes", [{}, {Stage.OPEN: 0}, {Stage.OPEN: -1}, {Stage.OPEN: 1000}])
def test_what_is_no_agenda_is_refused(minutes: dict[Stage, int]) -> None:
    with pytest.raises(Refused) as refused:
        planning.set_agenda(REVIEW, id="m", minutes=minutes)
    assert refused.value.advice


def test_a_check_belongs_to_one_meeting_and_is_made_by_its_first_count() -> None:
    review = replace(REVIEW, meetings=(Meeting(id="m"), Meeting(id="n")))
    none = safety.set_fact(review, id="s", meeting="m", field="level_1", value=0)
    assert after(none, review) == review
    review = after(safety.set_fact(review, id="s", meeting="m", field="level_5", value=4), review)
    review = after(safety.set_fact(review, id="t", meeting="m", field="level_1", value=1), review)
    assert len(review.safety) == 1
    assert counts_of(safety_of(review, "m")) == (4, 0, 0, 0, 1)
    assert safety_of(review, "n") is None


def test_a_note_on_a_seat_stays_readable_when_the_seat_goes() -> None:
    note = Note(id="n", text="Ask about 09:20", stage="prepare", about_noun="seats", about="s")
    review = replace(REVIEW, seats=(Seat(id="s"), Seat(id="t")), notes=(note,))
    left = after(seats.delete_seat(review, id="s"), review).notes
    assert left == (replace(note, about_noun="", about=""),)
    assert after(seats.delete_seat(review, id="t"), review).notes == (note,)
