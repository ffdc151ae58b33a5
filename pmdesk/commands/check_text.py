"""What is found in a text or Markdown file: its wording, then what it lacks as a report."""

import codecs
from collections.abc import Iterator
from dataclasses import replace

from pmdesk.intake.decode import decode
from pmdesk.intake.detect import is_bundle
from pmdesk.intake.document import Document, Section, document_of
from pmdesk.intake.items import columns_of
from pmdesk.intake.lines import Line, stamped
from pmdesk.intake.proposal import review_of
from pmdesk.intake.read import read
from pmdesk.intake.tables import cells_of, is_separator
from pmdesk.intake.values import Intake
from pmdesk.method.check import check
from pmdesk.method.finding import Finding
from pmdesk.method.language.in_text import place_of_section, text_findings
from pmdesk.method.language.rules import Rules
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.model.text import new_id

_SECTION_OF = {
    "entries": "timeline",
    "factors": "factors",
    "lessons": "lessons",
    "actions": "actions",
}
_REPORT = frozenset({*_SECTION_OF.values(), "summary", "impact"})
"""Sections by one of which a text is known to be a report: those that a review has a place for."""

_MAY_LIST = (None, "timeline")
"""Sections whose lines may be entries that begin with their time and nothing else."""


def findings_in(data: bytes, name: str, rules: Rules) -> Iterator[Finding]:
    """What is found in the bytes of a file; raises WorldError for what is no text or too long."""
    if is_bundle(data):
        said = "This is a whole review in one file (a bundle)."
        raise WorldError(said, "Import it, then check the review by its id.")
    text = _text_of(data)
    if not text.strip():
        return
    document = document_of(text)
    layout = _Layout(document)
    yield from text_findings(text, rules, layout.place_at, layout.begins)
    if any(section.key in _REPORT for section in document.sections):
        yield from _structure(document, read(data, name=name, format="markdown"))


def _text_of(data: bytes) -> str:
    """The text as it stands there, so that places in it are those that an editor shows."""
    if data.strip():
        decode(data)  # refuses what is no text
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    text = data.decode("utf-16" if wide else "utf-8-sig", "replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")


class _Layout:
    """As what each line of a document reads, by the heading above it."""

    def __init__(self, document: Document) -> None:
        self.begins: set[int] = set()
        self._lines: dict[int, tuple[Section, Line]] = {}
        self._cells: dict[int, frozenset[int]] = {}
        for section in document.sections:
            for line in section.lines:
                self._lines[line.number] = section, line
                if section.key in _MAY_LIST and stamped(line, trailing=False):
                    self.begins.add(line.number)
            if section.key == "actions":
                self._cells.update(_cells_with_actions(section))

    def place_at(self, number: int, column: int) -> str:
        """As what the text that begins at a line and a column reads."""
        if number not in self._lines:
            return place_of_section(None, item=False)
        section, line = self._lines[number]
        item = line.bullet or _cell(line, column) in self._cells.get(number, ())
        return place_of_section(section.key, item=item)


def _cells_with_actions(section: Section) -> Iterator[tuple[int, frozenset[int]]]:
    """For each line of a table of actions the cells that tell what is done."""
    head: Line | None = None
    for line in section.lines:
        if "|" not in line.body or line.code or line.bullet:
            head = None
        elif head is None:
            head = line
        elif not is_separator(line.body):
            cells = cells_of(line.body)
            # What stands alone beside empty cells is the name of a group.
            if len(cells) == 1 or sum(map(bool, cells)) > 1:
                yield line.number, _telling(head, len(cells))


def _telling(head: Line, count: int) -> frozenset[int]:
    """The one that says so at the head of its column, else all that do not say something else."""
    columns = columns_of(head)
    if "text" in columns:
        return frozenset({columns["text"]})
    return frozenset(range(count)) - frozenset(columns.values())


def _cell(line: Line, column: int) -> int:
    """The number of the cell of a table's line in which a column of the text lies."""
    before = line.raw[: column - 1].replace("\\|", "")
    return before.count("|") - line.body.startswith("|")


def _structure(document: Document, intake: Intake) -> Iterator[Finding]:
    """What a report lacks, at the line that it is about, else at the heading, else at the top."""
    review = review_of(intake, new_id)
    headings = {section.key: section.number for section in reversed(document.sections)}
    rows = _lines_of_rows(review, intake)
    for finding in check(review):
        key = _SECTION_OF.get(finding.noun, finding.field.partition("_")[0])
        line = rows.get(finding.row) or headings.get(key, 1)
        yield replace(finding, line=line, column=1)


def _lines_of_rows(review: Review, intake: Intake) -> dict[str, int]:
    found: dict[str, int] = {}
    for noun in _SECTION_OF:
        rows = sorted(getattr(review, noun), key=lambda row: row.position)
        found.update((row.id, it.line) for row, it in zip(rows, getattr(intake, noun), strict=True))
    return found
