"""How a finding is written: as one line for people and editors, or for another program."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pmdesk.method.finding import Finding
from pmdesk.model.review import NOUNS, Entry, Review, Row
from pmdesk.model.text import without_controls
from pmdesk.model.times import entry_clock, entry_day, entry_day_text

_LONGEST = 60
"""Characters of an excerpt that a line shows."""


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and where: in a file, or in a review (its id) at a place in words."""

    finding: Finding
    file: str = ""
    review: str = ""
    place: str = ""


def in_words(found: Found) -> str:
    """FILE:LINE:COLUMN: kind rule message, and what to write or to ask instead."""
    it = found.finding
    place = found.place or f"{found.file}:{it.line}:{it.column}"
    way = it.suggestion if it.kind == "structure" else f"Instead: {it.suggestion}"
    return _one_line(f"{place}: {it.kind} {it.rule} {it.message} {way}")


def _one_line(text: str) -> str:
    # A file's name, or what stands in a rule file, may hold line ends and worse.
    return without_controls(" ".join(text.splitlines()))


def plain(found: Found) -> dict[str, Any]:
    """A finding for another program."""
    names = ("line", "column", "excerpt", "rule", "kind", "message", "suggestion", "ask")
    values = {name: getattr(found.finding, name) for name in names}
    if found.file:
        return {**values, "file": found.file}
    rest = {name: getattr(found.finding, name) for name in ("noun", "row", "field")}
    return {**values, "review": found.review, **rest}


def place_in(review: Review) -> Callable[[Finding], str]:
    """Says where in a review a finding is: INC-1043:entries 14:05 “should have tested”."""
    name = review.incident or review.id[:8]
    dated = len({entry_day(entry, review.zone) for entry in review.entries}) > 1
    rows = {
        (noun, row.id): f"{noun} {_called(row, number, review.zone, dated)}"
        for noun in NOUNS
        for number, row in enumerate(getattr(review, noun), 1)
    }

    def place(finding: Finding) -> str:
        parts = [rows.get((finding.noun, finding.row), finding.noun)]
        if finding.field and not (finding.row and finding.field == "text"):
            field = finding.field.replace("_", " ")
            parts = [field] if finding.noun == "review" else [*parts, field]
        if finding.excerpt and finding.kind != "structure":
            parts.append(f"“{_short(finding.excerpt)}”")
        return f"{name}:{' '.join(parts)}"

    return place


def _called(row: Row, number: int, zone: str, dated: bool) -> str:
    """An entry by its time, with the day where there are several; others by their number."""
    if not isinstance(row, Entry):
        return str(number)
    day = f"{entry_day_text(row, zone, year=False)} " if dated else ""
    return day + entry_clock(row, zone)


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
