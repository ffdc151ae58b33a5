"""The way in for arguments of the command line: whatever they are, one of four exit codes."""

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path
from random import Random
from unittest.mock import patch

from pmdesk import cli
from torture.fuzzing import mutations, samples
from torture.fuzzing.point import Point

COMMANDS = ("new", "list", "show", "import", "check", "export", "actions", "verify", "doctor")
OPTIONS = (
    *("--json", "--strict", "--open", "--overdue", "--csv", "--dry-run", "--names", "--version"),
    *("--started", "--resolved", "--zone", "--severity", "--incident", "--service", "--review"),
    *("--new", "--format", "--date", "--start", "--channel", "--from", "--to", "--order", "--mask"),
    *("--what", "-o", "--output", "--audience", "--library", "--folder", "--", "-", "--help", "-h"),
)
VALUES = (
    *(
        "2026-10-06",
        "2026-10-06T14:05",
        "UTC",
        "Europe/Berlin",
        "Mars/X",
        "md",
        "html",
        "json",
        "csv",
    ),
    *("pdf", "auto", "text", "slack", "bundle", "report", "minutes", "preread", "team", "secrets"),
    *("9999-12-31", "0001-01-01T00:00", "99999-01-01", "T+5m", "1e308", "", " ", "dm", "md", "all"),
)


def points(folder: Path) -> list[Point]:
    """The command line on a library of its own in a folder."""
    here = folder / "argv"
    here.mkdir(exist_ok=True)
    files = []
    for number, data in enumerate(samples.every()):
        path = here / f"{number}.txt"
        path.write_bytes(data)
        files.append(str(path))
    (here / "odd.json").write_bytes(b'{"format": "pmdesk-bundle", "version": 1, "review": {}}')
    files += [str(here), str(here / "odd.json"), str(here / "none"), str(here / "0.txt" / "x")]
    return [Point("arguments", 45, lambda random: _arguments(random, files, here), _run)]


def _arguments(random: Random, files: list[str], here: Path) -> list[str]:
    command = random.choice(COMMANDS)
    made = ["--library", str(here / f"{random.randrange(4)}.pmdesk"), command]
    for _ in range(random.choice((0, 1, 2, 2, 3, 4, 6))):
        kind = random.random()
        if kind < 0.35:
            made.append(random.choice(OPTIONS))
        elif kind < 0.6:
            made.append(random.choice(VALUES))
        elif kind < 0.8:
            made.append(random.choice(files))
        elif kind < 0.9:
            made.append(random.choice(("Sample", "0000", "x" * 5000)))
        else:
            # The system ends an argument at a NUL; bytes that are no text arrive as half pairs.
            said = mutations.line(random).replace("\x00", "")
            made.append(said.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape"))
    if command == "export" and random.random() < 0.7:
        made += [
            "--to",
            random.choice(("md", "csv", "json", "html", "ics")),
            "-o",
            str(here / "out"),
        ]
    if command == "new" and random.random() < 0.5:
        made = [*made[:3], mutations.line(random).replace("\x00", "") or "x", *made[3:]]
    return made


def _run(arguments: list[str]) -> None:
    """One command in this process, in a folder of its own; only its exit code comes out."""
    if len(arguments) < 3 or arguments[:1] != ["--library"] or arguments[2] not in COMMANDS:
        return
    folder = Path(arguments[1]).parent
    with _inside(folder):
        try:
            code = cli.main(arguments)
        except SystemExit as stop:
            code = stop.code  # type: ignore[assignment]
    assert code in (0, 1, 2, 3), f"exit code {code}"


_ERRORS = ("strict", "backslashreplace")
"""What Python does on its own outputs with characters that are none."""


@contextmanager
def _inside(folder: Path) -> Iterator[None]:
    """In a folder, with nothing to read, and with what is said kept off the screen."""
    before = Path.cwd()
    work = folder / "work"
    work.mkdir(exist_ok=True)
    os.chdir(work)
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", how) for how in _ERRORS)
    given = io.TextIOWrapper(io.BytesIO(samples.TYPED), "utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err), patch.object(sys, "stdin", given):
            yield
    finally:
        os.chdir(before)
        for path in work.iterdir():
            if path.is_file():
                path.unlink()
