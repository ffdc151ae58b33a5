"""The table of entries: when, what, what it rests on, what others remember, what is still asked."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from pmdesk.method.words import name_of
from pmdesk.model.inline import Inline, Span, Style, parse, plain
from pmdesk.model.review import Account, Attachment, Entry, Question
from pmdesk.model.timetable import DayRow, GapRow, rows
from pmdesk.model.words import Capture, Milestone, Support
from pmdesk.report.blocks import Cell, Column, Table, TableRow
from pmdesk.report.context import Context
from pmdesk.report.evidence import of_entries
from pmdesk.report.phrases import capital
from pmdesk.report.sources import rests_on

_REST = (
    Column("kind", "Kind"),
    Column("text", "What happened"),
    Column("seat", "Seat or team"),
)
_Of = TypeVar("_Of", Account, Question)


def entries_table(context: Context) -> Table:
    """All entries under headings of days, with the stretches of silence between."""
    beside = _Beside(context)
    made: list[TableRow] = []
    for row in rows(context.review.entries, context.review.zone):
        if isinstance(row, DayRow):
            made.append(TableRow((Cell(plain(row.text, Style.STRONG)),), "day"))
        elif isinstance(row, GapRow):
            made.append(TableRow((Cell(_gap(row)),), "gap"))
        else:
            made.append(_row(context, row.entry, beside))
    return Table("Timeline", "timeline", (context.clocks.column, *_REST), tuple(made))


class _Beside:
    """What stands beside entries, by their ids: accounts, questions and files."""

    def __init__(self, context: Context) -> None:
        review = context.review
        self.accounts = _by_entry(row for row in review.accounts if row.text)
        asked = review.questions if context.shows("questions") else ()
        self.questions = _by_entry(
            row for row in asked if row.text and row.outcome is not Capture.DROPPED
        )
        self.files: dict[str, list[Attachment]] = (
            of_entries(review) if context.shows("evidence") else {}
        )


def _by_entry(rows: Iterable[_Of]) -> dict[str, list[_Of]]:
    found: dict[str, list[_Of]] = defaultdict(list)
    for row in rows:
        found[row.entry].append(row)
    return found


def _gap(row: GapRow) -> Inline:
    said = Span(row.text, Style.STRONG, mark="gap")
    return said, Span("  The room knew of no event in this time.", Style.MUTED)


def _row(context: Context, entry: Entry, beside: _Beside) -> TableRow:
    seat = ", ".join(part for part in (context.people.called(entry.seat), entry.team) if part)
    return TableRow(
        (
            context.clocks.cell(entry),
            Cell(plain(name_of(entry.kind)), entry.kind.value),
            _told(context, entry, beside),
            Cell(plain(capital(seat))),
        )
    )


def _told(context: Context, entry: Entry, beside: _Beside) -> Cell:
    """What an entry says; where it is contested, the other accounts stand next to it."""
    accounts = tuple(_account(context, row) for row in beside.accounts.get(entry.id, ()))
    asked = tuple(_question(row) for row in beside.questions.get(entry.id, ()))
    cell = Cell(
        tuple(_text(entry)),
        prose=entry.details,
        asides=(*_known_then(entry), *accounts, *asked),
        quiet=rests_on(entry, beside.files.get(entry.id, ())),
    )
    if entry.support is Support.CONTESTED and accounts:
        return replace(cell, beside=accounts, asides=(*_known_then(entry), *asked))
    return cell


def _text(entry: Entry) -> Iterator[Span]:
    if entry.milestone is not Milestone.NONE:
        yield Span(f"{name_of(entry.milestone)}.", Style.STRONG, mark=entry.milestone.value)
        yield Span(" ")
    if entry.support is Support.CONTESTED:
        yield Span(f"{name_of(entry.support)}.", Style.STRONG)
        yield Span(" ")
    yield from parse(entry.text)


def _known_then(entry: Entry) -> tuple[Inline, ...]:
    if not entry.known_then.strip():
        return ()
    return ((Span("Known then: ", Style.MUTED), *parse(" ".join(entry.known_then.split()))),)


def _account(context: Context, account: Account) -> Inline:
    seat = context.people.called(account.seat)
    whose = f"Also remembered ({seat}): " if seat else "Also remembered: "
    return Span(whose, Style.MUTED), *parse(account.text)


def _question(row: Question) -> Inline:
    answer = " ".join(row.answer.split())
    if not answer:
        return Span("Open question: ", Style.MUTED), *parse(row.text)
    asked = (Span("Question: ", Style.MUTED), *parse(row.text))
    return (*asked, Span(" – ", Style.MUTED), *parse(answer))
