"""What is asked at the end of a meeting, and what the answers mean."""

from dataclasses import dataclass
from functools import cache

from pmdesk.method.room import room_words
from pmdesk.method.tables import table, texts


@dataclass(frozen=True, slots=True)
class BuyInWords:
    """The question on the plan; `unasked` and `no` are said where that is the answer."""

    question: str
    explained: str
    unasked: str
    no: str


@dataclass(frozen=True, slots=True)
class PulseWords:
    """What the counted hands mean."""

    explained: str
    meaning: str
    nobody_learned: str
    few_again: str
    more_than_asked: str


@cache
def buy_in_words() -> BuyInWords:
    return BuyInWords(**table("closing")["buy_in"])


@cache
def pulse_words() -> PulseWords:
    return PulseWords(**table("closing")["pulse"])


@cache
def explained(part: str) -> str:
    """What a part of the close is for: parked, questions, ideas, next, hears."""
    return str(table("closing")[part]["explained"])


@cache
def early_reasons() -> tuple[str, ...]:
    """Reasons to open ideas before the timeline is agreed, to choose from."""
    return texts(table("closing")["ideas"]["early"])


def close_ideas() -> tuple[str, ...]:
    """The ideas that a meeting ends with."""
    return room_words().close_ideas


def pulse_sentence(asked: int, learned: int, again: int) -> tuple[str, bool]:
    """What the hands mean, and whether it asks for something; "" where nobody was asked."""
    words = pulse_words()
    if not asked:
        return "", False
    if learned > asked or again > asked:
        return words.more_than_asked, True
    if not learned:
        return words.nobody_learned, True
    if 2 * again < asked:
        return words.few_again, True
    return words.meaning, False
