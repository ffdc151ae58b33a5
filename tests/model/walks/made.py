"""A review for a random walk: equal times, ranges, unknown days, and all that hangs on entries."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from pmdesk.model.order import STEP
from pmdesk.model.review import (
    Account,
    Amendment,
    Attachment,
    Entry,
    Factor,
    Link,
    Meeting,
    Note,
    Question,
    Review,
    Seat,
    WorksheetRow,
)
from pmdesk.model.times import UNKNOWN_DAY
from pmdesk.model.words import Kind, Milestone, Precision, Stage, Support

NINE = datetime(2026, 10, 6, 9, tzinfo=UTC)
START = datetime(UNKNOWN_DAY.year, UNKNOWN_DAY.month, UNKNOWN_DAY.day, 9, tzinfo=UTC)
BEYOND = timedelta(hours=9)
"""How far the end of a range may lie behind everything else."""


class Names:
    """Ids and tokens, each of them once."""

    def __init__(self, random: Random) -> None:
        self.random, self._count = random, 0

    def id(self) -> str:
        self._count += 1
        return f"id{self._count:05}"

    def token(self) -> str:
        self._count += 1
        return f"Tok{self._count:05}q"


def minute(random: Random, *, known: bool = True) -> datetime:
    """One of few times, so that many are equal; some on the day before or days later."""
    day = timedelta(days=random.choice((-1, 0, 0, 0, 0, 0, 2)) if known else 0)
    return (NINE if known else START) + day + timedelta(minutes=random.randrange(0, 90, 7))


def entry(names: Names, position: int = 0) -> Entry:
    """An entry in which every text is a token."""
    random = names.random
    known = random.random() < 0.85
    at = minute(random, known=known)
    precision = random.choice((*Precision, Precision.MINUTE, Precision.BETWEEN))
    if precision is Precision.DAY:
        at = at.replace(hour=0, minute=0)
    ranged = precision is Precision.BETWEEN
    until = at + timedelta(minutes=random.choice((1, 20, 200, 540))) if ranged else None
    return Entry(
        id=names.id(),
        position=position,
        at=at,
        until=until,
        precision=precision,
        day_known=known,
        zone=random.choice(("UTC", "Europe/Berlin", "Asia/Tokyo")),
        written=names.token(),
        kind=random.choice(list(Kind)),
        text=names.token(),
        details=names.token(),
        team=names.token(),
        source=names.token(),
        link=names.token(),
        known_then=names.token(),
        origin=names.token(),
        star=random.random() < 0.3,
        support=random.choice(list(Support)),
    )


def made(names: Names) -> tuple[Review, str]:
    """A review whose meeting is at its timeline, and the id of the meeting."""
    random = names.random
    entries = [entry(names, STEP * (n + 1)) for n in range(random.randrange(4, 13))]
    entries.sort(key=lambda row: (row.at, row.position))
    entries = list(_marked(entries, random))
    factors = [Factor(id=names.id(), position=n, text=names.token()) for n in range(3)]
    meeting = Meeting(id=names.id(), started=NINE + BEYOND * 20, stage=Stage.TIMELINE)
    return Review(
        id="review",
        title="A title",
        zone=random.choice(("UTC", "Europe/Berlin", "America/St_Johns")),
        second_zone=random.choice(("", "Asia/Tokyo")),
        seats=(Seat(id=names.id(), name="Somebody", alias="On-call"),),
        entries=tuple(entries),
        accounts=tuple(_accounts(names, entries)),
        questions=tuple(
            Question(id=names.id(), position=n, text=names.token(), entry=_one(names, entries))
            for n in range(3)
        ),
        attachments=tuple(
            Attachment(id=names.id(), position=n, name=names.token(), about=_one(names, entries))
            for n in range(2)
        ),
        worksheet=(WorksheetRow(id=names.id(), service=names.token(), at=minute(random)),),
        amendments=tuple(
            Amendment(id=names.id(), noun="entries", row=_one(names, entries), before=names.token())
            for _ in range(2)
        ),
        notes=(Note(id=names.id(), text=names.token(), about=_one(names, entries)),),
        factors=tuple(factors),
        links=tuple(
            Link(
                id=names.id(),
                position=n,
                source_noun="factors",
                source=random.choice(factors).id,
                target_noun="entries",
                target=_one(names, entries),
            )
            for n in range(5)
        ),
        meetings=(meeting,),
    ), meeting.id


def _one(names: Names, entries: list[Entry]) -> str:
    return names.random.choice(entries).id


def _accounts(names: Names, entries: list[Entry]) -> Iterator[Account]:
    for n in range(3):
        yield Account(id=names.id(), position=n, entry=_one(names, entries), text=names.token())


def _marked(entries: list[Entry], random: Random) -> Iterator[Entry]:
    """Some entries as milestones, each of them once; some reviews have none, and no star either."""
    bare = random.random() < 0.2
    marks = [] if bare else random.sample([m for m in Milestone if m], random.randrange(5))
    places = random.sample(range(len(entries)), min(len(marks), len(entries)))
    given = dict(zip(places, marks, strict=False))
    for place, row in enumerate(entries):
        mark = given.get(place, Milestone.NONE)
        yield replace(row, milestone=mark, star=row.star and not bare)
