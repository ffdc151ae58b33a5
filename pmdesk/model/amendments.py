"""What is kept when the timeline changes after the room agreed: the earlier words, for a reason.

A change of an entry brings an amendment along, in the same step of the history. Until its reason is
given, further changes of the same thing belong to it.
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime

from pmdesk.model.change import Change, RowChange, added, edited, removed
from pmdesk.model.order import STEP, after
from pmdesk.model.review import Amendment, Entry, Review, find
from pmdesk.model.times import entry_clock, entry_day_text, zone_label
from pmdesk.model.words import Precision

NOUN = "entries"
WHOLE = ""
"""The field of an amendment that is about a whole entry."""

_TIMES = frozenset({"at", "until", "precision", "day_known"})
_PLAIN = ("text", "kind", "milestone")
_ONE_BY_ONE = 3
"""Up to so many entries added in one step are told apart; an import is one amendment."""


def amended(review: Review, change: Change, at: datetime, new_id: Callable[[], str]) -> Change:
    """The change with the amendments that it calls for; the same one before the room has agreed."""
    rows = [row for row in change.rows if row.noun == NOUN]
    if review.timeline_agreed is None or not rows or change.kept:
        return change
    told = list(_told(review, rows))
    if not told:
        return change
    steps: list[RowChange] = []
    behind = after(max((row.position for row in review.amendments), default=None))
    for row, field, before, now in told:
        open_ = _open(review, row, field)
        if open_ is not None:
            steps += _carried_on(open_, now)
        elif before != now:
            made = Amendment(id=new_id(), noun=NOUN, row=row, field=field, at=at, position=behind)
            steps.append(added("amendments", replace(made, before=before, after=now)))
            behind += STEP
    return replace(change, rows=(*change.rows, *steps))


def owed(review: Review) -> tuple[Amendment, ...]:
    """The amendments that have no reason yet."""
    return tuple(row for row in review.amendments if not row.reason.strip())


def of_entry(review: Review, entry: str) -> tuple[Amendment, ...]:
    """The amendments of one entry, the oldest first."""
    return tuple(row for row in review.amendments if row.noun == NOUN and row.row == entry)


def said(entry: Entry, zone: str) -> str:
    """An entry in one line: "14:05 CEST Alert fires"."""
    return f"{_time(entry, zone)} {entry.text}".strip()


def _open(review: Review, row: str, field: str) -> Amendment | None:
    """The amendment without a reason that this belongs to, that of the whole entry first."""
    mine = [amendment for amendment in owed(review) if amendment.row == row and row]
    whole = [amendment for amendment in mine if amendment.field == WHOLE and not amendment.before]
    return next((one for one in (*whole, *mine) if one.field in (field, WHOLE)), None)


def _carried_on(amendment: Amendment, now: str) -> tuple[RowChange, ...]:
    if amendment.field != WHOLE and now == amendment.before:
        return (removed("amendments", amendment),)
    if amendment.field == WHOLE and not now:
        return (removed("amendments", amendment),)
    return edited("amendments", amendment, after=now)


def _told(review: Review, rows: list[RowChange]) -> Iterator[tuple[str, str, str, str]]:
    """(entry, field, before, after) of everything in some changes that the room was told."""
    fresh = [row for row in rows if row.before is None and row.after is not None]
    if len(fresh) > _ONE_BY_ONE:
        yield "", WHOLE, "", f"{len(fresh)} entries"
        fresh = []
    for row in fresh:
        yield row.id, WHOLE, "", said(Entry(**(row.after or {})), review.zone)
    for row in rows:
        entry = find(review.entries, row.id) if row.before is not None else None
        if entry is None:
            continue
        if row.after is None:
            yield row.id, WHOLE, said(entry, review.zone), ""
        else:
            yield from _edits(review, entry, replace(entry, **row.after))


def _edits(review: Review, before: Entry, now: Entry) -> Iterator[tuple[str, str, str, str]]:
    open_ = _open(review, now.id, WHOLE)
    whole = open_ is not None and open_.field == WHOLE
    differs = False
    for field in _PLAIN:
        if getattr(before, field) != getattr(now, field):
            differs = True
            if not whole:
                yield now.id, field, str(getattr(before, field)), str(getattr(now, field))
    if any(getattr(before, field) != getattr(now, field) for field in _TIMES):
        differs = True
        if not whole:
            yield now.id, "time", _dated(before, review.zone), _dated(now, review.zone)
    if whole and differs:
        yield now.id, WHOLE, "", said(now, review.zone)


def _time(entry: Entry, zone: str) -> str:
    clock = entry_clock(entry, zone)
    return clock if entry.precision is Precision.DAY else f"{clock} {zone_label(zone, entry.at)}"


def _dated(entry: Entry, zone: str) -> str:
    return f"{entry_day_text(entry, zone)}, {_time(entry, zone)}"
