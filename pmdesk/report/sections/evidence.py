"""The section on evidence: pictures as they are kept, and the names of the other files."""

from pmdesk.model.attachments import size_text
from pmdesk.model.inline import Inline, Span, Style, parse, plain, text_of
from pmdesk.model.review import Attachment, find
from pmdesk.report.blocks import Block, Bullets, Picture, Pictures
from pmdesk.report.context import Context, note, section
from pmdesk.report.evidence import GONE, in_order
from pmdesk.report.sources import short_name


def blocks(context: Context) -> tuple[Block, ...]:
    """The section; nothing where no file is kept. A format without pictures names them all."""
    rows = tuple(in_order(context.review))
    if not rows:
        return ()
    evidence = context.evidence
    shown = evidence.pictures if evidence is not None else {}
    why = {"": GONE, **(evidence.left_out if evidence is not None else {})}
    pictures = tuple(_picture(context, row, shown[row.blob]) for row in rows if row.blob in shown)
    named = tuple(
        _named(context, row, why.get(row.blob, "")) for row in rows if row.blob not in shown
    )
    made: list[Block] = [section("evidence")]
    if evidence is None:
        made.append(note("These files are kept in the library beside the review."))
    if pictures:
        made.append(Pictures(pictures))
    if named:
        made.append(Bullets(named))
    return tuple(made)


def _picture(context: Context, row: Attachment, data: bytes) -> Picture:
    about = _about(context, row)
    words = ": ".join(part for part in (short_name(row.name), text_of(about)) if part)
    caption = (*_dashed(about), Span(short_name(row.name), Style.MUTED))
    return Picture(data, caption, words)


def _named(context: Context, row: Attachment, why: str) -> Inline:
    size = f", {size_text(row.size)}" if row.size else ""
    shown = f", not shown: {why}" if why else ""
    told = _about(context, row)
    dash = (Span(" – ", Style.MUTED),) if told else ()
    return (Span(f"{short_name(row.name)}{size}{shown}"), *dash, *told)


def _about(context: Context, row: Attachment) -> Inline:
    """The time and the text of the entry that a file stands beside."""
    entry = find(context.review.entries, row.about)
    if entry is None:
        return ()
    return (*plain(context.clocks.of_entry(entry), Style.STRONG), Span(" "), *parse(entry.text))


def _dashed(spans: Inline) -> Inline:
    return (*spans, Span(" – ", Style.MUTED)) if spans else ()
