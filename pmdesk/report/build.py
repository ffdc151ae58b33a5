"""Makes the document of a review: the first page, then the sections in their order."""

from pmdesk.model.review import Review
from pmdesk.model.words import State
from pmdesk.report.blocks import Block, Document, Prose
from pmdesk.report.context import Context, section
from pmdesk.report.options import Options
from pmdesk.report.page_fill import fills_a_page
from pmdesk.report.people import People
from pmdesk.report.phrases import day_of_incident, zone_sentence
from pmdesk.report.sections import (
    actions,
    biases,
    cover,
    factors,
    impact,
    lessons,
    rest,
    timeline,
)

_SECTIONS = (
    impact.blocks,
    timeline.blocks,
    factors.blocks,
    biases.blocks,
    lessons.blocks,
    actions.blocks,
    rest.blocks,
)


def build(review: Review, options: Options) -> Document:
    """The report of a review as blocks."""
    context = Context(review, options, People(review, options.names))
    title = cover.title_of(review)
    first = cover.blocks(context)
    return Document(
        title=title,
        language=review.language or "en",
        kind=options.kind,
        state="Draft" if review.state in (State.DRAFT, State.MEETING) else "",
        reach=options.reach,
        zone=zone_sentence(review),
        day=day_of_incident(review),
        cover=first,
        body=(*_summary(review), *(block for make in _SECTIONS for block in make(context))),
        cover_alone=fills_a_page(title, first),
    )


def _summary(review: Review) -> tuple[Block, ...]:
    """The whole summary where the first page has its beginning only."""
    if not cover.is_long(review):
        return ()
    return section("summary"), Prose(review.summary, 2)
