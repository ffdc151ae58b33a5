"""Sentences and paragraphs that are too long to be read with pleasure."""

from collections.abc import Iterator

from pmdesk.method.checks.impact import FIELDS
from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.own_words import long_sentences, passages
from pmdesk.model.review import Review

SENTENCE, PARAGRAPH = 35, 120
"""Words of a sentence and of a paragraph, at most; code, quotations and lists do not count."""
_ROWS = (("entries", "details"), ("factors", "details"), ("lessons", "text"))


def readability(review: Review) -> Iterator[Finding]:
    """Long sentences and paragraphs in summary, impact, details and lessons."""
    for field in ("summary", *FIELDS):
        yield from _long(getattr(review, field), "review", "", field)
    for noun, field in _ROWS:
        for row in getattr(review, noun):
            yield from _long(getattr(row, field), noun, row.id, field)


def _long(text: str, noun: str, row: str, field: str) -> Iterator[Finding]:
    # Each word but the last has a letter and a blank: most texts are too short to be looked at.
    if len(text) < 2 * SENTENCE:
        return
    for passage in long_sentences(text, SENTENCE):
        yield said(
            "sentence-long",
            f"A sentence has {passage.words} words.",
            "Where could it become two?",
            noun,
            row=row,
            field=field,
            excerpt=passage.beginning,
        )
    for passage in passages(text, PARAGRAPH):
        yield said(
            "paragraph-long",
            f"A paragraph has {passage.words} words.",
            "Where does a new thought begin? A line between the two helps.",
            noun,
            row=row,
            field=field,
            excerpt=passage.beginning,
        )
