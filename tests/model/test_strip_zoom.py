"""The strip closer: a place stays where it is, nothing leaves what there is, and the way back."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.model.review import Entry
from pmdesk.model.strip import layout
from pmdesk.model.strip_shapes import Strip
from pmdesk.model.strip_zoom import SHORTEST, Window, moved, showing, windowed, zoomed
from pmdesk.model.words import Kind, Milestone

NINE = datetime(2026, 10, 6, 9, tzinfo=UTC)
MARKS = {0: Milestone.IMPACT_STARTED, 8: Milestone.RESOLVED}
ENTRIES = tuple(
    Entry(
        id=str(n),
        at=NINE + timedelta(minutes=7 * n),
        kind=list(Kind)[n % 5],
        milestone=MARKS.get(n, Milestone.NONE),
    )
    for n in range(12)
)
WHOLE = Window(ENTRIES[0].at.timestamp(), ENTRIES[-1].at.timestamp())


def strip_of(window: Window | None, *, known: int | None = None) -> Strip:
    def measure(text: str, bold: bool) -> float:
        return 6.0 * len(text)

    return layout(ENTRIES, "UTC", 700, 132, measure, str, known=known, window=window)


def test_only_what_is_inside_is_shown_and_milestones_and_impact_are_cut_at_the_edges() -> None:
    window = Window(WHOLE.begin + 600, WHOLE.begin + 3000)
    strip = strip_of(window)
    assert [item.entry for item in strip.items] == ["2", "3", "4", "5", "6", "7"]
    assert strip.pennants == ()
    band, axis = strip.band, strip.axis[0]
    assert band is not None
    assert (band.box.x, band.box.x + band.box.width) == (axis.x1, axis.x2)
    assert strip.slashes == ()


def test_an_impact_outside_is_no_line_at_the_edge() -> None:
    late = Window(WHOLE.begin + 3600, WHOLE.end)
    assert strip_of(late).band is None


def test_what_is_not_known_is_not_shown_closer_either() -> None:
    window = Window(WHOLE.begin + 600, WHOLE.end)
    assert [item.entry for item in strip_of(window, known=5).items] == ["2", "3", "4"]


@given(
    x=st.floats(64, 690),
    begin=st.floats(0, 3000),
    length=st.floats(200, 1500),
    steps=st.integers(1, 4),
)
def test_the_time_under_the_pointer_stays_there(
    x: float, begin: float, length: float, steps: int
) -> None:
    scale = windowed(Window(WHOLE.begin + begin, WHOLE.begin + begin + length), 64, 690)
    at = scale.piece(x).at(x)
    made = zoomed(scale, x, 1.5**steps, WHOLE)
    assert made is not None
    assert made.length >= SHORTEST
    inside = WHOLE.begin < made.begin and made.end < WHOLE.end
    if inside and made.length > SHORTEST:
        assert windowed(made, 64, 690).piece(x).at(x) == pytest.approx(at, abs=made.length * 0.06)


def test_far_enough_out_it_is_whole_again() -> None:
    window = Window(WHOLE.begin + 600, WHOLE.begin + 3000)
    scale = windowed(window, 64, 690)
    assert zoomed(scale, 300, 1 / 1.5, WHOLE) is not None
    assert zoomed(scale, 300, 1 / 1.5**3, WHOLE) is None


@given(share=st.floats(-50, 50), begin=st.floats(0, 4000), length=st.floats(60, 620))
def test_it_never_leaves_what_there_is(share: float, begin: float, length: float) -> None:
    window = Window(WHOLE.begin + begin, WHOLE.begin + begin + length)
    for made in (moved(window, share, WHOLE), showing(window, WHOLE.begin + begin * 3, WHOLE)):
        assert made.begin >= WHOLE.begin - 0.001
        assert made.end <= WHOLE.end + 0.001 or made.length <= SHORTEST


def test_beside_a_break_the_piece_under_the_pointer_is_shown_closer() -> None:
    early = replace(ENTRIES[0], id="e", at=NINE - timedelta(days=4), milestone=Milestone.NONE)

    def measure(text: str, bold: bool) -> float:
        return 6.0 * len(text)

    strip = layout((early, *ENTRIES), "UTC", 700, 132, measure, str)
    assert strip.slashes
    assert strip.scale is not None
    whole = Window(early.at.timestamp(), WHOLE.end)
    for x in (strip.items[1].x, strip.items[6].x, strip.items[-1].x):
        made = zoomed(strip.scale, x, 1.5, whole)
        assert made is not None
        assert WHOLE.begin <= made.begin < made.end <= WHOLE.end
