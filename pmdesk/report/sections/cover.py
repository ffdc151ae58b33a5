"""The first page, which answers alone: story, figures, strip, facts, main conditions, changes."""

import re
from datetime import datetime

from pmdesk.method.words import name_of
from pmdesk.model.inline import Inline, Span, Style, link, parse, plain, text_of
from pmdesk.model.measures import detection, impact, mitigation, moment, resolution
from pmdesk.model.review import Factor, Review
from pmdesk.model.times import clock_text, date_text, duration_text
from pmdesk.model.words import Milestone, State, Weight
from pmdesk.report.blocks import (
    Block,
    Cell,
    Column,
    Facts,
    Figures,
    Heading,
    Prose,
    Table,
    TableRow,
)
from pmdesk.report.context import Context, note
from pmdesk.report.page_fill import fits_a_page
from pmdesk.report.phrases import capital, day_of, day_of_incident, long_date
from pmdesk.report.sections.actions import accepted
from pmdesk.report.sections.factors import by_category, no_single_one, novelty
from pmdesk.report.sections.impact import grouped
from pmdesk.report.sections.timeline import drawing

LONGEST_STORY = 700
"""Characters of a summary that still stand on the first page; more goes to a section of its own."""

UNTITLED = "Untitled review"
_MOST_CONDITIONS = 4
_MOST_ACTIONS = 5
_ONE_LINE = 18
_LONGEST_FIGURE = 12
_BLOCK_MARKS = re.compile(r"^\s*([#>|]|[-*+] |\d+[.)] |```(?!.*`)|~~~)|\n\s*\n", re.MULTILINE)
_COUNT = re.compile(
    r"((?:about |around |~|≈ ?|over |> ?)?\d[\d\u2009\u202f., ]*(?: ?%)?)(?= |$)(.*)"
)
CONDITIONS = (Column("category", "Category"), Column("text", "Condition"), Column("novelty", ""))
CHANGES = (
    Column("number", ""),
    Column("text", "Action"),
    Column("seat", "Owner"),
    Column("date", "Due"),
    Column("ticket", "Ticket"),
)


def blocks(context: Context) -> tuple[Block, ...]:
    """The blocks below the title."""
    review = context.review
    made: list[Block] = [Heading("Summary", 2, "summary", shown=False), _story(review)]
    figures = _figures(review) if context.shows("impact") else ()
    if figures:
        made.append(Figures(figures))
    if review.entries and context.shows("timeline"):
        made.append(drawing(review))
    facts = tuple((name, spans) for name, spans in _facts(context) if text_of(spans))
    if facts:
        made.append(Facts(facts, 2))
    return (*made, *_fitting(context, tuple(made)))


def _fitting(context: Context, above: tuple[Block, ...]) -> tuple[Block, ...]:
    """Conditions and changes, so many of them as the first page holds below the rest."""
    title = title_of(context.review)
    for fewer in range(_MOST_ACTIONS):
        below = (
            *_conditions(context, max(2, _MOST_CONDITIONS - fewer)),
            *_changes(context, _MOST_ACTIONS - fewer),
        )
        if fits_a_page(title, (*above, *below)):
            break
    return below


def title_of(review: Review) -> str:
    """The title as one line."""
    return " ".join(review.title.split()) or UNTITLED


def is_long(review: Review) -> bool:
    """Whether the summary needs a section of its own behind the first page."""
    text = review.summary.strip()
    return len(text) > LONGEST_STORY or _BLOCK_MARKS.search(text) is not None


def _story(review: Review) -> Block:
    if not review.summary.strip():
        return note("No summary is written yet.")
    if not is_long(review):
        return Prose(review.summary.strip(), 2, "lead")
    return Prose(_excerpt(review.summary), 2, "excerpt")


def _excerpt(summary: str) -> str:
    """The first paragraph of running text, cut at a word."""
    parts = [part.strip() for part in re.split(r"\n\s*\n", summary[:20_000])]
    first = next((part for part in parts if part and not _BLOCK_MARKS.search(part)), "")
    if len(first) <= LONGEST_STORY:
        return first
    return first[:LONGEST_STORY].rsplit(" ", 1)[0].rstrip(",;:") + " …"


def _figures(review: Review) -> tuple[tuple[str, str], ...]:
    """Four figures at most: durations and counts, as far as they are known."""
    lasted, found = impact(review), detection(review)
    made: list[tuple[str, str]] = []
    if lasted is not None:
        made.append((duration_text(lasted), f"customer impact{_from_to(review)}"))
    if found:
        made.append((duration_text(found), "from impact to detection"))
    for text, caption in (
        (review.impact_users, "customers affected"),
        (review.impact_failed, "requests failed"),
    ):
        figure = _figure(text, caption)
        if figure is not None:
            made.append(figure)
    more = (
        (mitigation(review), "from detection to mitigation"),
        (resolution(review), "from impact to resolution"),
    )
    made += [(duration_text(span), said) for span, said in more if span and span != lasted]
    return tuple(made[:4])


def _from_to(review: Review) -> str:
    begin = moment(review, Milestone.IMPACT_STARTED)
    end = moment(review, Milestone.MITIGATED) or moment(review, Milestone.RESOLVED)
    if begin is None or end is None or (end - begin).days:
        return ""
    return f", {clock_text(begin, review.zone)} to {clock_text(end, review.zone)}"


def _figure(text: str, caption: str) -> tuple[str, str] | None:
    """A short field as a figure: "2870" or "4312 checkouts failed"; None where it has no number."""
    match = _COUNT.fullmatch(" ".join(text.split())[:60])
    if match is None or len(match[1]) > _LONGEST_FIGURE:
        return None
    words = match[2].strip(" .;")
    if not words:
        return grouped(match[1].strip()), caption
    return (grouped(match[1].strip()), words) if len(words) <= 40 else None


def _facts(context: Context) -> tuple[tuple[str, Inline], ...]:
    review, people = context.review, context.people
    named = ", ".join(part for part in (review.incident, review.severity) if part)
    tags = _as_many_as_fit([tag.name for tag in review.tags if tag.name])
    left = (
        ("Incident", plain(named)),
        ("Date", plain(day_of_incident(review))),
        ("Services", plain(", ".join(review.services))),
        ("Owner", plain(capital(people.called(review.owner)))),
    )
    right = (
        ("Review held", plain(_held(review))),
        ("Facilitator", plain(capital(people.called(review.facilitator)))),
        ("State", plain(_state(review))),
        ("Tags", plain(tags if context.shows("tags") else "")),
    )
    return (*left, *right)


def _as_many_as_fit(names: list[str]) -> str:
    """The first names, for one line; the section at the end has them all."""
    shown = ""
    for number, name in enumerate(names):
        longer = f"{shown}, {name}" if shown else name
        if number and len(longer) > _ONE_LINE:
            return f"{shown} and {len(names) - number} more"
        shown = longer
    return shown


def _held(review: Review) -> str:
    begun = [meeting.started for meeting in review.meetings if meeting.started]
    if not begun:
        planned = [meeting.scheduled for meeting in review.meetings if meeting.scheduled]
        return f"Planned for {day_of(planned[0], review.zone)}" if planned else ""
    return day_of(begun[0], review.zone) + _after(review, begun[0])


def _after(review: Review, held: datetime) -> str:
    end = moment(review, Milestone.RESOLVED) or moment(review, Milestone.MITIGATED)
    if end is None or held < end:
        return ""
    hours = int((held - end).total_seconds()) // 3600
    return f", after {hours} h" if hours < 96 else f", after {hours // 24} d"


def _state(review: Review) -> str:
    if review.published is not None and review.state in (State.PUBLISHED, State.CLOSED):
        return f"{name_of(review.state)} {long_date(review.published, review.zone)}"
    return name_of(review.state)


def _conditions(context: Context, most: int) -> tuple[Block, ...]:
    factors = [factor for factor in context.review.factors if factor.text]
    if not factors or not context.shows("factors"):
        return ()
    order = {Weight.PRIMARY: 0, Weight.NONE: 1, Weight.SECONDARY: 2}
    chosen = sorted(factors, key=lambda factor: order[factor.weight])[:most]
    rows = tuple(_condition(name, factor) for name, some in by_category(chosen) for factor in some)
    return (
        Heading("Main conditions", 2, "main-conditions"),
        Table("Main conditions", "conditions", CONDITIONS, rows, head=False),
        note(no_single_one(len(factors)), "factors"),
    )


def _condition(category: str, factor: Factor) -> TableRow:
    name = Cell(plain(category, Style.MUTED))
    return TableRow((name, Cell(parse(factor.text)), Cell(novelty(factor))))


def _changes(context: Context, most: int) -> tuple[Block, ...]:
    actions = sorted(accepted(context), key=lambda row: not row.first)
    if not actions or not context.shows("actions"):
        return ()
    rows: list[TableRow] = []
    for number, row in enumerate(actions[:most], 1):
        style = Style.STRONG if row.first else Style.PLAIN
        text = parse(row.text)
        cells = (
            Cell(plain(str(number), Style.MUTED)),
            Cell(plain(text_of(text), style) if row.first else text),
            Cell(plain(capital(context.people.called(row.owner)))),
            Cell(plain(date_text(row.due) if row.due else "")),
            Cell(tuple(Span(s.text, Style.MUTED, s.href) for s in link(row.ticket))),
        )
        rows.append(TableRow(cells))
    shown = "Action" if len(actions) == len(rows) else f"Action, {len(rows)} of {len(actions)}"
    columns = tuple(Column("text", shown) if c.key == "text" else c for c in CHANGES)
    return (
        Heading("What we change", 2, "what-we-change"),
        Table("What we change", "changes", columns, tuple(rows)),
    )
