"""The clocks of a meeting, asked at any moment of any course of events."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model.change import Change, apply
from pmdesk.model.clock import Clock, meeting_clock, paused, stage_clock
from pmdesk.model.gestures import meeting as gestures
from pmdesk.model.meetings import running
from pmdesk.model.review import LogLine, Meeting, Review
from pmdesk.model.words import Event, Stage

TEN = datetime(2026, 10, 8, 10, tzinfo=UTC)
SIXTY = 60
STAGES = (Stage.OPEN, Stage.TIMELINE, Stage.FACTORS, Stage.CLOSE)
ACTS = st.lists(
    st.tuples(
        st.integers(0, 5400),
        st.sampled_from(["pause", "resume", "end", "reopen", "another", *STAGES]),
    ),
    max_size=25,
)
"""What is done in a meeting, each some seconds after what was done before."""


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def at(count: float) -> datetime:
    return TEN + minutes(count)


class Course:
    """A meeting by its gestures, as the console would use them."""

    def __init__(self) -> None:
        self.review = Review(id="r", title="Slow", meetings=(Meeting(id="m"),))
        self._lines = 0
        self.id = "m"

    def _take(self, change: Change) -> None:
        after = apply(change, self.review)
        assert after is not None
        self.review = after

    def _line(self) -> str:
        self._lines += 1
        return f"l{self._lines}"

    def begin(self, now: datetime) -> None:
        ids = (self._line(), self._line())
        self._take(gestures.begin(self.review, id=self.id, now=now, ids=ids))

    def do(self, what: str, now: datetime) -> None:
        live = running(self.review) is not None
        if what in STAGES:
            stage = Stage(what)
            self._take(
                gestures.go_to_stage(
                    self.review, id=self.id, stage=stage, now=now, line=self._line()
                )
            )
        elif what == "another":
            if not live:
                self.id = f"m{self._lines}"
                self._take(gestures.add_meeting(self.review, id=self.id))
                self.begin(now)
        elif what != "reopen" or not live:
            act = getattr(gestures, what)
            self._take(act(self.review, id=self.id, now=now, line=self._line()))

    @property
    def meeting(self) -> Meeting:
        return next(m for m in self.review.meetings if m.id == self.id)

    def whole(self, now: datetime) -> Clock:
        return meeting_clock(self.review, self.meeting, SIXTY, now)

    def stage(self, stage: Stage, now: datetime, limit: int = 5) -> Clock:
        return stage_clock(self.review, self.meeting, stage, limit, now)


@pytest.fixture
def course() -> Course:
    course = Course()
    course.begin(TEN)
    return course


def played(acts: list[tuple[int, str]]) -> tuple[Course, datetime]:
    """A meeting after some acts, and the moment of the last of them."""
    course, now = Course(), TEN
    course.begin(now)
    for later, what in acts:
        now += timedelta(seconds=later)
        course.do(what, now)
    return course, now


def test_before_it_begins_no_time_has_passed() -> None:
    review = Review(id="r", meetings=(Meeting(id="m"),))
    for meeting in (None, review.meetings[0]):
        clock = meeting_clock(review, meeting, SIXTY, TEN)
        assert clock == Clock(timedelta(0), minutes(60), running=False)
        assert not paused(review, meeting)


def test_the_time_counts_from_the_beginning(course: Course) -> None:
    clock = course.whole(at(18.4))
    assert (clock.elapsed, clock.left) == (minutes(18.4), minutes(41.6))
    assert clock.ends == at(60)
    assert clock.share == pytest.approx(18.4 / 60)


def test_a_stage_counts_over_all_visits(course: Course) -> None:
    course.do("timeline", at(4))
    course.do("open", at(10))
    course.do("timeline", at(11))
    assert course.stage(Stage.TIMELINE, at(15)).elapsed == minutes(10)
    assert course.stage(Stage.OPEN, at(15)).elapsed == minutes(5)
    assert course.stage(Stage.FACTORS, at(15)).elapsed == timedelta(0)


def test_only_the_stage_that_the_room_is_in_runs(course: Course) -> None:
    course.do("timeline", at(4))
    assert course.stage(Stage.TIMELINE, at(5)).running
    assert course.stage(Stage.TIMELINE, at(5)).ends == at(9)
    assert not course.stage(Stage.OPEN, at(5)).running
    assert course.stage(Stage.OPEN, at(5)).ends is None


def test_a_pause_does_not_count(course: Course) -> None:
    course.do("pause", at(10))
    assert paused(course.review, course.meeting)
    for later in (10, 11, 600):
        clock = course.whole(at(later))
        assert (clock.elapsed, clock.running, clock.ends) == (minutes(10), False, None)
    course.do("resume", at(30))
    assert not paused(course.review, course.meeting)
    assert course.whole(at(35)).elapsed == minutes(15)
    assert course.whole(at(35)).ends == at(80)


def test_another_stage_during_a_pause_counts_when_it_goes_on(course: Course) -> None:
    course.do("pause", at(3))
    course.do("timeline", at(8))
    assert course.stage(Stage.TIMELINE, at(20)).elapsed == timedelta(0)
    course.do("resume", at(20))
    assert course.stage(Stage.TIMELINE, at(22)).elapsed == minutes(2)
    assert course.stage(Stage.OPEN, at(22)).elapsed == minutes(3)


def test_over_time_it_goes_on_below_nothing(course: Course) -> None:
    clock = course.stage(Stage.OPEN, at(7))
    assert clock.left == -minutes(2)
    assert clock.share == 1.0
    assert clock.ends == at(5)


def test_it_stops_at_the_end_and_goes_on_where_it_was_reopened(course: Course) -> None:
    course.do("end", at(40))
    assert course.whole(at(300)).elapsed == minutes(40)
    assert not course.whole(at(300)).running
    assert not paused(course.review, course.meeting)
    course.do("reopen", at(45))
    assert course.whole(at(50)).elapsed == minutes(45)
    assert course.stage(Stage.OPEN, at(50)).running


def test_a_second_meeting_has_clocks_of_its_own(course: Course) -> None:
    course.do("end", at(40))
    course.do("another", at(1000))
    assert course.whole(at(1003)).elapsed == minutes(3)
    assert course.stage(Stage.OPEN, at(1003)).elapsed == minutes(3)


def test_without_a_limit_there_is_no_share(course: Course) -> None:
    assert course.stage(Stage.OPEN, at(3), limit=0).share == 0.0


def test_a_clock_that_was_put_back_takes_nothing_away(course: Course) -> None:
    course.do("timeline", at(10))
    course.do("factors", at(-50))
    assert course.whole(at(-50)).elapsed == minutes(10)
    assert course.stage(Stage.FACTORS, at(-60)).elapsed == timedelta(0)
    assert course.whole(at(-45)).elapsed == minutes(15)


def test_lines_of_another_kind_and_without_a_time_do_not_count(course: Course) -> None:
    stray = (
        LogLine(id="x", position=1 << 40, meeting="m", at=at(5), what="Timeline agreed"),
        LogLine(id="y", position=2 << 40, meeting="m", what=Event.PAUSED),
        LogLine(id="z", position=3 << 40, meeting="other", at=at(6), what=Event.ENDED),
    )
    course.review = replace(course.review, log=(*course.review.log, *stray))
    assert course.whole(at(9)).elapsed == minutes(9)
    assert not paused(course.review, course.meeting)


def test_parts_of_a_second_do_not_make_clocks_tick_apart() -> None:
    course = Course()
    course.begin(TEN + timedelta(milliseconds=700))
    course.do("timeline", at(1) + timedelta(milliseconds=300))
    now = at(2)
    assert course.whole(now).elapsed.microseconds == 0
    assert course.stage(Stage.TIMELINE, now).elapsed == minutes(1)


@given(ACTS, st.integers(0, 20_000), st.integers(0, 20_000))
def test_time_is_never_lost_or_made(acts: list[tuple[int, str]], one: int, more: int) -> None:
    course, last = played(acts)
    now = last + timedelta(seconds=one)
    whole = course.whole(now)
    stages = [course.stage(stage, now).elapsed for stage in STAGES]
    assert sum(stages, timedelta(0)) == whole.elapsed
    assert course.meeting.started is not None
    assert timedelta(0) <= whole.elapsed <= now - course.meeting.started
    later = course.whole(now + timedelta(seconds=more))
    moved = timedelta(seconds=more) if whole.running else timedelta(0)
    assert later.elapsed - whole.elapsed == moved


@given(ACTS)
def test_a_clock_runs_exactly_while_the_meeting_does(acts: list[tuple[int, str]]) -> None:
    course, now = played(acts)
    clock, live = course.whole(now), running(course.review) is not None
    still = paused(course.review, course.meeting)
    assert clock.running == (live and not still)
    assert not (still and not live)
    assert (clock.ends is not None) == clock.running
    if clock.ends is not None:
        assert clock.ends - now == clock.left
    running_stages = [stage for stage in STAGES if course.stage(stage, now).running]
    assert running_stages == ([course.meeting.stage] if clock.running else [])
