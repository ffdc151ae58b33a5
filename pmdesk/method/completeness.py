"""How much of a review is filled, part by part."""

from pmdesk.model.review import Review

_PARTS = {
    "summary": "story",
    "impact_sentence": "sentence on the impact",
    "started": "start",
    "resolved": "end",
    "owner": "owner",
    "entries": "timeline",
    "factors": "factors",
    "lessons": "lessons",
    "actions": "actions",
    "tags": "tags",
}


def completeness(review: Review) -> tuple[int, int, tuple[str, ...]]:
    """How many parts are filled, of how many, and the names of those that are not."""
    missing = tuple(name for field, name in _PARTS.items() if not getattr(review, field))
    return len(_PARTS) - len(missing), len(_PARTS), missing
