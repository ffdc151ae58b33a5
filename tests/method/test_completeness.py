"""Which parts of a report are filled, as a count and a share."""

from dataclasses import replace

import pytest

from pmdesk.method.completeness import completeness, parts
from pmdesk.method.sections import report_sections
from pmdesk.model.review import Action, Entry, Factor, Lesson, Review, SignOff
from pmdesk.model.words import Stage
from tests.method.reviews import AT


def missing(review: Review) -> list[str]:
    return [part.key for part in completeness(review).missing]


def test_the_sample_is_complete(sample: Review) -> None:
    filled, of, left = completeness(sample)
    assert (filled, of, left) == (9, 9, ())
    assert completeness(sample).percent == 100


def test_an_empty_review_has_nothing_and_is_told_all_of_it_by_stage() -> None:
    found = completeness(Review(id="r"))
    assert (found.filled, found.of, found.percent) == (0, 9, 0)
    stages = [list(Stage).index(part.stage) for part in found.missing]
    assert stages == sorted(stages)
    assert all(part.name for part in found.missing)


@pytest.mark.parametrize(
    ("less", "part"),
    [
        ({"owner": "nobody"}, "owner"),
        ({"summary": " \n"}, "summary"),
        ({"factors": (Factor(id="f"),)}, "factors"),
        ({"lessons": (Lesson(id="l", text=" "),)}, "lessons"),
        ({"actions": (Action(id="a"),)}, "actions"),
        ({"sign_offs": (SignOff(id="s", reviewer="Ed"),)}, "sign-off"),
        ({"entries": (Entry(id="e", at=AT),)}, "milestones"),
    ],
)
def test_a_part_that_is_empty_is_missing_and_alone(
    sample: Review, less: dict[str, object], part: str
) -> None:
    review = replace(sample, **less)  # type: ignore[arg-type]
    assert missing(review) == [part]
    assert completeness(review).percent == 88


def test_one_field_of_the_impact_is_enough() -> None:
    assert "impact" in missing(Review(id="r"))
    assert "impact" not in missing(Review(id="r", impact_operations="Two nights"))


def test_what_the_report_hides_is_not_asked_for(sample: Review) -> None:
    hidden = replace(sample, lessons=(), entries=(), hidden_sections=("lessons", "timeline"))
    assert completeness(hidden)[:2] == (6, 6)


def test_each_section_is_one_of_the_report() -> None:
    keys = {section.key for section in report_sections()}
    assert {part.section for part in parts()} - {""} <= keys
