"""What the impact lacks: a number, and a number in each field that speaks of amounts."""

import re
from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.own_words import own_words
from pmdesk.method.phrases import is_read, kept, listed, words
from pmdesk.model.review import HEADER, Review

_NEXT = re.compile(r"[*_]*\s+[*_]*(\w[\w'’-]*)")
FIELDS = tuple(name for name in HEADER if name.startswith("impact_"))


def impact(review: Review) -> Iterator[Finding]:
    """One number at least, and none of the words that stand for numbers."""
    told = {name: text for name in FIELDS if (text := getattr(review, name))}
    if not any(char.isdigit() for text in told.values() for char in text):
        yield said(
            "impact-no-number",
            "The impact has no number.",
            "How many users, and for how long?",
            field="impact_users",
        )
    for name, text in told.items() if is_read(review.language) else ():
        if vague := _vague(text):
            yield said(
                "impact-vague",
                f"“{vague}” stands for a number: {words('impact')['names'][name]}.",
                "How many, of how many? A rough number is enough, or that it is not known.",
                field=name,
                excerpt=vague,
            )


@kept
def _vague(text: str) -> str:
    """The first vague amount with the word behind it, where there is no number beside it."""
    prose = own_words(text)
    if any(map(str.isdigit, text)) or listed("impact", "numbers").first(prose):
        return ""
    found = next(listed("impact", "vague").find(prose), None)
    if found is None:
        return ""
    of_what = _NEXT.match(prose, found.end())
    return " ".join([*found.group().split(), *(of_what.groups() if of_what else ())])
