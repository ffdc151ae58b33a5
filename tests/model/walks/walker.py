"""Somebody who walks a review at random, edits it on the way, and undoes and redoes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

from pmdesk.model.amendments import amended
from pmdesk.model.change import Change, apply
from pmdesk.model.errors import Refused
from pmdesk.model.gestures import (
    amendments,
    captured,
    evidence,
    header,
    meeting,
    reshaping,
    timeline,
    worksheet,
)
from pmdesk.model.meetings import looked_at, seen
from pmdesk.model.review import Attachment, Entry, Meeting, Review
from pmdesk.model.walking import stop_after, stop_before
from pmdesk.model.words import Milestone, Precision, Stage, Support
from tests.model.walks.made import Names, entry, made, minute

LATER = datetime(2026, 11, 1, tzinfo=UTC)
WEIGHTS = {
    "walk_on": 10,
    "look_back": 4,
    "to_line": 1,
    "set_line": 1,
    "stage": 3,
    "move": 4,
    "add": 3,
    "write": 2,
    "delete": 2,
    "reorder": 3,
    "reshape": 4,
    "mark": 2,
    "star": 1,
    "support": 2,
    "beside": 4,
    "agree": 1,
    "undo": 4,
    "redo": 2,
}


class Walker:
    """Takes one step after the other; always the same ones for a seed.

    `told` are the ids of the entries that the room has come to on purpose: the walk's own account
    of it, kept beside what the review says. `line` is the moment that was reached.
    """

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.names = Names(self.random)
        self.review, self._meeting = made(self.names)
        self.told: set[str] = set()
        self.line: datetime | None = None
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self.steps: list[str] = []

    @property
    def meeting(self) -> Meeting:
        return next(row for row in self.review.meetings if row.id == self._meeting)

    @property
    def reached(self) -> tuple[Entry, ...]:
        return seen(self.review, self.meeting)

    def step(self) -> None:
        """One thing; what is refused is as if it had not been tried."""
        name = self.random.choices(list(WEIGHTS), list(WEIGHTS.values()))[0]
        self.steps.append(name)
        try:
            getattr(self, f"_{name}")()
        except Refused:
            self.steps[-1] += " (refused)"

    # The walk

    def _walk_on(self) -> None:
        place, reached = self._place(), self.reached
        finely = self.random.random() < 0.4
        if place + 1 < len(reached):
            after = place + 1 if finely else stop_after(reached, place + 1)
            self._look(reached[after])
            return
        after = len(reached) if finely else stop_after(self.review.entries, len(reached))
        if after < len(self.review.entries):
            self._reach(self.review.entries[after])

    def _look_back(self) -> None:
        place = self._place()
        if place > 0:
            self._look(self.reached[stop_before(self.reached, place)])

    def _to_line(self) -> None:
        self._do(meeting.show, id=self._meeting, focus="", page=0)

    def _set_line(self) -> None:
        self._reach(self.random.choice((None, *self.review.entries)))

    def _place(self) -> int:
        current = looked_at(self.review, self.meeting)
        return self.reached.index(current) if current is not None else -1

    def _look(self, at: Entry) -> None:
        focus = "" if at is self.reached[-1] else at.id
        self._do(meeting.show, id=self._meeting, focus=focus, page=0)

    def _reach(self, to: Entry | None) -> None:
        self._do(meeting.reach, id=self._meeting, entry=to)
        entries = self.review.entries
        count = 0 if to is None else [row.id for row in entries].index(to.id) + 1
        self.told = {row.id for row in entries[:count]}
        self.line = None if to is None else to.at

    def _stage(self) -> None:
        stage = self.random.choice((*Stage, *[Stage.TIMELINE] * 12))
        values = {"id": self._meeting, "now": LATER, "line": self.names.id()}
        self._do(meeting.go_to_stage, stage=stage, **values)

    # What is edited

    def _one(self) -> Entry:
        if not self.review.entries:
            self._do(timeline.add_entry, entry=entry(self.names))
        return self.random.choice(self.review.entries)

    def _move(self) -> None:
        """Another time; now and then for the very entry that was reached."""
        row = self.reached[-1] if self.reached and self.random.random() < 0.4 else self._one()
        at = minute(self.random)
        ranged = self.random.random() < 0.3
        self._do(
            timeline.set_time,
            id=row.id,
            at=at,
            until=at + timedelta(minutes=300) if ranged else None,
            precision=Precision.BETWEEN if ranged else Precision.MINUTE,
            zone="UTC",
            written=self.names.token(),
        )

    def _add(self) -> None:
        row = entry(self.names)
        if self.line is not None and self.random.random() < 0.3:
            row = replace(row, at=self.line, until=None, precision=Precision.MINUTE)
        self._do(timeline.add_entry, entry=row)
        if row.at == self.line and self.random.random() < 0.5:
            self._do(meeting.tell, id=self._meeting, entry=row)
            self.told.add(row.id)

    def _write(self) -> None:
        self._do(timeline.set_text, id=self._one().id, text=self.names.token())

    def _delete(self) -> None:
        row = self.reached[-1] if self.reached and self.random.random() < 0.4 else self._one()
        self._do(timeline.delete_entry, id=row.id)

    def _reorder(self) -> None:
        row = self.reached[-1] if self.reached and self.random.random() < 0.5 else self._one()
        self._do(timeline.move_among_equals, id=row.id, by=self.random.choice((-1, 1, 2)))

    def _reshape(self) -> None:
        some = self.random.sample(self.review.entries, min(3, len(self.review.entries)))
        ids = tuple(row.id for row in some)
        by = timedelta(minutes=self.random.choice((-14, 7, 600)))
        acts: tuple[Callable[[], None], ...] = (
            lambda: self._do(reshaping.shift, ids=ids, by=by),
            lambda: self._do(reshaping.merge, ids=ids[:2]),
            lambda: self._do(reshaping.delete, ids=ids[:1]),
            lambda: self._do(reshaping.set_supports, ids=ids, support=Support.INFERRED),
            lambda: self._do(timeline.duplicate_entry, id=self._one().id, copy=self.names.id()),
        )
        self.random.choice(acts)()

    def _mark(self) -> None:
        mark = self.random.choice(list(Milestone))
        self._do(timeline.set_milestone, id=self._one().id, milestone=mark)

    def _star(self) -> None:
        row = self._one()
        self._do(timeline.set_star, id=row.id, star=not row.star)

    def _support(self) -> None:
        support = self.random.choice(list(Support))
        self._do(timeline.set_support, id=self._one().id, support=support)

    def _beside(self) -> None:
        """An account, a pinned question, a file, a line of the worksheet, why it was changed."""
        row, names = self._one(), self.names
        file = Attachment(id=names.id(), name=names.token(), about_noun="entries", about=row.id)
        owed = self.review.amendments[-1].id if self.review.amendments else ""
        acts: tuple[tuple[Callable[..., Change], dict[str, Any]], ...] = (
            (timeline.add_account, {"id": names.id(), "entry": row.id, "text": names.token()}),
            (captured.add_question, {"id": names.id(), "entry": row.id, "text": names.token()}),
            (evidence.attach, {"attachment": file}),
            (worksheet.add_row, {"id": names.id(), "service": names.token()}),
            (amendments.set_reason, {"id": owed, "reason": names.token()}),
        )
        gesture, arguments = self.random.choice(acts)
        self._do(gesture, **arguments)

    def _agree(self) -> None:
        agreed = self.review.timeline_agreed
        self._do(header.agree_timeline, at=LATER if agreed is None else None)

    # The history

    def _undo(self) -> None:
        if self._done:
            self._undone.append(self._done.pop())
            self._apply(self._undone[-1].inverse())

    def _redo(self) -> None:
        if self._undone:
            self._done.append(self._undone.pop())
            self._apply(self._done[-1])

    def _do(self, gesture: Callable[..., Change], **arguments: Any) -> None:
        change = amended(self.review, gesture(self.review, **arguments), LATER, self.names.id)
        self._apply(change)
        if change.rows and not change.kept:
            self._done.append(change)
            self._undone.clear()

    def _apply(self, change: Change) -> None:
        after = apply(change, self.review)
        assert isinstance(after, Review)
        self.review = after
