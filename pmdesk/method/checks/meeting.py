"""What a meeting owes; a review that was only imported cannot have it."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.model.meetings import first_date
from pmdesk.model.review import Review, find
from pmdesk.model.words import BuyIn, Decision, ProblemClass


def meeting(review: Review) -> Iterator[Finding]:
    """What a review that was only imported cannot have."""
    if first_date(review) is None:
        yield said("meeting-none", "No meeting has a date.", "When does the room meet?", "meetings")
    if find(review.seats, review.advocate) is None:
        yield said(
            "advocate-missing",
            "No devil's advocate is named.",
            "Who asks what else it could be?",
            field="advocate",
        )
    if review.entries and review.timeline_agreed is None:
        yield said(
            "timeline-open",
            "The room has not agreed the timeline.",
            "Does everybody say that this is how it was?",
            field="timeline_agreed",
        )
    if review.factors and review.class_kind is ProblemClass.NONE:
        yield said(
            "class-open",
            "The class of problem was not asked.",
            "A single defect, a class that we expect, or one that the design did not foresee?",
            field="class_kind",
        )
    yield from _plan(review)
    yield from _handing_over(review)


def _plan(review: Review) -> Iterator[Finding]:
    for action in review.actions:
        if action.decision is Decision.PROPOSED and action.text:
            yield said(
                "action-undecided",
                "This action is not decided yet.",
                "Accepted, declined or parked?",
                "actions",
                row=action.id,
            )


def _handing_over(review: Review) -> Iterator[Finding]:
    accepted = any(action.decision is Decision.ACCEPTED for action in review.actions)
    if accepted and review.buy_in is BuyIn.NONE:
        yield said(
            "buy-in-open",
            "Nobody was asked whether the plan gets room.",
            "Who sets priorities, and what do they say?",
            field="buy_in",
        )
    if not review.channel.strip():
        yield said(
            "channel-none", "The report has no way to go yet.", "By which channel?", field="channel"
        )
    if not review.recipients:
        yield said(
            "recipients-none",
            "Nobody outside the room hears of it yet.",
            "Who works with the same conditions?",
            "recipients",
        )
    if not any(row.verdict for row in review.sign_offs):
        yield said(
            "reviewers-none",
            "No second person has read the report.",
            "Who reads it before it goes out?",
            "sign_offs",
        )
