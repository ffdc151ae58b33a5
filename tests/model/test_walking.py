"""Where the walk stops, what is read in passing, and what a range tells of its end."""

from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.model.review import Entry
from pmdesk.model.times import entry_clock
from pmdesk.model.walking import shown_with, so_far, stop_after, stop_before, stops_left
from pmdesk.model.words import Milestone, Precision

NINE = datetime(2026, 10, 14, 9, tzinfo=UTC)


def entries(keys: str) -> list[Entry]:
    """One entry for each letter: * a star, M a milestone, . neither."""
    return [
        Entry(
            id=str(n),
            at=NINE + timedelta(minutes=n),
            star=key == "*",
            milestone=Milestone.DETECTED if key == "M" else Milestone.NONE,
        )
        for n, key in enumerate(keys)
    ]


def walked(keys: str) -> list[int]:
    """The places of all stops of a walk."""
    rows, stops, seen = entries(keys), list[int](), 0
    while seen < len(rows):
        stops.append(stop_after(rows, seen))
        seen = stops[-1] + 1
    return stops


@pytest.mark.parametrize(
    ("keys", "stops"),
    [
        ("..*..M...", [0, 2, 5, 8]),
        ("*.M", [0, 2]),
        ("....", [0, 1, 2, 3]),
        ("...*", [0, 3]),
        (".", [0]),
        ("", []),
    ],
)
def test_the_walk_stops_at_the_ends_and_at_key_moments(keys: str, stops: list[int]) -> None:
    assert walked(keys) == stops


def test_behind_the_end_there_is_no_stop() -> None:
    assert stop_after(entries("..*"), 3) == 3
    assert stop_after([], 0) == 0


def test_the_way_back_has_the_same_stops() -> None:
    rows, place, back = entries("..*..M..."), 8, list[int]()
    while place:
        place = stop_before(rows, place)
        back.append(place)
    assert back == [5, 2, 0]
    assert stop_before(entries("...."), 2) == 1
    assert stop_before(entries("*"), 0) == 0


@pytest.mark.parametrize(
    ("keys", "seen", "left"),
    [("..*..M...", 0, (2, True)), ("..*..M...", 6, (0, True)), ("....", 1, (3, False))],
)
def test_what_is_left_counts_key_moments(keys: str, seen: int, left: tuple[int, bool]) -> None:
    assert stops_left(entries(keys), seen) == left


@pytest.mark.parametrize(
    ("keys", "place", "first", "passed"),
    [
        ("*.....*", 6, 1, 5),  # everything since the last key moment
        ("*..*.*", 5, 2, 1),  # three at least
        ("........", 6, 3, 0),  # every entry a stop: none in passing
        ("*" + "." * 30 + "*", 31, 19, 30),  # twelve at most
        ("*", 0, 0, 0),
    ],
)
def test_what_is_read_with_a_moment(keys: str, place: int, first: int, passed: int) -> None:
    assert shown_with(entries(keys), place) == (first, passed)


def test_a_range_that_ends_later_is_only_begun() -> None:
    end = NINE + timedelta(minutes=20)
    row = Entry(id="a", at=NINE, until=end, precision=Precision.BETWEEN)
    assert entry_clock(so_far(row, end - timedelta(minutes=1)), "UTC") == "09:00–"
    assert so_far(row, end) is row
    assert so_far(row, None) is row
