"""Gestures on seats: who is in the review, under which role and alias."""

from typing import Any

from pmdesk.model.change import edited, removed
from pmdesk.model.gestures import header
from pmdesk.model.gestures.gesture import Steps, add, gesture, remove, set_field
from pmdesk.model.review import Review, Seat

HOLDERS = (
    ("entries", "seat"),
    ("entries", "contributor"),
    ("accounts", "seat"),
    ("actions", "owner"),
)
"""Nouns with the field in which they name a seat."""


@gesture("Add seat")
def add_seat(review: Review, *, id: str, name: str = "", alias: str = "", role: str = "") -> Steps:
    return add(review, "seats", Seat(id=id, name=name, alias=alias, role=role))


@gesture("Add seat")
def add_holder(review: Review, *, id: str, field: str, role: str = "") -> Steps:
    """A new seat that at once is the review's owner, facilitator, advocate …"""
    if field not in header.SEATS:
        raise ValueError(field)
    yield from add(review, "seats", Seat(id=id, role=role))
    yield from edited("review", review, **{field: id})


@gesture("Edit seat", merges=True)
def set_fact(review: Review, *, id: str, field: str, value: Any) -> Steps:
    """The seat's name, alias, role, leader or present."""
    return set_field(review, "seats", id, field, value)


@gesture("Delete seat")
def delete_seat(review: Review, *, id: str) -> Steps:
    """The seat goes; what named it stays, without a seat, and so do notes on it."""
    yield from remove(review, "seats", id)
    held = {name: "" for name in header.SEATS if getattr(review, name) == id}
    yield from edited("review", review, **held)
    for noun, field in HOLDERS:
        for row in getattr(review, noun):
            if getattr(row, field) == id:
                yield from edited(noun, row, **{field: ""})
    for note in review.notes:
        if (note.about_noun, note.about) == ("seats", id):
            yield from edited("notes", note, about_noun="", about="")
    for row in review.attendance:
        if row.seat == id:
            yield removed("attendance", row)
