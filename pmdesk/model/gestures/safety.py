"""Gestures on the private counts of how safe it is to speak in a meeting."""

from typing import Any

from pmdesk.model.change import added, edited
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.gesture import Steps, clean, gesture, last_position, need, remove
from pmdesk.model.review import Review, SafetyCheck
from pmdesk.model.safety import LEVELS, safety_of


@gesture("Count answers", merges=True)
def set_fact(review: Review, *, id: str, meeting: str, field: str, value: Any) -> Steps:
    """A count (`level_5` to `level_1`) or the remark (`note`) of the check for a meeting.

    The first one makes the check, with `id`; where there is one already, that one is changed.
    """
    if field not in (*LEVELS, "note"):
        raise ValueError(field)
    if field in LEVELS and value < 0:
        raise Refused("A count is 0 or more.", "Type how many gave this answer.")
    need("meetings", review.meetings, meeting)
    value = clean(field, value)
    row = safety_of(review, meeting)
    if row is not None:
        return edited("safety", row, **{field: value})
    if not value:
        return ()
    position = last_position(review.safety)
    made = SafetyCheck(id=id, position=position, meeting=meeting, **{field: value})
    return (added("safety", made),)


@gesture("Delete answers")
def delete_check(review: Review, *, id: str) -> Steps:
    """All counts of a check and its remark go."""
    return remove(review, "safety", id)
