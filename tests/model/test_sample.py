"""The sample review keeps what it promises to newcomers, to the guide and to other tests."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from pmdesk.method.check import check
from pmdesk.model import bundle
from pmdesk.model.codec import fields_of
from pmdesk.model.measures import impact
from pmdesk.model.review import LOCAL, NOUNS, Entry, Review
from pmdesk.model.text import clean_text
from pmdesk.model.timetable import gaps
from pmdesk.model.words import (
    ActionKind,
    Capture,
    Decision,
    Kind,
    LessonKind,
    Mark,
    Milestone,
    Novelty,
    Precision,
    Progress,
    State,
)
from pmdesk.resources import resource

NAME = "samples/sample.json"
SHARED = tuple(noun for noun in NOUNS if noun not in LOCAL and noun != "attachments")
ROW_FIELDS = ("seat", "meeting", "entry", "group", "parent", "reached", "reviewer")


def texts(review: Review) -> Iterator[tuple[str, str]]:
    """Every text of the review with its place; the names of seats left out."""
    for noun in ("review", *NOUNS):
        for row in (review,) if noun == "review" else getattr(review, noun):
            for field in fields_of(noun):
                value = getattr(row, field.name)
                if field.kind is str and (noun, field.name) != ("seats", "name"):
                    yield f"{noun}.{field.name}", value


def marked(review: Review, milestone: Milestone) -> Entry:
    (entry,) = (entry for entry in review.entries if entry.milestone is milestone)
    return entry


def test_it_is_in_canonical_form() -> None:
    assert bundle.write(bundle.read(resource(NAME))) == resource(NAME)


def test_every_noun_that_a_bundle_holds_is_filled(sample: Review) -> None:
    assert [noun for noun in SHARED if not getattr(sample, noun)] == []


def test_there_is_enough_of_everything(sample: Review) -> None:
    assert len(sample.entries) >= 25
    assert len(sample.factors) >= 8
    assert len(sample.actions) >= 5
    assert len(sample.lessons) >= 8
    assert len(sample.accounts) >= 4
    assert sum(not factor.group for factor in sample.factors) in (1, 2)
    assert sum(entry.star for entry in sample.entries) in range(5, 11)


def test_every_word_of_a_vocabulary_can_be_seen_in_it(sample: Review) -> None:
    assert {entry.kind for entry in sample.entries} == set(Kind)
    assert {entry.precision for entry in sample.entries} == set(Precision)
    assert {factor.novelty for factor in sample.factors} == set(Novelty)
    assert {lesson.kind for lesson in sample.lessons} == set(LessonKind)
    assert {action.kind for action in sample.actions} == set(ActionKind)
    assert {row.mark for row in sample.biases} == set(Mark) - {Mark.NOT_ASKED}
    assert {row.outcome for row in sample.questions} == {Capture.OPEN, Capture.TAKEN}


def test_each_milestone_stands_once_in_order_of_time(sample: Review) -> None:
    entries = [marked(sample, milestone) for milestone in Milestone if milestone]
    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    assert len({entry.at for entry in entries}) == 6


def test_the_timeline_agrees_with_the_title_block(sample: Review) -> None:
    assert marked(sample, Milestone.IMPACT_STARTED).at == sample.started
    assert marked(sample, Milestone.RESOLVED).at == sample.resolved
    assert impact(sample) == timedelta(minutes=67)
    assert sample.impact_duration == "67 min"


def test_the_timeline_begins_weeks_before_the_impact(sample: Review) -> None:
    before = [e for e in sample.entries if e.at <= marked(sample, Milestone.IMPACT_STARTED).at]
    assert marked(sample, Milestone.IMPACT_STARTED).at - before[0].at >= timedelta(days=14)
    assert len(before) >= 8


def test_the_timeline_has_a_gap_and_two_entries_in_one_minute(sample: Review) -> None:
    entries = sample.entries
    (gap,) = gaps(entries)
    assert gap.text == "18 min without an entry"
    assert len(entries) - len({entry.at for entry in entries}) == 1


def test_decisions_say_what_was_known_then(sample: Review) -> None:
    decisions = [entry for entry in sample.entries if entry.kind is Kind.DECISION]
    assert len(decisions) >= 3
    assert all(entry.known_then and entry.details for entry in decisions)


def test_ids_and_positions_are_unique(sample: Review) -> None:
    ids = [sample.id] + [row.id for noun in NOUNS for row in getattr(sample, noun)]
    assert len(ids) == len(set(ids))
    for noun in NOUNS:
        positions = [row.position for row in getattr(sample, noun)]
        assert len(positions) == len(set(positions)), noun


def test_every_reference_resolves(sample: Review) -> None:
    ids = {noun: {row.id for row in getattr(sample, noun)} for noun in NOUNS}
    every = set().union(*ids.values())
    for noun in NOUNS:
        for row in getattr(sample, noun):
            for name in ROW_FIELDS:
                assert getattr(row, name, "") in every | {""}, (noun, name)
    for seat in (sample.owner, sample.facilitator, sample.advocate):
        assert seat in ids["seats"]
    assert {action.owner for action in sample.actions} <= ids["seats"] | {""}
    for link in sample.links:
        assert link.source in ids[link.source_noun]
        assert link.target in ids[link.target_noun]
    assert all(change.row in ids[change.noun] for change in sample.amendments)
    assert all(comment.row in ids[comment.noun] for comment in sample.comments)


def test_every_factor_rests_on_entries_and_every_action_on_factors(sample: Review) -> None:
    for rows in (sample.factors, sample.actions):
        for row in rows:
            assert sum(link.source == row.id for link in sample.links) in (1, 2, 3), row.text


def test_actions_are_decided_and_due_after_the_review(sample: Review) -> None:
    actions = sample.actions
    held = sample.meetings[0].ended
    accepted = [action for action in actions if action.decision is Decision.ACCEPTED]
    assert held is not None
    for action in accepted:
        assert action.owner
        assert action.done_when
        assert action.ticket
    assert all(action.due > held.date() for action in actions if action.due)
    assert all(action.due for action in accepted)
    assert [action.decision for action in actions if action.first] == [Decision.ACCEPTED]
    assert [action.decision for action in actions if action.progress is Progress.DONE] == [
        Decision.ACCEPTED
    ]
    assert {action.decision for action in actions if action.reason} == {
        Decision.DECLINED,
        Decision.PARKED,
    }


def test_the_facilitator_owns_neither_entries_nor_actions(sample: Review) -> None:
    holders = {entry.seat for entry in sample.entries} | {action.owner for action in sample.actions}
    assert sample.facilitator not in holders


def test_the_review_was_held_in_time_and_published(sample: Review) -> None:
    (meeting,) = sample.meetings
    assert sample.state is State.PUBLISHED
    assert meeting.started is not None
    assert meeting.ended is not None
    assert sample.resolved is not None
    assert sample.timeline_agreed is not None
    assert sample.published is not None
    assert meeting.started - sample.resolved < timedelta(hours=48)
    assert meeting.started < sample.timeline_agreed < meeting.ended < sample.published
    for line in sample.log:
        assert line.at is not None
        assert meeting.started <= line.at <= meeting.ended


def test_no_name_of_a_person_stands_in_a_text(sample: Review) -> None:
    names = {part for seat in sample.seats for part in re.split(r"[ -]", seat.name)}
    pattern = re.compile(rf"\b({'|'.join(names)})\b", re.IGNORECASE)
    assert len(names) >= 2 * len(sample.seats)
    assert [place for place, text in texts(sample) if pattern.search(text)] == []


def test_texts_are_as_the_border_would_let_them_in(sample: Review) -> None:
    assert [place for place, text in texts(sample) if text != clean_text(text).strip()] == []


@pytest.mark.parametrize(
    "words",
    [
        r"root cause|human error|mistake|careless|fault|blame",
        r"(should|could|would|might|ought to) (not )?have|if only|failed to|forgot|neglected",
        r"obviously|clearly|of course|inevitabl|in hindsight|it turned out|outage",
    ],
)
def test_no_text_judges(sample: Review, words: str) -> None:
    assert [text for _, text in texts(sample) if re.search(words, text, re.IGNORECASE)] == []


def test_an_amendment_ends_in_the_words_that_stand_there_now(sample: Review) -> None:
    for change in sample.amendments:
        (row,) = (row for row in getattr(sample, change.noun) if row.id == change.row)
        assert getattr(row, change.field) == change.after != change.before


def test_the_checks_find_nothing_to_add(sample: Review) -> None:
    assert check(sample) == ()
