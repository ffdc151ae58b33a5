"""What the actions lack: owner, date, an end that can be seen, a ticket."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.quality import owned, settled
from pmdesk.model.review import Action, Review


def actions(review: Review) -> Iterator[Finding]:
    """What each open one lacks, and whether there are any."""
    for action in review.actions:
        yield from _action(review, action)
    if not review.actions:
        yield said(
            "actions-none",
            "Nothing decided yet.",
            "What would make the same surprise smaller next time?",
            "actions",
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
            yield said(
                f"action-no-{field}",
                message,
                suggestion,
                "actions",
                row=action.id,
                field=field.replace("-", "_"),
                excerpt=action.text,
            )
