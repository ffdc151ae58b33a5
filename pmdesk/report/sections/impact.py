"""The section on impact: short facts, then what it meant for customers and for operations."""

from pmdesk.model.impact import THIN
from pmdesk.model.inline import Inline, Span, Style, parse
from pmdesk.model.measures import duration_beside, impact
from pmdesk.model.times import duration_text
from pmdesk.report.blocks import Block, Facts, Heading, Paragraph, Prose
from pmdesk.report.context import Context, nothing, section


def blocks(context: Context) -> tuple[Block, ...]:
    """The section; one muted line where nothing is recorded."""
    review = context.review
    made: list[Block] = []
    if review.impact_sentence:
        made.append(Paragraph(parse(review.impact_sentence)))
    pairs = tuple(pair for pair in _facts(context) if pair[1])
    if pairs:
        made.append(Facts(pairs))
    for name, text in (
        ("For customers", review.impact_customers),
        ("For operations", review.impact_operations),
    ):
        if text.strip():
            made += [Heading(name, 3), Prose(text, 3)]
    if not made:
        return nothing("impact", "No impact is recorded yet.")
    return (section("impact"), *made)


def _facts(context: Context) -> tuple[tuple[str, Inline], ...]:
    review = context.review
    return (
        ("Customers affected", parse(grouped(review.impact_users))),
        ("What failed", parse(grouped(review.impact_failed))),
        ("Duration", _duration(context)),
        ("Service levels missed", parse(review.impact_objectives)),
        ("Extent", parse(review.impact_extent)),
    )


def _duration(context: Context) -> Inline:
    """What was typed, with the computed one beside it where they differ, else the computed one."""
    typed = context.review.impact_duration.strip()
    if not typed:
        computed = impact(context.review)
        return (Span(f"{duration_text(computed)}, from the timeline"),) if computed else ()
    beside = duration_beside(context.review)
    if beside is None:
        return parse(typed)
    return (*parse(typed), Span(f" ({duration_text(beside)} by the timeline)", Style.MUTED))


def grouped(text: str) -> str:
    """A bare number of four digits or more in groups of three; other texts as they are."""
    text = text.strip()
    if not (text.isascii() and text.isdigit() and 4 <= len(text) <= 15):
        return text
    return f"{int(text):,}".replace(",", THIN)
