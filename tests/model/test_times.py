"""Times as people read them."""

from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.model.review import Entry
from pmdesk.model.times import clock_text, entry_clock, local, zone_label
from pmdesk.model.words import Precision

AT = datetime(2026, 10, 6, 14, 5, 7, tzinfo=UTC)


@pytest.mark.parametrize(
    ("precision", "seconds", "said"),
    [
        (Precision.MINUTE, 0, "14:05"),
        (Precision.SECOND, 0, "14:05:07"),
        (Precision.ABOUT, 0, "~14:05"),
        (Precision.DAY, 0, "all day"),
        (Precision.BETWEEN, 900, "14:05–14:20"),
        (Precision.BETWEEN, 3, "14:05:07–14:05:10"),
        (Precision.BETWEEN, 0, "14:05–14:05"),
    ],
)
def test_a_time_is_said_as_exactly_as_it_is_known(
    precision: Precision, seconds: int, said: str
) -> None:
    entry = Entry(id="e", at=AT, until=AT + timedelta(seconds=seconds), precision=precision)
    assert entry_clock(entry, "UTC") == said


def test_a_zone_that_this_computer_lacks_is_shown_as_utc_and_said_to_be() -> None:
    assert (clock_text(AT, "Mars/Olympus"), zone_label("Mars/Olympus", AT)) == ("14:05", "UTC")


def test_the_ends_of_the_calendar_are_shown_in_utc() -> None:
    first, last = datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, 59, tzinfo=UTC)
    assert local(first, "America/New_York") == first
    assert local(last, "Europe/Berlin") == last
