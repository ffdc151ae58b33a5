"""The section on actions: the accepted ones by kind, then the others with their reasons."""

from pmdesk.method.categories import action_kinds
from pmdesk.method.words import name_of
from pmdesk.model.inline import Inline, Span, Style, link, parse, plain
from pmdesk.model.review import Action, find
from pmdesk.model.times import date_text
from pmdesk.model.words import Decision, Progress
from pmdesk.report.blocks import Block, Cell, Column, Heading, Table, TableRow
from pmdesk.report.context import Context, note, nothing, section
from pmdesk.report.phrases import capital

COLUMNS = (
    Column("text", "Action item"),
    Column("seat", "Owner"),
    Column("date", "Deadline"),
    Column("ticket", "Ticket"),
)
OTHERS = (Column("text", "Action item"), Column("state", "Decision"), Column("reason", "Reason"))
_ORDER = (Decision.PROPOSED, Decision.PARKED, Decision.DECLINED)


def accepted(context: Context) -> tuple[Action, ...]:
    """What was decided, the first priority first, then prevention before the rest."""
    order = {guide.kind: n for n, guide in enumerate(action_kinds())}
    rows = [row for row in context.review.actions if row.decision is Decision.ACCEPTED and row.text]
    return tuple(sorted(rows, key=lambda row: (order[row.kind], not row.first)))


def blocks(context: Context) -> tuple[Block, ...]:
    """The section; one muted line where nothing is recorded."""
    taken = accepted(context)
    others = [
        row
        for decision in _ORDER
        for row in context.review.actions
        if row.decision is decision and row.text
    ]
    if not taken and not others:
        return nothing("actions", "No action items are recorded yet.")
    made: list[Block] = [section("actions")]
    if taken:
        made.append(Table("Action items", "actions", COLUMNS, _by_kind(context, taken)))
    else:
        made.append(note("Nothing is decided yet."))
    if others:
        heading = "Proposed, parked or declined"
        rows = tuple(_other(row) for row in others)
        made += [Heading(heading, 3), Table(heading, "others", OTHERS, rows)]
    return tuple(made)


def _by_kind(context: Context, actions: tuple[Action, ...]) -> tuple[TableRow, ...]:
    rows: list[TableRow] = []
    for guide in action_kinds():
        of_kind = [_row(context, row) for row in actions if row.kind is guide.kind]
        if of_kind:
            rows += [TableRow((Cell(plain(guide.name, Style.STRONG)),), "group"), *of_kind]
    return tuple(rows)


def _row(context: Context, row: Action) -> TableRow:
    return TableRow(
        (
            Cell(_text(row), asides=_asides(context, row)),
            Cell(plain(capital(context.people.called(row.owner)))),
            Cell(plain(date_text(row.due) if row.due else "")),
            Cell(link(row.ticket)),
        )
    )


def _text(row: Action) -> Inline:
    first = (Span("First priority. ", Style.STRONG),) if row.first else ()
    return (*first, *parse(row.text))


def _asides(context: Context, row: Action) -> tuple[Inline, ...]:
    state = plain(_state(row)) if row.progress is not Progress.OPEN else ()
    parts = (
        ("State: ", (*state, Span(". "), *parse(row.reason)) if state and row.reason else state),
        ("Done when: ", parse(row.done_when)),
        ("In scope: ", parse(row.in_scope)),
        ("Out of scope: ", parse(row.out_of_scope)),
        ("Acts on: ", _factors(context, row) if context.shows("factors") else ()),
    )
    return tuple((Span(word, Style.MUTED), *spans) for word, spans in parts if spans)


def _factors(context: Context, row: Action) -> Inline:
    """The conditions that an action is to change, one behind the other."""
    targets = [link.target for link in context.review.links if link.source == row.id]
    found = (find(context.review.factors, target) for target in targets)
    texts = [parse(factor.text) for factor in found if factor is not None]
    return tuple(
        span for n, text in enumerate(texts) for span in (*plain("; " if n else ""), *text)
    )


def _state(row: Action) -> str:
    if row.progress is Progress.DONE and row.finished is not None:
        return f"Done {date_text(row.finished)}"
    return name_of(row.progress)


def _other(row: Action) -> TableRow:
    return TableRow((Cell(_text(row)), Cell(plain(name_of(row.decision))), Cell(parse(row.reason))))
