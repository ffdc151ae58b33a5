"""What every section of a report is given: the review, the choices, and how people are called."""

from dataclasses import dataclass

from pmdesk.method.sections import sections
from pmdesk.model.inline import Span, Style
from pmdesk.model.review import Review
from pmdesk.report.blocks import Block, Heading, Paragraph
from pmdesk.report.clocks import Clocks
from pmdesk.report.evidence import Evidence
from pmdesk.report.options import Options
from pmdesk.report.people import People

_OF_TIMELINE = frozenset({"evidence", "amendments"})


@dataclass(frozen=True, slots=True)
class Context:
    """One review on its way into a report; `evidence` is None for a format without pictures."""

    review: Review
    options: Options
    people: People
    clocks: Clocks
    evidence: Evidence | None = None

    def shows(self, key: str) -> bool:
        """Whether a section is wanted; what is hidden is not on the first page either.

        What quotes the timeline goes with it.
        """
        hidden = self.review.hidden_sections
        return key not in hidden and not (key in _OF_TIMELINE and "timeline" in hidden)


def section(key: str) -> Heading:
    """The heading of a section by its key in the method."""
    name = next(section.name for section in sections() if section.key == key)
    return Heading(name, 2, key)


def note(text: str, see: str = "") -> Paragraph:
    """A muted remark."""
    return Paragraph((Span(text, Style.MUTED),), "note", see)


def nothing(key: str, text: str) -> tuple[Block, ...]:
    """A section that has its place although nothing is recorded for it."""
    return section(key), note(text)
