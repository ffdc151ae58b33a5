"""Whatever comes in: a value or one clear sentence, and soon."""

import json
from datetime import date
from time import monotonic

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pmdesk.intake import collector
from pmdesk.intake.detect import FORMATS
from pmdesk.intake.document import LINES_CAP
from pmdesk.intake.entry_time import read_entry_time, read_line, read_moment
from pmdesk.intake.proposal import review_of
from pmdesk.intake.read import read
from pmdesk.model.errors import WorldError
from pmdesk.model.text import new_id

PIECES = st.sampled_from(
    [
        "14:05", "T+5m", "T0", "2026-10-06", "03/04/05", "24.12.", "May 4", "between", "and", "~",
        "-", "–", "|", "|-|-|", "#", "## Timeline", "## Actions", "- ", "1. ", "**", "`", "```",
        "{{", "}}", "<!--", "-->", "---", "\n", "\n\n", " ", "\t", "PST", "(UTC+2)", "+02:00", "Z",
        "x", "pm", "a", ":", "9999999999", "1791280800", "99:99", "??", "HH:mm", "12:??", "\u2028",
        "😀", "owner: A", "due", "\x0b", "10 minutes later", "an hour later", "Tue", "next day",
        "midnight:", "time=", 'msg="x"', '{"ts":1}', "ERROR ", "[", "]", "<34>", "/ 16:05 CEST",
        "2-3pm", "T+9999d", "2999-12-31", "31.02.2026", "2026年1月1日", "İ", "de", "a las",
        "\tPacific Time", "Tue Oct  6 14:05:09 2026", "time,event\n", "14:05,x\n",
    ]
)  # fmt: skip


def survives(data: bytes, **known: object) -> None:
    try:
        intake = read(data, **known)  # type: ignore[arg-type]
    except WorldError:
        return
    json.dumps(intake.to_json())
    review_of(intake, new_id)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    survives(data)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(FORMATS[:4]))
def test_any_mixture_of_known_pieces_is_read_or_refused(text: str, format: str) -> None:
    survives(text.encode(), format=format, day=date(2026, 10, 6), zone="Europe/Berlin")


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES.filter(lambda piece: "\n" not in piece), max_size=12).map(" ".join))
def test_any_line_typed_into_a_field_is_a_time_or_none(text: str) -> None:
    read_moment(text, "Europe/Berlin")
    read_line(text, date(2026, 10, 25), "Europe/Berlin")
    read = read_entry_time(text, date(2026, 3, 29), "Europe/Berlin")
    assert read is None or read.until is None or read.at <= read.until


@settings(max_examples=100, deadline=None)
@given(st.lists(st.lists(PIECES, max_size=4).map("".join), max_size=12), st.sampled_from(",;\t|"))
def test_any_cells_are_a_table_or_refused(cells: list[str], delimiter: str) -> None:
    rows = [delimiter.join(cells[n : n + 3]) for n in range(0, len(cells), 3)]
    survives("\n".join(("time,event".replace(",", delimiter), *rows)).encode(), format="csv")


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_report_is_read_or_refused(text: str) -> None:
    survives(f"# T\n## Timeline\n{text}\n## Actions\n{text}\n".encode(), format="markdown")


@pytest.mark.parametrize(
    "text",
    [
        "1:1:1:" * 20_000, "-" * 100_000, " " * 100_000 + "x", "[(" * 50_000, "*_" * 50_000,
        "|" * 100_000, "14:05-" * 50_000, "2026-10-06 " * 30_000, "about " * 50_000 + "14:05",
        "a\n" * 20_000, "<!--" * 25_000, "```\n" * 15_000, "## Actions\n- " + "by " * 30_000,
        "14:05 " + "x" * 60 + "\n" + "and so on\n" * 10_000, "\u00e9\u0301" * 100_000,
        "1" * 1_000_000, "a=b " * 100_000, '{"a":' * 100_000, "de las a das " * 1_500 + "14:05",
        ("about at from de 14:05 and " * 30 + "\n") * 500, ("mar 3 abr 4 " * 1_500 + "\n") * 20,
    ],
    ids=lambda text: repr(text[:12]),
)  # fmt: skip
def test_long_hostile_texts_end_soon(text: str) -> None:
    begun = monotonic()
    survives(text.encode())
    assert monotonic() - begun < 5


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "nothing in it"),
        (b" \n\t\n", "nothing in it"),
        (b"%PDF-1.7 ...", "a PDF"),
        (bytes(range(256)) * 16, "not a text"),
        (b"14:05 up\x00\x00", "not a text"),
        (b"x" * 20_000_001, "20 MB"),
        (b"a\n" * LINES_CAP, "50,000 can be read"),
        ("14:05 up".encode("utf-16-le"), "not a text"),
        (b'{"alerts": []}', "JSON"),
        (b'{"format": "pmdesk-bundle", "version": 1}', "bundle"),
    ],
    ids=[
        "empty",
        "blank",
        "pdf",
        "bytes",
        "nul",
        "huge",
        "lines",
        "utf-16 without a mark",
        "json",
        "bundle",
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(WorldError, match=said) as caught:
        read(data)
    assert caught.value.advice


def test_a_timeline_over_the_cap_asks_for_a_part(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(collector, "ENTRIES_CAP", 10)
    assert len(read(b"14:05 up\n" * 10).entries) == 10
    with pytest.raises(WorldError, match="more than 10 entries"):
        read(b"14:05 up\n" * 11)


def test_other_encodings_are_read_with_a_warning_where_it_is_a_guess() -> None:
    line = "14:05 Störung in Köln"
    assert read(line.encode("utf-16")).entries[0].text == "Störung in Köln"
    assert read(line.encode("utf-8-sig")).entries[0].text == "Störung in Köln"
    guessed = read(line.encode("cp1252"))
    assert guessed.entries[0].text == "Störung in Köln"
    assert any("Windows-1252" in warning for warning in guessed.warnings)


def test_half_of_a_pair_of_surrogates_is_read_with_a_warning() -> None:
    intake = read("14:05 up \ud83d".encode("utf-8", "surrogatepass"))
    assert intake.entries[0].text.startswith("up")
    assert any("not UTF-8" in warning for warning in intake.warnings)


def test_above_a_cap_a_range_is_asked_for() -> None:
    for data in (b"x" * 20_000_001, b"a\n" * LINES_CAP, b"14:05 up\n" * 20_001):
        with pytest.raises(WorldError) as caught:
            read(data)
        assert "Choose a range" in caught.value.advice


def test_a_day_in_a_year_of_no_incident_is_refused() -> None:
    with pytest.raises(WorldError, match="9999 is no year"):
        read(b"14:05 up", day=date(9999, 12, 31))


def test_a_zone_or_a_format_that_is_none_is_refused() -> None:
    with pytest.raises(WorldError, match="time zone"):
        read(b"14:05 up", zone="Mars/Olympus")
    with pytest.raises(WorldError, match="not a format"):
        read(b"14:05 up", format="fax")


def test_markup_and_scripts_stay_text() -> None:
    text = "<script>alert(1)</script> {{ 7*7 }} [click](javascript:alert(1)) =1+1"
    (entry,) = read(f"14:05 {text}\n".encode()).entries
    assert entry.text == text
