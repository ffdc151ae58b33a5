"""The short sections at the end: open questions, parking lot, glossary, closing note, tags."""

from pmdesk.model.inline import Inline, Span, Style, parse, plain
from pmdesk.model.words import Capture
from pmdesk.report.blocks import Block, Bullets, Facts, Heading, Paragraph, Prose
from pmdesk.report.context import Context, section


def blocks(context: Context) -> tuple[Block, ...]:
    """What there is of them."""
    return (
        *_questions(context),
        *_parked(context),
        *_closing(context),
        *_glossary(context),
        *_tags(context),
    )


def _questions(context: Context) -> tuple[Block, ...]:
    items = tuple(
        _with(row.text, row.answer)
        for row in context.review.questions
        if row.text and row.outcome is not Capture.DROPPED
    )
    return (Heading("Open questions", 2, "questions"), Bullets(items)) if items else ()


def _parked(context: Context) -> tuple[Block, ...]:
    items = tuple(
        _with(row.text, row.follow_up)
        for row in context.review.parked
        if row.text and row.outcome is not Capture.DROPPED
    )
    return (Heading("Parking lot", 2, "parked"), Bullets(items)) if items else ()


def _with(text: str, more: str) -> Inline:
    """A line and what became of it."""
    if not more.strip():
        return parse(text)
    return (*parse(text), Span(" "), Span("– ", Style.MUTED), *parse(" ".join(more.split())))


def _closing(context: Context) -> tuple[Block, ...]:
    note = context.review.closing_note
    return (Heading("Closing note", 2, "closing"), Prose(note, 2)) if note.strip() else ()


def _glossary(context: Context) -> tuple[Block, ...]:
    pairs = tuple(
        (row.word, parse(" ".join(row.meaning.split())))
        for row in context.review.glossary
        if row.word and row.meaning.strip()
    )
    return (section("glossary"), Facts(pairs)) if pairs else ()


def _tags(context: Context) -> tuple[Block, ...]:
    names = [tag.name for tag in context.review.tags if tag.name]
    return (section("tags"), Paragraph(plain(", ".join(names)))) if names else ()
