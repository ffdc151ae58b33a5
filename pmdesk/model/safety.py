"""The private check before a meeting: which one belongs to it, and its counts."""

from pmdesk.model.review import Review, SafetyCheck

LEVELS = ("level_5", "level_4", "level_3", "level_2", "level_1")
"""The fields of the counts, from "can say anything" to "would rather not speak"."""


def safety_of(review: Review, meeting: str) -> SafetyCheck | None:
    """The check for a meeting, None where nobody was asked."""
    return next((row for row in review.safety if row.meeting == meeting), None)


def counts_of(check: SafetyCheck | None) -> tuple[int, ...]:
    """The counts in the order of `LEVELS`, all 0 where there is no check."""
    return tuple(getattr(check, level) if check is not None else 0 for level in LEVELS)
