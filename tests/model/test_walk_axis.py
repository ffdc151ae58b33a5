"""The axis of the walk ends at now and tells nothing of what is still to come."""

from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.model.audience import AXIS_WIDTH, Axis
from pmdesk.model.review import Entry, Review
from pmdesk.model.walk_axis import END, walk_axis
from pmdesk.model.words import Milestone

NINE = datetime(2026, 10, 14, 9, tzinfo=UTC)


def measure(text: str, bold: bool) -> float:
    return 13.0 * len(text)


def entries(*minutes: float) -> list[Entry]:
    return [Entry(id=str(at), at=NINE + timedelta(minutes=at)) for at in minutes]


def axis_of(rows: list[Entry]) -> Axis:
    axis = walk_axis(rows, "UTC", measure, lambda milestone: str(milestone))
    assert axis is not None
    return axis


def test_there_is_no_axis_before_the_first_step() -> None:
    assert walk_axis([], "UTC", measure, str) is None


@pytest.mark.parametrize("steps", range(1, 35))
def test_each_step_of_the_sample_ends_at_now(sample: Review, steps: int) -> None:
    walked = list(sample.entries[:steps])
    axis = axis_of(walked)
    xs = [item.x for item in axis.items]
    assert max(xs) == pytest.approx(END)
    assert max(end for _, end in axis.lines) == pytest.approx(END)
    assert all(tick.x <= END + 0.01 for tick in axis.ticks)
    assert min(xs) >= 0
    assert max(xs) <= AXIS_WIDTH
    assert xs == sorted(xs)


def test_what_comes_later_changes_nothing() -> None:
    soon = axis_of(entries(0, 10, 25))
    assert axis_of(entries(0, 10, 25, 26, 2000)[:3]) == soon


def test_a_long_pause_is_a_break() -> None:
    axis = axis_of(entries(0, 6000, 6005, 6009, 6012))
    assert len(axis.lines) == 2
    assert axis.breaks == (axis.lines[0][1],)
    first, second = axis.items[:2]
    assert first.x < axis.breaks[0] < second.x


def test_one_late_moment_does_not_press_the_incident_together() -> None:
    """A mail on the day after stands beside the incident, which keeps most of the width."""
    axis = axis_of(entries(0, 4, 9, 15, 22, 30, 41, 1500))
    during = [item.x for item in axis.items[:-1]]
    assert during[-1] - during[0] > 0.7 * AXIS_WIDTH


def test_a_new_stretch_takes_over_when_it_has_grown() -> None:
    before = [-20000 + at for at in (0, 60, 120, 180, 240)]
    two, three = axis_of(entries(*before, 0, 5)), axis_of(entries(*before, 0, 5, 9))
    assert two.items[6].x - two.items[5].x < 200
    assert three.items[7].x - three.items[5].x > 0.6 * AXIS_WIDTH


def test_a_single_moment_stands_at_the_right() -> None:
    axis = axis_of(entries(0))
    assert [item.x for item in axis.items] == [pytest.approx(END)]


def test_milestones_carry_their_words() -> None:
    row = Entry(id="1", at=NINE, milestone=Milestone.DETECTED)
    assert axis_of([row]).items[0].label == "detected"
