"""What of a text is its author's prose: the paragraphs and sentences that checks count and read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pmdesk.method.language.prose import HELD, paragraphs, prose
from pmdesk.method.language.tokens import Sentence, sentences
from pmdesk.method.phrases import FAR, kept

BEGINNING = 6
"""Words by which a sentence or a paragraph is known again."""
_NOT_PROSE = re.compile(r"\s*(?:[-*+•–]|\d{1,3}[.)])\s|\s{0,3}#{1,6}\s| {2,}\S")
_TABLE = re.compile(r"[ \t]*\|")
_SHORT = re.compile(
    r"\b(?:[a-z]\.[a-z]|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tue|wed|thu|fri)\.$",
    re.IGNORECASE,
)
_LONGEST_SHORT = 6
"""Abbreviations with a dot, and how many letters before the end of a sentence show them."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or a sentence: how many words of its author it has, and with which it begins."""

    words: int
    beginning: str


@kept
def own_words(text: str) -> str:
    """A whole Markdown text without what is code or quoted; its paragraphs stand apart."""
    return "\n\n".join(prose(paragraph) for _, paragraph in paragraphs(text[:FAR]))


@kept
def passages(text: str, least: int) -> tuple[Passage, ...]:
    """The paragraphs of running prose with more words than `least`."""
    return tuple(
        _passage(paragraph, held) for paragraph, held in _prose(text) if count(held) > least
    )


@kept
def long_sentences(text: str, least: int) -> tuple[Passage, ...]:
    """The sentences of running prose with more words than `least`."""
    return tuple(
        _passage(paragraph[start:end], held[start:end])
        for paragraph, held in _prose(text)
        if count(held) > least
        for start, end in _spans(held)
        if count(held[start:end]) > least
    )


@kept
def sentence_count(text: str) -> int:
    """How many sentences a Markdown text has; each bullet is one at least, headings are none."""
    return sum(
        sum(1 for _ in _spans(prose(paragraph)))
        for _, paragraph in paragraphs(text[:FAR])
        if not paragraph.lstrip().startswith("#")
    )


def count(text: str) -> int:
    """How many words a text has; what is held back is none."""
    return sum(any(map(str.isalnum, word)) for word in text.split())


def _prose(text: str) -> Iterator[tuple[str, str]]:
    """Each paragraph that is no bullet, heading or cell: as written, and what is its author's."""
    text = text[:FAR]
    for at, paragraph in paragraphs(text):
        in_table = _TABLE.match(text, text.rfind("\n", 0, at) + 1)
        if in_table is None and not _NOT_PROSE.match(paragraph):
            yield paragraph, prose(paragraph)


def _spans(held: str) -> Iterator[tuple[int, int]]:
    """From where to where the sentences of a paragraph go."""
    start, end = -1, -1
    for sentence in sentences(held):
        if not _says(sentence):
            continue
        if start >= 0 and not _goes_on(held[max(start, end - _LONGEST_SHORT) : end], sentence):
            yield start, end
            start = -1
        start = sentence.starts[0] if start < 0 else start
        end = sentence.ends[-1]
    if start >= 0:
        yield start, end


def _goes_on(before: str, sentence: Sentence) -> bool:
    """Whether what ended in an abbreviation, such as "at 3 p.m.", goes on in a sentence."""
    return bool(_SHORT.search(before)) and not sentence.raw[0][0].isupper()


def _says(sentence: Sentence) -> bool:
    """Whether there is more in it than marks: a word, or something that is held back."""
    return any(word[0].isalnum() or word[0] == HELD for word in sentence.raw)


def _passage(written: str, held: str) -> Passage:
    return Passage(count(held), " ".join(written.split()[:BEGINNING]))
