"""The timeline strip: nothing overlaps, nothing leaves it, long pauses are cut out."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmdesk.model.review import Entry
from pmdesk.model.strip import hatched, layout
from pmdesk.model.strip_line import room_line
from pmdesk.model.strip_shapes import Box, Label, Strip
from pmdesk.model.words import Kind, Milestone, Precision

START = datetime(2026, 10, 6, 11, 58, tzinfo=UTC)
WORDS = {
    Milestone.IMPACT_STARTED: "Impact started",
    Milestone.DETECTED: "Detected",
    Milestone.ENGAGED: "Responders engaged",
    Milestone.UNDERSTOOD: "Cause understood",
    Milestone.MITIGATED: "Mitigated",
    Milestone.RESOLVED: "Resolved",
}


def measure(text: str, bold: bool) -> float:
    return len(text) * (6.5 if bold else 6.0)


def strip_of(entries: Sequence[Entry], width: float = 700, height: float = 132) -> Strip:
    ordered = sorted(entries, key=lambda entry: entry.at)
    return layout(ordered, "Europe/Berlin", width, height, measure, WORDS.__getitem__)


def entry(minutes: float, milestone: Milestone = Milestone.NONE, **more: object) -> Entry:
    values = {"kind": Kind.ACTION, **more}
    at = START + timedelta(minutes=minutes)
    return Entry(id=f"{milestone}{minutes}", at=at, milestone=milestone, **values)  # type: ignore[arg-type]


INCIDENT = (
    entry(-53, kind=Kind.CHANGE),
    entry(0, Milestone.IMPACT_STARTED, kind=Kind.SIGNAL),
    entry(9, Milestone.DETECTED, kind=Kind.SIGNAL),
    entry(11, Milestone.ENGAGED),
    entry(16),
    entry(23, kind=Kind.DECISION),
    entry(40, kind=Kind.COMMUNICATION),
    entry(60, Milestone.MITIGATED, kind=Kind.SIGNAL),
    entry(103, Milestone.RESOLVED),
)


def labels(strip: Strip) -> list[Label]:
    found = [pennant.label for pennant in strip.pennants]
    found += [tick.label for tick in strip.ticks] + [bracket.label for bracket in strip.brackets]
    return [label for label in found if label] + [*strip.side_labels, *strip.lane_labels]


def check_labels(strip: Strip) -> None:
    for label in labels(strip):
        assert label.left >= -0.01
        assert label.left + label.width <= strip.width + 0.01
    for one, other in combinations(labels(strip), 2):
        apart_in_x = one.left + one.width <= other.left or other.left + other.width <= one.left
        assert apart_in_x or abs(one.y - other.y) >= 11, (one, other)
    stems = [pennant.stem for pennant in strip.pennants]
    for pennant in strip.pennants:
        if pennant.label is not None:
            for stem in stems:
                covers = pennant.label.left < stem.x1 < pennant.label.left + pennant.label.width
                assert not covers or stem.y1 > pennant.label.y, (pennant.label, stem)


def test_people_stand_above_the_system_in_the_order_of_time() -> None:
    items = strip_of(INCIDENT).items
    assert [item.x for item in items] == sorted(item.x for item in items)
    heights = {item.kind: item.y for item in items}
    people = {heights[kind] for kind in (Kind.ACTION, Kind.DECISION, Kind.COMMUNICATION)}
    system = {heights[kind] for kind in (Kind.SIGNAL, Kind.CHANGE)}
    assert len(people) == len(system) == 1
    assert people.pop() < system.pop()


def test_every_label_of_an_incident_is_shown_with_its_time() -> None:
    strip = strip_of(INCIDENT)
    check_labels(strip)
    shown = [(p.label.bold, p.label.plain) for p in strip.pennants if p.label]
    assert shown[0] == ("Impact started", " 13:58")
    assert len(shown) == 5
    assert all(clock for _, clock in shown)


def test_a_narrow_strip_drops_times_before_words() -> None:
    strip = strip_of(INCIDENT, width=440)
    check_labels(strip)
    shown = [p.label for p in strip.pennants if p.label]
    assert any(not label.plain for label in shown)
    assert [label.bold for label in shown] == [WORDS[p.milestone] for p in strip.pennants]
    assert len(strip.pennants) == 5


def test_weeks_before_the_incident_are_cut_out() -> None:
    early = (entry(-60 * 24 * 4, kind=Kind.CHANGE), *INCIDENT)
    strip = strip_of(early)
    assert len(strip.slashes) == 2
    assert len(strip.axis) == 2
    assert [label.plain for label in strip.side_labels] == ["Fri 2 Oct"]
    incident = strip.axis[1]
    assert incident.x2 - incident.x1 > 450
    check_labels(strip)


def test_many_days_before_the_incident_become_one_piece() -> None:
    before = tuple(entry(-60 * 24 * day) for day in (40, 21, 14, 6, 2))
    strip = strip_of((*before, *INCIDENT))
    assert len(strip.axis) == 2
    assert [label.plain for label in strip.side_labels] == ["27 Aug – 4 Oct"]


def test_even_distances_stay_one_axis() -> None:
    strip = strip_of([entry(60 * 24 * 70 * n) for n in range(16)])
    assert len(strip.axis) == 1
    assert any(tick.label and "2027" in tick.label.plain for tick in strip.ticks)


def test_a_gap_has_a_bracket_with_its_length_between_its_entries() -> None:
    strip = strip_of(INCIDENT)
    assert [b.label.bold for b in strip.brackets if b.label] == ["17 min", "20 min"]
    bracket, items = strip.brackets[0], strip.items
    assert items[5].x < bracket.line.x1 < bracket.line.x2 < items[6].x


def test_the_impact_is_a_band_from_its_start_to_the_mitigation() -> None:
    strip = strip_of(INCIDENT)
    assert strip.band is not None
    box = strip.band.box
    assert box.x == pytest.approx(strip.items[1].x)
    assert box.x + box.width == pytest.approx(strip.items[7].x)
    for line in strip.band.hatch:
        assert box.x - 0.01 <= line.x1 < line.x2 <= box.x + box.width + 0.01
        assert box.y - 0.01 <= line.y2 < line.y1 <= box.y + box.height + 0.01


def test_without_an_end_there_is_no_band() -> None:
    assert strip_of(INCIDENT[:5]).band is None
    assert strip_of(INCIDENT[:8]).band is not None


def test_neighbouring_hatchings_meet() -> None:
    left, right = hatched(Box(0, 0, 50, 30)), hatched(Box(50, 0, 50, 30))
    ends = {round(line.y2, 6) for line in left if line.x2 == 50}
    begins = {round(line.y1, 6) for line in right if line.x1 == 50}
    assert ends - {0.0} <= begins | {30.0}


def test_hit_boxes_are_big_enough_to_click() -> None:
    strip = strip_of(INCIDENT)
    boxes = [item.hit for item in strip.items] + [pennant.hit for pennant in strip.pennants]
    assert {(box.width, box.height) for box in boxes} == {(24.0, 24.0)}


def test_an_entry_between_two_times_reaches_from_one_to_the_other() -> None:
    between = entry(16, precision=Precision.BETWEEN, until=START + timedelta(minutes=23))
    strip = strip_of((*INCIDENT[:4], between, *INCIDENT[5:]))
    assert strip.items[4].until == pytest.approx(strip.items[5].x)


def test_nothing_to_show_is_an_empty_axis() -> None:
    strip = strip_of(())
    assert (len(strip.axis), strip.ticks, strip.items) == (1, (), ())


def test_three_hundred_entries_are_laid_out_at_every_size() -> None:
    entries = [entry(n * 1.1, list(Milestone)[n % 7]) for n in range(300)]
    for width in (200, 420, 700, 1400):
        strip = strip_of(entries, width=width)
        check_labels(strip)
        assert len(strip.items) == 300


def test_all_at_once() -> None:
    strip = strip_of([entry(0, milestone) for milestone in Milestone])
    check_labels(strip)
    assert len({item.x for item in strip.items}) == 1
    assert sum(1 for pennant in strip.pennants if pennant.label) >= 4


def test_a_strip_of_what_is_known_is_as_if_there_were_no_more() -> None:
    ordered = sorted(INCIDENT, key=lambda entry: entry.at)
    known = layout(
        ordered, "Europe/Berlin", 700, 132, measure, WORDS.__getitem__, known=len(ordered) - 2
    )
    alone = strip_of(ordered[:-2])
    assert (known.items, known.axis, known.ticks) == (alone.items, alone.axis, alone.ticks)
    assert known.pennants == alone.pennants


def test_an_impact_whose_end_is_not_known_yet_reaches_to_the_end_of_the_strip() -> None:
    known = layout(INCIDENT, "Europe/Berlin", 700, 132, measure, WORDS.__getitem__, known=6)
    assert known.band is not None
    assert known.band.box.x + known.band.box.width == pytest.approx(known.axis[-1].x2)
    before = layout(INCIDENT, "Europe/Berlin", 700, 132, measure, WORDS.__getitem__, known=1)
    assert before.band is None


def test_a_gap_is_drawn_once_both_its_ends_are_known() -> None:
    counts = [
        len(layout(INCIDENT, "UTC", 700, 132, measure, WORDS.__getitem__, known=known).brackets)
        for known in (6, 7, 8)
    ]
    assert counts == [0, 1, 2]


@pytest.mark.parametrize("reached", range(len(INCIDENT) + 1))
def test_the_room_line_stands_between_what_is_reached_and_what_comes(reached: int) -> None:
    strip = strip_of(INCIDENT)
    line = room_line(strip, reached)
    assert all(item.x <= line.x1 for item in strip.items[:reached])
    assert all(item.x >= line.x1 for item in strip.items[reached:])
    assert strip.axis[0].x1 <= line.x1 <= strip.axis[-1].x2
    assert 0 <= line.y1 < line.y2 <= strip.height


def test_a_strip_without_entries_has_its_line_where_it_begins() -> None:
    strip = strip_of(())
    assert room_line(strip, 0).x1 == strip.axis[0].x1


def test_days_before_the_incident_do_not_press_it_together() -> None:
    """Pauses that grow little by little are not long beside each other, but beside the incident."""
    hours = (-90, -56, -45, -33, -26, -1.5)
    before = tuple(entry(60 * hour) for hour in hours)
    during = tuple(entry(7 * n) for n in range(1, 57))
    after = (entry(60 * 13.5), entry(60 * 15), entry(60 * 17))
    ends = (entry(0, Milestone.IMPACT_STARTED), entry(60 * 6.8, Milestone.RESOLVED))
    strip = strip_of((*before, *ends, *during, *after))
    check_labels(strip)
    stems = [pennant.stem.x1 for pennant in strip.pennants]
    assert stems[1] - stems[0] > 0.4 * strip.width


SPANS = st.sampled_from([40.0, 3600.0, 7200.0, 86_400.0, 40 * 86_400.0, 3 * 365 * 86_400.0])


@settings(max_examples=150, deadline=None)
@given(
    span=SPANS,
    places=st.lists(st.floats(0, 1), max_size=14),
    milestones=st.lists(st.sampled_from(list(Milestone)), min_size=14, max_size=14),
    day_known=st.booleans(),
    width=st.integers(120, 1600),
)
def test_labels_never_overlap_and_never_leave(
    span: float, places: list[float], milestones: list[Milestone], day_known: bool, width: int
) -> None:
    first = START if day_known else datetime(2000, 1, 1, 13, tzinfo=UTC)
    entries = [
        Entry(
            id=str(n),
            at=first + timedelta(seconds=round(place * span)),
            kind=list(Kind)[n % 5],
            milestone=milestone,
            day_known=day_known,
            precision=list(Precision)[n % 5],
        )
        for n, (place, milestone) in enumerate(zip(places, milestones, strict=False))
    ]
    strip = strip_of(entries, width=width)
    check_labels(strip)
    assert len(strip.items) == len(entries)
    assert all(0 <= item.x <= max(width, 140) for item in strip.items)


def test_a_start_that_stands_alone_does_not_press_the_days_after_it_together() -> None:
    begin = Entry(id="b", at=START, milestone=Milestone.IMPACT_STARTED)
    later = [
        Entry(id=str(n), at=START + timedelta(hours=31 + 3 * n), milestone=Milestone.NONE)
        for n in range(9)
    ]
    strip = strip_of([begin, *later])
    places = [item.x for item in strip.items]
    assert strip.slashes
    assert places[-1] - places[1] > 0.6 * strip.width
