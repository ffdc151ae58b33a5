"""The clocks of a meeting, asked at any moment of any course of events."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.change import Change, apply
from pmdesk.model.clock import Clock, allotted, meeting_clock, paused, stage_clock
from pmdesk.model.gestures import clocks
from pmdesk.model.gestures import meeting as gestures
from pmdesk.model.meetings import running
from pmdesk.model.review import LogLine, Meeting, Review
from pmdesk.model.words import Event, Stage

TEN = datetime(2026, 10, 8, 10, tzinfo=UTC)
SIXTY = 60
USUAL = dict(zip(IN_MEETING, (5, 25, 4, 11, 5, 8, 2), strict=True))
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

    def take(self, change: Change) -> None:
        after = apply(change, self.review)
        assert after is not None
        self.review = after

    def _line(self) -> str:
        self._lines += 1
        return f"l{self._lines}"

    def begin(self, now: datetime) -> None:
        ids = (self._line(), self._line())
        self.take(gestures.begin(self.review, id=self.id, now=now, ids=ids))

    def do(self, what: str, now: datetime) -> None:
        live = running(self.review) is not None
        if what in STAGES:
            stage = Stage(what)
            self.take(
                gestures.go_to_stage(
                    self.review, id=self.id, stage=stage, now=now, line=self._line()
                )
            )
        elif what == "another":
            if not live:
                self.id = f"m{self._lines}"
                self.take(gestures.add_meeting(self.review, id=self.id))
                self.begin(now)
        elif what != "reopen" or not live:
            act = getattr(clocks if what in ("pause", "resume") else gestures, what)
            self.take(act(self.review, id=self.id, now=now, line=self._line()))

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


def test_more_time_for_a_stage_leaves_the_end_of_the_meeting_where_it_is(course: Course) -> None:
    course.do("timeline", at(4))
    for more in (5, 1):
        course.take(
            clocks.extend(
                course.review,
                id="m",
                stage=Stage.TIMELINE,
                minutes=more,
                now=at(6),
                line=f"x{more}",
            )
        )
    allowed = allotted(course.review, course.meeting, USUAL)
    assert allowed[Stage.TIMELINE] == 31
    assert allowed[Stage.FACTORS] == 11
    assert course.whole(at(6)).ends == at(60)


def test_less_time_is_never_less_than_none(course: Course) -> None:
    course.take(
        clocks.extend(course.review, id="m", stage=Stage.CLOSE, minutes=-30, now=at(1), line="x")
    )
    assert allotted(course.review, course.meeting, USUAL)[Stage.CLOSE] == 0


def slept(course: Course, now: datetime, gap: timedelta) -> None:
    course.take(clocks.leave_out(course.review, id="m", gap=gap, now=now, line="gap"))


def test_what_the_computer_slept_through_is_left_out(course: Course) -> None:
    course.do("timeline", at(4))
    slept(course, at(50), minutes(41))
    assert course.whole(at(52)).elapsed == minutes(11)
    assert course.stage(Stage.TIMELINE, at(52)).elapsed == minutes(7)
    course.do("factors", at(53))
    assert course.stage(Stage.TIMELINE, at(60)).elapsed == minutes(8)
    assert course.whole(at(60)).elapsed == minutes(19)


def test_what_was_left_out_can_be_counted_after_all(course: Course) -> None:
    slept(course, at(50), minutes(41))
    course.take(clocks.count_in(course.review, line="gap"))
    assert course.whole(at(52)).elapsed == minutes(52)


def test_a_clock_that_was_set_back_an_hour_loses_nothing(course: Course) -> None:
    course.do("timeline", at(4))
    slept(course, at(10 - 60), minutes(-60))
    assert course.whole(at(12 - 60)).elapsed == minutes(12)
    course.do("factors", at(20 - 60))
    assert course.stage(Stage.TIMELINE, at(25 - 60)).elapsed == minutes(16)
    assert course.stage(Stage.FACTORS, at(25 - 60)).elapsed == minutes(5)


def test_while_the_clocks_stand_still_there_is_nothing_to_leave_out(course: Course) -> None:
    course.do("pause", at(10))
    slept(course, at(50), minutes(40))
    course.do("resume", at(51))
    assert course.whole(at(52)).elapsed == minutes(11)


@pytest.mark.parametrize("detail", ["", "long", "1e9", "--4", "9" * 40, "²"])
def test_a_line_of_the_log_that_says_no_number_changes_no_clock(detail: str) -> None:
    course = Course()
    course.begin(TEN)
    odd = (
        LogLine(id="g", meeting="m", at=at(5), what=Event.GAP, detail=detail),
        LogLine(id="e", meeting="m", at=at(5), what=Event.EXTENDED, detail=f"open {detail}"),
    )
    course.review = replace(course.review, log=(*course.review.log, *odd))
    assert course.whole(at(8)).elapsed == minutes(8)
    assert allotted(course.review, course.meeting, USUAL) == USUAL


def test_no_time_ever_moves_a_meeting_to_its_next_stage(course: Course) -> None:
    before = course.review
    for later in (5, 59, 61, 600, 60 * 24):
        assert course.stage(Stage.OPEN, at(later)).left == minutes(5 - later)
        assert course.meeting.stage is Stage.OPEN
    assert course.review is before
