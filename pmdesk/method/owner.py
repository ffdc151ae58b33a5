"""The one owner of a review: how to choose them, what they see to, what to write to them."""

from dataclasses import dataclass
from functools import cache

from pmdesk.method.tables import table
from pmdesk.model.deadline import WITHIN
from pmdesk.model.meetings import ended_at
from pmdesk.model.review import Review
from pmdesk.model.times import clock_text, day_text, local, zone_label


@dataclass(frozen=True, slots=True)
class Criterion:
    """A reason to choose somebody; `reason` is how it reads after "because you"."""

    key: str
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Duty:
    """Something that the owner sees to."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class OwnerGuide:
    """All that is to be said about the owner; `one` is why there is exactly one."""

    words: str
    one: str
    criteria: tuple[Criterion, ...]
    duties: tuple[Duty, ...]


@cache
def owner_guide() -> OwnerGuide:
    """The guide, criteria and duties in their order."""
    data = table("owner")
    return OwnerGuide(
        data["words"],
        data["one"],
        tuple(Criterion(row["key"], row["text"], row["reason"]) for row in data["criterion"]),
        tuple(Duty(row["key"], row["text"]) for row in data["duty"]),
    )


def owner_message(review: Review) -> str:
    """What to write to the owner: the title, why them, and by when the room should meet.

    Filled part by part, since a title may hold braces of its own.
    """
    text = table("owner")["message"].strip()
    parts = {"{why}": _why(review), "{due}": _due(review), "{title}": review.title}
    for place, words in parts.items():
        text = text.replace(place, words, 1)
    return str(text)


def _why(review: Review) -> str:
    reasons = [c.reason for c in owner_guide().criteria if c.key in review.criteria]
    if not reasons:
        return ""
    joined = " and ".join([", ".join(reasons[:-1]), reasons[-1]] if reasons[1:] else reasons)
    return str(table("owner")["why"]).replace("{reasons}", joined)


def _due(review: Review) -> str:
    ended = ended_at(review)
    if ended is None:
        return ""
    due = ended + WITHIN
    day, zone = day_text(local(due, review.zone).date()), zone_label(review.zone, due)
    said = f"{day}, {clock_text(due, review.zone)} {zone}"
    return str(table("owner")["due"]).replace("{time}", said)
