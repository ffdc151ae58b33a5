"""What the room may see: by allowance only, up to the room line, by alias, without an ending."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest

from pmdesk.method.room import room_words
from pmdesk.model import audience as seen
from pmdesk.model.audience import Audience
from pmdesk.model.codec import fields_of
from pmdesk.model.for_room import for_room
from pmdesk.model.masking import plain
from pmdesk.model.review import NOUNS, Link, LogLine, Meeting, Parked, Review, Seat
from pmdesk.model.words import Capture, Decision, Event, Stage
from tests.full_review import full_review
from tests.room_views import seen_of

NOW = datetime(2026, 10, 16, 8, 20, tzinfo=UTC)

PUBLIC = {
    Stage.PREPARE: set(),
    Stage.OPEN: {
        *("goal", "opening", "rules", "services", "severity", "seats.alias"),
        *("impact_users", "impact_failed", "impact_extent"),
    },
    Stage.TIMELINE: {"goal", "entries.text", "seats.alias", "accounts.text"},
    Stage.BIASES: {"goal"},
    Stage.FACTORS: {"goal", "factors.text", "groups.name"},
    Stage.LESSONS: {"goal", "lessons.text"},
    Stage.ACTIONS: {
        *("goal", "actions.text", "actions.done_when", "actions.reason", "seats.alias"),
    },
    Stage.CLOSE: {
        *("actions.text", "actions.done_when", "seats.alias", "parked.text"),
        *("recipients.who", "channel"),
    },
    Stage.REPORT: {"recipients.who", "channel"},
}
"""The fields whose words may reach the room at a stage, beside the title and the prompt."""


def measure(text: str, bold: bool) -> float:
    return 13.0 * len(text)


def held(
    review: Review, stage: Stage, reached: int = -1, **values: object
) -> tuple[Review, Meeting]:
    """The review with its first meeting running in a stage, having reached so many entries."""
    entry = review.entries[reached] if reached >= 0 else None
    meeting = replace(
        review.meetings[0] if review.meetings else Meeting(id="m"),
        started=NOW - timedelta(minutes=20),
        ended=None,
        stage=stage,
        reached=seen_of(review, entry),
        reached_at=entry.at if entry else None,
        **values,  # type: ignore[arg-type]
    )
    return replace(review, meetings=(meeting,)), meeting


def room(
    review: Review, stage: Stage, reached: int = -1, *, masked: bool = True, **values: object
) -> Audience:
    review, meeting = held(review, stage, reached, **values)
    return for_room(review, meeting, NOW, room_words(), measure, masked=masked)


def tokens() -> tuple[Review, dict[str, set[str]]]:
    """A full review in which each text of each field is a word of its own, and these words."""
    review = full_review()
    words: dict[str, set[str]] = {}
    review, words = _tokened(review, "review", 0, "", words)
    for noun in NOUNS:
        rows = []
        for number, row in enumerate(getattr(review, noun)):
            row, words = _tokened(row, noun, number, f"{noun}.", words)
            rows.append(row)
        review = replace(review, **{noun: tuple(rows)})
    return replace(review, zone="Europe/Berlin"), words


def _tokened(row, noun, number, prefix, words):  # type: ignore[no-untyped-def]
    changes = {}
    for field in fields_of(noun):
        value = getattr(row, field.name)
        free = field.kind is str and field.name not in KEYS
        if field.name == "id" or not value or not (free or field.kind is tuple):
            continue
        word = f"tok{noun}{field.name}{number}end".replace("_", "")
        changes[field.name] = (word,) if field.kind is tuple else word
        words.setdefault(prefix + field.name, set()).add(word)
    return replace(row, **changes), words


KEYS = {
    *("zone", "written", "category", "group", "seat", "meeting", "entry", "owner", "facilitator"),
    *("advocate", "drafter", "picked_by", "buy_in_by", "reached", "focus", "what", "blob", "stage"),
    *("source_noun", "target_noun", "source", "target", "agenda", "second_zone", "about", "row"),
}
"""Fields that hold keys, ids and zones rather than words."""


@pytest.mark.parametrize("stage", Stage)
def test_only_what_is_public_at_a_stage_reaches_the_room(stage: Stage) -> None:
    review, words = tokens()
    every_entry = len(review.entries) - 1
    review = replace(
        review,
        timeline_agreed=None,
        factors=tuple(replace(row, category="technical") for row in review.factors),
    )
    given = repr(room(review, stage, every_entry, focus="", prompt="", masked=False))
    allowed = PUBLIC[stage] | {"title"}
    leaked = {
        field
        for field, values in words.items()
        for word in values
        if word in given and field not in allowed
    }
    assert leaked == set()
    missing = {field for field in allowed if not any(word in given for word in words[field])}
    assert missing == set()


def test_a_note_has_no_way_in_even_by_type() -> None:
    """No type of the audience has a field for notes, findings, details or participation."""
    names = {
        field.name
        for kind in vars(seen).values()
        if isinstance(kind, type) and hasattr(kind, "__dataclass_fields__")
        for field in fields(kind)
    }
    assert not names & {
        "note",
        "notes",
        "details",
        "evidence",
        "findings",
        "dismissals",
        "seat",
        "id",
    }


@pytest.mark.parametrize("reached", [-1, 0, 7, 20])
def test_entries_below_the_room_line_stay_hidden_in_every_stage(
    sample: Review, reached: int
) -> None:
    review = replace(sample, timeline_agreed=None)
    later = [plain(entry.text) for entry in review.entries[reached + 1 :]]
    for stage in Stage:
        given = repr(room(review, stage, reached))
        assert not [text for text in later if text in given]


def test_the_walk_shows_the_current_moment_and_three_before(sample: Review) -> None:
    body = room(sample, Stage.TIMELINE, 14).body
    assert isinstance(body, seen.Walk)
    expected = [plain(entry.text) for entry in sample.entries[11:15]]
    assert [moment.text for moment in body.moments] == expected
    assert body.axis is not None
    assert len(body.axis.items) == 15


def test_before_the_first_step_there_is_a_sentence_and_nothing_else(sample: Review) -> None:
    body = room(sample, Stage.TIMELINE).body
    assert isinstance(body, seen.Walk)
    assert (body.moments, body.axis) == ((), None)
    assert body.before == room_words().before_walk


def test_opening_names_no_duration_and_no_count(sample: Review) -> None:
    review = replace(sample, impact_duration="61 minutes", impact_objectives="99.2 % of 99.9 %")
    given = repr(room(review, Stage.OPEN))
    assert "61 minutes" not in given
    assert "99.2" not in given
    assert sample.summary[:40] not in given


def test_times_of_a_factor_are_those_of_entries_that_were_reached(sample: Review) -> None:
    review = replace(sample, timeline_agreed=None)
    factor = next(row for row in review.factors if row.text.startswith("Readiness and error rate"))
    early, whole = (
        _card(room(review, Stage.FACTORS, reached), factor.text) for reached in (12, 33)
    )
    assert early.times == "09:14"
    assert whole.times == "09:14, 09:54"


def test_times_of_a_factor_come_in_order_and_name_another_day(sample: Review) -> None:
    factor = sample.factors[0]
    links = tuple(_link(factor.id, row.id) for row in (sample.entries[20], sample.entries[3]))
    card = _card(room(replace(sample, links=links), Stage.FACTORS, 33), factor.text)
    assert card.times == "Thu 24 Sep 10:15, 09:51"


def _link(factor: str, entry: str) -> Link:
    return Link(id=entry, source_noun="factors", source=factor, target_noun="entries", target=entry)


def _card(given: Audience, text: str) -> seen.Card:
    assert isinstance(given.body, seen.Factors)
    cards = [c for col in given.body.columns for group in col.groups for c in group.cards]
    return next(card for card in cards if card.text == plain(text))


def test_people_are_aliases_and_names_in_texts_are_masked(sample: Review) -> None:
    dana = replace(sample.seats[1], name="Dana Kim", alias="On-call engineer")
    entry = replace(sample.entries[0], text="**Dana** calls Kim", seat=dana.id, team="")
    review = replace(
        sample,
        title="What Dana saw",
        seats=(sample.seats[0], dana, *sample.seats[2:]),
        entries=(entry, *sample.entries[1:]),
    )
    given = room(review, Stage.TIMELINE, 0, prompt="What did Dana see?")
    assert "Dana" not in repr(given)
    assert isinstance(given.body, seen.Walk)
    assert given.body.moments[0].text == "On-call engineer calls On-call engineer"
    assert given.body.moments[0].who == "On-call engineer"
    assert given.title == "What On-call engineer saw"
    assert given.prompt == "What did On-call engineer see?"
    open_ = room(review, Stage.TIMELINE, 0, masked=False)
    assert isinstance(open_.body, seen.Walk)
    assert open_.body.moments[0].text == "Dana calls Kim"
    assert open_.body.moments[0].who == "On-call engineer"


def test_the_clock_is_that_of_the_stage_in_the_running_meeting(sample: Review) -> None:
    review, meeting = held(sample, Stage.FACTORS)
    start = NOW - timedelta(minutes=4)
    log = (
        LogLine(id="1", meeting=meeting.id, at=start, what=Event.STARTED),
        LogLine(id="2", meeting=meeting.id, at=start, what=Event.STAGE, detail=Stage.FACTORS),
    )
    review = replace(review, log=log)

    def clock(shown: Meeting, of: Review = review) -> seen.RoomClock | None:
        return for_room(of, shown, NOW, room_words(), measure).clock

    found = clock(meeting)
    assert found is not None
    assert found.at(NOW) == timedelta(minutes=7)
    assert found.at(NOW + timedelta(minutes=9)) == timedelta(minutes=-2)
    # A copy of the row is the same meeting.
    assert clock(replace(meeting, page=1)) == found
    assert clock(replace(meeting, clock_shown=False)) is None
    ended = replace(meeting, ended=NOW)
    assert clock(ended, replace(review, meetings=(ended,))) is None


def test_a_paused_clock_stands(sample: Review) -> None:
    review, meeting = held(sample, Stage.FACTORS)
    at = [NOW - timedelta(minutes=minutes) for minutes in (9, 9, 5)]
    log = [
        LogLine(id=str(n), meeting=meeting.id, at=moment, what=what, detail=detail)
        for n, (moment, what, detail) in enumerate(
            zip(
                at, (Event.STARTED, Event.STAGE, Event.PAUSED), ("", Stage.FACTORS, ""), strict=True
            )
        )
    ]
    clock = for_room(replace(review, log=tuple(log)), meeting, NOW, room_words(), measure).clock
    assert clock is not None
    assert clock.ends is None
    assert clock.at(NOW) == clock.at(NOW + timedelta(hours=1)) == timedelta(minutes=7)


def test_the_method_speaks_where_the_review_has_no_words_of_its_own(sample: Review) -> None:
    words = room_words()
    body = room(replace(sample, goal="", opening="", rules=()), Stage.OPEN).body
    assert isinstance(body, seen.Opening)
    assert (body.goal, body.rules, body.purpose) == (words.goal, words.rules, words.purpose)
    assert body.statement == ""
    own = room(replace(sample, goal="Learn", opening="Hello", rules=("Listen",)), Stage.OPEN).body
    assert isinstance(own, seen.Opening)
    assert (own.goal, own.statement, own.rules) == ("Learn", "Hello", ("Listen",))


def test_the_agenda_marks_the_stage_that_the_room_is_in(sample: Review) -> None:
    body = room(sample, Stage.OPEN).body
    assert isinstance(body, seen.Opening)
    assert [share.name for share in body.agenda if share.now] == ["Open"]
    assert sum(share.minutes for share in body.agenda) == sample.meetings[0].minutes


def test_actions_stand_by_kind_and_say_why_not(sample: Review) -> None:
    body = room(sample, Stage.ACTIONS, 33, focus=sample.actions[0].id).body
    assert isinstance(body, seen.Actions)
    assert body.focus is not None
    assert body.focus.text == plain(sample.actions[0].text)
    order = [kind for _, kind in room_words().action_kinds]
    places = [order.index(item.kind) for item in body.items]
    assert all(a <= b for a, b in pairwise(places))
    reasons = {item.decision for item in body.items if item.reason}
    assert reasons == {Decision.DECLINED, Decision.PARKED}
    assert body.settled == "7 of 7 decided"


def test_close_has_what_was_accepted_first_priorities_first(sample: Review) -> None:
    dropped = Parked(id="p", text="Not this", outcome=Capture.DROPPED)
    review = replace(sample, parked=(*sample.parked, dropped), next_date=date(2026, 11, 2))
    body = room(review, Stage.CLOSE, 33).body
    assert isinstance(body, seen.Close)
    assert {item.decision for item in body.decided} == {Decision.ACCEPTED}
    assert body.decided[0].first
    assert "Not this" not in body.parked
    assert body.next[0].value == "Mon 2 Nov 2026"


def test_without_a_meeting_the_room_is_welcomed(sample: Review) -> None:
    review = replace(sample, meetings=(), seats=(Seat(id="s"),))
    given = for_room(review, None, NOW, room_words(), measure)
    assert isinstance(given.body, seen.Welcome)
    assert (given.stage_name, given.clock, given.prompt, given.body.begins) == (
        "Welcome",
        None,
        "",
        "",
    )


def test_a_planned_meeting_says_when_it_begins(sample: Review) -> None:
    planned = replace(sample.meetings[0], started=None, ended=None, stage=Stage.PREPARE)
    given = for_room(replace(sample, meetings=(planned,)), planned, NOW, room_words(), measure)
    assert isinstance(given.body, seen.Welcome)
    assert given.body.begins == "We begin at 10:00 CEST, Fri 16 Oct 2026."


def test_the_agreed_word_stands_within_the_rule_that_speaks_of_it() -> None:
    rule = room_words().word_rules[0]
    review = Review(id="r", title="Login slow", rules=("One voice at a time.", rule))
    assert rule in room(review, Stage.OPEN).body.rules  # type: ignore[union-attr]
    said = room(replace(review, drift_word="Harbour {rule}"), Stage.OPEN).body
    assert isinstance(said, seen.Opening)
    assert said.rules[0] == "One voice at a time."
    assert said.rules[1].startswith(rule)
    assert "“Harbour {rule}”" in said.rules[1]


def test_an_agreed_word_without_its_rule_is_for_nobody() -> None:
    review = Review(id="r", title="Login slow", drift_word="Harbour")
    assert "Harbour" not in repr(room(review, Stage.OPEN))


def test_a_stage_without_minutes_is_no_part_of_the_agenda_and_has_no_clock() -> None:
    review = Review(id="r", title="Login slow")
    small = "open 2, timeline 10, biases 0, factors 5, lessons 0, actions 6, close 2"
    agenda = room(review, Stage.OPEN, agenda=small).body.agenda  # type: ignore[union-attr]
    assert [share.minutes for share in agenda] == [2, 10, 5, 6, 2]
    assert room(review, Stage.BIASES, agenda=small).clock is None
    assert room(review, Stage.TIMELINE, agenda=small).clock is not None
