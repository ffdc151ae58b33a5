"""The questions about the class of a problem, and what of them a review answers."""

from dataclasses import dataclass
from functools import cache

from pmdesk.method.tables import table
from pmdesk.model.review import Review


@dataclass(frozen=True, slots=True)
class ClassQuestion:
    """One question: the field of the review that answers it, its name in a report, how to ask."""

    field: str
    label: str
    ask: str
    hint: str


@cache
def class_questions() -> tuple[ClassQuestion, ...]:
    """The five in their order; the first is answered by a choice, the others in words."""
    return tuple(
        ClassQuestion(row["field"], row["label"], row["ask"], row["hint"])
        for row in table("class")["question"]
    )


def class_name() -> str:
    """What stands over the five."""
    return str(table("class")["name"])


def class_sentence() -> str:
    """Why they are asked."""
    return str(table("class")["sentence"])


def answered(review: Review) -> int:
    """How many of the five have an answer."""
    return sum(bool(str(getattr(review, row.field)).strip()) for row in class_questions())
