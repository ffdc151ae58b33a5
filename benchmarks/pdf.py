"""How long the PDF of a review takes, as ratios to WeasyPrint alone, from one warm process."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import escape
from statistics import median
from time import process_time

from pmdesk.model.review import Entry, Review
from pmdesk.model.words import Kind, Milestone
from pmdesk.report import html, pdf
from pmdesk.report.build import build
from pmdesk.report.export import export
from pmdesk.report.options import Options

ENTRIES = 200
ROUNDS = 5
SAME_HTML_AIM = 1.15
BARE_TABLE_AIM = 1.5

_START = datetime(2026, 10, 6, 9, 0, tzinfo=UTC)
_TEXTS = (
    "Error rate of checkout-api crosses 5 % on two of three hosts; the alert fires 5 min later",
    "On-call engineer acknowledges, opens the incident channel and asks for an incident commander",
    "Database engineer sees 798 of 800 connections in use",
    "Incident commander holds all changes and waits for the payment provider",
    "Rollback to checkout-api 4.17 begins",
)
_BARE = """<html lang="en"><head><title>Bare</title><style>
@page {{ size: A4; margin: 17mm }} body {{ font: 13.4px/19px Inter, sans-serif }}
table {{ width: 100%; table-layout: fixed; border-collapse: collapse }}
td, th {{ border-bottom: 1px solid #ddd; padding: 4px; text-align: left }}
</style></head><body><h1>Bare</h1><table><thead><tr>
<th scope="col">Time</th><th scope="col">Kind</th>
<th scope="col" style="width: 55%">Text</th><th scope="col">Seat</th></tr></thead>
<tbody>{rows}</tbody></table></body></html>"""


def sample(count: int = ENTRIES) -> Review:
    """A review with this many entries of one or two lines each, and the usual milestones."""
    marks = {20: "impact-started", 24: "detected", 28: "responders-engaged", 150: "mitigated"}
    entries = tuple(
        Entry(
            id=str(n),
            position=n,
            at=_START + timedelta(minutes=n),
            kind=tuple(Kind)[n % 5],
            text=_TEXTS[n % 5],
            team="Checkout team",
            milestone=Milestone(marks.get(n, "")),
        )
        for n in range(count)
    )
    return Review(id="benchmark", title="Checkout errors", entries=entries, summary=_TEXTS[0])


def bare_table(review: Review) -> str:
    """The same entries as a table and nothing else."""
    rows = "".join(
        f"<tr><td>{entry.at:%H:%M}</td><td>{entry.kind}</td>"
        f"<td>{escape(entry.text)}</td><td>{entry.team}</td></tr>"
        for entry in review.entries
    )
    return _BARE.format(rows=rows)


def seconds(act: Callable[[], object]) -> float:
    """Processor time: other programs on the machine do not count."""
    begun = process_time()
    act()
    return process_time() - begun


def run() -> list[tuple[str, float, float]]:
    """(what, ratio, aim) for each comparison; the rounds alternate, medians are compared."""
    review = sample()
    same, bare = html.write(build(review, Options())), bare_table(review)
    pdf.render(bare)
    times = [
        (
            seconds(lambda: export(review, "pdf")),
            seconds(lambda: pdf.render(same)),
            seconds(lambda: pdf.render(bare)),
        )
        for _ in range(ROUNDS)
    ]
    ours, alone, table = (median(column) for column in zip(*times, strict=True))
    return [
        (f"PDF of {ENTRIES} entries / WeasyPrint on the same HTML", ours / alone, SAME_HTML_AIM),
        (f"PDF of {ENTRIES} entries / a bare table of them", ours / table, BARE_TABLE_AIM),
    ]
