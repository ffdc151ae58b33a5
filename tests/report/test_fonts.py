"""Fonts that are not there: a PDF is made and says what stands as a box, or it is said why not."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pmdesk.cli import main
from pmdesk.model.review import Review
from pmdesk.report.export import export
from pmdesk.report.fonts import Missing
from pmdesk.report.options import Options
from pmdesk.report.worker import Done, Job, Renderer
from pmdesk.store.library import Library

NOBODY_HAS = "\U0010ffff"
"""Stands for a script without a font here: what a computer has differs, this none has."""
BARE = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}/none</dir><cachedir>{folder}/cache</cachedir></fontconfig>"""


def test_characters_that_no_font_has_are_named() -> None:
    review = Review(id="r", title=f"Checkout {NOBODY_HAS} down")
    with Missing() as missing:
        export(review, "pdf")
    assert "U+10FFFF" in missing.said
    assert "Install a font" in missing.said
    with Missing() as missing:
        export(replace(review, title="Checkout down"), "pdf")
    assert missing.said == ""


def test_the_process_that_renders_tells_them(tmp_path: Path) -> None:
    renderer = Renderer()
    renderer.submit(Job(Review(id="r", title=NOBODY_HAS), "pdf", Options(), tmp_path / "r.pdf"))
    done: list[Done] = []
    for _ in range(120):
        renderer.wait(1)
        if done := [message for message in renderer.poll() if isinstance(message, Done)]:
            break
    renderer.close()
    assert "U+10FFFF" in done[0].said


def test_the_command_tells_them(
    library: Library, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library.add(Review(id="r1234", title=f"Checkout {NOBODY_HAS} down"), "New review")
    to = str(tmp_path / "r.pdf")
    assert main(["--library", str(library.path), "export", "r1234", "--to", "pdf", "-o", to]) == 0
    assert "U+10FFFF" in capsys.readouterr().err


def test_without_any_font_it_is_said_and_other_formats_are_made(
    library: Library, tmp_path: Path
) -> None:
    library.add(Review(id="r1234", title="Checkout down"), "New review")
    (tmp_path / "none").mkdir()
    (tmp_path / "fonts.conf").write_text(BARE.format(folder=tmp_path))

    def run(form: str) -> subprocess.CompletedProcess[str]:
        asked = ["export", "r1234", "--to", form, "-o", str(tmp_path / f"r.{form}")]
        return subprocess.run(
            [sys.executable, "-m", "pmdesk.cli", "--library", str(library.path), *asked],
            env=os.environ | {"FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
            capture_output=True,
            text=True,
            check=False,
        )

    refused = run("pdf")
    assert refused.returncode == 3
    assert "PDF needs a font" in refused.stderr
    assert "HTML or Markdown" in refused.stderr
    assert not (tmp_path / "r.pdf").exists()
    assert [run(form).returncode for form in ("html", "md")] == [0, 0]
