"""Gestures on reviewers of the report: who was asked, and what they said of the whole."""

from datetime import datetime

from pmdesk.model.change import edited, removed
from pmdesk.model.gestures.gesture import Steps, add, gesture, need, set_field
from pmdesk.model.review import Review, SignOff
from pmdesk.model.text import clean_line


@gesture("Ask reviewer")
def add_reviewer(review: Review, *, id: str, reviewer: str = "") -> Steps:
    return add(review, "sign_offs", SignOff(id=id, reviewer=reviewer))


@gesture("Edit reviewer", merges=True)
def set_fact(review: Review, *, id: str, field: str, value: str) -> Steps:
    """The reviewer (a seat's id or a name) or the remark."""
    return set_field(review, "sign_offs", id, field, value)


@gesture("Sign off")
def sign(review: Review, *, id: str, verdict: str, at: datetime | None) -> Steps:
    """What the reviewer says of the whole, and when; "" takes it back."""
    row = need("sign_offs", review.sign_offs, id)
    said = clean_line(verdict)
    return edited("sign_offs", row, verdict=said, at=at if said else None)


@gesture("Delete reviewer")
def delete_reviewer(review: Review, *, reviewer: str) -> Steps:
    """A reviewer (a seat's id or a name) with all that they answered and remarked."""
    for sign_off in review.sign_offs:
        if sign_off.reviewer == reviewer:
            yield removed("sign_offs", sign_off)
    for comment in review.comments:
        if comment.reviewer == reviewer:
            yield removed("comments", comment)
