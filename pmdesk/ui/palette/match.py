"""How well a few typed letters fit a text, and which letters of it they are."""

import unicodedata
from dataclasses import dataclass

_START, _NEXT, _GAP = 8, 5, 1


@dataclass(frozen=True, slots=True)
class Match:
    """A fit: the higher `score` the better; `places` are the indexes of matched letters."""

    score: int
    places: tuple[int, ...]


def match(query: str, text: str) -> Match | None:
    """The fit of a query in a text, None where its letters are not in it in their order.

    Whole words count most, letters at the beginnings of words more than others. An empty query fits
    everything.
    """
    wanted = _folded(query).split()
    letters = _folded(text)
    places: list[int] = []
    score = 0
    for word in wanted:
        found = _whole(word, letters) or _scattered(word, letters)
        if found is None:
            return None
        score += found.score
        places += found.places
    return Match(score - len(text) // 12, tuple(sorted(set(places))))


def _folded(text: str) -> str:
    """Small letters without accents, one for each letter of the text."""
    return "".join(unicodedata.normalize("NFD", letter)[:1].lower()[:1] for letter in text)


def _starts(letters: str) -> list[int]:
    return [n for n in range(len(letters)) if n == 0 or not letters[n - 1].isalnum()]


def _whole(word: str, letters: str) -> Match | None:
    """The word as it stands, best at the beginning of one."""
    best: Match | None = None
    starts = set(_starts(letters))
    at = letters.find(word)
    while at >= 0:
        score = len(word) * _NEXT + (_START * 2 if at in starts else 0) + (4 if at == 0 else 0)
        if best is None or score > best.score:
            best = Match(score, tuple(range(at, at + len(word))))
        at = letters.find(word, at + 1)
    return best


def _scattered(word: str, letters: str) -> Match | None:
    """The first letters of words, "gf" for "Go to Factors"; single letters inside are no fit."""
    starts, places = _starts(letters), []
    at = 0
    for letter in word:
        place = next((n for n in starts if n >= at and letters[n] == letter), None)
        if place is None:
            return None
        places.append(place)
        at = place + 1
    return Match(len(places) * (_START - _GAP), tuple(places))
