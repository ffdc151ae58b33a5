"""A change, its inverse, what is merged, and how it travels through the journal."""

import json
from datetime import UTC, datetime

import pytest

from pmdesk.model.change import (
    Change,
    added,
    all_rows,
    apply,
    edited,
    from_journal,
    merged,
    removed,
    to_journal,
)
from pmdesk.model.review import Entry, Factor, Review

NOON = datetime(2026, 10, 6, 12, tzinfo=UTC)
FIRST = Entry(id="a", at=NOON, text="first")
SECOND = Entry(id="b", at=NOON, text="second", position=5)
REVIEW = Review(id="r", title="Slow", entries=(FIRST, SECOND))


def test_untouched_tuples_stay_the_same_objects() -> None:
    review = Review(id="r", entries=(FIRST, SECOND), factors=(Factor(id="f"),))
    after = apply(Change("", edited("entries", FIRST, text="new")), review)
    assert after is not None
    assert after.factors is review.factors
    assert after.entries[1] is SECOND
    assert after.entries[0].text == "new"


def test_entries_are_kept_in_the_order_of_time() -> None:
    later = NOON.replace(hour=13)
    after = apply(Change("", edited("entries", FIRST, at=later)), REVIEW)
    assert after is not None
    assert [entry.id for entry in after.entries] == ["b", "a"]


def test_inverse_brings_back_what_was_there() -> None:
    change = Change("", (removed("entries", FIRST), *edited("review", REVIEW, title="Other")))
    after = apply(change, REVIEW)
    assert after is not None
    assert apply(change.inverse(), after) == REVIEW


def test_a_whole_review_comes_and_goes() -> None:
    change = Change("New review", all_rows(REVIEW))
    assert apply(change, None) == REVIEW
    assert apply(change.inverse(), REVIEW) is None


def test_an_edit_that_changes_nothing_is_empty() -> None:
    assert edited("entries", FIRST, text="first") == ()


@pytest.mark.parametrize(
    "change",
    [
        Change("", (added("entries", FIRST),)),
        Change("", (removed("entries", Entry(id="z", at=NOON)),)),
        Change("", edited("factors", Factor(id="z"), text="x")),
    ],
)
def test_a_change_that_does_not_fit_is_refused(change: Change) -> None:
    with pytest.raises(ValueError, match="row to"):
        apply(change, REVIEW)


def test_merging_goes_from_the_first_before_to_the_last_after() -> None:
    one = Change("Edit", edited("entries", FIRST, text="x"), "k")
    middle = apply(one, REVIEW)
    assert middle is not None
    two = Change("Edit", edited("entries", middle.entries[0], text="xy", team="Ops"), "k")
    both = merged(one, two)
    assert apply(both, REVIEW) == apply(two, middle)
    after = apply(both, REVIEW)
    assert after is not None
    assert apply(both.inverse(), after) == REVIEW


def test_adding_and_removing_merge_to_nothing() -> None:
    new = Entry(id="n", at=NOON)
    both = merged(Change("", (added("entries", new),)), Change("", (removed("entries", new),)))
    assert both.rows == ()


def test_the_journal_gives_the_same_change_back() -> None:
    change = Change("Edit", (removed("entries", FIRST), *edited("entries", SECOND, star=True)), "k")
    plain = json.loads(json.dumps(to_journal(change)))
    assert from_journal("Edit", plain, "k") == change
