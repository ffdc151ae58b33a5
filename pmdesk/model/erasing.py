"""A person taken out of a review: the name gives way to an alias, however and wherever it stands.

Unlike `masking`, which keeps slips of the pen from a room, this is for good, and it reaches the
private rows too. The whole name always goes, and an address or a handle with it; a part of it alone
("Mara") only where it means nobody else, and not where it is plainly a word.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from pmdesk.model.masking import NOBODY, at_beginning, is_word, parts_of, written
from pmdesk.model.review import Review, Seat
from pmdesk.model.typed import rewritten

_ADDRESS = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})++")
_ID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}")


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
    count = 0

    def counting(text: str) -> str:
        nonlocal count
        text, n = erase(text)
        count += n
        return text

    seats = tuple(_seat(row, person, alias) for row in review.seats)
    taken = sum(same(row.name, person.name) for row in review.seats)
    freed = replace(review, seats=seats) if taken else review
    return rewritten(freed, counting), Places(count + taken, taken)


def _called(seat: Seat | None, person: Person) -> str:
    """What a seat is called without its name: its alias, else its role."""
    parts = () if seat is None else (seat.alias, seat.role)
    return next((part for part in parts if part and not holds(person, part)), NOBODY)


def _seat(seat: Seat, person: Person, alias: str) -> Seat:
    """The person's seat without its name; an alias that names the person goes, too."""
    if not same(seat.name, person.name):
        return seat
    kept = "" if holds(person, seat.alias) else seat.alias
    return replace(seat, name="", alias=kept or (alias if not seat.role else ""))
