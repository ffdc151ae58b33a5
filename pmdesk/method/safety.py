"""The question how safe it is to speak: its answers, what counts mean, and signs of blame."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from pmdesk.method.tables import table, texts

FEW = 4
"""With fewer answers than this it is easy to guess who gave which."""


@dataclass(frozen=True, slots=True)
class SafetyWords:
    """The question and its five answers, the safest first; `signs` are to be read alone."""

    question: str
    explained: str
    no_meeting: str
    levels: tuple[str, ...]
    signs_title: str
    signs_explained: str
    signs: tuple[str, ...]


@cache
def safety_words() -> SafetyWords:
    """The words as they ship."""
    data = table("safety")
    return SafetyWords(
        data["question"],
        data["explained"],
        data["no_meeting"],
        texts(data["levels"]),
        data["signs_title"],
        data["signs_explained"],
        texts(data["signs"]),
    )


def form_text() -> str:
    """The question with its answers, to be put into a form or on paper."""
    lines = "\n".join(f"[ ] {level}" for level in safety_words().levels)
    return str(table("safety")["form"]).strip().replace("{levels}", lines)


def safety_sentence(counts: Sequence[int]) -> tuple[str, bool]:
    """What the counts (the safest first) mean, and whether they ask for something; "" for none."""
    data, total = table("safety"), sum(counts)
    if not total:
        return "", False
    low, middle = sum(counts[3:]) > 0, counts[2] > 0
    meaning = data["low" if low else "middle" if middle else "high"]
    few = f" {data['few']}" if total < FEW else ""
    return f"{meaning}{few}", low
