"""The language of a system changes nothing in files, and stops no command."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.intake.read import read
from pmdesk.model.bundle import Bundle, write
from pmdesk.model.review import Review
from pmdesk.report.export import export
from pmdesk.store.library import Library
from pmdesk.ui import zoom
from pmdesk.ui.settings import Settings

PLAIN = {"LC_ALL": "C", "LANG": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}
"""A system without any language, and a Python that does not look past that."""
TITLE = "Störung in Köln – 日本 🔥"


def run(path: Path, *words: str, **setting: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "pmdesk.cli", "--library", str(path), *words],
        env=os.environ | setting,
        capture_output=True,
        check=False,
    )


def test_commands_work_in_a_system_without_a_language(library: Library, tmp_path: Path) -> None:
    review = Review(id="r1234", title=TITLE, summary="Zwölf Boxkämpfer – “naïve”")
    library.add(review, "New review")
    for words in (("list",), ("list", "--json"), ("show", "r1234"), ("actions", "--csv")):
        done = run(library.path, *words, **PLAIN)
        assert done.returncode == 0, done.stderr
        assert done.stderr.count(b"\n") <= 1
        assert words[0] == "actions" or TITLE in done.stdout.decode()
    out = tmp_path / "out.md"
    assert (
        run(library.path, "export", "r1234", "--to", "md", "-o", str(out), **PLAIN).returncode == 0
    )
    assert out.read_bytes() == export(review, "md")


def test_a_file_is_read_the_same_in_a_system_without_a_language(tmp_path: Path) -> None:
    report = tmp_path / "report.md"
    report.write_text(f"# {TITLE}\n\n## Timeline\n- 2026-10-06 14:05 UTC Störung\n", "utf-8")
    words = ("import", str(report), "--dry-run", "--json")
    here, there = (run(tmp_path / "l.pmdesk", *words, **setting) for setting in ({}, PLAIN))
    assert here.returncode == there.returncode == 0
    assert here.stdout == there.stdout
    assert TITLE in there.stdout.decode()


@pytest.fixture(params=["tr_TR", "de_DE", "ar_EG", "C"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = QLocale()
    QLocale.setDefault(QLocale(request.param))
    yield request.param
    QLocale.setDefault(before)


def test_files_are_the_same_in_every_language(language: str, sample: Review) -> None:
    written = {form: export(sample, form) for form in ("md", "html", "csv")}
    whole = write(Bundle(sample))
    QLocale.setDefault(QLocale("en_US"))
    assert written == {form: export(sample, form) for form in ("md", "html", "csv")}
    assert whole == write(Bundle(sample))


def test_times_are_read_the_same_in_every_language(language: str) -> None:
    (entry,) = read(b"6 OCT 2026 14:05 UTC CRITICAL: I/O 1.5 s").entries
    assert f"{entry.at:%Y-%m-%d %H:%M}" == "2026-10-06 14:05"
    assert entry.text == "CRITICAL: I/O 1.5 s"


def test_settings_are_read_as_they_were_written(
    language: str, tmp_path: Path, qapp: QApplication
) -> None:
    settings = Settings(tmp_path / "settings.ini")
    desk = Desk(settings)
    desk.zoom.use(1.25)
    settings.sync()
    QLocale.setDefault(QLocale("en_US"))
    assert zoom.remembered(Settings(tmp_path / "settings.ini")) == 1.25
    desk.window.close()
    desk.window.deleteLater()
