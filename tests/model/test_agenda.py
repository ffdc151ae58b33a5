"""The minutes of a meeting, shared out over its stages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.method.room import room_words
from pmdesk.model.agenda import IN_MEETING, agenda, read, shared_out, written
from pmdesk.model.review import Meeting
from pmdesk.model.words import Stage

USUAL = room_words().minutes
MINUTES = st.fixed_dictionaries({stage: st.integers(0, 120) for stage in IN_MEETING})


def test_without_a_meeting_it_is_the_methods() -> None:
    assert agenda(None, USUAL) == {stage: USUAL[stage] for stage in IN_MEETING}
    assert sum(agenda(None, USUAL).values()) == 60


def test_a_meeting_of_the_usual_length_has_the_usual_minutes() -> None:
    assert agenda(Meeting(id="m", minutes=60), USUAL) == agenda(None, USUAL)


@pytest.mark.parametrize("length", [10, 30, 45, 90, 120])
def test_another_length_keeps_the_shares(length: int) -> None:
    given_ = agenda(Meeting(id="m", minutes=length), USUAL)
    assert sum(given_.values()) == length
    assert max(given_, key=lambda stage: given_[stage]) is Stage.TIMELINE
    assert given_[Stage.TIMELINE] == pytest.approx(length * 25 / 60, abs=4)


def test_what_a_meeting_says_itself_holds() -> None:
    meeting = Meeting(id="m", minutes=60, agenda="Timeline 30, factors 20")
    assert agenda(meeting, USUAL) == {
        **dict.fromkeys(IN_MEETING, 0),
        Stage.TIMELINE: 30,
        Stage.FACTORS: 20,
    }


@pytest.mark.parametrize(
    "text", ["", "timeline", "timeline 0", "lunch 30", "prepare 20", "open -5"]
)
def test_an_agenda_that_says_nothing_is_the_usual_one(text: str) -> None:
    assert agenda(Meeting(id="m", agenda=text), USUAL) == agenda(None, USUAL)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("open 5, timeline 25", {Stage.OPEN: 5, Stage.TIMELINE: 25}),
        ("  OPEN   5 ,timeline 25,", {Stage.OPEN: 5, Stage.TIMELINE: 25}),
        ("open five, timeline 25", {Stage.TIMELINE: 25}),
        ("open 5000, timeline 25", {Stage.TIMELINE: 25}),
        ("report 9, close 2", {Stage.CLOSE: 2}),
    ],
)
def test_what_is_unclear_in_an_agenda_is_left_out(text: str, found: dict[Stage, int]) -> None:
    assert read(text) == found


@given(MINUTES)
def test_an_agenda_is_read_as_it_was_written(minutes: dict[Stage, int]) -> None:
    assert read(written(minutes)) == minutes


@given(st.text(max_size=200))
def test_no_text_upsets_the_reader(text: str) -> None:
    assert all(stage in IN_MEETING and 0 <= n < 1000 for stage, n in read(text).items())


@given(st.integers(0, 600), MINUTES)
def test_shares_come_to_the_length_and_leave_no_usual_stage_out(
    length: int, usual: dict[Stage, int]
) -> None:
    given_ = shared_out(length, usual)
    least = sum(1 for minutes in usual.values() if minutes)
    if least:
        assert sum(given_.values()) == max(length, least)
    for stage, minutes in usual.items():
        assert (given_[stage] > 0) == (minutes > 0) or not least
