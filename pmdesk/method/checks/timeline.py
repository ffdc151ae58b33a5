"""What the timeline lacks as a whole: both ends, both sides of the story, key moments."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.method.tellers import sides
from pmdesk.model.measures import begins_before, moment
from pmdesk.model.review import Review
from pmdesk.model.words import Kind, Milestone

_PEOPLE = frozenset({Kind.ACTION, Kind.DECISION, Kind.COMMUNICATION})


def timeline(review: Review) -> Iterator[Finding]:
    """Entries at all, then what is missing among them."""
    if not review.entries:
        yield said(
            "timeline-empty",
            "The timeline is empty.",
            "Paste lines such as “14:05 Issue detected”, or import a file.",
            "entries",
        )
        return
    yield from _kinds(review)
    yield from _ends(review)
    yield from _beginning(review)
    if sides(review) < 2:
        yield said(
            "timeline-one-side",
            "The timeline is told from one side only.",
            "Who else saw it: another team, support, a customer?",
            "entries",
            row=review.entries[0].id,
            field="seat",
        )
    if not any(entry.star for entry in review.entries):
        yield said(
            "key-moments-none",
            "No entry is a key moment.",
            "Where does the walk stop: at which decisions and turns?",
            "entries",
            row=review.entries[0].id,
            field="star",
        )


def _kinds(review: Review) -> Iterator[Finding]:
    kinds = {entry.kind for entry in review.entries}
    if Kind.SIGNAL not in kinds:
        yield said(
            "timeline-no-signal",
            "No entry is a signal.",
            "What showed it first: an alert, a graph, a customer?",
            "entries",
        )
    if not kinds & _PEOPLE:
        yield said(
            "timeline-no-action",
            "No entry tells what people did.",
            "Who did what, by role?",
            "entries",
        )


def _ends(review: Review) -> Iterator[Finding]:
    marked = {entry.milestone for entry in review.entries}
    if Milestone.DETECTED not in marked:
        yield said(
            "timeline-no-detection",
            "No entry is marked as the first signal.",
            "Mark the entry by which it was detected.",
            "entries",
            field="milestone",
        )
    if Milestone.RESOLVED not in marked:
        yield said(
            "timeline-no-resolution",
            "No entry is marked as the full resolution.",
            "Mark the entry at which it was resolved.",
            "entries",
            field="milestone",
        )


def _beginning(review: Review) -> Iterator[Finding]:
    """Timeline and monitoring worksheet begin before the incident, so that the walk can."""
    if begins_before(review) is False:
        yield said(
            "timeline-begins-late",
            "The timeline does not begin before the incident.",
            "What was changed, planned or seen in the days before?",
            "entries",
            row=review.entries[0].id,
            field="at",
        )
    start = moment(review, Milestone.IMPACT_STARTED)
    looked = [row for row in review.worksheet if row.at is not None]
    if start is not None and looked and not any(row.at < start for row in looked if row.at):
        yield said(
            "worksheet-begins-late",
            "The monitoring worksheet has no row from before the incident.",
            "What did the graphs show in the hour before?",
            "worksheet",
            row=looked[0].id,
            field="at",
        )
