"""What a reviewer of the report looks at, can say of the whole, and is asked with."""

from functools import cache

from pmdesk.method.tables import table, texts


@cache
def reviewer_questions() -> tuple[str, ...]:
    """What to look at, as questions."""
    return texts(table("reviewers")["questions"])


@cache
def verdicts() -> tuple[str, ...]:
    """What a reviewer can say of the whole; other words are as good."""
    return texts(table("reviewers")["verdicts"])


def reviewer_message(title: str) -> str:
    """The message that asks somebody to read a report, with the questions in it."""
    questions = "\n".join(f"- {question}" for question in reviewer_questions())
    text = str(table("reviewers")["message"]).strip()
    return text.replace("{questions}", questions).replace("{title}", title)
