"""Makes the document of a review: the first page, then the sections in their order."""

from collections.abc import Callable, Iterator, Mapping

from pmdesk.method.sections import report_sections
from pmdesk.model.review import Review
from pmdesk.model.words import State
from pmdesk.report.blocks import Block, Document, Prose
from pmdesk.report.clocks import Clocks
from pmdesk.report.context import Context, section
from pmdesk.report.evidence import Evidence
from pmdesk.report.options import Options
from pmdesk.report.page_fill import fills_a_page
from pmdesk.report.people import People
from pmdesk.report.phrases import day_of_incident, zone_sentence
from pmdesk.report.sections import (
    actions,
    amendments,
    biases,
    contributors,
    cover,
    evidence,
    factors,
    impact,
    lessons,
    meetings,
    rest,
    timeline,
    worksheet,
)

_SECTIONS: Mapping[str, Callable[[Context], tuple[Block, ...]]] = {
    "impact": impact.blocks,
    "timeline": timeline.blocks,
    "evidence": evidence.blocks,
    "worksheet": worksheet.blocks,
    "amendments": amendments.blocks,
    "factors": factors.blocks,
    "biases": biases.blocks,
    "lessons": lessons.blocks,
    "actions": actions.blocks,
    "questions": rest.questions,
    "parked": rest.parked,
    "meeting": meetings.blocks,
    "contributors": contributors.blocks,
    "closing": rest.closing,
    "communication": rest.communication,
    "reviewers": rest.reviewers,
    "glossary": rest.glossary,
    "tags": rest.tags,
}
"""What makes each section of the method's list, which has the order."""


def build(review: Review, options: Options, kept: Evidence | None = None) -> Document:
    """The report of a review as blocks; without what is `kept` it names pictures only."""
    people = People(review, options.names)
    context = Context(review, options, people, Clocks(review), kept)
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
        body=(*_summary(review), *_body(context)),
        cover_alone=fills_a_page(title, first),
    )


def _body(context: Context) -> Iterator[Block]:
    for shown in report_sections():
        if context.shows(shown.key):
            yield from _SECTIONS[shown.key](context)


def _summary(review: Review) -> tuple[Block, ...]:
    """The whole summary where the first page has its beginning only."""
    if not cover.is_long(review):
        return ()
    return section("summary"), Prose(review.summary, 2)
