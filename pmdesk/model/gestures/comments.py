"""Gestures on what reviewers say of the report: answers to its questions, and comments."""

from pmdesk.model.change import edited, removed
from pmdesk.model.gestures.gesture import Steps, add, gesture, remove, set_field
from pmdesk.model.remarks import QUESTION, answers
from pmdesk.model.review import Comment, Review
from pmdesk.model.text import clean_line


@gesture("Answer for reviewer")
def answer(review: Review, *, id: str, reviewer: str, question: str, yes: bool | None) -> Steps:
    """What a reviewer says to a question (by its key): yes, or needs work; None takes it back."""
    given = answers(review, reviewer, question)
    for spare in given if yes is None else given[1:]:
        yield removed("comments", spare)
    if yes is None:
        return
    if given:
        yield from edited("comments", given[0], settled=yes)
    else:
        row = Comment(id=id, reviewer=reviewer, noun=QUESTION, row=question, settled=yes)
        yield from add(review, "comments", row)


@gesture("Comment")
def add_comment(
    review: Review, *, id: str, reviewer: str, text: str, noun: str = "", row: str = ""
) -> Steps:
    """A remark on the whole, on a question to reviewers (QUESTION and its key), or on a row."""
    if not clean_line(text):
        return ()
    made = Comment(id=id, reviewer=reviewer, noun=noun, row=row, text=text)
    return add(review, "comments", made)


@gesture("Edit comment", merges=True)
def set_text(review: Review, *, id: str, text: str) -> Steps:
    """Other words; without any nothing changes, since a comment without words is an answer."""
    return set_field(review, "comments", id, "text", text) if clean_line(text) else ()


@gesture("Settle comment")
def settle(review: Review, *, id: str, settled: bool) -> Steps:
    return set_field(review, "comments", id, "settled", settled)


@gesture("Delete comment")
def delete_comment(review: Review, *, id: str) -> Steps:
    return remove(review, "comments", id)
