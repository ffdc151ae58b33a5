"""What is good to have before the meeting: each item open and done, and what is missing."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.method.neutral import owned_by
from pmdesk.method.ready import (
    FIVE,
    ReadyItem,
    cause_question,
    cause_words,
    ready,
    sentences,
)
from pmdesk.model.review import Account, Action, Entry, Meeting, Review, Seat
from pmdesk.model.times import UNKNOWN_DAY
from pmdesk.model.words import Milestone

AT = datetime(2026, 10, 6, 12, tzinfo=UTC)
EMPTY = Review(id="r", title="Checkout slow")
SEATS = (Seat(id="a", alias="on-call"), Seat(id="b", alias="support"))


def item(review: Review, key: str) -> ReadyItem:
    return next(item for item in ready(review) if item.key == key)


def said(review: Review, key: str) -> str | None:
    """What is missing in words, None where nothing is."""
    found = item(review, key)
    return None if found.done else found.missing.text


def entry(number: int, minutes: int, milestone: Milestone = Milestone.NONE, **more: str) -> Entry:
    at = AT + timedelta(minutes=minutes)
    return Entry(id=f"e{number}", at=at, milestone=milestone, text="seen", **more)


def test_a_new_review_has_nothing_but_a_title_that_says_what_was_seen() -> None:
    assert [found.key for found in ready(EMPTY) if found.done] == ["title"]
    assert not any(found.missing.warns for found in ready(EMPTY))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        (" … ", 0),
        ("Half a sentence", 1),
        ("One. Two", 2),
        ("At 14.05 the rate was 99.5 %. Then 2.5 million requests failed!", 2),
        ("It was slow, e.g. at the till. Why? Nobody knew (yet).", 3),
        ("Dr. A. Smith went, i.e. left. He came back.", 2),
        ("Was it on? No. Then it was off.", 3),
        ("“It is down.” So they said.", 2),
        ("**Bold.** [Link.](https://example.org/a.b)", 2),
        ("二つ目。三つ目。", 2),
        ("line\n\nbroken. Again.", 2),
    ],
)
def test_sentences_are_counted_as_people_count_them(text: str, count: int) -> None:
    assert sentences(text) == count


@pytest.mark.parametrize(
    ("text", "missing"),
    [("", ""), ("One.", "1 sentence so far"), ("One. Two. Three. Four.", "4 sentences")],
)
def test_a_story_has_two_or_three_sentences(text: str, missing: str) -> None:
    assert said(replace(EMPTY, summary=text), "story") == missing
    assert item(replace(EMPTY, summary="One. Two."), "story").done
    assert item(replace(EMPTY, summary="One. Two. Three."), "story").done


@pytest.mark.parametrize(
    ("title", "words"),
    [
        ("Login slow because of the cache", "because"),
        ("Outage CAUSED  by a bad deploy", "caused by"),
        ("Slow due to load", "due to"),
        ("Fares slow on a Wednesday morning", ""),
        ("Because-it-is page down", "because"),
        ("Undue toll on the database", ""),
        ("", ""),
    ],
)
def test_a_title_that_tells_a_cause_is_asked_about(title: str, words: str) -> None:
    assert cause_words(title) == words
    assert bool(cause_question(title)) == bool(words)
    assert words in cause_question(title)
    assert item(replace(EMPTY, title=title), "title").missing.warns == bool(words)


def test_the_timeline_begins_before_the_incident() -> None:
    start = entry(1, 0, Milestone.IMPACT_STARTED)
    assert said(EMPTY, "before") == "No entries yet"
    assert said(replace(EMPTY, entries=(entry(1, 0),)), "before") == "Start not given"
    assert said(replace(EMPTY, entries=(start,)), "before") == "Nothing from before it"
    assert said(replace(EMPTY, entries=(entry(0, -1), start)), "before") is None
    typed = replace(EMPTY, entries=(entry(0, -1),), started=AT)
    assert said(typed, "before") is None


def test_an_entry_without_a_day_is_before_nothing() -> None:
    stray = replace(entry(0, 0), at=AT.replace(year=UNKNOWN_DAY.year), day_known=False)
    start = entry(1, 0, Milestone.IMPACT_STARTED)
    assert said(replace(EMPTY, entries=(stray, start)), "before") == "Nothing from before it"
    own = replace(start, at=stray.at + timedelta(minutes=1), day_known=False)
    assert said(replace(EMPTY, entries=(stray, own)), "before") is None


def test_five_milestones_are_asked_for_and_the_missing_ones_named() -> None:
    entries = tuple(entry(n, n, milestone) for n, milestone in enumerate(FIVE))
    assert said(EMPTY, "milestones") == ""
    assert said(replace(EMPTY, entries=entries), "milestones") is None
    assert said(replace(EMPTY, entries=entries[1:-1]), "milestones") == (
        "Not yet: Impact started, Resolved"
    )


def test_owner_facilitator_and_advocate_are_seats_that_are_there() -> None:
    named = replace(EMPTY, seats=SEATS, owner="a", facilitator="b", advocate="a")
    assert all(item(named, key).done for key in ("owner", "facilitator", "advocate"))
    gone = replace(named, seats=())
    assert not any(item(gone, key).done for key in ("owner", "facilitator", "advocate"))


def test_a_facilitator_who_has_a_part_in_it_is_told_of() -> None:
    review = replace(EMPTY, seats=SEATS, facilitator="b", entries=(entry(1, 0, seat="b"),))
    assert said(review, "facilitator") == "Owns 1 entry"
    both = replace(review, actions=(Action(id="x", owner="b"), Action(id="y", owner="b")))
    assert owned_by(both, "b") == "1 entry and 2 actions"
    assert item(both, "facilitator").missing.warns


def test_two_accounts_besides_the_drafters_are_asked_for() -> None:
    review = replace(EMPTY, seats=SEATS, drafter="a", entries=(entry(1, 0, seat="a"),))
    assert said(review, "accounts") == "None so far"
    one = Account(id="1", entry="e1", seat="b", text="slow here, too")
    assert said(replace(review, accounts=(one,)), "accounts") == "1 so far"
    assert said(replace(review, accounts=(one, replace(one, id="2", seat=""))), "accounts") is None


@pytest.mark.parametrize(("hours", "missing"), [(48, None), (49, "60 min later than that")])
def test_the_meeting_is_within_48_hours_and_lateness_is_kept(
    hours: int, missing: str | None
) -> None:
    meeting = Meeting(id="m", scheduled=AT + timedelta(hours=hours))
    review = replace(EMPTY, resolved=AT, meetings=(meeting,))
    assert said(review, "meeting") == missing
    held = replace(meeting, scheduled=AT, started=meeting.scheduled)
    assert said(replace(review, meetings=(held,)), "meeting") == missing
    assert said(replace(review, meetings=()), "meeting") == "No date yet"
