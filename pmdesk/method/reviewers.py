"""What a reviewer of the report looks at, can say of the whole, and is asked with."""

from dataclasses import dataclass
from functools import cache

from pmdesk.method.tables import table, texts


@dataclass(frozen=True, slots=True)
class ReviewerQuestion:
    """What to look at, as a question; the key stays when the words change."""

    key: str
    text: str


@cache
def reviewer_questions() -> tuple[ReviewerQuestion, ...]:
    """The questions in their order."""
    return tuple(
        ReviewerQuestion(row["key"], row["text"]) for row in table("reviewers")["question"]
    )


@cache
def verdicts() -> tuple[str, ...]:
    """What a reviewer can say of the whole; other words are as good."""
    return texts(table("reviewers")["verdicts"])


def signs_off(verdict: str) -> bool:
    """Whether a verdict lets the report go out; none at all does not."""
    return bool(verdict) and verdict not in texts(table("reviewers")["not_yet"])


def reviewer_message(title: str) -> str:
    """The message that asks somebody to read a report, with the questions in it."""
    questions = "\n".join(f"- {question.text}" for question in reviewer_questions())
    text = str(table("reviewers")["message"]).strip()
    return text.replace("{questions}", questions).replace("{title}", title)
