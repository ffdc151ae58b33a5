"""The section on what was changed after the room agreed: earlier words, later words, and why."""

from pmdesk.method.words import name_of
from pmdesk.model.inline import Inline, Style, parse, plain
from pmdesk.model.review import Amendment, find
from pmdesk.model.words import Kind, Milestone
from pmdesk.report.blocks import Block, Cell, Column, Table, TableRow
from pmdesk.report.context import Context, section
from pmdesk.report.phrases import long_date

COLUMNS = (
    Column("what", "What"),
    Column("before", "Earlier"),
    Column("after", "Later"),
    Column("reason", "Why"),
    Column("when", "Changed"),
)
_FIELDS = {"text": "Text", "kind": "Kind", "milestone": "Milestone", "time": "Time"}
_VOCABULARIES = {"kind": Kind, "milestone": Milestone}


def blocks(context: Context) -> tuple[Block, ...]:
    """The section; nothing where nothing was changed since."""
    rows = tuple(_row(context, row) for row in context.review.amendments)
    if not rows:
        return ()
    name = section("amendments")
    return name, Table(name.text, "amendments", COLUMNS, rows)


def _row(context: Context, row: Amendment) -> TableRow:
    whole = row.field == ""
    added, removed = whole and not row.before, whole and not row.after
    reason = parse(row.reason.strip()) or plain("No reason given", Style.STRONG)
    return TableRow(
        (
            Cell(plain(_what(context, row))),
            Cell(plain("Added", Style.MUTED) if added else _words(row.field, row.before)),
            Cell(plain("Taken out", Style.MUTED) if removed else _words(row.field, row.after)),
            Cell(reason),
            Cell(plain(_when(context, row))),
        )
    )


def _what(context: Context, row: Amendment) -> str:
    """Text of 09:17 CEST; the entry may be gone."""
    name = _FIELDS.get(row.field, "Entry" if row.row else "Entries")
    entry = find(context.review.entries, row.row)
    return name if entry is None else f"{name} of {context.clocks.of_entry(entry)}"


def _words(field: str, value: str) -> Inline:
    """A value as people read it; kinds and milestones are kept by their keys."""
    vocabulary = _VOCABULARIES.get(field)
    if vocabulary is None:
        return parse(value)
    try:
        return plain(name_of(vocabulary(value)))
    except ValueError:
        return parse(value)


def _when(context: Context, row: Amendment) -> str:
    return long_date(row.at, context.review.zone) if row.at is not None else ""
