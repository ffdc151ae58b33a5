"""Gestures on action items: what is proposed, decided, owned, dated and finished."""

from datetime import date

from pmdesk.model.change import edited
from pmdesk.model.gestures.gesture import Steps, add, gesture, move, need, remove, set_field
from pmdesk.model.review import Action, Link, Review
from pmdesk.model.words import ActionKind, Capture, Decision, Progress


@gesture("Add action")
def add_action(
    review: Review,
    *,
    id: str,
    text: str,
    kind: ActionKind = ActionKind.PREVENT,
    owner: str = "",
) -> Steps:
    if owner:
        need("seats", review.seats, owner)
    return add(review, "actions", Action(id=id, text=text, kind=kind, owner=owner))


@gesture("Take up idea")
def from_idea(
    review: Review, *, id: str, idea: str, kind: ActionKind = ActionKind.PREVENT
) -> Steps:
    """An idea that was held back becomes a proposed action with the same words."""
    held = need("ideas", review.ideas, idea)
    yield from add(review, "actions", Action(id=id, text=held.text, kind=kind))
    yield from edited("ideas", held, outcome=Capture.TAKEN)


@gesture("Edit action", merges=True)
def set_text(review: Review, *, id: str, text: str) -> Steps:
    return set_field(review, "actions", id, "text", text)


@gesture("Edit action", merges=True)
def set_fact(review: Review, *, id: str, field: str, value: str) -> Steps:
    """A text beside the action: done_when, ticket, reason, in_scope, out_of_scope, buy_in."""
    return set_field(review, "actions", id, field, value)


@gesture("Change kind")
def set_kind(review: Review, *, id: str, kind: ActionKind) -> Steps:
    return set_field(review, "actions", id, "kind", kind)


@gesture("Set owner")
def set_owner(review: Review, *, id: str, seat: str) -> Steps:
    if seat:
        need("seats", review.seats, seat)
    return set_field(review, "actions", id, "owner", seat)


@gesture("Set due date", merges=True)
def set_due(review: Review, *, id: str, due: date | None) -> Steps:
    return set_field(review, "actions", id, "due", due)


@gesture("Decide action")
def decide(
    review: Review, *, id: str, decision: Decision, reason: str = "", due: date | None = None
) -> Steps:
    """Accepted, declined or parked, with the reason; only what is accepted can be first.

    `due` is the day by policy: it is taken where an action is accepted that has no day yet.
    """
    action = need("actions", review.actions, id)
    accepted = decision is Decision.ACCEPTED
    day = due if accepted and action.due is None else action.due
    return edited(
        "actions",
        action,
        decision=decision,
        reason="" if accepted else reason,
        first=action.first and accepted,
        due=day,
    )


@gesture("Set first priority")
def set_first(review: Review, *, id: str, first: bool) -> Steps:
    """The one thing to do if only one can be done; the earlier choice gives way."""
    for action in review.actions:
        yield from edited("actions", action, first=first if action.id == id else False)


@gesture("Close action")
def finish(
    review: Review, *, id: str, progress: Progress, on: date | None, reason: str = ""
) -> Steps:
    """Done or dropped on a day, or open again."""
    action = need("actions", review.actions, id)
    day = None if progress is Progress.OPEN else on
    return edited("actions", action, progress=progress, finished=day, reason=reason)


@gesture("Move action")
def move_action(review: Review, *, id: str, kind: ActionKind, before: str = "") -> Steps:
    return move("actions", review.actions, id, before, kind=kind)


@gesture("Link factor")
def link_factor(review: Review, *, id: str, action: str, factor: str) -> Steps:
    """Says that an action changes a factor; a link that is there already is not doubled."""
    need("actions", review.actions, action)
    need("factors", review.factors, factor)
    if any(link.source == action and link.target == factor for link in review.links):
        return ()
    link = Link(id=id, source_noun="actions", source=action, target_noun="factors", target=factor)
    return add(review, "links", link)


@gesture("Unlink factor")
def unlink_factor(review: Review, *, action: str, factor: str) -> Steps:
    for link in review.links:
        if link.source == action and link.target == factor:
            yield from remove(review, "links", link.id)


@gesture("Delete action")
def delete_action(review: Review, *, id: str) -> Steps:
    return remove(review, "actions", id)
