"""What the check says of parts that are empty or missing."""

from dataclasses import replace

from pmdesk.method.check import check
from pmdesk.model.review import Action, Review, Seat
from pmdesk.model.words import Decision, Kind, Milestone
from tests.method.reviews import FULL, rules


def test_a_review_with_all_its_parts_has_no_findings() -> None:
    assert rules(FULL) == []


def test_an_empty_review_is_told_what_to_begin_with() -> None:
    assert rules(Review(id="r")) == [
        "owner-missing",
        "summary-empty",
        "impact-no-number",
        "timeline-empty",
        *["bias-not-asked"] * 4,
        "factors-none",
        "lessons-none",
        "actions-none",
    ]


def test_all_of_it_is_advice_with_a_way_on() -> None:
    findings = check(Review(id="r"))
    assert all(finding.advice and finding.kind == "structure" for finding in findings)
    assert all(finding.message and finding.suggestion for finding in findings)


def test_a_timeline_needs_signals_and_people() -> None:
    signals = tuple(replace(entry, kind=Kind.SIGNAL) for entry in FULL.entries)
    people = tuple(replace(entry, kind=Kind.DECISION) for entry in FULL.entries)
    assert rules(replace(FULL, entries=signals)) == ["timeline-no-action"]
    assert rules(replace(FULL, entries=people)) == ["timeline-no-signal"]


def test_a_timeline_needs_its_first_signal_and_its_end() -> None:
    unmarked = tuple(replace(entry, milestone=Milestone.NONE) for entry in FULL.entries)
    assert rules(replace(FULL, entries=unmarked)) == [
        "timeline-no-detection",
        "timeline-no-resolution",
    ]


def test_one_factor_asks_for_more_and_each_empty_category_asks() -> None:
    review = replace(FULL, factors=FULL.factors[:1])
    assert rules(review) == ["factors-few", *["category-empty"] * 3]
    assert check(review)[1].message == "Process: anything here?"


def test_an_action_is_told_what_it_lacks_at_its_fields() -> None:
    bare = Action(id="b", text="Improve things")
    findings = check(replace(FULL, actions=(*FULL.actions, bare)))
    assert [(finding.row, finding.field) for finding in findings] == [
        ("b", "owner"),
        ("b", "due"),
        ("b", "done_when"),
        ("b", "ticket"),
        ("b", "text"),
    ]


def test_somebody_is_no_owner() -> None:
    review = replace(FULL, seats=(Seat(id="s", name="Someone"),))
    assert "action-no-owner" in rules(review)


def test_what_was_declined_needs_neither_owner_nor_date() -> None:
    declined = Action(id="b", text="Rewrite it all", decision=Decision.DECLINED)
    assert rules(replace(FULL, actions=(*FULL.actions, declined))) == []


def test_an_impact_without_a_number_is_questioned() -> None:
    assert rules(replace(FULL, impact_users="some users")) == [
        "impact-no-number",
        "impact-vague",
    ]
    assert rules(replace(FULL, impact_users="", impact_duration="60 min")) == []
