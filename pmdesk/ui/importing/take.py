"""What an import would store: the chosen proposals as rows and facts, fitted to their target."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from pmdesk.intake.dates import dates_in
from pmdesk.intake.proposal import facts_of, fitted, rows_of
from pmdesk.intake.values import Intake
from pmdesk.model.change import apply
from pmdesk.model.gestures.timeline import take_in
from pmdesk.model.review import Entry, Review, Row, Seat
from pmdesk.model.text import new_id
from pmdesk.ui.tr import tr

_TIMES = ("zone", "started", "resolved")
Rows = list[tuple[str, Row]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What is to be stored in one step: rows by noun, header fields, and for a new review a title.

    With `new_title` None the rows go into the review that is open.
    """

    rows: Rows
    facts: dict[str, Any]
    new_title: str | None
    name: str = ""


def taken(
    intake: Intake,
    chosen: Collection[int],
    *,
    others: bool,
    review: Review | None,
    new_title: str,
    contributor: str = "",
) -> Taken:
    """The entries at the places `chosen`, and with `others` what else was found.

    `contributor` names who handed it in, by name
    or as the seat is called. Into an open review (`review`) go only facts that it does not have,
    and milestones that none of its entries marks.
    """
    entries = tuple(entry for n, entry in enumerate(intake.entries) if n in chosen)
    kept = replace(intake, entries=entries)
    if not others:
        kept = replace(kept, factors=(), lessons=(), actions=(), tags=())
    if review is None:
        rows, facts = rows_of(kept, new_id, contributor), facts_of(kept)
        facts.pop("title", None)
    else:
        seat = seat_called(review, contributor)
        unseated = contributor if seat is None else ""
        rows, facts = fitted(kept, review, new_id, unseated)
        if seat is not None:
            rows = [(noun, _told(row, seat.id)) for noun, row in rows]
    if not others:
        facts = {name: facts[name] for name in _TIMES if name in facts}
    return Taken(rows, facts, new_title if review is None else None, intake.name)


def seat_called(review: Review, called: str) -> Seat | None:
    """The seat of a review by the person's name, or by what the seat is called."""
    for field in ("name", "alias", "role"):
        for seat in review.seats:
            if called and getattr(seat, field).casefold() == called.casefold():
                return seat
    return None


def _told(row: Row, seat: str) -> Row:
    return replace(row, contributor=seat) if isinstance(row, Entry) else row


def as_review(new: Taken, created: datetime) -> Review:
    """The new review that an import makes, whole, ready to be added in one step."""
    empty = Review(id=new_id(), title=new.new_title or "", created=created)
    change = take_in(empty, rows=new.rows, facts=new.facts)
    review = apply(change, empty)
    assert review is not None
    return review


def others_text(intake: Intake) -> str:
    """What was found besides entries: summary, 4 factors, 2 actions; "" where there is nothing."""
    header = intake.header
    counts = (
        (len(intake.factors), tr("1 factor"), tr("{n} factors")),
        (len(intake.lessons), tr("1 lesson"), tr("{n} lessons")),
        (len(intake.actions), tr("1 action"), tr("{n} actions")),
        (len(intake.tags), tr("1 tag"), tr("{n} tags")),
    )
    found = [tr("summary")] if header.summary else []
    found += [tr("impact")] if header.impact else []
    found += [one if n == 1 else many.format(n=n) for n, one, many in counts if n]
    facts = {"incident", "severity", "services"} & facts_of(intake).keys()
    found += [tr("facts of the incident")] if facts else []
    return ", ".join(found)


def read_day(text: str, today: date) -> date | None:
    """The day in a text such as "6 Oct 2026" or "2026-10-06"; without a year the last one."""
    text = text.strip()
    for read in dates_in(text):
        if (read.start, read.end) != (0, len(text)):
            continue
        day = read.value(today.year)
        if day is not None and day > today and read.value(today.year - 1) != day:
            day = read.value(today.year - 1)
        return day
    return None
