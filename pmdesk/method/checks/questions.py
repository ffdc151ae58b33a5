"""Open questions that can be answered with yes or no."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.own_words import BEGINNING
from pmdesk.method.phrases import is_read, kept, listed
from pmdesk.model.review import Review
from pmdesk.model.words import Capture


def questions(review: Review) -> Iterator[Finding]:
    """Those that nobody answered yet; what was answered asked well enough."""
    if not is_read(review.language):
        return
    for question in review.questions:
        if question.outcome is not Capture.OPEN or question.answer.strip():
            continue
        if word := _closed(question.text):
            yield said(
                "question-closed",
                f"“{word} …” can be answered with yes or no.",
                f"“What {word.lower()} …?” or “How {word.lower()} …?” lets people tell more.",
                "questions",
                row=question.id,
                field="text",
                excerpt=" ".join(question.text.split()[:BEGINNING]),
            )


@kept
def _closed(text: str) -> str:
    """The word by which a question is closed; "" where it is open."""
    begin = text.strip(" *_>-–•")
    lead = listed("questions", "lead").begins(begin)
    begin = begin[len(lead) :].lstrip(" ,") if lead else begin
    word = listed("questions", "closed").begins(begin)
    if not word and begin.rstrip(' *_”"').endswith("?"):
        word = listed("questions", "asking").begins(begin)
    return word[:1].upper() + word[1:]
