"""Durations that a report shows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.model import measures
from pmdesk.model.review import Entry, Review
from pmdesk.model.words import Milestone, Precision

START = datetime(2026, 10, 6, 11, 58, tzinfo=UTC)


def marked(milestone: Milestone, minutes: int, **more: object) -> Entry:
    at = START + timedelta(minutes=minutes)
    return Entry(id=f"{milestone}{minutes}", at=at, milestone=milestone, **more)  # type: ignore[arg-type]


WHOLE = Review(
    id="r",
    entries=(
        marked(Milestone.IMPACT_STARTED, 0),
        marked(Milestone.DETECTED, 9),
        marked(Milestone.ENGAGED, 11),
        marked(Milestone.UNDERSTOOD, 40),
        marked(Milestone.MITIGATED, 60),
        marked(Milestone.RESOLVED, 103),
    ),
)


def minutes(span: timedelta | None) -> float | None:
    return None if span is None else span.total_seconds() / 60


def test_each_duration_runs_between_its_two_milestones() -> None:
    assert minutes(measures.impact(WHOLE)) == 60
    assert minutes(measures.detection(WHOLE)) == 9
    assert minutes(measures.response(WHOLE)) == 2
    assert minutes(measures.diagnosis(WHOLE)) == 29
    assert minutes(measures.mitigation(WHOLE)) == 51
    assert minutes(measures.resolution(WHOLE)) == 103


def test_impact_ends_with_the_resolution_where_no_mitigation_is_marked() -> None:
    entries = tuple(e for e in WHOLE.entries if e.milestone is not Milestone.MITIGATED)
    assert minutes(measures.impact(replace(WHOLE, entries=entries))) == 103


def test_the_header_stands_in_for_missing_milestones() -> None:
    review = Review(id="r", started=START, resolved=START + timedelta(minutes=70))
    assert minutes(measures.impact(review)) == 70
    assert measures.detection(review) is None


def test_a_milestone_known_to_the_day_gives_no_duration() -> None:
    entries = (marked(Milestone.IMPACT_STARTED, 0, precision=Precision.DAY), *WHOLE.entries[1:])
    assert measures.detection(replace(WHOLE, entries=entries)) is None


def test_milestones_in_the_wrong_order_give_no_duration() -> None:
    entries = (marked(Milestone.DETECTED, -5), marked(Milestone.IMPACT_STARTED, 0))
    assert measures.detection(Review(id="r", entries=entries)) is None


def test_times_of_an_unknown_day_are_compared_with_each_other_only() -> None:
    unknown = tuple(replace(entry, day_known=False) for entry in WHOLE.entries)
    assert minutes(measures.impact(replace(WHOLE, entries=unknown))) == 60
    mixed = (*unknown[:4], *WHOLE.entries[4:])
    assert measures.impact(replace(WHOLE, entries=mixed)) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("60 min", 60),
        ("1 h 5 min", 65),
        ("1 hour and 5 minutes", 65),
        ("1.5 hours", 90),
        ("1,5 h", 90),
        ("1:05", 65),
        ("2 d", 2880),
        ("30s", 0.5),
        ("about an hour", None),
        ("60", None),
        ("", None),
        ("5 min or so", None),
        ("9" * 400 + " min", None),
    ],
)
def test_a_typed_duration_is_read_as_people_write_it(text: str, expected: float | None) -> None:
    assert minutes(measures.typed_duration(text)) == expected


@pytest.mark.parametrize(
    ("typed", "beside"),
    [
        ("60 min", None),
        ("1 h", None),
        ("1:00", None),
        ("45 min", 60),
        ("about an hour", 60),
        ("", None),
    ],
)
def test_the_computed_duration_stands_beside_a_differing_typed_one(
    typed: str, beside: int | None
) -> None:
    assert minutes(measures.duration_beside(replace(WHOLE, impact_duration=typed))) == beside
