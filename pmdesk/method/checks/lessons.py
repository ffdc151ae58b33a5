"""Whether there are lessons, and one of them is good news."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.model.review import Review
from pmdesk.model.words import LessonKind

_GOOD = frozenset((LessonKind.WENT_WELL, LessonKind.LUCKY))


def lessons(review: Review) -> Iterator[Finding]:
    """One at least, and one of what helped."""
    if not review.lessons:
        yield said(
            "lessons-none",
            "There are no lessons yet.",
            "What went well, what could go better, what surprised us, where were we lucky?",
            "lessons",
        )
    elif not any(lesson.kind in _GOOD and lesson.text.strip() for lesson in review.lessons):
        yield said(
            "lessons-nothing-good",
            "No lesson tells what went well.",
            "What kept this from being worse: people, preparation, a tool, luck?",
            "lessons",
            field="kind",
        )
