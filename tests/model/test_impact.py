"""The ready impact sentence says what was given, and nothing else."""

from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.model.impact import compose, tells_numbers
from pmdesk.model.review import Entry, Review
from pmdesk.model.words import Milestone


def given(**facts: str) -> Review:
    return Review(id="r", **{f"impact_{name}": value for name, value in facts.items()})


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        ({}, ""),
        ({"extent": "Partial", "objectives": "Checkout 99.9 %"}, ""),
        ({"users": "2870"}, "2\u2009870 customers were affected."),
        (
            {"users": "2,870", "duration": "60 min"},
            "2\u2009870 customers were affected for 60 min.",
        ),
        ({"users": "1", "duration": "2:05"}, "1 customer was affected for 2 h 5 min."),
        ({"users": "12k", "duration": "0:30"}, "12k customers were affected for 30 min."),
        ({"users": "24 %"}, "24 % of customers were affected."),
        ({"users": "all shops in the EU."}, "All shops in the EU were affected."),
        ({"failed": "4312", "duration": "an hour"}, "4\u2009312 requests failed in an hour."),
        ({"failed": "1"}, "1 request failed."),
        ({"failed": "about 300 checkouts"}, "About 300 checkouts failed."),
        ({"failed": "300 checkouts timed out"}, "300 checkouts timed out."),
        ({"duration": "for 9 min"}, "Customers were affected for 9 min."),
        (
            {
                "users": "2870 customers",
                "failed": "4 312 checkouts",
                "duration": "60 min",
                "extent": "Partial, one in four",
                "objectives": "Checkout 99.9 %, October",
            },
            "2870 customers were affected for 60 min (partial, one in four); 4 312 checkouts "
            "failed. Objective missed: Checkout 99.9 %, October.",
        ),
        ({"users": "12", "extent": "EU only"}, "12 customers were affected (EU only)."),
    ],
)
def test_the_sentence_is_composed_from_what_is_given(facts: dict[str, str], sentence: str) -> None:
    assert compose(given(**facts)) == sentence


def test_the_timeline_gives_the_duration_that_nobody_typed() -> None:
    start = datetime(2026, 10, 6, 12, tzinfo=UTC)
    entries = (
        Entry(id="a", at=start, milestone=Milestone.IMPACT_STARTED),
        Entry(id="b", at=start + timedelta(minutes=47), milestone=Milestone.MITIGATED),
    )
    review = Review(id="r", impact_users="12", entries=entries)
    assert compose(review) == "12 customers were affected for 47 min."
    assert compose(Review(id="r", entries=entries)) == ""


def test_a_very_long_number_is_left_as_it_is() -> None:
    assert compose(given(users="9" * 20_000)).startswith("9" * 20_000)


def test_a_sentence_tells_the_numbers_or_it_does_not() -> None:
    facts = {"users": "2870", "failed": "4 312 checkouts", "duration": "60 min"}
    sentence = "2\u2009870 customers could not pay for 60 minutes; 4,312 checkouts failed."
    assert tells_numbers(given(**facts, sentence=sentence))
    assert not tells_numbers(given(**{**facts, "users": "2871"}, sentence=sentence))
    assert not tells_numbers(given(**facts))
