"""Times of a report: the zone is always named, a second one stands beside where it is wanted."""

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from pmdesk.model.review import Entry, Review, WorksheetRow
from pmdesk.model.words import Precision
from pmdesk.report.export import export


def entry(id: str, day: int, hour: int, **more: object) -> Entry:
    at = datetime(2026, 10, day, hour, 5, tzinfo=UTC)
    return Entry(id=id, at=at, text=f"Text {id}", **more)  # type: ignore[arg-type]


REVIEW = Review(
    id="r",
    zone="Europe/Berlin",
    entries=(
        entry("a", 6, 2),
        entry("b", 6, 12),
        entry("c", 6, 13, precision=Precision.ABOUT),
        entry("d", 6, 22, precision=Precision.DAY, zone="Europe/Berlin"),
    ),
)
BESIDE = replace(REVIEW, second_zone="America/New_York")


def cells(review: Review, text: str) -> str:
    """The cell of the time in the row with this text, as Markdown."""
    lines = export(review, "md").decode().splitlines()
    (line,) = [line for line in lines if line.startswith("|") and f" {text} " in line]
    return line.split(" | ")[0].removeprefix("| ")


def test_one_zone_is_named_at_the_head_of_the_table() -> None:
    text = export(REVIEW, "md").decode()
    assert "| Time (CEST) | Kind |" in text
    assert cells(REVIEW, "Text b") == "14:05"


def test_a_second_zone_stands_below_the_first_with_its_day_where_that_differs() -> None:
    assert "| Time | Kind |" in export(BESIDE, "md").decode()
    assert cells(BESIDE, "Text b") == "14:05 CEST<br>08:05 EDT"
    assert cells(BESIDE, "Text a") == "04:05 CEST<br>Mon 5 Oct 22:05 EDT"
    assert cells(BESIDE, "Text c") == r"\~15:05 CEST<br>\~09:05 EDT"
    assert cells(BESIDE, "Text d") == "all day"


def test_each_row_names_its_zone_where_the_clock_changed_between() -> None:
    later = Entry(id="w", at=datetime(2026, 11, 6, 12, 5, tzinfo=UTC), text="Text w")
    review = replace(REVIEW, entries=(*REVIEW.entries, later))
    assert cells(review, "Text b") == "14:05 CEST"
    assert cells(review, "Text w") == "13:05 CET"


def test_of_an_unknown_day_no_zone_is_guessed() -> None:
    unknown = Entry(
        id="u", at=datetime(2000, 1, 1, 12, 5, tzinfo=UTC), day_known=False, text="Text u"
    )
    review = replace(BESIDE, entries=(*REVIEW.entries, unknown))
    assert cells(review, "Text u") == "13:05"


@pytest.mark.parametrize("second", ["Europe/Berlin", ""])
def test_the_same_zone_twice_is_one(second: str) -> None:
    assert cells(replace(REVIEW, second_zone=second), "Text b") == "14:05"


def test_a_zone_that_this_computer_does_not_know_is_told_in_utc() -> None:
    assert cells(replace(REVIEW, second_zone="Mars/Base"), "Text b") == "14:05 CEST<br>12:05 UTC"


def test_the_csv_has_a_column_for_it() -> None:
    rows = list(csv.DictReader(io.StringIO(export(BESIDE, "csv").decode())))
    assert [row["second_time"] for row in rows] == [
        "Mon 5 Oct 22:05 EDT",
        "08:05 EDT",
        "~09:05 EDT",
        "",
    ]
    alone = list(csv.DictReader(io.StringIO(export(REVIEW, "csv").decode())))
    assert {row["second_time"] for row in alone} == {""}


def test_the_worksheet_and_the_pdf_have_both() -> None:
    at = datetime(2026, 10, 6, 12, 31, tzinfo=UTC)
    review = replace(BESIDE, worksheet=(WorksheetRow(id="w", service="queue", at=at),))
    pages = PdfReader(io.BytesIO(export(review, "pdf"))).pages
    text = " ".join(" ".join(page.extract_text() for page in pages).split())
    assert "14:05 CEST 08:05 EDT" in text
    assert "14:31 CEST 08:31 EDT" in text
