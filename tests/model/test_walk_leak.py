"""A thousand whole walks: the room sees what it has reached, and nothing tells of what is later."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from pmdesk.method.room import room_words
from pmdesk.model.audience import Audience
from pmdesk.model.codec import row_values
from pmdesk.model.for_room import for_room
from pmdesk.model.meetings import seen
from pmdesk.model.review import Entry, Review
from pmdesk.model.times import entry_clock
from pmdesk.model.words import Milestone, Precision, Stage
from tests.model.walks.made import BEYOND
from tests.model.walks.walker import Walker

WALKS, STEPS, PARTS = 1000, 25, 4
NOW = datetime(2026, 11, 1, 9, tzinfo=UTC)


def measure(text: str, bold: bool) -> float:
    return 13.0 * len(text)


def room(walker: Walker, review: Review, stage: Stage | None = None) -> Audience:
    shown = walker.meeting
    shown = replace(shown, stage=stage or shown.stage)
    return for_room(review, shown, NOW, room_words(), measure)


def known_only(review: Review, reached: tuple[Entry, ...]) -> Review:
    """A review in which nothing is later than what was reached.

    What hangs on later entries is gone with them, and ranges that reach beyond the line end
    somewhere else: what is made of this must be what is made of the whole.
    """
    ids, line = {row.id for row in reached}, max((row.at for row in reached), default=None)
    entries = tuple(
        replace(row, until=row.until + BEYOND)
        if row.until is not None and line is not None and row.until > line
        else row
        for row in reached
    )
    return replace(
        review,
        entries=entries,
        accounts=tuple(row for row in review.accounts if row.entry in ids),
        links=tuple(row for row in review.links if row.target in ids),
        questions=(),
        attachments=(),
        worksheet=(),
        amendments=(),
        notes=(),
    )


def unreached(walker: Walker) -> set[str]:
    """The tokens of everything that is later, and of what the room never sees.

    A copy of an entry, and what was kept of its earlier words, says what the room knows.
    """
    known = {row.id for row in walker.reached}
    told = {text for row in walker.reached for text in (row.text, row.team)}
    told |= {row.text for row in walker.review.accounts if row.entry in known}
    return set(_hidden(walker)) - told


def _hidden(walker: Walker) -> Iterator[str]:
    ids = {row.id for row in walker.reached}
    review = walker.review
    rows = [("entries", row) for row in review.entries if row.id not in ids]
    rows += [("accounts", row) for row in review.accounts if row.entry not in ids]
    for noun in ("questions", "attachments", "worksheet", "amendments", "notes"):
        rows += [(noun, row) for row in getattr(review, noun)]
    for noun, row in rows:
        for value in row_values(noun, row).values():
            if isinstance(value, str) and value.startswith("Tok"):
                yield value


def reading(walker: Walker) -> bool:
    """Whether the room, where it has not walked, has agreed on all of it without a walk."""
    return walker.review.timeline_agreed is not None and not walker.reached


@pytest.mark.parametrize("part", range(PARTS))
def test_in_a_thousand_walks_nothing_later_reaches_the_room(part: int) -> None:
    shown = 0
    for seed in range(part, WALKS, PARTS):
        walker = Walker(seed)
        for number in range(STEPS):
            walker.step()
            said = f"seed {seed}, step {number}, after {walker.steps[-6:]}"
            reached = walker.reached
            # Forward only on purpose: never by an edit, by undo, or by another order.
            for row in reached:
                line = walker.line
                assert row.id in walker.told or (line is not None and row.at < line), said
            whole = room(walker, walker.review)
            if not reading(walker):
                assert whole == room(walker, known_only(walker.review, reached)), said
            text = repr(whole)
            assert not [token for token in unreached(walker) if token in text], said
            shown += bool(reached)
        for stage in Stage:
            if not reading(walker):
                part_only = known_only(walker.review, walker.reached)
                assert room(walker, walker.review, stage) == room(walker, part_only, stage), seed
    assert shown > WALKS / PARTS * STEPS / 3


def test_the_walks_have_what_makes_them_hard() -> None:
    """Equal times at the line, ranges beyond it, unknown days, milestones still to come."""
    found = dict.fromkeys(("equal", "beyond", "unknown", "milestone", "again", "changed"), 0)
    for seed in range(100):
        walker = Walker(seed)
        for _ in range(STEPS):
            walker.step()
            reached, review = walker.reached, walker.review
            later = review.entries[len(reached) :]
            line = max((row.at for row in reached), default=None)
            ends = [row.until for row in reached if row.precision is Precision.BETWEEN]
            found["equal"] += any(row.at == line for row in later)
            found["beyond"] += any(
                end is not None and line is not None and end > line for end in ends
            )
            found["unknown"] += any(not row.day_known for row in review.entries)
            found["milestone"] += any(row.milestone is not Milestone.NONE for row in later)
            found["again"] += any(row.id == walker.meeting.focus for row in reached)
            found["changed"] += len(review.amendments) > 2
    assert min(found.values()) > 50, found


def test_the_end_of_a_range_is_told_once_the_walk_has_passed_it() -> None:
    at = datetime(2026, 10, 6, 9, tzinfo=UTC)
    long = Entry(id="a", at=at, until=at + timedelta(hours=1), precision=Precision.BETWEEN)
    late = Entry(id="b", at=at + timedelta(hours=2))
    walker = Walker(0)
    review = replace(walker.review, entries=(long, late), zone="UTC", meetings=(), links=())
    times = []
    for row in (long, late):
        held = replace(walker.meeting, stage=Stage.TIMELINE, reached=row.id, reached_at=row.at)
        body = for_room(review, held, NOW, room_words(), measure).body
        times.append(body.moments[0].time)  # type: ignore[union-attr]
        assert seen(review, held)[-1] is row
    assert times == ["09:00–", entry_clock(long, "UTC")] == ["09:00–", "09:00–10:00"]
