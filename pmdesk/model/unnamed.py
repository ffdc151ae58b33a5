"""A review for those who read of seats, not of people: known names give way in every text."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from pmdesk.model.codec import fields_of
from pmdesk.model.masking import swapper
from pmdesk.model.review import LOCAL, NOUNS, Review

_ADDRESS = re.compile(r"(https?://[^\s<>\"'`]+)", re.IGNORECASE)
_KEYS = frozenset(
    {
        *("id", "zone", "second_zone", "language", "link", "written", "import_key", "blob", "rule"),
        *("category", "bias", "stage", "agenda", "reached", "media_type", "noun", "field", "what"),
        *("about_noun", "source_noun", "target_noun", "row", "about", "target", "parent", "group"),
        *("owner", "facilitator", "advocate", "drafter", "picked_by", "buy_in_by", "seat"),
        *("contributor", "reviewer", "entry", "meeting", "focus"),
    }
)
"""Fields that hold keys and ids; a source is words on an entry and an id on a link."""
_APART = frozenset({"seats", "links"}) | LOCAL


def unnamed(review: Review) -> Review:
    """The review with aliases for known names in whatever somebody typed, seats as they are.

    Marks for emphasis and links stay; inside of an address nothing is changed, or it leads nowhere.
    """
    swap = swapper(review.seats)
    if swap is None:
        return review
    nouns: dict[str, Any] = {
        noun: tuple(_row(noun, row, swap) for row in getattr(review, noun))
        for noun in NOUNS
        if noun not in _APART
    }
    header: Review = _row("review", review, swap)
    return replace(header, **nouns)


def _row(noun: str, row: Any, swap: Callable[[str], str]) -> Any:
    changed: dict[str, Any] = {}
    for field in fields_of(noun):
        if field.name in _KEYS or field.kind not in (str, tuple):
            continue
        value = getattr(row, field.name)
        if not value:
            continue
        if field.kind is tuple:
            said: Any = tuple(_text(word, swap) for word in value)
        else:
            said = _text(value, swap)
        if said != value:
            changed[field.name] = said
    return replace(row, **changed) if changed else row


def _text(text: str, swap: Callable[[str], str]) -> str:
    parts = _ADDRESS.split(text)
    return "".join(part if place % 2 else swap(part) for place, part in enumerate(parts))
