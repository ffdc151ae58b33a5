"""Gestures on amendments: why the timeline was changed after the room agreed."""

from collections.abc import Sequence

from pmdesk.model.gestures.gesture import Steps, gesture, set_field
from pmdesk.model.review import Review


@gesture("Give reason", merges=True)
def set_reason(review: Review, *, id: str, reason: str) -> Steps:
    return set_field(review, "amendments", id, "reason", reason)


@gesture("Give reason")
def set_reasons(review: Review, *, ids: Sequence[str], reason: str) -> Steps:
    """One reason for what one step changed."""
    for id in ids:
        yield from set_field(review, "amendments", id, "reason", reason)
