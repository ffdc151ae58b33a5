"""Gestures on findings that were set aside: they are not asked again, and the reason is kept."""

from collections.abc import Sequence

from pmdesk.model.gestures.gesture import Steps, add, add_all, gesture, remove
from pmdesk.model.review import Dismissal, Review

Place = tuple[str, str, str, str, str]
"""Rule, noun, row, field and excerpt: by what a finding is known again."""


@gesture("Set question aside")
def dismiss(
    review: Review,
    *,
    id: str,
    rule: str,
    noun: str,
    row: str = "",
    field: str = "",
    excerpt: str = "",
    reason: str,
) -> Steps:
    """What a check found at a place is settled as it is; a second time nothing is added."""
    place = (rule, noun, row, field, excerpt)
    if any(line.place == place for line in review.dismissals):
        return ()
    line = Dismissal(
        id=id, rule=rule, noun=noun, row=row, field=field, excerpt=excerpt, reason=reason
    )
    return add(review, "dismissals", line)


@gesture("Set question aside")
def dismiss_all(
    review: Review, *, ids: Sequence[str], places: Sequence[Place], reason: str
) -> Steps:
    """The same of several places for one reason, in one step; an id for each."""
    known = {line.place for line in review.dismissals}
    lines = [
        Dismissal(id=id, rule=rule, noun=noun, row=row, field=field, excerpt=excerpt, reason=reason)
        for id, (rule, noun, row, field, excerpt) in zip(ids, places, strict=True)
        if (rule, noun, row, field, excerpt) not in known
    ]
    return add_all(review, [("dismissals", line) for line in lines])


@gesture("Ask again")
def recall(review: Review, *, id: str) -> Steps:
    """What was set aside is asked again."""
    return remove(review, "dismissals", id)


@gesture("Ask again")
def recall_all(review: Review, *, ids: Sequence[str]) -> Steps:
    """The same of several, in one step."""
    for id in ids:
        yield from remove(review, "dismissals", id)


SECRETS_RULE = "secrets-in-exports"
AS_IT_IS, MASKED = "as-it-is", "masked"
"""What may be decided about a secret or an address that goes out with an export."""


@gesture("Decide on secrets")
def settle_secrets(
    review: Review, *, ids: Sequence[str], digests: Sequence[str], how: str
) -> Steps:
    """Values, by their digests, go out as they are or masked from now on; an id for each."""
    for row in review.dismissals:
        if row.rule == SECRETS_RULE and row.excerpt in digests:
            yield from remove(review, "dismissals", row.id)
    lines = [
        Dismissal(id=id, rule=SECRETS_RULE, noun="review", excerpt=digest, reason=how)
        for id, digest in zip(ids, digests, strict=True)
    ]
    yield from add_all(review, [("dismissals", line) for line in lines])
