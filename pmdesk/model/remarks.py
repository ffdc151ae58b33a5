"""What reviewers said of the report: their answers to its questions, and their comments.

Both are rows of `comments`. One that is about a question to reviewers has QUESTION as its noun and
the key of the question in `row`; without words it is the answer: settled is yes, open "needs work".
"""

from pmdesk.model.review import Comment, Review

QUESTION = "reviewer_questions"
"""The noun of what is said about a question to reviewers; no noun of a review is called so."""


def is_answer(row: Comment) -> bool:
    """Whether it is the answer to a question, not a comment on it."""
    return row.noun == QUESTION and not row.text


def answers(review: Review, reviewer: str, question: str) -> tuple[Comment, ...]:
    """The rows that answer a question, by its key, for a reviewer; usually one."""
    return tuple(
        row
        for row in review.comments
        if is_answer(row) and (row.reviewer, row.row) == (reviewer, question)
    )


def answer_of(review: Review, reviewer: str, question: str) -> bool | None:
    """Whether it is well, by what a reviewer answered; None where they have not."""
    given = answers(review, reviewer, question)
    return given[0].settled if given else None


def comments_of(review: Review, reviewer: str) -> tuple[Comment, ...]:
    """What a reviewer remarked, in words."""
    return tuple(row for row in review.comments if row.text and row.reviewer == reviewer)


def open_comments(review: Review) -> tuple[Comment, ...]:
    """Comments that are not settled."""
    return tuple(row for row in review.comments if row.text and not row.settled)


def needing_work(review: Review) -> tuple[Comment, ...]:
    """Answers that say "needs work"."""
    return tuple(row for row in review.comments if is_answer(row) and not row.settled)


def remarking(review: Review) -> tuple[str, ...]:
    """Reviewers who said something without having been asked for a word on the whole, each once."""
    asked = {row.reviewer for row in review.sign_offs}
    said = (row.reviewer for row in review.comments if row.text or is_answer(row))
    return tuple(who for who in dict.fromkeys(said) if who not in asked)
