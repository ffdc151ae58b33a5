"""What the entries of the timeline rest on, and what the room has not settled about them."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.model.amendments import owed
from pmdesk.model.review import Entry, Review
from pmdesk.model.times import entry_clock
from pmdesk.model.words import Support

ENOUGH = 0.5
"""The share of entries that say what they rest on from which nothing is asked."""


def support(review: Review) -> Iterator[Finding]:
    """How many entries rest on something, which are contested, which changes have no reason."""
    if not review.entries:
        return
    count = len(review.entries)
    bare = _bare(review)
    if count - len(bare) < ENOUGH * count:
        yield said(
            "support-few",
            f"{count - len(bare)} of {count} entries say what they rest on.",
            "Where is each to be seen: a graph, a log, a message, or who tells it?",
            "entries",
            row=bare[0].id,
            field="support",
            excerpt=bare[0].text,
        )
    for entry in review.entries:
        if entry.support is Support.CONTESTED:
            yield from _contested(review, entry)
    for change in owed(review):
        yield said(
            "amendment-no-reason",
            "A change after the room agreed has no reason.",
            "Why was it changed?",
            "amendments",
            row=change.id,
            field="reason",
            excerpt=change.after or change.before,
        )


def _bare(review: Review) -> list[Entry]:
    """The entries with neither mark, source, link nor file."""
    shown = {row.about for row in review.attachments if row.about_noun == "entries"}
    return [
        entry
        for entry in review.entries
        if entry.support is Support.NONE
        and not entry.source.strip()
        and not entry.link.strip()
        and entry.id not in shown
    ]


def _contested(review: Review, entry: Entry) -> Iterator[Finding]:
    """Until both accounts are written down and the room has agreed that both stand."""
    named = f"The entry at {entry_clock(entry, review.zone)} is contested"
    other = any(row.entry == entry.id and row.text.strip() for row in review.accounts)
    if other and review.timeline_agreed is not None:
        return
    yield said(
        "entry-contested",
        f"{named}." if other else f"{named}, and the other account is not written down.",
        "Does one of the two hold, or do both stand side by side?"
        if other
        else "How does somebody else remember it?",
        "entries",
        row=entry.id,
        field="support",
        excerpt=entry.text,
    )
