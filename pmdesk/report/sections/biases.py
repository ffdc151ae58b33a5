"""The section on biases: those that the room was asked about, and what it answered."""

from pmdesk.method.biases import bias
from pmdesk.method.words import name_of
from pmdesk.model.inline import Span, Style, plain
from pmdesk.model.review import BiasMark
from pmdesk.model.words import Mark, Stage
from pmdesk.report.blocks import Block, Cell, Column, Table, TableRow
from pmdesk.report.context import Context, section

COLUMNS = (
    Column("bias", "Bias"),
    Column("text", "Sign, countermeasure and question"),
    Column("said", "What the room said"),
)


def blocks(context: Context) -> tuple[Block, ...]:
    """The section, or nothing where no bias was asked about."""
    marks: dict[str, list[BiasMark]] = {}
    for mark in context.review.biases:
        if mark.mark is not Mark.NOT_ASKED or mark.note.strip():
            marks.setdefault(mark.bias, []).append(mark)
    if not marks:
        return ()
    rows = tuple(_row(key, found) for key, found in marks.items())
    return section("biases"), Table("Biases looked at", "biases", COLUMNS, rows)


def _row(key: str, marks: list[BiasMark]) -> TableRow:
    """One bias with what was answered about it at any stage."""
    known = bias(key)
    said = tuple(plain(_answer(mark)) for mark in marks)
    name = Cell(plain(known.name if known else key, Style.STRONG), asides=said)
    note = Cell(prose="\n\n".join(mark.note.strip() for mark in marks if mark.note.strip()))
    if known is None:
        return TableRow((name, Cell(), note))
    parts = (("Sign: ", known.sign), ("Countermeasure: ", known.counter))
    lines = tuple((Span(word, Style.MUTED), Span(text)) for word, text in parts)
    ask = (Span("Question: ", Style.MUTED), Span(known.question))
    return TableRow((name, Cell(lines[0], asides=(lines[1], ask)), note))


def _answer(mark: BiasMark) -> str:
    """Noticed, or "Noticed at Timeline" where it was not asked at its own stage."""
    word = name_of(mark.mark)
    return word if mark.stage is Stage.BIASES else f"{word} at {name_of(mark.stage)}"
