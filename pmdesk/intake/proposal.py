"""Turns what was read into rows and facts of a review, ready for one step of history."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import datetime
from typing import Any

from pmdesk.intake.values import Intake, ProposedAction, ProposedEntry
from pmdesk.model.order import STEP
from pmdesk.model.review import Action, Entry, Factor, Lesson, Review, Row, Seat, Tag
from pmdesk.model.words import Decision, Milestone, Precision, Progress

NewId = Callable[[], str]
_BEGINS = (Milestone.IMPACT_STARTED, Milestone.DETECTED)
_GROUP_WORDS = frozenset({"team", "squad", "group", "sre", "ops", "support", "on-call", "oncall"})
_ORDINALS = ("a responder", "a second responder", "a third responder")


def rows_of(intake: Intake, new_id: NewId, contributor: str = "") -> list[tuple[str, Row]]:
    """The proposals as rows with their nouns; seats stand for the people who are named.

    `contributor` is the name of the person who handed the entries in, "" for nobody.
    """
    seats = _seats(intake, new_id, contributor)
    rows: list[tuple[str, Row]] = [("seats", seat) for seat in seats.values()]
    told = seats[contributor].id if contributor else ""
    for row, key in zip(intake.entries, import_keys(intake), strict=True):
        entry = _entry(row, seats, intake.name, new_id)
        rows.append(("entries", replace(entry, contributor=told, import_key=key)))
    rows += [
        ("factors", Factor(id=new_id(), text=row.text, details=row.details))
        for row in intake.factors
    ]
    rows += [
        ("lessons", Lesson(id=new_id(), kind=row.kind, text=row.text)) for row in intake.lessons
    ]
    rows += [("actions", _action(row, seats, new_id)) for row in intake.actions]
    rows += [("tags", Tag(id=new_id(), name=tag)) for tag in dict.fromkeys(intake.tags)]
    return _placed(rows)


def facts_of(intake: Intake) -> dict[str, Any]:
    """The fields of a review's header that the text names, by name; others are left out."""
    header = intake.header
    facts: dict[str, Any] = {
        "title": header.title,
        "incident": header.incident,
        "severity": header.severity,
        "services": header.services,
        "summary": header.summary,
        "impact_customers": header.impact,
        "zone": _zone(intake),
        "started": header.started or _moment(intake, _BEGINS),
        "resolved": header.resolved or _moment(intake, (Milestone.RESOLVED,)),
    }
    return {name: value for name, value in facts.items() if value}


def review_of(intake: Intake, new_id: NewId) -> Review:
    """A review that holds nothing but what was read."""
    by_noun: dict[str, Any] = {}
    for noun, row in rows_of(intake, new_id):
        by_noun.setdefault(noun, []).append(row)
    tuples: Any = {noun: tuple(rows) for noun, rows in by_noun.items()}
    if "entries" in tuples:
        tuples["entries"] = tuple(
            sorted(tuples["entries"], key=lambda entry: (entry.at, entry.position))
        )
    return replace(Review(id=new_id()), **facts_of(intake), **tuples)


def import_keys(intake: Intake) -> Iterator[str]:
    """What each entry is called in its source: the same in every reading of the same thing.

    Where the source has no ids it is a digest of time and text, counted where both come again.
    """
    count: Counter[str] = Counter()
    for row in intake.entries:
        said = f"{row.at.isoformat()}|{row.precision}|{row.text}"
        count[said] += 1
        digest = hashlib.sha256(f"{said}|{count[said]}".encode()).hexdigest()
        yield row.key or f"line:{digest[:32]}"


def without_known(intake: Intake, review: Review) -> Intake:
    """The proposals that the review does not have yet: the same file again adds nothing."""
    keys = {entry.import_key for entry in review.entries} - {""}
    lessons = {(row.kind, row.text) for row in review.lessons}
    return replace(
        intake,
        entries=tuple(
            row
            for row, key in zip(intake.entries, import_keys(intake), strict=True)
            if key not in keys
        ),
        factors=_unknown(intake.factors, review.factors),
        actions=_unknown(intake.actions, review.actions),
        lessons=tuple(row for row in intake.lessons if (row.kind, row.text) not in lessons),
    )


def _unknown(proposed: tuple[Any, ...], rows: tuple[Any, ...]) -> tuple[Any, ...]:
    there = {row.text for row in rows}
    return tuple(row for row in proposed if row.text not in there)


def fitted(
    intake: Intake, review: Review, new_id: NewId, contributor: str = ""
) -> tuple[list[tuple[str, Row]], dict[str, Any]]:
    """Rows and facts for a review that is there: what it has already stays as it is.

    What was imported before is left out. A milestone that one of its entries marks is not marked
    twice, facts fill only empty fields, people who have a seat keep it, and the zone is taken over
    only by a review without times.
    """
    there = {entry.milestone for entry in review.entries} - {Milestone.NONE}
    seated = {seat.name: seat.id for seat in review.seats if seat.name}
    tagged = {tag.name.casefold() for tag in review.tags}
    known: dict[str, str] = {}
    rows: list[tuple[str, Row]] = []
    for noun, row in rows_of(without_known(intake, review), new_id, contributor):
        if isinstance(row, Seat) and row.name in seated:
            known[row.id] = seated[row.name]
        elif not (isinstance(row, Tag) and row.name.casefold() in tagged):
            rows.append((noun, _settled(row, known, there)))
    untimed = not review.entries and review.started is None
    facts = facts_of(intake)
    return rows, {
        name: value
        for name, value in facts.items()
        if name != "title" and (not getattr(review, name) or (name == "zone" and untimed))
    }


def _settled(row: Row, known: dict[str, str], there: set[Milestone]) -> Row:
    if isinstance(row, Entry):
        milestone = Milestone.NONE if row.milestone in there else row.milestone
        return replace(
            row,
            milestone=milestone,
            seat=known.get(row.seat, row.seat),
            contributor=known.get(row.contributor, row.contributor),
        )
    if isinstance(row, Action):
        return replace(row, owner=known.get(row.owner, row.owner))
    return row


def _placed(rows: list[tuple[str, Row]]) -> list[tuple[str, Row]]:
    last: dict[str, int] = {}
    placed = []
    for noun, row in rows:
        last[noun] = last.get(noun, 0) + STEP
        placed.append((noun, replace(row, position=last[noun])))
    return placed


def _seats(intake: Intake, new_id: NewId, contributor: str) -> dict[str, Seat]:
    """A seat for each person named: the room reads the alias, the name stays behind it."""
    names = [row.who for row in intake.entries] + [row.owner for row in intake.actions]
    names.append(contributor)
    people = 0
    seats: dict[str, Seat] = {}
    for name in dict.fromkeys(filter(None, names)):
        if _GROUP_WORDS & set(name.lower().split()):
            alias = name if name.lower().startswith("the ") else f"the {name}"
        else:
            people += 1
            alias = _ORDINALS[people - 1] if people <= 3 else f"responder {people}"
        seats[name] = Seat(id=new_id(), name=name, alias=alias)
    return seats


def _entry(row: ProposedEntry, seats: dict[str, Seat], origin: str, new_id: NewId) -> Entry:
    shared = {field.name for field in fields(Entry)} & {field.name for field in fields(row)}
    values = {name: getattr(row, name) for name in shared}
    seat = seats[row.who].id if row.who else ""
    return Entry(id=new_id(), seat=seat, origin=origin, **values)


def _action(row: ProposedAction, seats: dict[str, Seat], new_id: NewId) -> Action:
    open_ = row.progress is Progress.OPEN
    return Action(
        id=new_id(),
        text=row.text,
        kind=row.kind,
        owner=seats[row.owner].id if row.owner else "",
        due=row.due,
        ticket=row.ticket,
        done_when=row.done_when,
        in_scope=row.scope,
        progress=row.progress,
        decision=Decision.PROPOSED if open_ else Decision.ACCEPTED,
    )


def _zone(intake: Intake) -> str:
    """The zone of most entries, where the text names one."""
    zones = Counter(entry.zone for entry in intake.entries)
    return zones.most_common(1)[0][0] if zones else ""


def _moment(intake: Intake, milestones: tuple[Milestone, ...]) -> datetime | None:
    for milestone in milestones:
        for entry in intake.entries:
            exact = entry.day_known and entry.precision is not Precision.DAY
            if entry.milestone is milestone and exact:
                return entry.at
    return None
