"""The 48-hour clock in words."""

from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.model.deadline import DeadlineState, clock

NOW = datetime(2026, 10, 8, 9, tzinfo=UTC)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


@pytest.mark.parametrize(
    ("since", "state", "text"),
    [
        (1, DeadlineState.ON_TIME, "47 h left"),
        (35, DeadlineState.ON_TIME, "13 h left"),
        (36, DeadlineState.DUE_SOON, "12 h left"),
        (42, DeadlineState.DUE_SOON, "6 h left"),
        (47.75, DeadlineState.DUE_SOON, "15 min left"),
        (48, DeadlineState.DUE_SOON, "0 min left"),
        (53, DeadlineState.LATE, "5 h late"),
        (48 + 72, DeadlineState.LATE, "3 d late"),
        (48 + 24 * 1500, DeadlineState.LATE, "1\u2009500 d late"),
        (-5, DeadlineState.ON_TIME, "48 h left"),
    ],
)
def test_the_time_since_the_end_counts(since: float, state: DeadlineState, text: str) -> None:
    deadline = clock(NOW - hours(since), None, None, NOW)
    assert (deadline.state, deadline.text) == (state, text)
    assert 0 <= deadline.share <= 1


@pytest.mark.parametrize(
    ("after", "state", "text"),
    [
        (42, DeadlineState.HELD, "held in 42 h"),
        (48, DeadlineState.HELD, "held in 48 h"),
        (-2, DeadlineState.HELD, "held in 0 min"),
        (50, DeadlineState.HELD_LATE, "held 2 h late"),
        (48 + 60, DeadlineState.HELD_LATE, "held 2 d late"),
    ],
)
def test_a_meeting_that_was_held_stops_the_clock(
    after: float, state: DeadlineState, text: str
) -> None:
    resolved = NOW - hours(1000)
    deadline = clock(resolved, None, resolved + hours(after), NOW)
    assert (deadline.state, deadline.text, deadline.share) == (state, text, 1.0)


def test_a_date_in_time_is_on_time_even_near_the_end() -> None:
    deadline = clock(NOW - hours(44), NOW + hours(3), None, NOW)
    assert (deadline.state, deadline.text) == (DeadlineState.ON_TIME, "meets in 3 h")


def test_a_date_behind_the_end_is_late_before_it_is_reached() -> None:
    deadline = clock(NOW - hours(10), NOW + hours(110), None, NOW)
    assert (deadline.state, deadline.text) == (DeadlineState.LATE, "set 3 d late")


def test_a_date_that_went_by_without_a_meeting_does_not_count() -> None:
    assert clock(NOW - hours(42), NOW - hours(1), None, NOW).text == "6 h left"


def test_without_an_end_there_is_no_clock() -> None:
    assert clock(None, NOW, None, NOW).state is DeadlineState.UNKNOWN
    assert clock(None, None, NOW, NOW).text == "held"
