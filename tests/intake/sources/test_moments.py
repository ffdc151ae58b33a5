"""Times of other tools: every unit, every way to write an offset, and what is none."""

from datetime import UTC, datetime
from typing import Any

import pytest

from pmdesk.intake.sources.moments import is_never, moment
from pmdesk.model.words import Precision

AT = datetime(2026, 10, 6, 14, 5, 9, tzinfo=UTC)
SECONDS = int(AT.timestamp())


@pytest.mark.parametrize(
    "value",
    [
        SECONDS, float(SECONDS), str(SECONDS), f"{SECONDS}.000000", SECONDS * 10**3,
        str(SECONDS * 10**3), SECONDS * 10**6, SECONDS * 10**9, str(SECONDS * 10**9),
        "2026-10-06T14:05:09Z", "2026-10-06T14:05:09.000000000Z", "2026-10-06 14:05:09 UTC",
        "2026-10-06T16:05:09+0200", "2026-10-06T16:05:09+02:00", "2026-10-06T16:05:09+02",
        "2026-10-06T07:05:09.000-07:00", "2026-10-06T14:05:09", "2026-10-06T14:05:09,000Z",
    ],
)  # fmt: skip
def test_every_way_to_write_a_moment(value: Any) -> None:
    found = moment(value)
    assert found is not None
    assert (found.at, found.precision) == (AT, Precision.SECOND)
    assert found.written == str(value)


def test_fractions_of_all_lengths_are_kept_to_the_microsecond() -> None:
    for text in ("2026-10-06T14:05:09.432911368Z", f"{SECONDS}432911368"):
        found = moment(text)
        assert found is not None
        assert found.at == AT.replace(microsecond=432911)


def test_an_offset_is_the_zone_and_utc_is_none() -> None:
    zones = [moment(f"2026-10-06T14:05:09{end}") for end in ("+0530", "-07:00", "Z", "+00:00", "")]
    assert [found.zone for found in zones if found] == ["+05:30", "-07:00", "", "", ""]


def test_a_time_without_an_offset_is_in_the_zone_that_was_given() -> None:
    found = moment("2026-10-06T16:05:09", "Europe/Berlin")
    assert found is not None
    assert (found.at, found.zone, found.bare) == (AT, "Europe/Berlin", True)
    twice = moment("2026-10-25T02:30:00", "Europe/Berlin")
    never = moment("2026-03-29T02:30:00", "Europe/Berlin")
    assert twice is not None
    assert never is not None
    assert "happened twice" in twice.note
    assert "did not exist" in never.note


@pytest.mark.parametrize(
    "value",
    [
        None, True, False, 0, -1, 5, 99_999_999, 10**20, 10**40, 1e400, float("nan"), "", "now",
        "2026-13-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-10-06T25:00:00Z", "2026-10-06",
        "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "2026-10-06T14:05:09+99:99", [], {},
        "٢٠٢٦-10-06T14:05:09Z", "2026-10-06T14:05:09Z" + " " * 100,
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_moment(value: Any) -> None:
    assert moment(value) is None


def test_year_one_and_nothing_stand_for_never() -> None:
    assert is_never("0001-01-01T00:00:00Z")
    assert is_never(None)
    assert not is_never("2026-10-06T14:05:09Z")
