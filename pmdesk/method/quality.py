"""The four qualities of an action item (specific, owned, dated, tracked), and a score of ten."""

from dataclasses import dataclass

from pmdesk.method.action_wording import is_open_ended, names_object, verb_of
from pmdesk.method.phrases import is_read
from pmdesk.model.review import Action, Review, find
from pmdesk.model.words import Decision, Progress

_NOBODY = frozenset((
    "", "someone", "somebody", "anyone", "anybody", "everyone", "everybody", "whoever", "nobody",
    "all", "us", "tbd", "tba", "n/a", "none", "unassigned", "unknown", "-", "–", "?",
))  # fmt: skip
_SET_ASIDE = frozenset({Decision.DECLINED, Decision.PARKED})
_RED, _AMBER = 4, 7
"""Under so many of ten points an action is red, or amber."""


@dataclass(frozen=True, slots=True)
class Quality:
    """One quality: its letter, its name, whether it is met, and what is missing in words."""

    letter: str
    name: str
    met: bool
    missing: str


def qualities(review: Review, action: Action) -> tuple[Quality, ...]:
    """The four in their order."""
    missing = _unspecific(review, action)
    return (
        Quality("S", "Specific", not missing, missing or "No “done when”"),
        Quality("O", "Owned", owned(review, action), "Owner missing"),
        Quality("D", "Dated", action.due is not None, "Date missing"),
        Quality("T", "Tracked", bool(action.ticket.strip()), "Ticket missing"),
    )


def _unspecific(review: Review, action: Action) -> str:
    """What keeps it from being specific, "" for nothing.

    A verb that the lists do not know is no reason: they are never complete.
    """
    if not action.text.strip():
        return "Text missing"
    if not action.done_when.strip():
        return "No “done when”"
    return "" if _verb_ends(review, action) else "Verb without an end"


def _verb_ends(review: Review, action: Action) -> bool:
    """Whether its verb is none of those that never end; True in languages without a list."""
    return not (is_read(review.language) and is_open_ended(action.text, action.done_when))


def score(review: Review, action: Action) -> int:
    """How ready it is, from 0 to 10.

    One point each for a verb that ends, an object, a ticket and a linked factor; two each for
    "done when", one person and a date.
    """
    verb = bool(verb_of(action.text).word) or not is_read(review.language)
    linked = any(
        link.source == action.id and link.target_noun == "factors" for link in review.links
    )
    points = (
        (1, verb and _verb_ends(review, action)),
        (1, names_object(action.text)),
        (2, bool(action.done_when.strip())),
        (2, owned(review, action)),
        (2, action.due is not None),
        (1, bool(action.ticket.strip())),
        (1, linked),
    )
    return sum(worth for worth, met in points if met)


def level(score: int) -> str:
    """What a score means: "red", "amber" or "green"."""
    return "red" if score < _RED else "amber" if score < _AMBER else "green"


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
