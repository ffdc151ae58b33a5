"""Whether there are lessons."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.model.review import Review


def lessons(review: Review) -> Iterator[Finding]:
    """One at least."""
    if not review.lessons:
        yield said(
            "lessons-none",
            "There are no lessons yet.",
            "What went well, what could go better, what surprised us, where were we lucky?",
            "lessons",
        )
