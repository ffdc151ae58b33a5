"""The section on contributing factors: by category and theme, with what they rest on."""

from collections.abc import Sequence

from pmdesk.method.categories import alone_question, categories, prevents_alone
from pmdesk.method.problem_class import class_name, class_questions
from pmdesk.method.words import name_of
from pmdesk.model.inline import Inline, Span, Style, parse, plain
from pmdesk.model.review import Factor, Review
from pmdesk.model.words import Decision, Novelty, ProblemClass, Progress, Weight
from pmdesk.report.blocks import Block, Cell, Column, Facts, Heading, Paragraph, Table, TableRow
from pmdesk.report.context import Context, nothing, section
from pmdesk.report.phrases import capital, counted, moment_text, number

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
        return (*nothing("factors", "No contributing factors are recorded yet."), *_class(context))
    made: list[Block] = [section("factors"), Paragraph(plain(_lead(context, factors)))]
    weighed = any(factor.weight is not Weight.NONE for factor in factors)
    columns = tuple(column for column in COLUMNS if weighed or column.key != "weight")
    for name, rows in by_category(factors):
        table = Table(name, "factors", columns, _grouped(context, rows, weighed))
        made += [Heading(name, 3), table]
    return (*made, *_class(context))


def _lead(context: Context, factors: Sequence[Factor]) -> str:
    """That they act together, whether one alone would have sufficed, how many are acted on."""
    said = [no_single_one(len(factors))]
    asked = [factor.alone for factor in factors if factor.alone.strip()]
    if asked:
        yes = sum(map(prevents_alone, asked))
        of = f"{number(yes) if yes else 'none'} of {number(len(asked))}"
        said.append(f"{alone_question(of_all=True)} Yes for {of}.")
    acted_on = _acted_on(context.review, factors)
    if acted_on:
        verb = "is" if acted_on == 1 else "are"
        said.append(f"{capital(number(acted_on))} {verb} addressed by an action.")
    return " ".join(said)


def _acted_on(review: Review, factors: Sequence[Factor]) -> int:
    """How many factors an action that was accepted is to change."""
    taken = {
        action.id
        for action in review.actions
        if action.decision is Decision.ACCEPTED and action.progress is not Progress.DROPPED
    }
    targets = {link.target for link in review.links if link.source in taken}
    return sum(factor.id in targets for factor in factors)


def _class(context: Context) -> tuple[Block, ...]:
    """What class of problem it was, as far as that was asked."""
    review = context.review
    chosen = review.class_kind
    answers: list[tuple[str, Inline]] = []
    for question in class_questions():
        if question.field == "class_kind":
            told = plain(name_of(chosen)) if chosen is not ProblemClass.NONE else ()
        else:
            told = parse(getattr(review, question.field))
        answers.append((question.label, told))
    pairs = tuple(pair for pair in answers if pair[1])
    return (Heading(class_name(), 3), Facts(pairs)) if pairs else ()


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
    parts = (
        ("Part it played: ", factor.role),
        ("Evidence: ", factor.evidence),
        ("Prevented without this one: ", factor.alone),
    )
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
    review, incident = context.review, context.clocks.incident
    seen = [entry for entry in review.entries if entry.id in targets] if targets else []
    return "; ".join(moment_text(entry, review, incident) for entry in seen)
