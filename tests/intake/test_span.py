"""Bounds as people type them, and what lies between two of them."""

from datetime import date, timedelta

import pytest

from pmdesk.intake.read import read
from pmdesk.intake.span import Bound, bound_of, within

NEAR = date(2026, 10, 8)
LINES = b"""2026-10-06
13:58 Alert
14:05:30 Pager
2026-10-07
09:10 Rollback
14:05 Resolved
"""


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("", Bound()),
        ("20", Bound(line=20)),
        ("Line 20", Bound(line=20)),
        ("14:05", Bound(clock=timedelta(hours=14, minutes=5))),
        ("2:05 pm", Bound(clock=timedelta(hours=14, minutes=5))),
        ("6 Oct", Bound(day=date(2026, 10, 6))),
        ("2026-10-06 14:05:30", Bound(None, date(2026, 10, 6), timedelta(seconds=50730), True)),
        ("6 Oct 2025, 14:05", Bound(None, date(2025, 10, 6), timedelta(hours=14, minutes=5))),
        ("after lunch", None),
        ("14:05 or so", None),
        ("30 Feb", None),
        ("14:05 15:05", None),
        ("1 2", None),
    ],
)
def test_bounds_as_they_are_typed(text: str, bound: Bound | None) -> None:
    assert bound_of(text, NEAR) == bound


@pytest.mark.parametrize(
    ("first", "last", "places"),
    [
        ("", "", [0, 1, 2, 3]),
        ("14:00", "", [1, 2, 3]),
        ("", "14:05", [0, 1, 2, 3]),
        ("", "14:04", [0, 1, 2]),
        ("6 Oct", "6 Oct", [0, 1]),
        ("", "6 Oct 14:05", [0, 1]),
        ("", "6 Oct 14:05:29", [0]),
        ("7 Oct", "", [2, 3]),
        ("line 3", "line 5", [1, 2]),
        ("3", "7 Oct 10:00", [1, 2]),
        ("8 Oct", "", []),
    ],
)
def test_what_lies_between_two_bounds(first: str, last: str, places: list[int]) -> None:
    entries = read(LINES, zone="Europe/Berlin").entries
    bounds = [bound_of(text, NEAR) or Bound() for text in (first, last)]
    assert sorted(within(entries, *bounds)) == places
    assert within((), *bounds) == frozenset()


def test_the_order_of_digits_can_be_settled() -> None:
    line = b"03/04/2026 14:05 Alert"
    assert any("it could be" in warning for warning in read(line).entries[0].warnings)
    for month_first, day in ((True, date(2026, 3, 4)), (False, date(2026, 4, 3))):
        entry = read(line, month_first=month_first, zone="UTC").entries[0]
        assert (entry.at.date(), entry.warnings) == (day, ())
