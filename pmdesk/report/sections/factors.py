"""The section on contributing factors: by category and theme, with what they rest on."""

from collections.abc import Sequence

from pmdesk.method.categories import categories
from pmdesk.method.words import name_of
from pmdesk.model.inline import Inline, Span, Style, parse, plain
from pmdesk.model.review import Factor
from pmdesk.model.words import Novelty, Weight
from pmdesk.report.blocks import Block, Cell, Column, Heading, Paragraph, Table, TableRow
from pmdesk.report.context import Context, nothing, section
from pmdesk.report.phrases import capital, counted, day_of_incident, moment_text

COLUMNS = (
    Column("text", "Condition"),
    Column("seen", "Seen at"),
    Column("weight", "Weight"),
    Column("novelty", "Known or surprise"),
)


def blocks(context: Context) -> tuple[Block, ...]:
    """The section; one muted line where nothing is recorded."""
    factors = tuple(factor for factor in context.review.factors if factor.text)
    if not factors:
        return nothing("factors", "No contributing factors are recorded yet.")
    made: list[Block] = [section("factors"), Paragraph(plain(no_single_one(len(factors))))]
    weighed = any(factor.weight is not Weight.NONE for factor in factors)
    columns = tuple(column for column in COLUMNS if weighed or column.key != "weight")
    for name, rows in by_category(factors):
        table = Table(name, "factors", columns, _grouped(context, rows, weighed))
        made += [Heading(name, 3), table]
    return tuple(made)


def no_single_one(count: int) -> str:
    """That conditions act together; said in every report (A23)."""
    if count == 1:
        return "One factor is recorded. It did not act alone: others may still be missing."
    found = capital(counted(count, "factor", "factors"))
    return f"{found} contributed. No single one is the cause; it took several of them together."


def by_category(factors: Sequence[Factor]) -> list[tuple[str, list[Factor]]]:
    """Categories with their factors, in the method's order; unknown ones come last by their key."""
    names = {category.key: category.name for category in categories()}
    names |= {f.category: capital(f.category) for f in factors if f.category not in names}
    found = [(name, [f for f in factors if f.category == key]) for key, name in names.items()]
    return [(name or "Other", rows) for name, rows in found if rows]


def novelty(factor: Factor) -> Inline:
    """Known, or a surprise, with its shape; nothing where it was not asked yet."""
    if factor.novelty is Novelty.OPEN:
        return ()
    style = Style.STRONG if factor.novelty is Novelty.SURPRISE else Style.MUTED
    return (Span(name_of(factor.novelty), style, mark=factor.novelty.value),)


def _grouped(context: Context, factors: Sequence[Factor], weighed: bool) -> tuple[TableRow, ...]:
    names = {group.id: group.name for group in context.review.groups}
    rows = [_row(context, factor, weighed) for factor in factors if factor.group not in names]
    for key, name in names.items():
        of_group = [_row(context, factor, weighed) for factor in factors if factor.group == key]
        if of_group:
            rows += [TableRow((Cell(plain(name, Style.STRONG)),), "group"), *of_group]
    return tuple(rows)


def _row(context: Context, factor: Factor, weighed: bool) -> TableRow:
    parts = (("Part it played: ", factor.role), ("Evidence: ", factor.evidence))
    asides = tuple((Span(word, Style.MUTED), *parse(text)) for word, text in parts if text)
    weight = name_of(factor.weight) if factor.weight is not Weight.NONE else ""
    return TableRow(
        (
            Cell(parse(factor.text), asides=asides, prose=factor.details),
            Cell(plain(_seen(context, factor))),
            *((Cell(plain(weight)),) if weighed else ()),
            Cell(novelty(factor)),
        )
    )


def _seen(context: Context, factor: Factor) -> str:
    """The times of the entries that a factor shows at."""
    links = context.review.links
    targets = {link.target for link in links if link.source == factor.id}
    seen = [entry for entry in context.review.entries if entry.id in targets]
    incident = day_of_incident(context.review)
    return "; ".join(moment_text(entry, context.review, incident) for entry in seen)
