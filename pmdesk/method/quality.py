"""The four qualities of an action item: specific, owned, dated, tracked."""

from dataclasses import dataclass

from pmdesk.model.review import Action, Review, find
from pmdesk.model.words import Decision, Progress

_NOBODY = frozenset({"", "someone", "somebody", "anyone", "everyone", "tbd", "n/a", "-", "?"})
_SET_ASIDE = frozenset({Decision.DECLINED, Decision.PARKED})


@dataclass(frozen=True, slots=True)
class Quality:
    """One quality: its letter, its name, whether it is met, and what is missing in words."""

    letter: str
    name: str
    met: bool
    missing: str


def qualities(review: Review, action: Action) -> tuple[Quality, ...]:
    """The four in their order."""
    specific = bool(action.text.strip() and action.done_when.strip())
    said = "No “done when”" if action.text.strip() else "Text missing"
    return (
        Quality("S", "Specific", specific, said),
        Quality("O", "Owned", owned(review, action), "Owner missing"),
        Quality("D", "Dated", action.due is not None, "Date missing"),
        Quality("T", "Tracked", bool(action.ticket.strip()), "Ticket missing"),
    )


def owned(review: Review, action: Action) -> bool:
    """Whether somebody sees to it; a seat called "someone" is nobody."""
    owner = find(review.seats, action.owner)
    if owner is None:
        return False
    names = {owner.name.strip().lower(), owner.alias.strip().lower()}
    return not names <= _NOBODY


def settled(action: Action) -> bool:
    """Whether nothing about it is to be filled in any more: set aside or dropped."""
    return action.decision in _SET_ASIDE or action.progress is Progress.DROPPED
