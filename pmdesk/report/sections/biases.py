"""The section on biases: those that the room was asked about, and what it answered."""

from pmdesk.method.biases import bias
from pmdesk.method.words import name_of
from pmdesk.model.inline import Span, Style, plain
from pmdesk.model.review import BiasMark
from pmdesk.model.words import Mark
from pmdesk.report.blocks import Block, Cell, Column, Table, TableRow
from pmdesk.report.context import Context, section

COLUMNS = (
    Column("bias", "Bias"),
    Column("text", "Sign, countermeasure and question"),
    Column("said", "What the room said"),
)


def blocks(context: Context) -> tuple[Block, ...]:
    """The section, or nothing where no bias was asked about."""
    rows = tuple(
        _row(mark) for mark in context.review.biases if mark.mark is not Mark.NOT_ASKED or mark.note
    )
    if not rows:
        return ()
    return section("biases"), Table("Biases looked at", "biases", COLUMNS, rows)


def _row(mark: BiasMark) -> TableRow:
    known = bias(mark.bias)
    name = Cell(
        plain(known.name if known else mark.bias, Style.STRONG), asides=(plain(name_of(mark.mark)),)
    )
    if known is None:
        return TableRow((name, Cell(), Cell(prose=mark.note)))
    parts = (("Sign: ", known.sign), ("Countermeasure: ", known.counter))
    lines = tuple((Span(word, Style.MUTED), Span(text)) for word, text in parts)
    ask = (Span("Question: ", Style.MUTED), Span(known.question))
    return TableRow((name, Cell(lines[0], asides=(lines[1], ask)), Cell(prose=mark.note)))
