"""Gestures on findings that were set aside: they are not asked again, and the reason is kept."""

from pmdesk.model.gestures.gesture import Steps, add, gesture, remove
from pmdesk.model.review import Dismissal, Review


@gesture("Set question aside")
def dismiss(
    review: Review,
    *,
    id: str,
    rule: str,
    noun: str,
    row: str = "",
    field: str = "",
    excerpt: str = "",
    reason: str,
) -> Steps:
    """What a check found at a place is settled as it is; a second time nothing is added."""
    place = (rule, noun, row, field, excerpt)
    if any((d.rule, d.noun, d.row, d.field, d.excerpt) == place for d in review.dismissals):
        return ()
    line = Dismissal(
        id=id, rule=rule, noun=noun, row=row, field=field, excerpt=excerpt, reason=reason
    )
    return add(review, "dismissals", line)


@gesture("Ask again")
def recall(review: Review, *, id: str) -> Steps:
    """What was set aside is asked again."""
    return remove(review, "dismissals", id)
