"""A review as nobody would write it: very long words, nothing at all, other scripts, emoji."""

from dataclasses import replace
from typing import Any

from pmdesk.model.codec import fields_of
from pmdesk.model.order import STEP
from pmdesk.model.review import NOUNS, Review
from pmdesk.model.words import State
from tests.full_review import full_review
from tests.room_views import TEXTS, WORD
from tests.ui.leaking.tokened import KEYS

TITLE = ("Checkout and search slow for customers in four regions " + WORD * 2)[:200]
TURNS = 4
"""So many reviews put each text into each field."""


def hostile(turn: int) -> Review:
    """One of the reviews: each field of each row has another of the texts."""
    review = full_review()
    changed: dict[str, Any] = {noun: _rows(review, noun, turn) for noun in NOUNS}
    header = _texts("review", review, 3 * turn)
    return replace(
        review,
        **{**header, **changed},
        state=State.DRAFT,
        timeline_agreed=None,
        second_zone="America/Argentina/ComodRivadavia",
        hidden_sections=(),
        restricted=False,
    )


def _rows(review: Review, noun: str, turn: int) -> tuple[Any, ...]:
    """The rows of a noun, twice as many of those that fill boards and tables."""
    rows = getattr(review, noun)
    made = [replace(row, **_texts(noun, row, 3 * turn + number)) for number, row in enumerate(rows)]
    if noun in ("factors", "actions", "lessons", "ideas", "parked", "questions", "seats"):
        made += [
            replace(row, id=f"1{row.id[1:]}", position=STEP * (10 + number))
            for number, row in enumerate(made)
        ]
    if noun == "factors":
        made = [replace(row, category="technical") for row in made]
    return tuple(made)


def _texts(noun: str, row: Any, start: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for number, field in enumerate(fields_of(noun)):
        if field.name == "id" or field.name in KEYS:
            continue
        text = TEXTS[(start + number) % len(TEXTS)]
        if field.kind is str:
            made[field.name] = TITLE if field.name == "title" else text
        elif field.kind is tuple:
            made[field.name] = (text, WORD)
    return made
