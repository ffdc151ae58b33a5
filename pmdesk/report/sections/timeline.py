"""The section on the timeline: the strip with its legend, and the table of entries."""

from collections import Counter

from pmdesk.method.durations import contradictions, duration_sentences
from pmdesk.method.words import name_of
from pmdesk.model.inline import Span, Style, plain
from pmdesk.model.measures import impact
from pmdesk.model.review import Review
from pmdesk.model.strip import HEIGHT, layout
from pmdesk.model.times import duration_text, entry_clock
from pmdesk.model.words import Kind, Milestone, Support
from pmdesk.report.blocks import Block, Facts, Heading, Paragraph, StripDrawing
from pmdesk.report.context import Context, note, nothing, section
from pmdesk.report.phrases import capital, counted, long_date, zone_sentence
from pmdesk.report.sections.entries import entries_table
from pmdesk.report.text_width import width

STRIP_WIDTH = 666.0
"""The width of the text on an A4 page with margins of 17 mm, in pixels."""

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
        entries_table(context),
        *_durations(review),
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
    marks = Counter(entry.support for entry in review.entries if entry.support)
    if marks:
        told = ", ".join(
            f"{marks[mark]} {name_of(mark).lower()}" for mark in Support if marks[mark]
        )
        said.append(f"What entries rest on: {told}.")
    return " ".join(said)


def _durations(review: Review) -> tuple[Block, ...]:
    """How each duration was computed, and what speaks against it."""
    pairs = tuple((said.name, plain(said.text)) for said in duration_sentences(review))
    against = tuple(
        Paragraph((Span("To be settled: ", Style.STRONG), Span(found.text)))
        for found in contradictions(review)
    )
    if not pairs and not against:
        return ()
    return (
        Heading("How durations were computed", 3),
        *((Facts(pairs),) if pairs else ()),
        *against,
    )
