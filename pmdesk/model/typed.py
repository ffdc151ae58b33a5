"""The fields of a review that people type into: what may hold a name, or a secret."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from pmdesk.model.codec import fields_of
from pmdesk.model.review import NOUNS, Review, Row

_KEYS = frozenset(
    {
        *("id", "zone", "second_zone", "language", "criteria", "duties", "hidden_sections"),
        *("roles_spared", "category", "noun", "rule", "media_type", "source_noun", "target_noun"),
        *("about_noun", "bias", "stage", "what", "agenda", "blob", "format"),
    }
)
"""Fields that hold a key of the method or of the program. One that is not here is a text."""

Rewrite = Callable[[str], str]


def texts_of(noun: str, row: Row | Review) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """The fields of a row that people have typed into, with what stands there."""
    for field in fields_of(noun):
        if field.kind in (str, tuple) and field.name not in _KEYS:
            yield field.name, getattr(row, field.name)


def rewritten_row(noun: str, row: Any, rewrite: Rewrite) -> Any:
    """A row with each text rewritten; the same object where nothing differs."""
    values: dict[str, Any] = {}
    for name, value in texts_of(noun, row):
        new: Any = rewrite(value) if isinstance(value, str) else tuple(map(rewrite, value))
        if new != value:
            values[name] = new
    return replace(row, **values) if values else row


def rewritten(review: Review, rewrite: Rewrite) -> Review:
    """A review with every text rewritten, private rows too; the same value where nothing differs.

    Tuples in which no row differs stay the same objects.
    """
    tuples: dict[str, Any] = {}
    for noun in NOUNS:
        old = getattr(review, noun)
        new = tuple(rewritten_row(noun, row, rewrite) for row in old)
        if any(one is not other for one, other in zip(new, old, strict=True)):
            tuples[noun] = new
    header: Review = rewritten_row("review", review, rewrite)
    return replace(header, **tuples) if tuples else header
