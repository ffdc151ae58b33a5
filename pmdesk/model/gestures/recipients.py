"""Gestures on who hears of the review outside the room."""

from typing import Any

from pmdesk.model.gestures.gesture import Steps, add, gesture, remove, set_field
from pmdesk.model.review import Recipient, Review


@gesture("Add recipient")
def add_recipient(review: Review, *, id: str, who: str, channel: str = "") -> Steps:
    return add(review, "recipients", Recipient(id=id, who=who, channel=channel))


@gesture("Edit recipient", merges=True)
def set_fact(review: Review, *, id: str, field: str, value: Any) -> Steps:
    """Who, by which channel, or the day on which they were told."""
    return set_field(review, "recipients", id, field, value)


@gesture("Delete recipient")
def delete_recipient(review: Review, *, id: str) -> Steps:
    return remove(review, "recipients", id)
