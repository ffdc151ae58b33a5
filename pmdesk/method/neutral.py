"""What part a seat has in the incident: whoever facilitates had better have none."""

from pmdesk.method.roles import has_role
from pmdesk.model.review import Review, find

COMMANDER = "commander"
"""The role of whoever leads the response, by its key in the method's table."""


def owned_by(review: Review, seat: str) -> str:
    """What a seat owns, in words: "2 entries and 1 action"; "" for nothing."""
    entries = sum(entry.seat == seat for entry in review.entries)
    actions = sum(action.owner == seat for action in review.actions)
    said = [
        f"{count} {one if count == 1 else many}"
        for count, one, many in ((entries, "entry", "entries"), (actions, "action", "actions"))
        if count
    ]
    return " and ".join(said)


def parts_of(review: Review, seat: str) -> tuple[str, ...]:
    """Each part that a seat has, in words that follow its name: "drafts the timeline"."""
    held = find(review.seats, seat)
    if held is None:
        return ()
    owned = owned_by(review, seat)
    told = (
        sum(entry.contributor == seat for entry in review.entries),
        sum(account.seat == seat for account in review.accounts),
    )
    parts = (
        (f"owns {owned}", bool(owned)),
        ("led the response", has_role(held, COMMANDER)),
        ("owns the review", review.owner == seat),
        ("drafts the timeline", review.drafter == seat),
        (f"handed in {_counted(told[0], 'entry', 'entries')}", bool(told[0])),
        (f"told {_counted(told[1], 'account', 'accounts')}", bool(told[1])),
    )
    return tuple(words for words, holds in parts if holds)


def part_sentence(review: Review, seat: str) -> str:
    """All parts as one line: "Owns 2 entries, drafts the timeline"; "" where there is none."""
    said = ", ".join(parts_of(review, seat))
    return said[:1].upper() + said[1:]


def _counted(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
