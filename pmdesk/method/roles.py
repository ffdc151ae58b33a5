"""The roles that a seat can have, which of them lead, and what the holders are there for."""

from collections.abc import Mapping
from functools import cache

from pmdesk.method.tables import table, texts
from pmdesk.model.review import Review, Seat


@cache
def role_names() -> tuple[str, ...]:
    """The roles to offer, those of the response first."""
    return texts(table("roles")["names"])


@cache
def holder_sentences() -> Mapping[str, str]:
    """What a seat that the review names is there for, by the field that names it."""
    return {name: str(text) for name, text in table("roles")["holders"].items()}


def lead_of(review: Review) -> Seat | None:
    """The first seat whose role or alias says that it led the response."""
    words = texts(table("roles")["leads"])
    for seat in review.seats:
        said = f"{seat.role}\n{seat.alias}".casefold()
        if any(word in said for word in words):
            return seat
    return None
