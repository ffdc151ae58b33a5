"""Gestures on the monitoring worksheet: what each service showed before and in the incident."""

from typing import Any

from pmdesk.model.gestures.gesture import Steps, add, gesture, move, remove, set_field
from pmdesk.model.review import Review, WorksheetRow


@gesture("Add to worksheet")
def add_row(review: Review, *, id: str, service: str = "") -> Steps:
    return add(review, "worksheet", WorksheetRow(id=id, service=service))


@gesture("Edit worksheet", merges=True)
def set_fact(review: Review, *, id: str, field: str, value: Any) -> Steps:
    """The row's service, baseline, course, seen, at or link."""
    return set_field(review, "worksheet", id, field, value)


@gesture("Move in worksheet")
def move_row(review: Review, *, id: str, before: str) -> Steps:
    """To the place before another row ("" = to the end)."""
    return move("worksheet", review.worksheet, id, before)


@gesture("Delete from worksheet")
def delete_row(review: Review, *, id: str) -> Steps:
    return remove(review, "worksheet", id)
