"""Language findings in a whole text that is no review, with the line and column of each."""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterator
from dataclasses import replace

from pmdesk.method.finding import Finding
from pmdesk.method.language.findings import finding
from pmdesk.method.language.mirror import NOWHERE, marks
from pmdesk.method.language.prose import paragraphs
from pmdesk.method.language.rules import Rules

PlaceAt = Callable[[int, int], str]
"""As what reads what begins at a line and a column, both from 1."""
_PLACES = {
    "summary": "summary",
    "impact": "impact",
    "timeline": "entry",
    "factors": "factor",
    "lessons": "lesson",
    "questions": "question",
    # As in a review: it is left as it was said.
    "parked": NOWHERE,
    "amendments": NOWHERE,
}


def place_of_section(key: str | None, *, item: bool) -> str:
    """As what a line below the heading of a section reads; `item` for bullets and table cells."""
    if key == "actions" and item:
        return "action"
    return _PLACES.get(key or "", "prose")


def text_findings(
    text: str, rules: Rules, place_at: PlaceAt, begins: Container[int] = ()
) -> Iterator[Finding]:
    """What is found in a text whose lines end in a line feed, in its order.

    `begins` are the lines, from 1, with which something new begins though no mark says so, such
    as the entries of a timeline without bullets.
    """
    starts = [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")]
    for at, paragraph in _passages(text, starts, begins):
        place = place_at(*_position(starts, at))
        for mark in marks(paragraph, rules, place):
            line, column = _position(starts, at + mark.start)
            yield replace(finding(mark, paragraph), line=line, column=column)


def _position(starts: list[int], at: int) -> tuple[int, int]:
    line = bisect_right(starts, at)
    return line, at - starts[line - 1] + 1


def _passages(text: str, starts: list[int], begins: Container[int]) -> Iterator[tuple[int, str]]:
    """The paragraphs, cut where a line begins something new."""
    for at, paragraph in paragraphs(text):
        begun, end = at, at + len(paragraph)
        for line in range(bisect_right(starts, at) + 1, bisect_right(starts, end - 1) + 1):
            if line in begins:
                yield begun, text[begun : starts[line - 1]]
                begun = starts[line - 1]
        yield begun, text[begun:end]
