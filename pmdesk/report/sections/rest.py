"""The short sections at the end; each gives nothing where there is nothing to say."""

from pmdesk.model.inline import Inline, Span, Style, parse, plain
from pmdesk.model.review import Question, Review, SignOff, find
from pmdesk.model.words import Capture
from pmdesk.report.blocks import Block, Bullets, Facts, Paragraph, Prose
from pmdesk.report.context import Context, section
from pmdesk.report.phrases import capital, long_date


def questions(context: Context) -> tuple[Block, ...]:
    """Questions, open and answered; one that is pinned to an entry begins with its time."""
    items = tuple(
        (*_pinned(context, row), *_with(row.text, row.answer))
        for row in context.review.questions
        if row.text and row.outcome is not Capture.DROPPED
    )
    return (section("questions"), Bullets(items)) if items else ()


def _pinned(context: Context, row: Question) -> Inline:
    entry = find(context.review.entries, row.entry)
    return () if entry is None else plain(f"{context.clocks.of_entry(entry)} ", Style.MUTED)


def parked(context: Context) -> tuple[Block, ...]:
    """Topics that were put off, with what follows."""
    items = tuple(
        _with(row.text, row.follow_up)
        for row in context.review.parked
        if row.text and row.outcome is not Capture.DROPPED
    )
    return (section("parked"), Bullets(items)) if items else ()


def _with(text: str, more: str, *, typed: bool = True) -> Inline:
    """A line and what became of it; one that we wrote ourselves has no marks in it."""
    line = parse(text) if typed else plain(text)
    if not more.strip():
        return line
    return (*line, Span(" "), Span("– ", Style.MUTED), *parse(" ".join(more.split())))


def closing(context: Context) -> tuple[Block, ...]:
    """What was said last."""
    note = context.review.closing_note
    return (section("closing"), Prose(note, 2)) if note.strip() else ()


def communication(context: Context) -> tuple[Block, ...]:
    """How communication during the response worked, as the room told it."""
    said = context.review.response_communication
    return (section("communication"), Prose(said, 2)) if said.strip() else ()


def reviewers(context: Context) -> tuple[Block, ...]:
    """Who read the report before it went out, and what they said of it."""
    rows = [row for row in context.review.sign_offs if row.reviewer.strip()]
    pairs = tuple((_reviewer(context, row), _verdict(context.review, row)) for row in rows)
    return (section("reviewers"), Facts(pairs)) if pairs else ()


def _reviewer(context: Context, row: SignOff) -> str:
    """A reviewer with a seat by how the report calls it; a name typed for a seat is masked, too."""
    review, name = context.review, row.reviewer.strip()
    named = next((s for s in review.seats if s.name.casefold() == name.casefold()), None)
    seat = find(review.seats, row.reviewer) or named
    return capital(context.people.called(seat.id)) if seat is not None else name


def _verdict(review: Review, row: SignOff) -> Inline:
    day = f", {long_date(row.at, review.zone)}" if row.at is not None else ""
    said = f"{row.verdict}{day}" if row.verdict else "Asked, not read yet"
    return _with(said, row.note, typed=False)


def glossary(context: Context) -> tuple[Block, ...]:
    """Words of the trade."""
    pairs = tuple(
        (row.word, parse(" ".join(row.meaning.split())))
        for row in context.review.glossary
        if row.word and row.meaning.strip()
    )
    return (section("glossary"), Facts(pairs)) if pairs else ()


def tags(context: Context) -> tuple[Block, ...]:
    """The words to find it by."""
    names = [tag.name for tag in context.review.tags if tag.name]
    return (section("tags"), Paragraph(plain(", ".join(names)))) if names else ()
