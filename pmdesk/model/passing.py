"""What undo passes by: the meeting itself has set it since, and that is never taken back."""

from dataclasses import replace

from pmdesk.model.change import Change, RowChange
from pmdesk.model.review import Review, find

_BY_MEETING = frozenset(
    ("started", "ended", "stage", "reached", "reached_at", "prompt", "focus", "page", "view")
)
KEPT_FIELDS = {"review": frozenset(("state",)), "meetings": _BY_MEETING}
"""The fields that gestures marked `kept` set, by noun."""


def passing_by(change: Change, review: Review | None) -> Change:
    """A change to be replayed without those edits of kept fields that are over since."""
    if review is None:
        return change
    rows = (_passing_by(row, review) for row in change.rows)
    return replace(change, rows=tuple(row for row in rows if row is not None))


def _passing_by(row: RowChange, review: Review) -> RowChange | None:
    present = review if row.noun == "review" else find(review.meetings, row.id)
    if row.before is None or row.after is None or present is None:
        return row
    fields = KEPT_FIELDS.get(row.noun, frozenset())
    over = {n for n, was in row.before.items() if n in fields and getattr(present, n) != was}
    if not over:
        return row
    before = {name: value for name, value in row.before.items() if name not in over}
    after = {name: value for name, value in row.after.items() if name not in over}
    return replace(row, before=before, after=after) if before else None
