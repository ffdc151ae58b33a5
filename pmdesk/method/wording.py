"""What a review is called here: on screens, in reports and in the names of files."""

from collections.abc import Mapping
from functools import cache
from typing import Any

from pmdesk.method.tables import table, texts
from pmdesk.model.text import LINE_CAP, clean_line

POLICY = "review-word"
"""The key under which a library keeps its word."""

PLAIN = "review"
"""What screens say where no word was chosen."""

LONGEST = 32
"""Characters of the longest word: it stands in titles and at the head of pages."""


@cache
def review_words() -> tuple[str, ...]:
    """The words to choose from."""
    return texts(table("wording")["words"])


def cleaned(word: object) -> str:
    """A word as it is kept: on one line, not too long; "" for what is no word."""
    line = clean_line(word[:LINE_CAP]) if isinstance(word, str) else ""
    return " ".join(line.split())[:LONGEST].strip()


def word_of(policies: Mapping[str, Any]) -> str:
    """The word inside a sentence of a screen: "learning review", "review" if none was chosen."""
    return cleaned(policies.get(POLICY)) or PLAIN


def kind_of(policies: Mapping[str, Any]) -> str:
    """The word at the head of a report: "Learning review"."""
    word = cleaned(policies.get(POLICY)) or str(table("wording")["usual"])
    return word[:1].upper() + word[1:]
