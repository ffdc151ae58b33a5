"""The checks of a review; so far for its structure: parts that are empty or missing."""

from collections.abc import Iterator

from pmdesk.method.biases import asked_biases
from pmdesk.method.categories import categories
from pmdesk.method.finding import Finding
from pmdesk.method.quality import owned, settled
from pmdesk.model.review import HEADER, Action, Review
from pmdesk.model.words import Kind, Mark, Milestone

_PEOPLE = frozenset({Kind.ACTION, Kind.DECISION, Kind.COMMUNICATION})


def check(review: Review) -> tuple[Finding, ...]:
    """All findings of a review, in the order of its stages."""
    return (
        *_header(review),
        *_timeline(review),
        *_biases(review),
        *_factors(review),
        *_lessons(review),
        *(finding for action in review.actions for finding in _action(review, action)),
        *_actions(review),
    )


def _said(
    rule: str,
    message: str,
    suggestion: str,
    *,
    noun: str = "review",
    row: str = "",
    field: str = "",
    excerpt: str = "",
) -> Finding:
    return Finding(
        rule=rule,
        kind="structure",
        message=message,
        suggestion=suggestion,
        noun=noun,
        row=row,
        field=field,
        excerpt=excerpt,
    )


def _header(review: Review) -> Iterator[Finding]:
    if not review.owner:
        yield _said(
            "owner-missing",
            "The review has no owner.",
            "Who sees it through to the report? One person, named.",
            field="owner",
        )
    if not review.summary.strip():
        yield _said(
            "summary-empty",
            "The summary is empty.",
            "Say in two or three sentences what happened, when, and what customers saw.",
            field="summary",
        )
    impact = [name for name in HEADER if name.startswith("impact_")]
    if not any(char.isdigit() for name in impact for char in getattr(review, name)):
        yield _said(
            "impact-no-number",
            "The impact has no number.",
            "How many users, and for how long?",
            field="impact_users",
        )


def _timeline(review: Review) -> Iterator[Finding]:
    if not review.entries:
        yield _said(
            "timeline-empty",
            "The timeline is empty.",
            "Paste lines such as “14:05 Issue detected”, or import a file.",
            noun="entries",
        )
        return
    kinds = {entry.kind for entry in review.entries}
    marked = {entry.milestone for entry in review.entries}
    if Kind.SIGNAL not in kinds:
        yield _said(
            "timeline-no-signal",
            "No entry is a signal.",
            "What showed it first: an alert, a graph, a customer?",
            noun="entries",
        )
    if not kinds & _PEOPLE:
        yield _said(
            "timeline-no-action",
            "No entry tells what people did.",
            "Who did what, by role?",
            noun="entries",
        )
    if Milestone.DETECTED not in marked:
        yield _said(
            "timeline-no-detection",
            "No entry is marked as the first signal.",
            "Mark the entry by which it was detected.",
            noun="entries",
            field="milestone",
        )
    if Milestone.RESOLVED not in marked:
        yield _said(
            "timeline-no-resolution",
            "No entry is marked as the full resolution.",
            "Mark the entry at which it was resolved.",
            noun="entries",
            field="milestone",
        )


def _biases(review: Review) -> Iterator[Finding]:
    asked = {row.bias for row in review.biases if row.mark is not Mark.NOT_ASKED}
    for bias in asked_biases():
        if bias.key not in asked:
            yield _said(
                "bias-not-asked",
                f"{bias.name}: not asked yet.",
                bias.question,
                noun="biases",
                excerpt=bias.key,
            )


def _factors(review: Review) -> Iterator[Finding]:
    if not review.factors:
        yield _said(
            "factors-none",
            "There are no factors yet.",
            "What had to be true for this to happen?",
            noun="factors",
        )
        return
    if len(review.factors) < 2:
        yield _said(
            "factors-few",
            "There is one factor. Most incidents have several.",
            "What else had to be true?",
            noun="factors",
        )
    used = {factor.category for factor in review.factors}
    for category in categories():
        if category.key not in used:
            yield _said(
                "category-empty",
                f"{category.name}: anything here?",
                category.question,
                noun="factors",
                field="category",
                excerpt=category.key,
            )


def _lessons(review: Review) -> Iterator[Finding]:
    if not review.lessons:
        yield _said(
            "lessons-none",
            "There are no lessons yet.",
            "What went well, what could go better, what surprised us, where were we lucky?",
            noun="lessons",
        )


def _actions(review: Review) -> Iterator[Finding]:
    if not review.actions:
        yield _said(
            "actions-none",
            "Nothing decided yet.",
            "What would make the same surprise smaller next time?",
            noun="actions",
        )


def _action(review: Review, action: Action) -> Iterator[Finding]:
    if settled(action):
        return
    for field, missing, message, suggestion in (
        (
            "owner",
            not owned(review, action),
            "This action has no owner.",
            "Who sees to it? One person.",
        ),
        ("due", action.due is None, "This action has no date.", "By which day?"),
        (
            "done-when",
            not action.done_when.strip(),
            "This action does not say when it is done.",
            "How will we know that it is done?",
        ),
        ("ticket", not action.ticket.strip(), "This action has no ticket.", "Where is it tracked?"),
    ):
        if missing:
            yield _said(
                f"action-no-{field}",
                message,
                suggestion,
                noun="actions",
                row=action.id,
                field=field.replace("-", "_"),
                excerpt=action.text,
            )
