"""What the check says of parts that are empty or missing."""

from dataclasses import replace
from datetime import UTC, date, datetime

from pmdesk.method.biases import asked_biases
from pmdesk.method.check import check
from pmdesk.model.review import Action, BiasMark, Entry, Factor, Lesson, Review, Seat
from pmdesk.model.words import Decision, Kind, Mark, Milestone

AT = datetime(2026, 10, 6, 14, 5, tzinfo=UTC)
ACTION = Action(
    id="a",
    text="Cap retries",
    owner="s",
    due=date(2026, 11, 1),
    done_when="The test passes",
    ticket="OPS-1",
)
FULL = Review(
    id="r",
    owner="s",
    summary="Checkout was slow for an hour.",
    impact_users="2870 users",
    seats=(Seat(id="s", name="Ada", alias="the lead"),),
    entries=(
        Entry(
            id="1", at=AT, kind=Kind.SIGNAL, milestone=Milestone.DETECTED, source="pager", star=True
        ),
        Entry(id="2", at=AT, kind=Kind.ACTION, milestone=Milestone.RESOLVED, source="chat"),
    ),
    biases=tuple(
        BiasMark(id=bias.key, bias=bias.key, mark=Mark.NOT_SEEN) for bias in asked_biases()
    ),
    factors=(
        Factor(id="f1", category="technical"),
        Factor(id="f2", category="process"),
        Factor(id="f3", category="organizational"),
        Factor(id="f4", category="environmental"),
    ),
    lessons=(Lesson(id="l", text="The runbook helped"),),
    actions=(ACTION,),
)


def rules(review: Review) -> list[str]:
    return [finding.rule for finding in check(review)]


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
    findings = check(replace(FULL, actions=(ACTION, bare)))
    assert [(finding.row, finding.field) for finding in findings] == [
        ("b", "owner"),
        ("b", "due"),
        ("b", "done_when"),
        ("b", "ticket"),
    ]


def test_somebody_is_no_owner() -> None:
    review = replace(FULL, seats=(Seat(id="s", name="Someone"),))
    assert "action-no-owner" in rules(review)


def test_what_was_declined_needs_neither_owner_nor_date() -> None:
    declined = Action(id="b", text="Rewrite it all", decision=Decision.DECLINED)
    assert rules(replace(FULL, actions=(ACTION, declined))) == []


def test_an_impact_without_a_number_is_questioned() -> None:
    assert rules(replace(FULL, impact_users="some users")) == ["impact-no-number"]
    assert rules(replace(FULL, impact_users="", impact_duration="60 min")) == []
