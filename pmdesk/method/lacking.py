"""What a report still lacks, by stage: what the checks find, and what the meeting owes."""

from collections.abc import Iterator

from pmdesk.method.check import check
from pmdesk.method.finding import Finding
from pmdesk.method.quality import settled
from pmdesk.model.meetings import first_date
from pmdesk.model.review import Review, find
from pmdesk.model.words import ActionKind, BuyIn, Decision, ProblemClass, Stage

_BY_NOUN = {
    "entries": Stage.TIMELINE,
    "biases": Stage.BIASES,
    "factors": Stage.FACTORS,
    "lessons": Stage.LESSONS,
    "actions": Stage.ACTIONS,
    "meetings": Stage.PREPARE,
    "recipients": Stage.CLOSE,
    "sign_offs": Stage.REPORT,
}
_BY_FIELD = {
    "owner": Stage.PREPARE,
    "advocate": Stage.OPEN,
    "timeline_agreed": Stage.TIMELINE,
    "class_kind": Stage.FACTORS,
    "buy_in": Stage.CLOSE,
    "channel": Stage.CLOSE,
}
_ORDER = [Stage.REPORT, *(stage for stage in Stage if stage is not Stage.REPORT)]
"""What is written here comes first, then the stages as they come."""


def lacking(review: Review) -> tuple[Finding, ...]:
    """Everything that is missing, by stage; what was set aside is left out."""
    aside = {(d.rule, d.noun, d.row, d.field, d.excerpt) for d in review.dismissals}
    found = [
        finding
        for finding in (*check(review), *_of_the_meeting(review))
        if (finding.rule, finding.noun, finding.row, finding.field, finding.excerpt) not in aside
    ]
    return tuple(sorted(found, key=lambda finding: _ORDER.index(stage_of(finding))))


def stage_of(finding: Finding) -> Stage:
    """The stage in which a finding can be settled."""
    if finding.noun == "review":
        return _BY_FIELD.get(finding.field, Stage.REPORT)
    return _BY_NOUN.get(finding.noun, Stage.REPORT)


def _of_the_meeting(review: Review) -> Iterator[Finding]:
    """What a review that was only imported cannot have."""
    if first_date(review) is None:
        yield _said(
            "meeting-none", "No meeting has a date.", "When does the room meet?", "meetings"
        )
    if find(review.seats, review.advocate) is None:
        yield _said(
            "advocate-missing",
            "No devil's advocate is named.",
            "Who asks what else it could be?",
            field="advocate",
        )
    if review.entries and review.timeline_agreed is None:
        yield _said(
            "timeline-open",
            "The room has not agreed the timeline.",
            "Does everybody say that this is how it was?",
            field="timeline_agreed",
        )
    if review.factors and review.class_kind is ProblemClass.NONE:
        yield _said(
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
            yield _said(
                "action-undecided",
                "This action is not decided yet.",
                "Accepted, declined or parked?",
                "actions",
                row=action.id,
            )
    counting = [action for action in review.actions if not settled(action)]
    if counting and not any(action.kind is ActionKind.PREVENT for action in counting):
        yield _said(
            "prevention-none",
            "No action makes a recurrence less likely.",
            "What would change one of the conditions?",
            "actions",
        )


def _handing_over(review: Review) -> Iterator[Finding]:
    accepted = any(action.decision is Decision.ACCEPTED for action in review.actions)
    if accepted and review.buy_in is BuyIn.NONE:
        yield _said(
            "buy-in-open",
            "Nobody was asked whether the plan gets room.",
            "Who sets priorities, and what do they say?",
            field="buy_in",
        )
    if not review.channel.strip():
        yield _said(
            "channel-none", "The report has no way to go yet.", "By which channel?", field="channel"
        )
    if not review.recipients:
        yield _said(
            "recipients-none",
            "Nobody outside the room hears of it yet.",
            "Who works with the same conditions?",
            "recipients",
        )
    if not any(row.verdict for row in review.sign_offs):
        yield _said(
            "reviewers-none",
            "No second person has read the report.",
            "Who reads it before it goes out?",
            "sign_offs",
        )


def _said(
    rule: str,
    message: str,
    suggestion: str,
    noun: str = "review",
    *,
    row: str = "",
    field: str = "",
) -> Finding:
    return Finding(
        rule=rule,
        kind="structure",
        message=message,
        suggestion=suggestion,
        noun=noun,
        row=row,
        field=field,
    )
