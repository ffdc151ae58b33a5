"""Abbreviations that nobody explains: neither the glossary nor the texts of the review."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from pmdesk.method.own_words import own_words
from pmdesk.method.phrases import kept, listed, words
from pmdesk.model.review import HEADER, Review

_TERM = re.compile(
    r"(?<![\w@#$.;\ufffc])([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9]{1,5})(?:['’]?s)?(?![\w=\ufffc]|-\d|\.\w|::|;\w)"
)
_ID = re.compile(r"[A-Z]+\d{3,}")
_ASIDE = re.compile(r"\s?\(([^()\n]{2,100})\)")
_NEAR = 120
"""Characters beside an abbreviation in which its words are looked for."""
_WORD = re.compile(r"[^\W_]+")
_HEAD_FIELDS = ("summary", *(name for name in HEADER if name.startswith("impact_")))
_ROW_FIELDS = (("factors", "text"), ("factors", "details"), ("lessons", "text"))


@dataclass(frozen=True, slots=True)
class _Told:
    """The abbreviations of a text in its order, and those that it explains."""

    terms: tuple[str, ...]
    explained: frozenset[str]


def undefined_terms(review: Review) -> tuple[str, ...]:
    """The abbreviations that nobody explains, in the order in which they appear."""
    return tuple(undefined_counts(review))


def undefined_counts(review: Review) -> Mapping[str, int]:
    """The same with how often each stands in the review."""
    return {term: count for term, (_, count) in undefined_places(review).items()}


def undefined_places(review: Review) -> Mapping[str, tuple[str, int]]:
    """The same with the noun or field of the header where each stands first, and how often."""
    told = [(where, _told(text)) for where, text in _texts(review)]
    count = Counter(term for _, one in told for term in one.terms)
    if not count:
        return {}
    known = _named(review).union(*(one.explained for _, one in told))
    first: dict[str, str] = {}
    for where, one in told:
        for term in one.terms:
            first.setdefault(term, where)
    return {term: (where, count[term]) for term, where in first.items() if term not in known}


def _texts(review: Review) -> Iterator[tuple[str, str]]:
    for field in _HEAD_FIELDS:
        if text := getattr(review, field):
            yield field, text
    for noun, field in _ROW_FIELDS:
        for row in getattr(review, noun):
            if text := getattr(row, field):
                yield noun, text


def _named(review: Review) -> frozenset[str]:
    """What the review itself explains or is called by: its glossary, services, severity, id."""
    said = [row.word for row in review.glossary]
    said += [*review.services, review.severity, review.incident]
    return frozenset(word.upper() for text in said for word in _singular(text))


def _singular(text: str) -> Iterator[str]:
    """The words of a text, and without its s what may be many of something: SLOs, SLO."""
    for word in _WORD.findall(text):
        yield word
        if word[-1:] == "s" and word[:-1].isupper():
            yield word[:-1]


@cache
def _everybody() -> frozenset[str]:
    data = words("terms")
    return frozenset((*data["known"], *data["words"]))


@kept
def _told(text: str) -> _Told:
    prose = own_words(text)
    if not any(map(str.isupper, prose)) or _is_shouted(prose):
        return _Told((), frozenset())
    found = [match for match in _TERM.finditer(prose) if _counts(match.group(1))]
    explained = frozenset(_explained(prose, found)) if found else frozenset[str]()
    return _Told(tuple(match.group(1) for match in found), explained)


def _is_shouted(text: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 15 and sum(map(str.isupper, letters)) > 0.6 * len(letters)


def _counts(term: str) -> bool:
    letters = sum(map(str.isalpha, term))
    return letters >= 2 and term not in _everybody() and not _ID.fullmatch(term)


def _explained(text: str, found: Iterable[re.Match[str]]) -> Iterator[str]:
    """Those with their words beside them: "service level (SL)", "SL (service level)"."""
    for match in found:
        term, behind = match.group(1), text[match.end() : match.end() + _NEAR]
        aside = _ASIDE.match(behind)
        near = [word for word in _WORD.findall(aside.group(1)) if word != term] if aside else []
        if text[match.start() - 1 : match.start()] == "(":
            before = text[max(0, match.start() - _NEAR) : match.start()]
            near += _WORD.findall(before)[-len(term) - 2 :]
        means = listed("terms", "means").begins(behind.lstrip(" ,:–—-"))
        if means or any(_begins(word, term) for word in near):
            yield term


def _begins(word: str, term: str) -> bool:
    """Whether a word that is written out can be the first of an abbreviation."""
    return word[0].upper() == term[0] and not word.isupper()
