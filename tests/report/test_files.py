"""What leaves as Markdown, CSV or rich text, and how files are written."""

import csv
import io
import os
import re
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Entry, Review
from pmdesk.report.export import export, export_to
from pmdesk.report.markdown_text import prose
from pmdesk.report.options import Options
from pmdesk.report.save import save

REFERENCE = Path(__file__).with_name("reference") / "full.md"


def test_the_markdown_of_a_full_review_is_the_reference(full: Review) -> None:
    assert export(full, "md").decode() == REFERENCE.read_text(encoding="utf-8")


def test_people_are_seats_unless_names_are_asked_for(full: Review) -> None:
    for format in ("md", "html", "csv", "clipboard"):
        seats = export(full, format).decode()
        names = export(full, format, Options(names=True)).decode()
        assert "On-call engineer" in seats
        assert "Bo Marten" not in seats
        assert "Bo Marten" in names


def test_private_notes_are_in_no_format(full: Review) -> None:
    for format in ("md", "html", "csv", "clipboard"):
        assert b"Zanzibar" not in export(full, format)


def test_an_empty_review_says_what_is_missing() -> None:
    text = export(Review(id="r"), "md").decode()
    assert text.count(" yet.") == 6
    assert "Biases" not in text
    assert "Draft" in text


def test_a_differing_typed_duration_stands_beside_the_computed_one(full: Review) -> None:
    assert "about an hour (90 min by the timeline)" in export(full, "md").decode()
    same = replace(full, impact_duration="90 min")
    assert "by the timeline" not in export(same, "md").decode()


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("# a\n\ntext", "### a\n\ntext"),
        ("a\n===\nb\n---\nc", "### a\n#### b\nc"),
        ("<b>x</b> `<b>` y", "&lt;b>x&lt;/b> `<b>` y"),
        ("```\n# <b>\n```", "```\n# <b>\n```"),
        ("- ```\n  ```\n<b>", "- \\`\\`\\`\n  \\`\\`\\`\n&lt;b>"),
        ("```\nunclosed", "```\nunclosed\n```"),
        ("![alt](http://x/y.png)", "alt"),
        ("[a](javascript:x) [b](https://b.example)", "[a] (javascript:x) [b](https://b.example)"),
        ("[a]: javascript:x", "[a]\\: javascript:x"),
        ("`\n` <b> `", "\\`\n` <b> `"),
        ("<https://a.example>", "<https://a.example>"),
    ],
)
def test_long_fields_keep_their_markdown_and_lose_their_html(source: str, expected: str) -> None:
    assert prose(source, 2) == expected


def test_a_bar_does_not_end_a_cell() -> None:
    entry = Entry(id="e", at=datetime(2026, 10, 6, 12, tzinfo=UTC), text="a | b `c | d`")
    text = export(Review(id="r", entries=(entry,)), "md").decode()
    row = next(line for line in text.splitlines() if "a \\|" in line)
    assert len(re.findall(r"(?<!\\)\|", row)) == 5


def test_the_csv_has_a_line_for_each_entry(full: Review) -> None:
    rows = list(csv.DictReader(io.StringIO(export(full, "csv").decode())))
    assert len(rows) == len(full.entries)
    assert rows[0]["date"] == "2026-09-24"
    assert rows[1]["time"] == "all day"
    assert {row["kind"] for row in rows} >= {"Message", "Signal"}
    assert rows[4]["utc"] == "2026-10-06T11:16:00Z"


def test_rich_text_needs_no_style_sheet(full: Review) -> None:
    html = export(full, "clipboard").decode()
    assert "class=" not in html
    assert "<svg" not in html
    for element in ("<h1>", "<h2>", "<table", "<li>", "<b>"):
        assert element in html


def test_a_format_that_is_not_there_is_refused(full: Review) -> None:
    with pytest.raises(WorldError, match="not a format"):
        export(full, "docy")


def test_a_file_is_written_whole(tmp_path: Path, full: Review) -> None:
    path = tmp_path / "Ärger (1).md"
    export_to(path, full, "md")
    assert path.read_bytes() == export(full, "md")
    assert [file.name for file in tmp_path.iterdir() if file.is_file()] == [path.name]


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorldError, match="does not exist"):
        save(tmp_path / "no" / "x.md", b"x")


def test_a_folder_in_the_way_is_said_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "x.md").mkdir()
    with pytest.raises(WorldError, match="is a folder"):
        save(tmp_path / "x.md", b"x")
    assert list((tmp_path / "x.md").parent.glob(".x*")) == []


def test_a_full_disk_leaves_the_earlier_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "x.md"
    save(path, b"earlier")

    def full_disk(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(WorldError, match="No space left"):
        save(path, b"later")
    assert path.read_bytes() == b"earlier"
    assert list(tmp_path.glob(".x*")) == []
