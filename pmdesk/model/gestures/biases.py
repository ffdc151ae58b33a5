"""Gestures on the bias checklist: what the room answered, and a note beside it."""

from typing import Any

from pmdesk.model.change import edited
from pmdesk.model.gestures.gesture import Steps, add, clean, gesture, remove
from pmdesk.model.review import BiasMark, Review
from pmdesk.model.words import Mark, Stage


def mark_of(review: Review, bias: str, stage: Stage = Stage.BIASES) -> BiasMark | None:
    """What was answered about a bias at a stage, or None where it was not touched yet."""
    return next((row for row in review.biases if row.bias == bias and row.stage is stage), None)


@gesture("Mark bias")
def set_mark(
    review: Review, *, id: str, bias: str, mark: Mark, stage: Stage = Stage.BIASES
) -> Steps:
    """`id` is used where the bias has no row at this stage yet."""
    return _set(review, id, bias, stage, mark=mark)


@gesture("Edit bias note", merges=True)
def set_note(
    review: Review, *, id: str, bias: str, note: str, stage: Stage = Stage.BIASES
) -> Steps:
    """`id` is used where the bias has no row at this stage yet."""
    return _set(review, id, bias, stage, note=clean("note", note))


@gesture("Take bias away")
def take_out(review: Review, *, bias: str, stage: Stage = Stage.BIASES) -> Steps:
    """The bias is as if it had not been touched at this stage; its note goes, too."""
    row = mark_of(review, bias, stage)
    return () if row is None else remove(review, "biases", row.id)


def _set(review: Review, id: str, bias: str, stage: Stage, **values: Any) -> Steps:
    row = mark_of(review, bias, stage)
    if row is None:
        return add(review, "biases", BiasMark(id=id, bias=bias, stage=stage, **values))
    return edited("biases", row, **values)
