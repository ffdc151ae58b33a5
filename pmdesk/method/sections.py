"""The sections of a report, and which section a heading in other people's reports means."""

import re
from dataclasses import dataclass
from functools import cache

from pmdesk.method.tables import table, texts
from pmdesk.model.words import LessonKind

_MARKS = re.compile(r"[*_`#~{}>]|^\s*[\dIVX]{1,3}[.)]\s+")
_ASIDE = re.compile(r"\([^()]*\)|\[[^][]*\]|/.*$|[:–—].*$")
_EDGE = " \t.:;,!?-–—…"
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a report."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class LessonGuide:
    """One column of lessons and the question that fills it; `also` is asked behind it."""

    kind: LessonKind
    name: str
    question: str
    also: str


@cache
def sections() -> tuple[Section, ...]:
    """The sections in their order."""
    return tuple(Section(row["key"], row["name"]) for row in table("sections")["section"])


@cache
def report_sections() -> tuple[Section, ...]:
    """What a report has below its first page, in order; each can be hidden."""
    named = {section.key: section for section in sections()}
    return tuple(named[key] for key in texts(table("sections")["order"]))


@cache
def lesson_guides() -> tuple[LessonGuide, ...]:
    """The columns of lessons in their order."""
    return tuple(
        LessonGuide(LessonKind(row["key"]), row["name"], row["question"], row["also"])
        for row in table("sections")["lesson"]
    )


def communication_question() -> str:
    """What is asked about communication during the response."""
    return str(table("sections")["communication"]["question"])


@cache
def _synonyms() -> dict[str, tuple[str, LessonKind | None]]:
    found: dict[str, tuple[str, LessonKind | None]] = {}
    for row in table("sections")["section"]:
        found.update((heading, (row["key"], None)) for heading in row["headings"])
    for row in table("sections")["lesson"]:
        found.update((heading, ("lessons", LessonKind(row["key"]))) for heading in row["headings"])
    return found


def section_of(heading: str) -> tuple[str, LessonKind | None] | None:
    """The key of the section that a heading opens and the kind of its lessons, or None.

    Markdown marks, numbers and remarks in brackets or after a colon are no part of the heading.
    """
    plain = _MARKS.sub("", heading[:_LONGEST].replace("’", "'").lower())
    synonyms = _synonyms()
    for text in (plain, _ASIDE.sub("", plain)):
        words = text.strip(_EDGE)
        if words in synonyms:
            return synonyms[words]
    short = _ASIDE.sub("", plain).strip(_EDGE).split()
    if len(short) > 6:
        return None
    for length in range(len(short) - 1, 0, -1):
        for part in (short[:length], short[-length:]):
            found = synonyms.get(" ".join(part))
            if found:
                return found
    return None
