"""Times as somebody types them into a field."""

from datetime import UTC, date, datetime

import pytest

from pmdesk.intake.entry_time import read_entry_time, read_line, read_moment
from pmdesk.model.words import Kind, Precision

DAY = date(2026, 10, 6)


@pytest.mark.parametrize(
    ("text", "at", "precision"),
    [
        ("14:05", "2026-10-06T12:05", Precision.MINUTE),
        ("14.05", "2026-10-06T12:05", Precision.MINUTE),
        ("2:05pm", "2026-10-06T12:05", Precision.MINUTE),
        ("about 14:05", "2026-10-06T12:05", Precision.ABOUT),
        ("14:05:09", "2026-10-06T12:05:09", Precision.SECOND),
        ("14:05-14:20", "2026-10-06T12:05", Precision.BETWEEN),
        ("14:05 UTC", "2026-10-06T14:05", Precision.MINUTE),
        ("2026-10-07T14:05+02:00", "2026-10-07T12:05", Precision.MINUTE),
        ("7 Oct", "2026-10-06T22:00", Precision.DAY),
    ],
)
def test_a_typed_time_is_read_on_its_day_in_its_zone(
    text: str, at: str, precision: Precision
) -> None:
    read = read_entry_time(text, DAY, "Europe/Berlin")
    assert read is not None
    assert read.at == datetime.fromisoformat(at).replace(tzinfo=UTC)
    assert read.precision is precision


@pytest.mark.parametrize("text", ["", "soon", "25:00", "14:05 and more", "9"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert read_entry_time(text, DAY, "UTC") is None


def test_a_typed_line_is_an_entry() -> None:
    entry = read_line("14:05 Alert fires", DAY, "UTC")
    assert entry is not None
    assert (entry.text, entry.kind) == ("Alert fires", Kind.SIGNAL)
    assert read_line("Alert fires", DAY, "UTC") is None


def test_a_moment_needs_its_day() -> None:
    assert read_moment("2026-10-06T14:05", "UTC") == datetime(2026, 10, 6, 14, 5, tzinfo=UTC)
    assert read_moment("14:05", "UTC") is None
    assert read_moment("", "UTC") is None


def test_half_a_character_in_a_field_stands_in_no_way() -> None:
    assert read_moment("2026-10-06 14:05\ud83d", "UTC") == datetime(2026, 10, 6, 14, 5, tzinfo=UTC)
    line = read_line("14:05 Alert\ud83d fires", DAY, "UTC")
    assert line is not None
    assert line.text == "Alert fires"
