"""The sentence that says how a duration was computed, and what speaks against it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from pmdesk.method.durations import DurationSentence, duration_sentences
from pmdesk.model.review import Entry, Review
from pmdesk.model.words import Milestone, Precision

START = datetime(2026, 10, 6, 12, 5, tzinfo=UTC)


def marked(milestone: Milestone, minutes: float, **more: object) -> Entry:
    when = START + timedelta(minutes=minutes)
    return Entry(id=str(milestone), at=when, milestone=milestone, **more)  # type: ignore[arg-type]


def review(*entries: Entry, **more: object) -> Review:
    return Review(id="r", zone="Europe/Berlin", entries=entries, **more)  # type: ignore[arg-type]


def one(key: str, told: Review) -> DurationSentence:
    (found,) = [sentence for sentence in duration_sentences(told) if sentence.key == key]
    return found


def test_a_sentence_names_both_ends_and_the_zone() -> None:
    told = review(marked(Milestone.DETECTED, 0), marked(Milestone.MITIGATED, 42))
    assert one("mitigation", told).text == "Detected 14:05 → Mitigated 14:47 CEST: 42 min"
    assert one("mitigation", told).warning == ""
    assert [sentence.key for sentence in duration_sentences(told)] == ["mitigation"]


def test_days_are_named_where_they_differ_and_zones_where_the_clock_changed() -> None:
    long = review(marked(Milestone.DETECTED, 0), marked(Milestone.MITIGATED, 60 * 24 * 30))
    assert one("mitigation", long).text == (
        "Detected Tue 6 Oct 14:05 CEST → Mitigated Thu 5 Nov 13:05 CET: 30 d"
    )


def test_what_is_known_about_stays_about() -> None:
    about = review(
        marked(Milestone.DETECTED, 0, precision=Precision.ABOUT), marked(Milestone.ENGAGED, 9)
    )
    assert one("response", about).text == (
        "Detected ~14:05 → Responders engaged 14:14 CEST: about 9 min"
    )


def test_the_header_stands_in_and_says_so() -> None:
    told = review(marked(Milestone.DETECTED, 9), started=START)
    assert one("detection", told).text == "Start as typed 14:05 → Detected 14:14 CEST: 9 min"


def test_an_unknown_day_has_no_zone_and_a_known_one_is_not_compared_with_it() -> None:
    rows = (
        marked(Milestone.DETECTED, 0, day_known=False),
        marked(Milestone.ENGAGED, 9, day_known=False),
        marked(Milestone.MITIGATED, 42),
    )
    told = replace(review(*rows), zone="UTC")
    assert [s.text for s in duration_sentences(told)] == [
        "Detected 12:05 → Responders engaged 12:14: 9 min"
    ]


def test_the_other_way_round_is_said_and_has_no_duration() -> None:
    told = one("mitigation", review(marked(Milestone.MITIGATED, 0), marked(Milestone.DETECTED, 9)))
    assert told.lasted is None
    assert told.text == "Mitigated 14:05 CEST came before Detected 14:14"
    assert told.warning == "Mitigated 14:05 CEST stands before Detected 14:14 CEST."


def test_a_typed_duration_and_a_typed_start_warn_where_they_differ() -> None:
    rows = (marked(Milestone.IMPACT_STARTED, 0), marked(Milestone.MITIGATED, 42))
    told = review(*rows, impact_duration="1 h", started=START - timedelta(minutes=20))
    warning = one("impact", told).warning
    assert "“1 h” is typed; the timeline gives 42 min." in warning
    assert "13:45 CEST for “Impact started”; the timeline says 14:05 CEST." in warning
    assert one("impact", replace(told, impact_duration="42 min", started=START)).warning == ""


def test_a_start_that_was_taken_from_the_milestone_itself_gives_nothing_to_tell() -> None:
    told = review(marked(Milestone.DETECTED, 0), started=START)
    assert duration_sentences(told) == ()
    both = review(marked(Milestone.IMPACT_STARTED, 0), marked(Milestone.DETECTED, 0))
    assert one("detection", both).text.endswith(": 0 s")
