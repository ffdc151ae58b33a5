"""The section on the timeline: the strip with its legend, and the table of entries."""

from collections.abc import Mapping

from pmdesk.method.words import name_of
from pmdesk.model.inline import Inline, Span, Style, parse, plain
from pmdesk.model.measures import impact
from pmdesk.model.review import Account, Entry, Review
from pmdesk.model.strip import HEIGHT, layout
from pmdesk.model.times import duration_text, entry_clock
from pmdesk.model.timetable import DayRow, GapRow, rows
from pmdesk.model.words import Kind, Milestone
from pmdesk.report.blocks import Block, Cell, Column, StripDrawing, Table, TableRow
from pmdesk.report.context import Context, note, nothing, section
from pmdesk.report.phrases import capital, counted, long_date, zone_sentence
from pmdesk.report.text_width import width

STRIP_WIDTH = 666.0
"""The width of the text on an A4 page with margins of 17 mm, in pixels."""

COLUMNS = (
    Column("time", "Time"),
    Column("kind", "Kind"),
    Column("text", "What happened"),
    Column("seat", "Seat or team"),
)
_LEGEND = (Kind.SIGNAL, Kind.ACTION, Kind.DECISION, Kind.CHANGE, Kind.COMMUNICATION)


def blocks(context: Context) -> tuple[Block, ...]:
    """The section; one muted line where nothing is recorded."""
    review = context.review
    if not review.entries:
        return nothing("timeline", "The timeline has no entries yet.")
    return (
        section("timeline"),
        note(_lead(review)),
        drawing(review, legend=True),
        Table("Timeline", "timeline", COLUMNS, _rows(context)),
    )


def drawing(review: Review, *, legend: bool = False) -> StripDrawing:
    """The strip of a review."""
    strip = layout(review.entries, review.zone, STRIP_WIDTH, HEIGHT, width, name_of)
    words: list[tuple[str, str]] = []
    if legend:
        words = [(kind.value, name_of(kind)) for kind in _LEGEND]
        if strip.pennants:
            words.append(("milestone", "Milestone"))
        if strip.band is not None:
            words.append(("impact", "Impact on customers"))
    return StripDrawing(strip, _described(review), tuple(words))


def _described(review: Review) -> str:
    """What the strip shows, in words."""
    marked = [
        f"{name_of(entry.milestone)} {entry_clock(entry, review.zone)}"
        for entry in review.entries
        if entry.milestone is not Milestone.NONE
    ]
    lasted = impact(review)
    parts = [capital(counted(len(review.entries), "entry", "entries")), *marked[:12]]
    if lasted is not None:
        parts.append(f"impact {duration_text(lasted)}")
    return "Timeline strip. " + ", ".join(parts) + "."


def _lead(review: Review) -> str:
    agreed = review.timeline_agreed
    said = [f"{zone_sentence(review)}."]
    if agreed is not None:
        day = long_date(agreed, review.zone)
        said.insert(0, f"Walked forward and confirmed by the room on {day}.")
    doubled = len({row.entry for row in review.accounts if row.text})
    if doubled:
        told = counted(doubled, "entry has", "entries have")
        said.append(f"{capital(told)} more than one account.")
    return " ".join(said)


def _rows(context: Context) -> tuple[TableRow, ...]:
    accounts: dict[str, list[Account]] = {}
    for account in context.review.accounts:
        accounts.setdefault(account.entry, []).append(account)
    made: list[TableRow] = []
    for row in rows(context.review.entries, context.review.zone):
        if isinstance(row, DayRow):
            made.append(TableRow((Cell(plain(row.text, Style.STRONG)),), "day"))
        elif isinstance(row, GapRow):
            made.append(TableRow((Cell(_gap(row)),), "gap"))
        else:
            made.append(_row(context, row.entry, accounts))
    return tuple(made)


def _gap(row: GapRow) -> Inline:
    said = Span(row.text, Style.STRONG, mark="gap")
    return said, Span("  The room knew of no event in this time.", Style.MUTED)


def _row(context: Context, entry: Entry, accounts: Mapping[str, list[Account]]) -> TableRow:
    seat = ", ".join(part for part in (context.people.called(entry.seat), entry.team) if part)
    time = plain(entry_clock(entry, context.review.zone))
    asides = [_account(context, account) for account in accounts.get(entry.id, ()) if account.text]
    if entry.known_then.strip():
        known = parse(" ".join(entry.known_then.split()))
        asides.insert(0, (Span("Known then: ", Style.MUTED), *known))
    return TableRow(
        (
            Cell(time),
            Cell(plain(name_of(entry.kind)), entry.kind.value),
            Cell(_text(entry), asides=tuple(asides), prose=entry.details),
            Cell(plain(capital(seat))),
        )
    )


def _text(entry: Entry) -> Inline:
    if entry.milestone is Milestone.NONE:
        return parse(entry.text)
    word = Span(f"{name_of(entry.milestone)}.", Style.STRONG, mark=entry.milestone.value)
    return word, Span(" "), *parse(entry.text)


def _account(context: Context, account: Account) -> Inline:
    seat = context.people.called(account.seat)
    whose = f"Also remembered ({seat}): " if seat else "Also remembered: "
    return Span(whose, Style.MUTED), *parse(account.text)
