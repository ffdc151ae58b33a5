"""Habits of thought that bend a review: how to notice them and what to ask."""

from dataclasses import dataclass
from functools import cache

from pmdesk.method.tables import table


@dataclass(frozen=True, slots=True)
class Bias:
    """One bias: `sign` is how to notice it, `counter` what to do, `question` what to ask aloud."""

    key: str
    name: str
    description: str
    sign: str
    counter: str
    question: str
    asked: bool


@cache
def biases() -> tuple[Bias, ...]:
    """All biases, those that every meeting asks first."""
    return tuple(
        Bias(
            row["key"],
            row["name"],
            row["description"],
            row["sign"],
            row["counter"],
            row["question"],
            row.get("asked", False),
        )
        for row in table("biases")["bias"]
    )


@cache
def asked_biases() -> tuple[Bias, ...]:
    """The four that every meeting asks."""
    return tuple(bias for bias in biases() if bias.asked)


@cache
def bias(key: str) -> Bias | None:
    """The bias of a key, or None where the list has no such one."""
    return next((bias for bias in biases() if bias.key == key), None)
