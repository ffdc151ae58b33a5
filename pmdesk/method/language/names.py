"""Finds the people of a review by their names where a role belongs, and what to write instead."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pmdesk.method.language.rule import Rule
from pmdesk.method.language.rules import NAMED
from pmdesk.method.tables import table
from pmdesk.model.review import Review, Seat

_SHORTEST = 3
"""Letters of a part of a name that is looked for alone."""
_KEPT = 64
_LEFT_ALONE = ("title",)


@dataclass(frozen=True, slots=True)
class People:
    """Whom a review knows: the words of their names, and for each way to name one what to write."""

    names: tuple[tuple[str, str], ...] = ()

    @property
    def words(self) -> frozenset[str]:
        """The words of the names, in small letters."""
        return frozenset(name.lower() for name, _ in self.names if " " not in name)

    def found(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where somebody is named: start, end, and what to write in the place of the name."""
        pattern = _pattern(self.names)
        if pattern is None:
            return
        instead = dict(self.names)
        for found in pattern.finditer(text):
            alias = instead[found.group()]
            yield found.start(), found.end(), _fitting(alias, text[: found.start()])


NOBODY = People()
"""A review that knows nobody by name."""


def people_of(review: Review) -> People:
    """The people of a review who have both a name and an alias or role."""
    seats = [seat for seat in review.seats if seat.name.strip() and _alias(seat)]
    return People(tuple(pair for seat in seats for pair in _ways(seat)))


def _alias(seat: Seat) -> str:
    return (seat.alias or seat.role).strip()


def _ways(seat: Seat) -> Sequence[tuple[str, str]]:
    """The full name first, then its parts that can stand alone: a first name, a family name."""
    name, alias = " ".join(seat.name.split()), _alias(seat)
    if name == alias:
        return ()
    parts = [part for part in name.split() if len(part) >= _SHORTEST and part[0].isupper()]
    return tuple((way, alias) for way in dict.fromkeys((name, *parts)))


@lru_cache(maxsize=_KEPT)
def _pattern(names: tuple[tuple[str, str], ...]) -> re.Pattern[str] | None:
    ways = sorted({name for name, _ in names}, key=len, reverse=True)
    if not ways:
        return None
    return re.compile(rf"(?<![\w@.-])(?:{'|'.join(map(re.escape, ways))})(?![\w@-])")


def _fitting(alias: str, before: str) -> str:
    """The alias as it stands inside a sentence: “the on-call engineer”, “The …” at its head."""
    begins = not before.strip() or before.rstrip()[-1] in ".!?:"
    word = alias if alias[:2].isupper() else alias[:1].lower() + alias[1:]
    article = "" if word.lower().startswith(("the ", "a ", "an ")) else "the "
    whole = article + word
    return whole[:1].upper() + whole[1:] if begins else whole


@lru_cache(maxsize=_KEPT)
def named_rule(place: str, instead: str) -> Rule:
    """What is said of a name: advice in the timeline, where it tells what somebody did."""
    said = table("language")["named"]
    return Rule(
        id=NAMED,
        kind="wording" if place == "entry" else "blame",
        patterns=(),
        message=str(said["message"]),
        suggestion=str(said["suggestion"]),
        ask=str(said["ask"]),
        rewrite=instead,
        before=str(said["before"]),
        after=str(said["after"]),
    )


def is_looked_for(place: str) -> bool:
    """Whether a name is looked for at a place."""
    return place not in _LEFT_ALONE
