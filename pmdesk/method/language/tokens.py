"""Cuts prose into sentences and words, with the place of each in the text."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

_TOKEN = re.compile(
    r"""n['’]t\b                                  # should|n't
      | [^\W\d_]+(?=n['’]t\b)
      | ['’](?:s|re|ve|d|ll|m)\b                  # would|'ve
      | [^\W_]+(?:[-_./:@#+][^\W_]+)*             # words, also on-call, kube-proxy, 10:42, a.b.c
      | \ufffc+ | \.{2,} | [^\w\s]
    """,
    re.VERBOSE | re.IGNORECASE,
)
_END = re.compile(r"[.!?…]+[\"'”’)\]*_]*(?=\s|\ufffc|$)")
_WORD = re.compile(
    r"n't|'[a-z]+|[^\W_]+(?:[-_./:@#+][^\W_]+)*?(?=n't)|[^\W_]+(?:[-_./:@#+][^\W_]+)*|\S"
)
_ABBREVIATED = frozenset(
    ("e.g", "i.e", "etc", "vs", "approx", "incl", "no", "fig", "dr", "mr", "ms")
)
_APOSTROPHE = str.maketrans("’", "'")


LONGEST = 2_000
"""Words after which a sentence is no prose any more: nothing behind them is looked at."""


@dataclass(slots=True)
class Sentence:
    """The words of one sentence: in lower case, as written, and from where to where they go."""

    words: list[str]
    raw: list[str]
    starts: list[int]
    ends: list[int]

    def __len__(self) -> int:
        return len(self.words)


def sentences(text: str, wanted: Collection[str] | None = None) -> Iterator[Sentence]:
    """The sentences of a paragraph; a line break inside it is a blank.

    With `wanted` only those that have one of these words, which is found out fast.
    """
    begin = 0
    for end in _ends(text):
        if wanted is None or _has(text[begin:end], wanted):
            yield _sentence(text, begin, end)
        begin = end


def bounds(text: str, at: int) -> tuple[int, int]:
    """Where the sentence that goes over a place begins and ends, without blanks and end signs."""
    begin, end = 0, len(text)
    for found in _ends(text):
        if found > at:
            end = found
            break
        begin = found
    whole = text[begin:end]
    return begin + len(whole) - len(whole.lstrip()), begin + len(whole.rstrip(" \n.!?…"))


def _ends(text: str) -> Iterator[int]:
    """Where the sentences of a paragraph end."""
    for found in _END.finditer(text):
        before = text[max(0, found.start() - 7) : found.start()].split()[-1:]
        if found.group()[0] != "." or not before or _plain(before[0]) not in _ABBREVIATED:
            yield found.end()
    yield len(text)


def _plain(word: str) -> str:
    return word.lower().strip("([\"'")


def _has(text: str, wanted: Collection[str]) -> bool:
    words = set(_WORD.findall(text.lower().translate(_APOSTROPHE)))
    return not words.isdisjoint(wanted)


def _sentence(text: str, begin: int, end: int) -> Sentence:
    found = list(islice(_TOKEN.finditer(text, begin, end), LONGEST))
    raw = [each.group() for each in found]
    words = [word.lower().translate(_APOSTROPHE) for word in raw]
    return Sentence(words, raw, [each.start() for each in found], [each.end() for each in found])
