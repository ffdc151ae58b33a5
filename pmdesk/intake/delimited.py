"""Reads a timeline from CSV or TSV: comma, semicolon, tab or bar, with a head or without."""

import csv
import re
from collections.abc import Sequence

from pmdesk.intake.calendar import Calendar, Known
from pmdesk.intake.collector import Collector
from pmdesk.intake.lines import leading
from pmdesk.intake.stamps import stamps_in
from pmdesk.intake.tables import Row, read_table, roles_of
from pmdesk.intake.values import Intake
from pmdesk.model.cells import unguarded
from pmdesk.model.errors import WorldError

_DELIMITERS = "\t;,|"
_SAMPLE = 50
_SAMPLE_CHARS = 100_000
_EVEN = 0.8
_LONGEST_NAME = 40
# Behind the comma of "14:05:09,123 ERROR" stands no column.
_FRACTION = re.compile(r"\d{3}(?!\d)")


def delimiter_of(text: str) -> str:
    """The character that parts the columns; "" for no columns or a Markdown table."""
    if text.lstrip().startswith("|"):
        return ""
    for delimiter in _DELIMITERS:
        try:
            rows = _rows(text[:_SAMPLE_CHARS], delimiter, _SAMPLE)
        except csv.Error:
            continue
        if _is_table([cells for _, cells in rows]):
            return delimiter
    return ""


def _is_table(rows: Sequence[Sequence[str]]) -> bool:
    if not rows or len(rows[0]) < 2:
        return False
    if roles_of(rows[0]) and all(map(_is_name, rows[0])):
        return True
    if all(len(row) > 1 and _FRACTION.match(row[1]) for row in rows):
        return False
    whole = [row for row in rows if (found := leading(row[0][:80])) and not found.text]
    even = [row for row in rows if len(row) == len(rows[0])]
    return len(rows) > 1 and min(len(whole), len(even)) >= len(rows) * _EVEN


def _is_name(cell: str) -> bool:
    """Whether a cell can be the name of a column: short, and no time."""
    return len(cell) <= _LONGEST_NAME and next(stamps_in(cell), None) is None


def _rows(text: str, delimiter: str, most: int | None = None) -> list[Row]:
    reader = csv.reader(text.split("\n"), delimiter=delimiter)
    rows: list[Row] = []
    for cells in reader:
        if any(cell.strip() for cell in cells):
            rows.append((reader.line_num, [unguarded(cell) for cell in cells]))
        if most is not None and len(rows) >= most:
            break
    return rows


def read_delimited(text: str, known: Known, name: str, delimiter: str = "") -> Intake:
    """A table as an intake; raises WorldError where no column says when."""
    delimiter = delimiter or delimiter_of(text) or ","
    try:
        rows = _rows(text, delimiter)
    except csv.Error:
        raise WorldError(
            "This table has a cell that does not end.", "Look for a quotation mark without partner."
        ) from None
    collector = Collector(Calendar(known))
    if not read_table(collector, rows):
        raise WorldError(
            "No column of this table says when something happened.",
            "Name the columns in the first line: time, event, team.",
        )
    entries, skipped = collector.finish()
    return Intake(
        format="csv",
        name=name,
        entries=entries,
        skipped=skipped,
        warnings=collector.calendar.warnings,
    )
