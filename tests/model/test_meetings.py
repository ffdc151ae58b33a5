"""Which meeting counts, how far the room has walked, who was there, and what a meeting leaves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model.change import Change, apply
from pmdesk.model.errors import Refused
from pmdesk.model.gestures import attendance, clocks, timeline
from pmdesk.model.gestures import meeting as gestures
from pmdesk.model.meetings import (
    Loose,
    attended,
    current,
    ended_at,
    first_date,
    held,
    late_by,
    loose_ends,
    memories_fade,
    planned,
    present,
    running,
    seen,
)
from pmdesk.model.review import Action, Entry, LogLine, Meeting, Review, Seat
from pmdesk.model.words import BuyIn, Decision, Event, Milestone, RoomView, Stage, State

TEN = datetime(2026, 10, 8, 10, tzinfo=UTC)
SEATS = (
    Seat(id="s1", position=1, alias="on-call engineer"),
    Seat(id="s2", position=2, alias="support lead"),
    Seat(id="s3", position=3, alias="database engineer", present=False),
)


def at(minutes: float) -> datetime:
    return TEN + timedelta(minutes=minutes)


def entry(number: int, minute: int) -> Entry:
    return Entry(id=f"e{number}", position=number, at=at(minute) - timedelta(days=1), text="seen")


def review_with(*meetings: Meeting, entries: int = 5) -> Review:
    timeline = tuple(entry(n, 10 * n) for n in range(entries))
    return Review(id="r", title="Slow", seats=SEATS, meetings=meetings, entries=timeline)


def after(review: Review, change: Change) -> Review:
    value = apply(change, review)
    assert value is not None
    return value


def begun(review: Review, id: str = "m", now: datetime = TEN, here: int = 2) -> Review:
    rows = tuple((f"a{id}{n}", seat.id) for n, seat in enumerate(SEATS[:here]))
    change = gestures.begin(review, id=id, now=now, ids=(f"l{id}1", f"l{id}2"), here=rows)
    return after(review, change)


def ended(review: Review, now: datetime, id: str = "m") -> Review:
    return after(review, gestures.end(review, id=id, now=now, line=f"end{id}{now:%H%M}"))


def joined(review: Review, seat: str, now: datetime, id: str = "m") -> Review:
    line = f"j{seat}{now:%H%M%S}"
    return after(review, attendance.join(review, id=line, meeting=id, seat=seat, now=now))


def left(review: Review, seat: str, now: datetime, id: str = "m") -> Review:
    return after(review, attendance.leave(review, meeting=id, seat=seat, now=now))


def here(review: Review) -> list[str]:
    return [seat.id for seat in present(review, current(review))]


# Which meeting counts


def test_the_next_meeting_is_the_earliest_that_has_a_date() -> None:
    undated, late, soon = (
        Meeting(id="undated"),
        Meeting(id="late", scheduled=at(600)),
        Meeting(id="soon", scheduled=at(60)),
    )
    assert planned(review_with(undated, late, soon)) is soon
    assert planned(review_with(undated)) is undated
    assert planned(review_with(Meeting(id="held", started=TEN))) is None


def test_the_running_meeting_counts_then_the_last_held_then_the_planned() -> None:
    first = Meeting(id="first", position=2, started=TEN, ended=at(60))
    second = Meeting(id="second", position=1, started=at(600), ended=at(660))
    next_one = Meeting(id="next", position=3, scheduled=at(9000))
    assert current(review_with()) is None
    assert current(review_with(next_one)) is next_one
    assert current(review_with(second, first, next_one)) is second
    assert held(review_with(second, first, next_one)) == (first, second)
    live = replace(first, ended=None)
    assert current(review_with(second, live, next_one)) is live
    assert running(review_with(second, first)) is None


# A meeting from begin to end


def test_it_begins_at_open_with_those_who_are_there() -> None:
    review = begun(review_with(Meeting(id="m")))
    (meeting,) = review.meetings
    assert (meeting.started, meeting.stage, review.state) == (TEN, Stage.OPEN, State.MEETING)
    assert here(review) == ["s1", "s2"]
    assert [(line.what, line.at) for line in review.log] == [
        (Event.STARTED, TEN),
        (Event.STAGE, TEN),
    ]


def test_who_was_ticked_before_it_began_is_there_once() -> None:
    review = joined(review_with(Meeting(id="m")), "s2", at(-30))
    review = begun(review)
    assert here(review) == ["s1", "s2"]
    assert len(review.attendance) == 2
    assert all(part.times == ((None, None),) for part in attended(review, review.meetings[0]))


def test_a_review_that_is_further_keeps_its_state() -> None:
    review = replace(review_with(Meeting(id="m")), state=State.PUBLISHED)
    review = begun(review)
    assert review.state is State.PUBLISHED
    assert ended(review, at(60)).state is State.PUBLISHED


@pytest.mark.parametrize("when", ["running", "held"])
def test_a_meeting_begins_once(when: str) -> None:
    review = begun(review_with(Meeting(id="m"), Meeting(id="other")))
    id = "other"
    if when == "held":
        review, id = ended(review, at(60)), "m"
    with pytest.raises(Refused) as refused:
        gestures.begin(review, id=id, now=at(70), ids=("x", "y"))
    assert refused.value.advice


def test_only_a_running_meeting_is_paused_and_ended_and_only_once() -> None:
    waiting = review_with(Meeting(id="m"))
    for act in (clocks.pause, clocks.resume, gestures.end):
        assert act(waiting, id="m", now=TEN, line="x").rows == ()
    review = begun(waiting)
    assert clocks.resume(review, id="m", now=at(1), line="x").rows == ()
    review = after(review, clocks.pause(review, id="m", now=at(1), line="x"))
    assert clocks.pause(review, id="m", now=at(2), line="y").rows == ()
    review = ended(review, at(3))
    assert gestures.end(review, id="m", now=at(9), line="z").rows == ()
    assert review.meetings[0].ended == at(3)


def test_the_end_takes_away_what_the_room_did_not_see() -> None:
    review = begun(review_with(Meeting(id="m")))
    review = after(review, gestures.show(review, id="m", view=RoomView.BLANK))
    review = ended(review, at(60))
    assert review.meetings[0].view is RoomView.LIVE
    assert review.state is State.DRAFT
    assert here(review) == []


def test_a_meeting_that_was_ended_too_early_goes_on() -> None:
    review = ended(begun(review_with(Meeting(id="m"), Meeting(id="next"))), at(20))
    review = after(review, gestures.reopen(review, id="m", now=at(22), line="x"))
    assert running(review) is not None
    assert (review.state, here(review)) == (State.MEETING, ["s1", "s2"])
    for id in ("m", "next"):
        with pytest.raises(Refused):
            gestures.reopen(review, id=id, now=at(23), line="y")
    review = ended(review, at(30))
    with pytest.raises(Refused, match="not begun"):
        gestures.reopen(review, id="next", now=at(31), line="y")


def test_a_meeting_that_does_not_run_stays_where_it_stood() -> None:
    review = ended(begun(review_with(Meeting(id="m"))), at(20))
    change = gestures.go_to_stage(review, id="m", stage=Stage.FACTORS, now=at(21), line="x")
    assert change.rows == ()


def test_moments_are_kept_to_the_second() -> None:
    now = TEN.replace(microsecond=700_000)
    review = ended(begun(review_with(Meeting(id="m")), now=now), now)
    assert review.meetings[0].started == review.meetings[0].ended == TEN
    assert {line.at for line in review.log} == {TEN}


# The walk


def test_the_walk_goes_on_into_the_second_meeting_also_one_planned_before() -> None:
    review = begun(review_with(Meeting(id="m"), Meeting(id="next", scheduled=at(1440))))
    review = after(review, gestures.reach(review, id="m", entry=review.entries[2]))
    review = ended(review, at(60))
    assert len(seen(review, current(review))) == 3
    review = begun(review, "next", at(1440))
    assert running(review) is current(review)
    assert len(seen(review, current(review))) == 3


def test_the_walk_goes_on_into_a_meeting_that_is_added_afterwards() -> None:
    review = begun(review_with(Meeting(id="m")))
    review = after(review, gestures.reach(review, id="m", entry=review.entries[1]))
    review = ended(review, at(60))
    review = begun(after(review, gestures.add_meeting(review, id="n")), "n", at(1440))
    assert len(seen(review, current(review))) == 2


def test_a_second_meeting_shows_no_question_of_the_first() -> None:
    review = begun(review_with(Meeting(id="m"), Meeting(id="n", prompt="What else?", focus="f")))
    review = begun(ended(review, at(60)), "n", at(1440))
    live = running(review)
    assert live is not None
    assert (live.prompt, live.focus, live.page) == ("", "", 0)


@given(st.data())
def test_the_room_sees_no_more_than_was_reached_whatever_happens_to_entries(
    data: st.DataObject,
) -> None:
    minutes = data.draw(st.lists(st.integers(0, 30), min_size=1, max_size=12).map(sorted))
    entries = tuple(entry(n, minute) for n, minute in enumerate(minutes))
    review = replace(review_with(Meeting(id="m")), entries=entries)
    place = data.draw(st.integers(0, len(entries) - 1))
    review = after(review, gestures.reach(review, id="m", entry=review.entries[place]))
    assert seen(review, review.meetings[0]) == review.entries[: place + 1]
    limit = review.entries[place].at
    known = {row.id for row in review.entries[: place + 1]}
    for _ in range(data.draw(st.integers(1, 6))):
        target = data.draw(st.sampled_from(review.entries))
        minute = data.draw(st.integers(-10, 40))
        change = timeline.set_time(
            review,
            id=target.id,
            at=at(minute) - timedelta(days=1),
            precision=target.precision,
            zone="UTC",
            written="",
        )
        review = after(review, change)
        shown = seen(review, review.meetings[0])
        assert all(row.at < limit or row.id in known for row in shown)
        assert shown == review.entries[: len(shown)]


def test_where_the_entry_that_was_reached_is_gone_the_room_keeps_what_lay_before() -> None:
    review = review_with(Meeting(id="m"))
    review = after(review, gestures.reach(review, id="m", entry=review.entries[2]))
    review = replace(review, entries=tuple(e for e in review.entries if e.id != "e2"))
    assert [row.id for row in seen(review, review.meetings[0])] == ["e0", "e1"]
    assert seen(review, None) == ()


# Who was there


def test_a_late_joiner_and_who_leaves_are_known_by_time() -> None:
    review = begun(review_with(Meeting(id="m")))
    review = joined(review, "s3", at(12))
    review = left(review, "s1", at(40))
    times = {part.seat.id: part.times for part in attended(review, review.meetings[0])}
    assert times == {"s1": ((None, at(40)),), "s2": ((None, None),), "s3": ((at(12), None),)}
    assert here(review) == ["s2", "s3"]
    review = ended(review, at(60))
    parts = attended(review, review.meetings[0])
    assert {part.seat.id: part.times for part in parts} == times
    assert [part.here for part in parts] == [False, True, True]


def test_who_comes_with_the_beginning_is_not_late() -> None:
    review = joined(begun(review_with(Meeting(id="m"))), "s3", at(1))
    assert attended(review, review.meetings[0])[2].times == ((None, None),)


def test_who_comes_back_has_been_away() -> None:
    review = left(begun(review_with(Meeting(id="m"))), "s1", at(20))
    review = joined(review, "s1", at(30))
    review = left(review, "s1", at(50))
    assert attended(review, review.meetings[0])[0].times == ((None, at(20)), (at(30), at(50)))
    assert here(review) == ["s2"]


def test_a_slip_of_the_hand_leaves_no_trace() -> None:
    before = begun(review_with(Meeting(id="m")))
    untick = left(before, "s1", at(20))
    assert joined(untick, "s1", at(21)) == before
    tick = joined(before, "s3", at(20))
    assert left(tick, "s3", at(21)) == before


def test_a_tick_twice_is_a_tick() -> None:
    review = begun(review_with(Meeting(id="m")))
    assert attendance.join(review, id="x", meeting="m", seat="s1", now=at(5)).rows == ()
    review = left(review, "s1", at(20))
    assert attendance.leave(review, meeting="m", seat="s1", now=at(30)).rows == ()


def test_before_it_begins_nobody_leaves_a_trace() -> None:
    before = review_with(Meeting(id="m"))
    assert left(joined(before, "s1", at(-90)), "s1", at(-5)) == before


def test_somebody_without_a_seat_gets_one_and_is_there() -> None:
    review = begun(review_with(Meeting(id="m")))
    ids = {"id": "x", "seat": "s9", "meeting": "m"}
    review = after(review, attendance.join_anew(review, alias=" Vendor ", now=at(15), **ids))
    assert review.seats[-1].alias == "Vendor"
    assert attended(review, review.meetings[0])[-1].times == ((at(15), None),)
    with pytest.raises(Refused):
        attendance.join_anew(review, alias="  ", now=at(15), **{**ids, "seat": "s10"})


def test_who_is_expected_but_has_no_seat_any_more_is_not_there() -> None:
    review = review_with(Meeting(id="m"))
    change = gestures.begin(review, id="m", now=TEN, ids=("x", "y"), here=(("a", "gone"),))
    assert after(review, change).attendance == ()


ACTS = st.lists(
    st.tuples(st.integers(0, 1200), st.sampled_from(["s1", "s2", "s3"]), st.booleans()), max_size=30
)


@given(ACTS)
def test_who_is_there_is_who_was_ticked_last(acts: list[tuple[int, str, bool]]) -> None:
    review, now = begun(review_with(Meeting(id="m"))), TEN
    ticked = {"s1", "s2"}
    for number, (later, seat, on) in enumerate(acts):
        now += timedelta(seconds=later)
        if on:
            change = attendance.join(review, id=f"j{number}", meeting="m", seat=seat, now=now)
            ticked.add(seat)
        else:
            change = attendance.leave(review, meeting="m", seat=seat, now=now)
            ticked.discard(seat)
        review = after(review, change)
        assert set(here(review)) == ticked
    for part in attended(review, review.meetings[0]):
        moments = [moment for span in part.times for moment in span if moment is not None]
        assert moments == sorted(moments)
        assert all(end is not None for _, end in part.times[:-1])


# What it leaves open


def test_what_is_open_is_named_with_its_count() -> None:
    review = begun(review_with(Meeting(id="m")))
    assert loose_ends(review, review.meetings[0]) == {Loose.TIMELINE: 1, Loose.PULSE: 1}
    actions = (
        Action(id="x", decision=Decision.PROPOSED),
        Action(id="y", decision=Decision.PROPOSED),
        Action(id="z", decision=Decision.ACCEPTED),
    )
    review = replace(review, actions=actions, timeline_agreed=TEN)
    assert loose_ends(review, review.meetings[0]) == {
        Loose.ACTIONS: 2,
        Loose.BUY_IN: 1,
        Loose.PULSE: 1,
    }
    review = replace(review, actions=actions[2:], buy_in=BuyIn.PARTLY)
    assert loose_ends(review, replace(review.meetings[0], pulse_asked=7)) == {}


def test_no_agreement_is_asked_for_on_nothing() -> None:
    review = begun(review_with(Meeting(id="m"), entries=0))
    assert loose_ends(review, review.meetings[0]) == {Loose.PULSE: 1}


# The 48 hours


def test_how_late_a_meeting_is_counts_from_the_end_of_the_incident() -> None:
    review = replace(review_with(), resolved=TEN)
    assert late_by(review, at(48 * 60)) == timedelta(0)
    assert late_by(review, at(50 * 60)) == timedelta(hours=2)
    assert late_by(review, None) == timedelta(0)
    assert late_by(review_with(), at(9999)) == timedelta(0)
    assert not memories_fade(review, at(7 * 1440))
    assert memories_fade(review, at(7 * 1440 + 1))


def test_the_end_of_the_incident_is_typed_or_read_off_the_timeline() -> None:
    review = review_with()
    marked = replace(review.entries[3], milestone=Milestone.RESOLVED)
    review = replace(review, entries=(*review.entries[:3], marked))
    assert ended_at(review) == marked.at
    assert ended_at(replace(review, resolved=TEN)) == TEN


def test_the_first_date_is_when_it_was_held_else_when_it_is_planned() -> None:
    waiting, met = Meeting(id="a", scheduled=at(60)), Meeting(id="b", started=at(90))
    assert first_date(review_with()) is None
    assert first_date(review_with(waiting)) == at(60)
    assert first_date(review_with(waiting, met)) == at(90)


def test_the_log_of_another_meeting_says_nothing_about_this_one() -> None:
    review = review_with(Meeting(id="m", started=TEN))
    stray = LogLine(id="x", meeting="other", at=TEN, what=Event.PAUSED)
    review = replace(review, log=(stray,))
    assert clocks.resume(review, id="m", now=at(5), line="y").rows == ()
