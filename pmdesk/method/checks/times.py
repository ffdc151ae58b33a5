"""What the times of the timeline leave open: days, silence, an order that cannot be."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.durations import contradictions
from pmdesk.method.finding import Finding
from pmdesk.model.review import Review, find
from pmdesk.model.times import clock_text
from pmdesk.model.timetable import gaps


def times(review: Review) -> Iterator[Finding]:
    """Entries without a day, silence that nobody asks about, and what contradicts itself."""
    yield from _days(review)
    yield from _silence(review)
    for found in contradictions(review):
        entry = find(review.entries, found.row)
        yield said(
            found.rule,
            found.text,
            found.question,
            found.noun,
            row=found.row,
            field=found.field,
            excerpt=entry.text if entry is not None else "",
        )


def _days(review: Review) -> Iterator[Finding]:
    unknown = [entry for entry in review.entries if not entry.day_known]
    if unknown:
        one = len(unknown) == 1
        yield said(
            "entry-day-unknown",
            "1 entry has no day." if one else f"{len(unknown)} entries have no day.",
            "On which day was it?",
            "entries",
            row=unknown[0].id,
            field="at",
            excerpt=unknown[0].text,
        )


def _silence(review: Review) -> Iterator[Finding]:
    """Each stretch without an entry that no question at one of its ends asks about."""
    asked = {question.entry for question in review.questions if question.text.strip()}
    for gap in gaps(review.entries):
        if not asked & {gap.before.id, gap.behind.id}:
            yield said(
                "gap-no-question",
                f"{gap.text} from {clock_text(gap.start, review.zone)}, and no question about it.",
                "Who saw something in this time? Pin the question to the entry before it.",
                "entries",
                row=gap.before.id,
                field="at",
                excerpt=gap.before.text,
            )
