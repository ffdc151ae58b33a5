"""The section with the monitoring worksheet: what services showed before and in the incident."""

from pmdesk.method.words import name_of
from pmdesk.model.inline import Span, Style, parse, plain
from pmdesk.model.measures import moment
from pmdesk.model.review import WorksheetRow
from pmdesk.model.words import Course, Milestone
from pmdesk.report.blocks import Block, Cell, Column, Table, TableRow
from pmdesk.report.context import Context, section
from pmdesk.report.sources import address

COLUMNS = (
    Column("service", "Service"),
    Column("usual", "Usual"),
    Column("text", "What it did"),
    Column("when", "When"),
    Column("link", "Where"),
)


def blocks(context: Context) -> tuple[Block, ...]:
    """The section; nothing where no service was looked at."""
    rows = tuple(
        _row(context, row)
        for row in context.review.worksheet
        if row.service.strip() or row.seen.strip() or row.baseline.strip()
    )
    if not rows:
        return ()
    return section("worksheet"), Table("Monitoring worksheet", "worksheet", COLUMNS, rows)


def _row(context: Context, row: WorksheetRow) -> TableRow:
    course = () if row.course is Course.NONE else plain(f"{name_of(row.course)}. ", Style.STRONG)
    seen = parse(row.seen)
    unseen = plain("" if course or seen else name_of(Course.NONE), Style.MUTED)
    return TableRow(
        (
            Cell(parse(row.service)),
            Cell(parse(row.baseline)),
            Cell((*course, *seen, *unseen)),
            _when(context, row),
            Cell(address(row.link)),
        )
    )


def _when(context: Context, row: WorksheetRow) -> Cell:
    """The time, and that it was before the incident, where it was."""
    if row.at is None:
        return Cell()
    start = moment(context.review, Milestone.IMPACT_STARTED)
    before = start is not None and row.at < start
    asides = ((Span("Before the incident", Style.STRONG),),) if before else ()
    told = plain(context.clocks.at(row.at))
    return Cell(told, quiet=context.clocks.at_beside(row.at), asides=asides)
