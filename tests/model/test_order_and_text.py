"""Positions between neighbours, and texts at the border."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model.errors import Refused
from pmdesk.model.order import STEP, placed
from pmdesk.model.text import LINE_CAP, clean_line, clean_text


@given(st.lists(st.integers(0, 60), min_size=1, max_size=60))
def test_rows_put_anywhere_stay_in_that_order(places: list[int]) -> None:
    positions: list[int] = []
    names: list[int] = []
    for name, place in enumerate(places):
        index = min(place, len(names))
        free, renumbered = placed(positions, index)
        names.insert(index, name)
        positions = (
            list(renumbered) if free is None else [*positions[:index], free, *positions[index:]]
        )
        assert positions == sorted(set(positions))
    assert len(names) == len(positions)


def test_equal_positions_are_renumbered() -> None:
    free, renumbered = placed([7, 7], 1)
    assert free is None
    assert renumbered == (STEP, 2 * STEP, 3 * STEP)


@given(st.text())
def test_cleaned_text_is_stable_and_can_be_stored(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert cleaned.encode().decode() == cleaned
    assert "\x00" not in cleaned
    assert unicodedata.is_normalized("NFC", cleaned)


@given(st.text())
def test_a_line_stays_one_line(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1 or not any(
        mark in clean_line(text) for mark in "\n\r\u2028\u2029\x85"
    )
    assert not any(mark in clean_line(text) for mark in "\u202e\u2066")


def test_a_line_over_the_cap_says_so() -> None:
    with pytest.raises(Refused, match="20,001 characters"):
        clean_line("x" * (LINE_CAP + 1))
