"""A person taken out of a review: the name gives way to an alias, however and wherever it stands.

Unlike `masking`, which keeps slips of the pen from a room, this is for good, and it reaches the
private rows too. The whole name always goes, and an address or a handle with it; a part of it alone
("Mara") only where it means nobody else, and not where it is plainly a word.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from pmdesk.model.codec import fields_of
from pmdesk.model.masking import NOBODY, at_beginning, is_word, parts_of, written
from pmdesk.model.review import NOUNS, Review, Row, Seat

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})++")
_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")
_KEYS = frozenset(
    {
        *("id", "zone", "second_zone", "language", "criteria", "duties", "hidden_sections"),
        *("roles_spared", "category", "noun", "rule", "media_type", "source_noun", "target_noun"),
        *("about_noun", "bias", "stage", "what", "agenda", "blob", "format"),
    }
)
"""Fields that hold a key of the method or of the program: nobody types into them."""


@dataclass(frozen=True, slots=True)
class Person:
    """Whom to erase: the whole name, parts that mean only this person, other names to go as well.

    `also` are forms that are always replaced: a nickname, a login.
    """

    name: str
    alone: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Places:
    """How often somebody is named in a review, and whether by a seat."""

    count: int = 0
    seats: int = 0


def whom(name: str, reviews: Iterable[Review], also: Iterable[str] = ()) -> Person:
    """The person of this name; a part of the name counts alone where no other seat shares it."""
    name = unicodedata.normalize("NFC", " ".join(name.split()))
    others = {
        part.casefold()
        for review in reviews
        for seat in review.seats
        if not same(seat.name, name)
        for part in parts_of(seat.name)
    }
    alone = [part for part in parts_of(name) if part.casefold() not in others]
    return Person(name, tuple(alone), tuple(one for one in also if one.strip()))


def same(one: str, other: str) -> bool:
    """Whether two names are one, written differently."""
    return _folded(one) == _folded(other) != ""


def _folded(name: str) -> str:
    return "".join(parts_of(name)).casefold()


@lru_cache(maxsize=8)
def _patterns(person: Person) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What always means the person, and what does where it is no word."""
    turned = " ".join((*parts_of(person.name)[1:], *parts_of(person.name)[:1]))
    comma = turned.replace(" ", ", ", 1)
    alone = [part for part in person.alone if not same(part, person.name)]
    return written((person.name, turned, comma, *person.also)), written(alone)


def eraser(person: Person, alias: str) -> Callable[[str], tuple[str, int]]:
    """What gives a text without the person, and how many places that were."""
    always, alone = _patterns(person)

    def erase(text: str) -> tuple[str, int]:
        count = 0

        def named(found: re.Match[str]) -> str:
            nonlocal count
            count += 1
            return at_beginning(found.string, found.start(), alias)

        def likely(found: re.Match[str]) -> str:
            handle = found[0].startswith("@")
            word = not handle and is_word(found.string, *found.span())
            return found[0] if word else named(found)

        def address(found: re.Match[str]) -> str:
            local = found[0].partition("@")[0]
            return named(found) if always.search(local) or alone.search(local) else found[0]

        if not (always.search(text) or alone.search(text)):
            return text, 0
        text = _ADDRESS.sub(address, text)
        return _put(alone, likely, _put(always, named, text)), count

    return erase


def _put(pattern: re.Pattern[str], put: Callable[[re.Match[str]], str], text: str) -> str:
    """Replaces what is found, but for what stands in an id: a part of one may look like a name."""
    ids = [found.span() for found in _ID.finditer(text)]

    def outside(found: re.Match[str]) -> str:
        inside = any(start <= found.start() < end for start, end in ids)
        return found[0] if inside else put(found)

    return pattern.sub(outside, text)


def holds(person: Person, text: str) -> bool:
    """Whether a text names the person."""
    return eraser(person, NOBODY)(text)[1] > 0


def places(review: Review, person: Person) -> Places:
    """How often a review names somebody, its private rows too."""
    return without(review, person)[1]


def without(review: Review, person: Person, alias: str = "") -> tuple[Review, Places]:
    """The review without somebody, and how many places that were.

    The name gives way to `alias`, else to what the person's seat in this review is called.
    """
    seat = next((seat for seat in review.seats if same(seat.name, person.name)), None)
    erase = eraser(person, alias or _called(seat, person))
    header, count = _row("review", review, erase)
    tuples: dict[str, Any] = {}
    seats = 0
    for noun in NOUNS:
        rows = getattr(review, noun)
        if noun == "seats":
            rows = [_seat(row, person, alias) for row in rows]
            seats = sum(same(row.name, person.name) for row in review.seats)
        erased = [_row(noun, row, erase) for row in rows]
        count += sum(n for _, n in erased)
        tuples[noun] = tuple(row for row, _ in erased)
    unchanged = not count and not seats
    return (review if unchanged else replace(header, **tuples)), Places(count + seats, seats)


def _called(seat: Seat | None, person: Person) -> str:
    """What a seat is called without its name: its alias, else its role."""
    parts = () if seat is None else (seat.alias, seat.role)
    return next((part for part in parts if part and not holds(person, part)), NOBODY)


def _seat(seat: Any, person: Person, alias: str) -> Any:
    """The person's seat without its name; an alias that names the person goes, too."""
    if not same(seat.name, person.name):
        return seat
    kept = "" if holds(person, seat.alias) else seat.alias
    return replace(seat, name="", alias=kept or (alias if not seat.role else ""))


def _row(noun: str, row: Any, erase: Callable[[str], tuple[str, int]]) -> tuple[Any, int]:
    values, count = {}, 0
    for name, value in texts_of(noun, row):
        erased = [erase(part) for part in ((value,) if isinstance(value, str) else value)]
        if n := sum(n for _, n in erased):
            texts = tuple(text for text, _ in erased)
            values[name] = texts[0] if isinstance(value, str) else texts
            count += n
    return (replace(row, **values) if values else row), count


def texts_of(noun: str, row: Row | Review) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """The fields of a row that people have typed into, with what stands there."""
    for field in fields_of(noun):
        if field.kind in (str, tuple) and field.name not in _KEYS:
            yield field.name, getattr(row, field.name)
