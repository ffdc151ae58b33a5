"""Writes the timeline as CSV: every cell in quotes, none of them a formula."""

import csv
import io

from pmdesk.method.words import name_of
from pmdesk.model.cells import guarded
from pmdesk.model.codec import time_text
from pmdesk.model.review import Entry, Review
from pmdesk.model.times import entry_clock, entry_day
from pmdesk.model.words import Milestone, Support
from pmdesk.report.clocks import Clocks
from pmdesk.report.evidence import of_entries
from pmdesk.report.options import Options
from pmdesk.report.people import People

COLUMNS = (
    *("utc", "until_utc", "date", "time", "zone", "precision", "kind", "milestone"),
    *("text", "seat", "team", "source", "details"),
    *("second_time", "support", "link", "contributor", "evidence"),
)


def write(review: Review, options: Options) -> str:
    """The CSV text, one line for each entry; times of an unknown day have no date."""
    people, clocks, files = People(review, options.names), Clocks(review), of_entries(review)
    hidden = review.hidden_sections
    files = {} if "evidence" in hidden else files
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for entry in review.entries:
        cells = (
            *_cells(entry, review.zone, people),
            clocks.beside(entry),
            name_of(entry.support) if entry.support is not Support.NONE else "",
            entry.link,
            people.called(entry.contributor) if "contributors" not in hidden else "",
            "; ".join(row.name for row in files.get(entry.id, ())),
        )
        writer.writerow(map(guarded, cells))
    return out.getvalue()


def _cells(entry: Entry, zone: str, people: People) -> tuple[str, ...]:
    known = entry.day_known
    marked = entry.milestone is not Milestone.NONE
    return (
        time_text(entry.at) if known else "",
        time_text(entry.until) if known and entry.until else "",
        entry_day(entry, zone).isoformat() if known else "",
        entry_clock(entry, zone),
        zone,
        entry.precision.value,
        name_of(entry.kind),
        name_of(entry.milestone) if marked else "",
        entry.text,
        people.called(entry.seat),
        entry.team,
        entry.source,
        entry.details,
    )
