"""What may be told before a meeting: which one it is, who was affected, who has which part.

No cause, no remedy and no duration: whoever reads them first remembers by them.
"""

from collections.abc import Callable, Mapping

from pmdesk.model.audience import Fact, RoomWords
from pmdesk.model.meetings import held, planned
from pmdesk.model.review import Meeting, Review, Seat, find

SCRIBE = "scribe"
"""The role of the seat that writes along, in small letters."""


def invited_to(review: Review) -> Meeting | None:
    """The meeting with a date that people are invited to: the next one, else the last one begun.

    One that is planned without a date stands in the way of an earlier one: it is the next.
    """
    waiting = planned(review)
    if waiting is not None:
        return waiting if waiting.scheduled is not None else None
    dated = [meeting for meeting in held(review) if meeting.scheduled is not None]
    return dated[-1] if dated else None


def affected(
    review: Review, texts: Mapping[str, str], say: Callable[[str], str]
) -> tuple[Fact, ...]:
    """Who was affected and how: no cause, no remedy, and no duration.

    `texts` names each fact, `say` makes a text fit for those who hear it.
    """
    facts = (
        Fact(texts["users"], say(review.impact_users)),
        Fact(texts["failed"], say(review.impact_failed)),
        Fact(texts["extent"], say(review.impact_extent)),
        Fact(texts["services"], ", ".join(map(say, review.services))),
        Fact(texts["severity"], say(review.severity)),
    )
    return tuple(fact for fact in facts if fact.value)


def parts(review: Review) -> tuple[tuple[str, Seat], ...]:
    """The parts of a meeting that somebody has: facilitator, scribe, advocate, each with a seat."""
    scribe = next((s for s in review.seats if s.role.casefold() == SCRIBE), None)
    seats = (
        ("facilitator", find(review.seats, review.facilitator)),
        (SCRIBE, scribe),
        ("advocate", find(review.seats, review.advocate)),
    )
    return tuple((part, seat) for part, seat in seats if seat is not None)


def rules(review: Review, words: RoomWords, say: Callable[[str], str]) -> tuple[str, ...]:
    """The ground rules; the one that speaks of an agreed word has it behind its sentence."""
    word = say(review.drift_word)
    ahead, _, behind = words.texts["drift-word"].partition("{rule}")
    behind = behind.replace("{word}", word)
    return tuple(
        f"{ahead}{say(rule)}{behind}" if word and rule in words.word_rules else say(rule)
        for rule in review.rules or words.rules
    )
