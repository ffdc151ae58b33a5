"""Cells of a table: none is taken for a formula, and reading gives back what was typed."""

import csv
import io
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pmdesk.intake.read import read
from pmdesk.model.cells import guarded, unguarded
from pmdesk.model.review import Entry, Review
from pmdesk.report.export import export

FORMULAS = [
    "=1+1", "=HYPERLINK(1)", "+1 more", "-5 % of orders", "@SUM(A1)", "＝1+1", "'=1", "''@x", "=",
]  # fmt: skip


@pytest.mark.parametrize("cell", [*FORMULAS, "\t=1", " =1", "\u00a0@x", "\rx", "\n=1", "' =1"])
def test_what_a_spreadsheet_would_run_begins_as_text(cell: str) -> None:
    assert guarded(cell) == f"'{cell}"
    assert unguarded(guarded(cell)) == cell


@pytest.mark.parametrize("cell", ["", "'", "x = 1", "'tis down", "14:05", "a\t=1", "'90s pool"])
def test_what_is_no_formula_stays_as_it_is(cell: str) -> None:
    assert guarded(cell) == unguarded(cell) == cell


@given(st.text(alphabet="'=-+@ \t\nx1", max_size=8))
def test_every_cell_comes_back(cell: str) -> None:
    assert unguarded(guarded(cell)) == cell


def test_a_timeline_comes_back_from_its_own_table() -> None:
    at = datetime(2026, 10, 6, 14, 5, tzinfo=UTC)
    entries = tuple(
        Entry(id=str(n), position=n, at=at, text=text) for n, text in enumerate(FORMULAS)
    )
    data = export(Review(id="r", entries=entries), "csv")
    (column,) = [
        n for n, name in enumerate(data.decode().splitlines()[0].split(",")) if "text" in name
    ]
    cells = [row[column] for row in csv.reader(io.StringIO(data.decode()))][1:]
    assert all(cell.startswith("'") for cell in cells)
    assert [entry.text for entry in read(data, name="timeline.csv").entries] == FORMULAS
