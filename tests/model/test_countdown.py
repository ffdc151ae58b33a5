"""The figures of clocks: whole seconds, up while something is left, down once it is over."""

from datetime import timedelta

import pytest

from pmdesk.model.countdown import clock_figure, whole_seconds


@pytest.mark.parametrize(
    ("left", "seconds"),
    [(300, 300), (299.2, 300), (0.1, 1), (0, 0), (-0.9, 0), (-1, -1), (-1.9, -1), (-2, -2)],
)
def test_a_second_counts_until_it_has_passed(left: float, seconds: int) -> None:
    assert whole_seconds(timedelta(seconds=left)) == seconds


@pytest.mark.parametrize(
    ("seconds", "text"),
    [(0, "00:00"), (59, "00:59"), (640, "10:40"), (5999, "99:59"), (6000, "1:40:00")],
)
def test_hours_are_told_apart_where_minutes_would_be_many(seconds: int, text: str) -> None:
    assert clock_figure(seconds) == text
