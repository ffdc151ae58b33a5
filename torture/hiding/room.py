"""What a room sees of a review at random moments, and which words of it it may not see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

from pmdesk.method.room import room_words
from pmdesk.model.audience import Audience
from pmdesk.model.for_room import for_room
from pmdesk.model.review import LogLine, Meeting, Review
from pmdesk.model.words import Event, RoomView, Stage
from pmdesk.ui.audience.pages import pages
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.type import room_measure
from pmdesk.ui.audience.window import AudienceWindow
from tests.ui.leaking.strings import drawn, held, spoken
from torture.hiding.marked import NOON, TOLD, Marks, Source

Leak = tuple[str, str, str]
"""Where a word was found, the word, and what it is."""
NOW = NOON + timedelta(days=10)


def leaks(review: Review, marks: Marks, random: Random, *, window: bool = False) -> Iterator[Leak]:
    """At every stage and at some moments of the walk; with `window` in a real one, too."""
    for stage in (*Stage, *[Stage.TIMELINE] * 3, Stage.FACTORS, Stage.ACTIONS):
        held_one, meeting = standing(review, stage, random)
        masked = random.random() < 0.9
        seen = for_room(held_one, meeting, NOW, room_words(), room_measure, masked=masked)
        known = reached(held_one, meeting)
        for where, text in _strings(seen, window):
            for word, source in marks.found(text).items():
                if not _may_be_seen(source, known, masked):
                    yield f"room at {stage}: {where}", word, source.field


def standing(review: Review, stage: Stage, random: Random) -> tuple[Review, Meeting]:
    """The review in a running meeting at a stage, as far as chance has it."""
    entry = random.choice((None, *review.entries))
    focus = [row.id for row in (*review.factors, *review.actions, *review.entries)]
    ids = [row.id for row in review.entries if entry is not None and row.at == entry.at]
    meeting = replace(
        review.meetings[0],
        stage=stage,
        started=NOW - timedelta(minutes=20),
        ended=None,
        reached=" ".join(ids),
        reached_at=entry.at if entry is not None else None,
        focus=random.choice(("", "gone", *focus)),
        page=random.randrange(3),
        view=random.choice(list(RoomView)),
    )
    log = (LogLine(id="1", meeting=meeting.id, at=meeting.started, what=Event.STARTED),)
    agreed = random.choice((None, None, NOON))
    return replace(review, meetings=(meeting,), log=log, timeline_agreed=agreed), meeting


def reached(review: Review, meeting: Meeting) -> set[str]:
    """The entries that the room has come to: those before the moment, and those named of it."""
    if meeting.reached_at is None:
        return set()
    ids = set(meeting.reached.split())
    return {row.id for row in review.entries if row.at < meeting.reached_at or row.id in ids}


def _may_be_seen(source: Source, known: set[str], masked: bool) -> bool:
    if source.field == TOLD or source.field == "seats.name":
        return not masked
    return source.public and (not source.entry or source.entry in known)


def _strings(seen: Audience, window: bool) -> Iterator[tuple[str, str]]:
    yield "its value", repr(seen)
    for picture in pages(seen, Sheet()):
        # A word that is too long for its column is broken anywhere.
        yield "a page", " ".join(picture.texts)
        yield "a page", "".join(picture.texts)
    if window:
        shown = AudienceWindow(lambda: NOW)
        shown.show_audience(seen)
        shown.grab()
        yield from held(shown)
        yield from spoken(shown)
        yield from drawn(shown)
        shown.deleteLater()
