"""Ground rules as a tuple of texts in their order: which are chosen, and what changes them."""

from pmdesk.method.stages import opening
from pmdesk.model.review import Review

FEW, MANY = 5, 7
"""So many rules are remembered while people talk."""
Rules = tuple[str, ...]


def usual() -> Rules:
    """The rules that stand unless somebody picks others."""
    return tuple(rule.text for rule in opening().rules if rule.chosen)


def chosen(review: Review) -> Rules:
    """The rules that the room sees, in their order."""
    return review.rules or usual()


def others(rules: Rules, own: Rules) -> Rules:
    """What can be chosen besides: the method's, then one's own of before, each once."""
    known = dict.fromkeys((*(rule.text for rule in opening().rules), *own))
    return tuple(text for text in known if text not in rules)


def ticked(rules: Rules, text: str, on: bool) -> Rules:
    """With a rule at the end, or without it."""
    rest = tuple(rule for rule in rules if rule != text)
    return (*rest, text) if on else rest


def moved(rules: Rules, text: str, place: int) -> Rules:
    """With a rule at another place, counted without it; outside it goes to an end."""
    rest = [rule for rule in rules if rule != text]
    place = max(0, min(place, len(rest)))
    return (*rest[:place], text, *rest[place:])


def reworded(rules: Rules, text: str, other: str) -> Rules:
    """With other words in the place of a rule; an emptied one goes."""
    words = " ".join(other.split())
    found = tuple(words if rule == text else rule for rule in rules)
    return tuple(dict.fromkeys(rule for rule in found if rule))
