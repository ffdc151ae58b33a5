"""Tables from spreadsheets: delimiters, heads, columns, dates by row."""

from datetime import date

import pytest

from pmdesk.intake.read import read
from pmdesk.model.errors import WorldError

SHEET = """Time{0}Event{0}Team{0}Who{0}Zone
2026-10-06 14:05{0}Alert fires{0}SRE{0}Ada{0}CEST
06.10.2026 14:10{0}"Roll{0} back"{0}{0}{0}
{0}and restart{0}{0}{0}
soon{0}later{0}{0}{0}
"""


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_columns_are_found_by_name_whatever_parts_them(delimiter: str) -> None:
    intake = read(SHEET.format(delimiter).encode(), zone="UTC")
    first, second = intake.entries
    assert intake.format == "csv"
    assert (first.text, first.team, first.who) == ("Alert fires", "SRE", "Ada")
    assert f"{first.at:%H:%M} {first.zone}" == "12:05 Europe/Berlin"
    assert second.text.split() == f"Roll{delimiter} back".split()
    assert second.details == "and restart"
    assert [row.line for row in intake.skipped] == [5]


def test_numbers_of_seconds_and_milliseconds_are_times() -> None:
    intake = read(b"timestamp,message\n1791280800,a\n1791280800500,b\n", name="x.csv")
    assert [f"{entry.at:%Y-%m-%d %H:%M}" for entry in intake.entries] == ["2026-10-06 10:00"] * 2


def test_without_a_head_the_columns_are_found_by_their_content() -> None:
    sheet = b"14:05,Alert on the cluster,SRE\n14:10,Rollback of it,SRE\n"
    intake = read(sheet, day=date(2026, 10, 6))
    assert [entry.text for entry in intake.entries] == ["Alert on the cluster", "Rollback of it"]


def test_a_column_for_the_end_makes_a_range() -> None:
    (entry,) = read(b"start,end,event\n2026-10-06 14:05,14:20,waiting\n").entries
    assert f"{entry.until:%H:%M}" == "14:20"


def test_lines_with_commas_are_no_table() -> None:
    intake = read(b"14:05 Alert, then nothing\n14:10 Rollback\n", day=date(2026, 10, 6))
    assert (intake.format, len(intake.entries)) == ("text", 2)


def test_a_table_without_times_says_what_to_do() -> None:
    with pytest.raises(WorldError, match="No column"):
        read(b"name,count\na,1\nb,2\n", name="x.csv")
