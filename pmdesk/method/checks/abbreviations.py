"""Abbreviations in the texts of a review that its glossary does not explain."""

import re

from pmdesk.model.review import Review
from pmdesk.model.typed import texts_of

_WORD = re.compile(r"\b[A-Z]{2,6}\b")
_KNOWN = frozenset({"AM", "PM", "OK", "UTC", "CET", "CEST", "PDF", "CSV", "SEV", "EU", "UK", "US"})
_NOUNS = ("entries", "factors", "lessons", "actions")


def undefined_terms(review: Review) -> tuple[str, ...]:
    """Words in capitals that the glossary does not have, in the order in which they are read."""
    known = {row.word.casefold() for row in review.glossary}
    rows = [("review", review), *((noun, row) for noun in _NOUNS for row in getattr(review, noun))]
    found: dict[str, None] = {}
    for noun, row in rows:
        for _, value in texts_of(noun, row):
            for text in (value,) if isinstance(value, str) else value:
                found.update(dict.fromkeys(_WORD.findall(text)))
    return tuple(word for word in found if word not in _KNOWN and word.casefold() not in known)
