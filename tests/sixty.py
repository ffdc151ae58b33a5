"""A review with a timeline as long as real ones are: 66 entries over four days, told by many."""

import tomllib
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from pmdesk.model.order import STEP
from pmdesk.model.review import (
    Account,
    Action,
    Entry,
    Factor,
    Group,
    Idea,
    Lesson,
    Link,
    Note,
    Parked,
    Question,
    Recipient,
    Review,
    Seat,
)
from pmdesk.model.words import (
    ActionKind,
    Decision,
    Kind,
    LessonKind,
    Milestone,
    Novelty,
    Precision,
    State,
)

ZONE = "Europe/Helsinki"

_TEXTS: dict[str, str] = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))


def sixty() -> Review:
    """Always the same value: an invented company that runs parcel lockers, an evening in autumn."""
    seats = tuple(
        Seat(id=row_id("seat", n), position=STEP * (n + 1), name=name, alias=alias, role=role)
        for n, (_, name, alias, role) in enumerate(_table("seats"))
    )
    lines = _table("entries")
    entries = tuple(_entry(n, line) for n, line in enumerate(lines))
    factors = _table("factors")
    return Review(
        **_header(),
        seats=seats,
        entries=entries,
        accounts=_accounts(),
        groups=(Group(id=row_id("group", 0), position=STEP, name="What a trial shows"),),
        factors=tuple(_factor(n, line) for n, line in enumerate(factors)),
        actions=tuple(_action(n, line) for n, line in enumerate(_table("actions"))),
        links=_links(),
        lessons=_lessons(),
        ideas=(
            Idea(id=row_id("idea", 0), position=STEP, text="Send codes as pictures, too"),
            Idea(id=row_id("idea", 1), position=2 * STEP, text="A second sender for texts"),
        ),
        questions=(
            Question(id=row_id("question", 0), position=STEP, text="Who else reads key lists?"),
        ),
        parked=(
            Parked(id=row_id("parked", 0), position=STEP, text="Opening hours of the phone line"),
        ),
        notes=tuple(
            Note(id=row_id("note", n), position=STEP * (n + 1), stage=stage, text=text)
            for n, (stage, text) in enumerate(_table("notes"))
        ),
        recipients=(
            Recipient(id=row_id("recipient", 0), position=STEP, who="Carriers", channel="mail"),
        ),
    )


def row_id(noun: str, number: int) -> str:
    """The id of the nth row of a noun (named in the singular)."""
    return f"{sum(noun.encode()):08x}-0000-4000-8000-{number:012x}"


def _header() -> dict[str, Any]:
    return {
        "id": "60000000-0000-4000-8000-000000000060",
        "title": "Pickup codes refused at parcel lockers on a Thursday evening",
        "incident": "INC-2214",
        "state": State.DRAFT,
        "severity": "SEV-2",
        "services": ("code-desk", "cabinet-gateway"),
        "zone": ZONE,
        "started": _at("3 18:06"),
        "resolved": _at("4 00:52"),
        "owner": _seat("oncall"),
        "facilitator": _seat("head"),
        "advocate": _seat("field"),
        "drafter": _seat("scribe"),
        "impact_users": "9 214",
        "impact_failed": "14 020 codes refused",
        "impact_extent": "One pickup in three, in every town",
        "summary": "Codes made between 18:00 and 20:41 were refused at a third of all cabinets.",
        "created": _at("4 13:00"),
    }


def _table(name: str) -> list[tuple[str, ...]]:
    lines = [line for line in _TEXTS[name].splitlines() if line.strip()]
    return [tuple(part.strip() for part in line.split("|")) for line in lines]


def _seat(key: str) -> str:
    keys = [line[0] for line in _table("seats")]
    return row_id("seat", keys.index(key)) if key in keys else ""


def _place(when: str) -> int:
    return [line[0] for line in _table("entries")].index(when)


def _at(when: str) -> datetime:
    """The time of "3 18:06", "~3 18:06", "3 18:00:04", "3 19:25–19:40" or "31/8 all day"."""
    day, _, clock = when.lstrip("~").partition(" ")
    number, _, month = day.partition("/")
    begin = clock.partition("–")[0]
    hours, minutes, seconds = [0, 0, 0] if begin == "all day" else _clock(begin)
    at = datetime(2026, int(month or 9), int(number), hours, minutes, seconds)
    return at.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC)


def _clock(text: str) -> list[int]:
    parts = [int(part) for part in text.split(":")]
    return [*parts, 0][:3]


def _precision(when: str) -> Precision:
    if "all day" in when:
        return Precision.DAY
    if "–" in when:
        return Precision.BETWEEN
    if when.startswith("~"):
        return Precision.ABOUT
    return Precision.SECOND if when.count(":") == 2 else Precision.MINUTE


def _entry(number: int, line: tuple[str, ...]) -> Entry:
    when, kind, who, source, text, marks = line
    begin, _, end = when.partition("–")
    at, seat = _at(when), _seat(who)
    named = [word for word in marks.split() if word != "star"]
    return Entry(
        id=row_id("entry", number),
        position=STEP * (number + 1),
        at=at,
        until=_at(f"{begin.split()[0]} {end}") if end else None,
        precision=_precision(when),
        zone=ZONE,
        written=when.partition(" ")[2],
        kind=Kind(kind),
        text=text,
        details="Copied from the channel; times are those of the chat." if source == "chat" else "",
        milestone=Milestone(named[0]) if named else Milestone.NONE,
        seat=seat,
        team="" if seat or who == "-" else who,
        source=source,
        star="star" in marks.split(),
        known_then=dict(_table("known_then")).get(when, ""),
    )


def _accounts() -> tuple[Account, ...]:
    return tuple(
        Account(
            id=row_id("account", n),
            position=STEP * (n + 1),
            entry=row_id("entry", _place(when)),
            seat=_seat(seat),
            text=text,
        )
        for n, (when, seat, text) in enumerate(_table("accounts"))
    )


def _factor(number: int, line: tuple[str, ...]) -> Factor:
    category, text, _, novelty = line
    return Factor(
        id=row_id("factor", number),
        position=STEP * (number + 1),
        text=text,
        category=category,
        group=row_id("group", 0) if number in (0, 1) else "",
        novelty=Novelty(novelty),
    )


def _action(number: int, line: tuple[str, ...]) -> Action:
    kind, text, owner, decision, _ = line
    parked = decision == Decision.PARKED
    return Action(
        id=row_id("action", number),
        position=STEP * (number + 1),
        text=text,
        kind=ActionKind(kind),
        owner=_seat(owner),
        decision=Decision(decision),
        reason="Needs a tour plan for the winter first" if parked else "",
        due=(_at("4 12:00") + timedelta(days=30)).date() if decision == "accepted" else None,
    )


def _links() -> tuple[Link, ...]:
    ends = [
        ("factors", row_id("factor", n), "entries", row_id("entry", _place(when.strip())))
        for n, line in enumerate(_table("factors"))
        for when in line[2].split(",")
    ]
    ends += [
        ("actions", row_id("action", n), "factors", row_id("factor", int(factor)))
        for n, line in enumerate(_table("actions"))
        for factor in line[4].split(",")
    ]
    return tuple(
        Link(
            id=row_id("link", n),
            position=STEP * (n + 1),
            source_noun=source_noun,
            source=source,
            target_noun=target_noun,
            target=target,
        )
        for n, (source_noun, source, target_noun, target) in enumerate(ends)
    )


def _lessons() -> tuple[Lesson, ...]:
    texts = (
        (LessonKind.WENT_WELL, "One call for everybody, and a scribe from its tenth minute"),
        (LessonKind.COULD_GO_BETTER, "The change log is looked at when the pattern does not fit"),
        (LessonKind.SURPRISED, "Firmware from before 2021 still opens a third of the doors"),
        (LessonKind.LUCKY, "The technician lived round the corner of the largest cabinet"),
    )
    return tuple(
        Lesson(id=row_id("lesson", n), position=STEP * (n + 1), kind=kind, text=text)
        for n, (kind, text) in enumerate(texts)
    )
