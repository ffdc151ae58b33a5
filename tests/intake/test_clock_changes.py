"""The nights on which clocks change: times that were not, or were twice, are pointed out."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtWidgets import QApplication

from pmdesk.cli import main
from pmdesk.intake.entry_time import moment_doubt, read_entry_time, read_moment
from pmdesk.intake.read import read
from pmdesk.store.library import Library
from pmdesk.ui.library.when import read_when
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.moment_field import MomentField

BERLIN = "Europe/Berlin"
NIGHTS = [
    ("2026-03-29", "01:59", "", "2026-03-29T00:59"),
    ("2026-03-29", "02:00", "did not exist", "2026-03-29T01:00"),
    ("2026-03-29", "02:30", "did not exist", "2026-03-29T01:30"),
    ("2026-03-29", "03:00", "", "2026-03-29T01:00"),
    ("2026-10-25", "01:59", "", "2026-10-24T23:59"),
    ("2026-10-25", "02:00", "happened twice", "2026-10-25T00:00"),
    ("2026-10-25", "02:59", "happened twice", "2026-10-25T00:59"),
    ("2026-10-25", "03:00", "", "2026-10-25T02:00"),
]


@pytest.mark.parametrize(("day", "clock", "doubt", "at"), NIGHTS)
def test_an_imported_or_typed_time_is_flagged(day: str, clock: str, doubt: str, at: str) -> None:
    wanted = datetime.fromisoformat(at).replace(tzinfo=UTC)
    (entry,) = read(f"{day} {clock} Alert".encode(), zone=BERLIN).entries
    typed = read_entry_time(clock, date.fromisoformat(day), BERLIN)
    assert typed is not None
    assert entry.at == typed.at == read_moment(f"{day} {clock}", BERLIN) == wanted
    said = moment_doubt(f"{day} {clock}", BERLIN)
    for warnings in (entry.warnings, typed.warnings, (said,)):
        clocks = [warning for warning in warnings if "clocks went" in warning]
        assert len(clocks) == bool(doubt)
        assert doubt in " ".join(clocks)


def test_with_its_offset_a_time_is_sure() -> None:
    lines = b"2026-10-25T02:30:00+02:00 first\n2026-10-25T02:30:00+01:00 second\n"
    first, second = read(lines, zone=BERLIN).entries
    assert (first.text, second.text) == ("first", "second")
    assert (second.at - first.at).total_seconds() == 3600
    assert not any("clocks" in warning for entry in (first, second) for warning in entry.warnings)


def test_the_field_of_a_moment_and_a_new_review_say_so(qapp: QApplication) -> None:
    qapp.setStyle("Fusion")
    field = MomentField(Theme(), "Started")
    field.show_moment(None, BERLIN)
    field.setText("2026-03-29 02:30")
    field.textEdited.emit(field.text())
    assert "03:30 CEST. The clocks went forward" in field.said.text()
    when = read_when("2026-10-25 02:30", BERLIN, datetime(2026, 10, 26, tzinfo=UTC))
    assert when is not None
    assert "happened twice" in when.said
    field.deleteLater()


def test_the_command_says_so(library: Library, capsys: pytest.CaptureFixture[str]) -> None:
    library.close()
    words = ["--library", str(library.path), "new", "x", "--zone", BERLIN]
    assert main([*words, "--started", "2026-03-29T02:30"]) == 0
    assert "clocks went forward" in capsys.readouterr().err
    assert main([*words, "--started", "2026-03-29T03:30"]) == 0
    assert "clocks" not in capsys.readouterr().err
