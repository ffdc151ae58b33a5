"""Random reviews of unique words: each field of each noun, private ones and names marked so."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from random import Random
from typing import Any
from uuid import UUID

from pmdesk.model.change import sort_key
from pmdesk.model.codec import Field, fields_of
from pmdesk.model.order import STEP
from pmdesk.model.review import LOCAL, NOUNS, Entry, Link, Meeting, Review
from pmdesk.model.words import Precision, State
from tests.full_review import REFERENCES
from tests.ui.leaking.tokened import KEYS, PUBLIC

NOON = datetime(2026, 10, 6, 12, tzinfo=UTC)
MARK = re.compile(r"tok\d{6}q", re.IGNORECASE)
TOLD, DELETED, MASKED = "a name in a text", "deleted", "masked"
"""Fields of words that stand in no field of their own."""
_EMPTY = {"hidden_sections", "criteria", "duties", "roles_spared", "blob", "rule", "agenda"}
_KEYED = {
    "category": ("technical", "process", "organizational", "environmental"),
    "language": ("en",),
    "zone": ("Europe/Berlin", "UTC", "America/New_York"),
    "second_zone": ("", "UTC", "Asia/Kolkata"),
    "media_type": ("text/plain", "image/png"),
    "noun": ("entries", "factors", "actions", "review"),
    "about_noun": ("entries", ""),
    "field": ("text", "details", ""),
    "stage": ("timeline", "prepare", "close"),
    "bias": ("hindsight", "outcome"),
    "what": ("started", "stage", "ended"),
}
_NAMED_IN = {"entries": "text", "factors": "text", "actions": "text", "lessons": "text"}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a word stands: noun and field, the entry that it belongs to ("" = none)."""

    field: str
    entry: str = ""

    @property
    def local(self) -> bool:
        """Whether it never leaves the library: private nouns, and what is no longer there."""
        return self.field in (DELETED, MASKED) or self.field.partition(".")[0] in LOCAL

    @property
    def name(self) -> bool:
        return self.field in ("seats.name", TOLD)

    @property
    def public(self) -> bool:
        """Whether the room may see it, at its stage."""
        return self.field in PUBLIC


class Marks:
    """Gives out words and knows where each one went."""

    def __init__(self) -> None:
        self.sources: dict[str, Source] = {}

    def word(self, field: str, entry: str = "") -> str:
        """A new word for a field."""
        made = f"Tok{len(self.sources):06}q"
        self.sources[made.lower()] = Source(field, entry)
        return made

    def found(self, text: str) -> dict[str, Source]:
        """The words in a text, with where they come from."""
        return {word: self.sources[word] for word in map(str.lower, MARK.findall(text))}


def review(random: Random, marks: Marks) -> Review:
    """A review with zero to four rows of each noun."""
    maker = _Maker(random, marks)
    return _names_told(maker.review(), random, marks)


class _Maker:
    """Fills rows at random."""

    def __init__(self, random: Random, marks: Marks) -> None:
        self._random, self._marks = random, marks
        least = {"entries": 3, "seats": 2, "meetings": 1, "notes": 1, "dismissals": 1}
        self._ids = {
            noun: [
                self._id()
                for _ in range(random.randint(least.get(noun, 0), 4 + 4 * (noun == "entries")))
            ]
            for noun in NOUNS
        }

    def _id(self) -> str:
        return str(UUID(int=self._random.getrandbits(128), version=4))

    def review(self) -> Review:
        header = {field.name: self._value("review", field, "") for field in fields_of("review")}
        header |= {"id": self._id(), "restricted": self._random.random() < 0.15}
        rows: dict[str, Any] = {
            noun: tuple(sorted((self._row(noun, n, id) for n, id in enumerate(ids)), key=sort_key))
            for noun, ids in self._ids.items()
        }
        return replace(Review(**header), **rows)

    def _row(self, noun: str, number: int, id: str) -> Any:
        entry = id if noun == "entries" else self._pick("entries")
        values = {field.name: self._value(noun, field, entry) for field in fields_of(noun)}
        values |= {"id": id, "position": STEP * (number + 1)}
        if "entry" in values:
            values["entry"] = entry
        if noun in ("amendments", "attachments"):
            values |= dict(zip(_ABOUT[noun], ("entries", entry), strict=True))
        row = NOUNS[noun](**values)
        return _SHAPED.get(noun, lambda row, _: row)(row, self)

    def pick(self, *nouns: str) -> str:
        return self._pick(self._random.choice(nouns))

    def _pick(self, noun: str) -> str:
        return self._random.choice(self._ids[noun] or [""])

    def _value(self, noun: str, field: Field, entry: str) -> Any:
        random, name = self._random, field.name
        if name in REFERENCES and noun != "groups":
            return self._pick(REFERENCES[name]) if random.random() < 0.8 else ""
        if name in _EMPTY:
            return field.default
        if name in _KEYED:
            return field.kind(random.choice(_choices(field)))
        if field.kind is datetime:
            at = NOON + timedelta(minutes=random.randrange(600), seconds=random.randrange(60))
            return None if field.optional and random.random() < 0.3 else at
        if field.kind is date:
            return date(2026, 10, random.randint(1, 31)) if random.random() < 0.7 else None
        if field.kind is bool:
            return random.random() < 0.5
        if field.kind is int:
            return random.randint(0, 40)
        if field.kind is tuple:
            return tuple(self._text(noun, name, "") for _ in range(random.randint(0, 3)))
        if issubclass(field.kind, StrEnum):
            return random.choice(list(field.kind))
        if name in KEYS:
            return field.default
        return self._text(noun, name, entry) if random.random() < 0.92 else ""

    def _text(self, noun: str, name: str, entry: str) -> str:
        """A word or two in one of the shapes that writers treat in their own way."""
        owner = entry if noun in _OF_AN_ENTRY else ""
        first, second = (self._marks.word(f"{noun}.{name}", owner) for _ in "ab")
        if noun == "seats":
            return f"{first} {second}" if name == "name" else f"the {first}"
        return self._random.choice(_SHAPES).format(first, second)


_OF_AN_ENTRY = {"entries", "accounts", "amendments", "attachments", "questions"}
_ABOUT = {"amendments": ("noun", "row"), "attachments": ("about_noun", "about")}
_SHAPES = (
    *(
        "{0} was slow",
        "{0}",
        "**{0}** and `{1}`",
        "[{0}](https://example.com/{1})",
        "=1+{0}",
        "{0}|{1}",
    ),
    *(
        "<b>{0}</b>",
        "_{0}_ {1}",
        "https://example.com/{0}",
        "{0} “{1}” – ok",
        "- {0}, {1}",
        "# {0} &amp;",
    ),
)


def _choices(field: Field) -> tuple[Any, ...]:
    if issubclass(field.kind, StrEnum):
        return tuple(field.kind)
    return _KEYED[field.name]


def _entry(row: Entry, maker: _Maker) -> Entry:
    until = row.at + timedelta(minutes=17) if row.precision is Precision.BETWEEN else None
    return replace(row, until=until, day_known=True, import_key="")


def _link(row: Link, maker: _Maker) -> Link:
    ends = (("factors", "entries"), ("actions", "factors"))
    source, target = ends[int(row.id[0], 16) % 2]
    return replace(
        row,
        source_noun=source,
        source=maker.pick(source),
        target_noun=target,
        target=maker.pick(target),
    )


def _meeting(row: Meeting, maker: _Maker) -> Meeting:
    started = row.started
    ended = started + timedelta(minutes=61) if started and row.ended else None
    return replace(row, minutes=60, started=started, ended=ended, reached="", reached_at=None)


_SHAPED: dict[str, Callable[[Any, _Maker], Any]] = {
    "entries": _entry,
    "links": _link,
    "meetings": _meeting,
}


def _names_told(review: Review, random: Random, marks: Marks) -> Review:
    """Names stand in texts, too, however people write them."""
    changed: dict[str, Any] = {}
    for noun, field in _NAMED_IN.items():
        rows = list(getattr(review, noun))
        for place, row in enumerate(rows):
            name = random.choice(review.seats).name
            if name and random.random() < 0.4:
                told = random.choice((name, name.split()[0], name.replace(" ", "."), name.upper()))
                rows[place] = replace(row, **{field: f"{getattr(row, field)}, {told} said"})
        changed[noun] = tuple(rows)
    return replace(review, **changed, state=random.choice(list(State)))
