"""Gestures on the timeline: entries, their order, milestones and the accounts beside them."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from pmdesk.model.change import RowChange, edited, removed
from pmdesk.model.codec import row_values
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.gesture import (
    Steps,
    add,
    add_all,
    clean,
    gesture,
    move,
    need,
    remove,
    set_field,
)
from pmdesk.model.review import Account, Entry, Review, Row
from pmdesk.model.times import UNKNOWN_DAY
from pmdesk.model.words import Kind, Milestone, Precision, Support

ENTRY_CAP = 20_000
"""The most entries that a timeline holds."""


def need_room(review: Review, entries: int, advice: str) -> None:
    """Refused where so many more entries are too many."""
    if len(review.entries) + entries > ENTRY_CAP:
        raise Refused(f"A timeline holds {ENTRY_CAP:,} entries.", advice)


@gesture("Add entry")
def add_entry(review: Review, *, entry: Entry) -> Steps:
    need_room(review, 1, "Remove some first.")
    return (*_taken_from_others(review, entry.milestone), *add(review, "entries", entry))


@gesture("Edit entry", merges=True)
def set_text(review: Review, *, id: str, text: str) -> Steps:
    return set_field(review, "entries", id, "text", text)


@gesture("Edit entry", merges=True)
def set_fact(review: Review, *, id: str, field: str, value: str) -> Steps:
    """A text beside the entry: details, team, seat, source, link, contributor or known_then."""
    return set_field(review, "entries", id, field, value)


@gesture("Change kind")
def set_kind(review: Review, *, id: str, kind: Kind) -> Steps:
    return set_field(review, "entries", id, "kind", kind)


@gesture("Star entry")
def set_star(review: Review, *, id: str, star: bool) -> Steps:
    return set_field(review, "entries", id, "star", star)


@gesture("Move entry in time")
def set_time(
    review: Review,
    *,
    id: str,
    at: datetime,
    precision: Precision,
    zone: str,
    written: str,
    until: datetime | None = None,
    day_known: bool = True,
) -> Steps:
    entry = need("entries", review.entries, id)
    if until is not None and until < at:
        raise Refused("The end of this time is before its start.", "Give the later one second.")
    return edited(
        "entries",
        entry,
        at=at,
        until=until,
        precision=precision,
        zone=zone,
        written=written,
        day_known=day_known,
    )


@gesture("Say what it rests on")
def set_support(review: Review, *, id: str, support: Support) -> Steps:
    return set_field(review, "entries", id, "support", support)


@gesture("Set milestone")
def set_milestone(review: Review, *, id: str, milestone: Milestone) -> Steps:
    """Marks the entry; a milestone stands once, so the entry that had it loses it."""
    entry = need("entries", review.entries, id)
    yield from _taken_from_others(review, milestone, id)
    yield from edited("entries", entry, milestone=milestone)


def _taken_from_others(review: Review, milestone: Milestone, id: str = "") -> Iterator[RowChange]:
    if milestone is Milestone.NONE:
        return
    for entry in review.entries:
        if entry.milestone is milestone and entry.id != id:
            yield from edited("entries", entry, milestone=Milestone.NONE)


@gesture("Reorder entry")
def move_among_equals(review: Review, *, id: str, by: int) -> Steps:
    """Up (-1) or down (+1) among the entries of the same time; nothing at either end."""
    entry = need("entries", review.entries, id)
    equals = tuple(other for other in review.entries if other.at == entry.at)
    place = equals.index(entry) + by
    if not 0 <= place < len(equals):
        return ()
    others = [other.id for other in equals if other.id != id]
    before = others[place] if place < len(others) else ""
    return move("entries", equals, id, before)


@gesture("Set the day")
def set_day(review: Review, *, day: date) -> Steps:
    """Puts all entries whose day is not known on a day: the first of them, the rest follow."""
    shift = timedelta(days=(day - UNKNOWN_DAY).days)
    for entry in review.entries:
        if not entry.day_known:
            until = None if entry.until is None else entry.until + shift
            yield from edited("entries", entry, at=entry.at + shift, until=until, day_known=True)


@gesture("Delete entry")
def delete_entry(review: Review, *, id: str) -> Steps:
    yield from remove(review, "entries", id)
    yield from without_entry(review, id)


def without_entry(review: Review, id: str) -> Iterator[RowChange]:
    """What goes along with an entry that is deleted; a question stays, without its pin."""
    for account in review.accounts:
        if account.entry == id:
            yield removed("accounts", account)
    for attachment in review.attachments:
        if attachment.about == id:
            yield removed("attachments", attachment)
    for question in review.questions:
        if question.entry == id:
            yield from edited("questions", question, entry="")


@gesture("Add account")
def add_account(review: Review, *, id: str, entry: str, text: str, seat: str = "") -> Steps:
    need("entries", review.entries, entry)
    return add(review, "accounts", Account(id=id, entry=entry, seat=seat, text=text))


@gesture("Edit account", merges=True)
def set_account(review: Review, *, id: str, text: str) -> Steps:
    return set_field(review, "accounts", id, "text", text)


@gesture("Delete account")
def delete_account(review: Review, *, id: str) -> Steps:
    return remove(review, "accounts", id)


@gesture("Import")
def take_in(
    review: Review, *, rows: Sequence[tuple[str, Row]], facts: dict[str, Any] | None = None
) -> Steps:
    """Everything that an import proposes, in one step: rows by noun, and header fields."""
    need_room(review, sum(noun == "entries" for noun, _ in rows), "Import a part of the file.")
    for name, value in (facts or {}).items():
        yield from edited("review", review, **{name: clean(name, value)})
    yield from add_all(review, rows)


@gesture("Duplicate entry")
def duplicate_entry(review: Review, *, id: str, copy: str) -> Steps:
    entry = need("entries", review.entries, id)
    values = {**row_values("entries", entry), "id": copy, "milestone": Milestone.NONE}
    return add(review, "entries", Entry(**values))
