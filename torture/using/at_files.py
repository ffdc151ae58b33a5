"""What comes in and goes out: texts, bundles and other tools' exports; reports in all formats."""

import json
from contextlib import suppress
from pathlib import Path
from random import Random

from PySide6.QtWidgets import QApplication

from tests.intake.sources import samples
from torture.using.answers import Answers
from torture.using.house import House, until
from torture.using.words import Words

FORMATS = {
    "export-md": ".md",
    "export-json": ".json",
    "export-csv": ".csv",
    "export-html": ".html",
    "export-calendar": ".ics",
    "export-preread-md": ".md",
    "export-minutes-md": ".md",
}
MOST_FILES = 30
"""Exports that are kept; older ones are thrown away."""


class AtFiles:
    """Its acts, for one who sits in a house and has words and a source of chance."""

    _house: House
    _words: Words
    _random: Random
    _answers: Answers
    _number: int

    def _import(self) -> str:
        """One file by the dialog, or several dropped."""
        paths = [self._a_file() for _ in range(self._random.choice((1, 1, 1, 2)))]
        self._answers.firm = self._random.random() < 0.7
        if len(paths) == 1 and self._random.random() < 0.5 and self._house.desk.console is None:
            self._answers.wanted = paths[0]
            self._house.desk.window.do("import-file")
            self._answers.wanted = None
        else:
            self._house.desk.work().import_files(paths)
        return " ".join(path.name for path in paths)

    def _a_file(self) -> Path:
        """A bundle that was exported, a text, or an export of another tool."""
        bundles = sorted(self._house.out.glob("*.json"))
        if bundles and self._random.random() < 0.4:
            return self._random.choice(bundles)
        path = self._house.out / f"in-{self._random.randrange(8)}.txt"
        if self._random.random() < 0.7:
            text = self._words.lines(self._random.randint(2, 12))
        else:
            text = json.dumps(self._random.choice((samples.SLACK, samples.PAGERDUTY)))
        with suppress(OSError):  # the disk may be full: then what was there is taken
            path.write_text(text)
        return path

    def _paste_lines(self) -> str:
        """Lines for the timeline, looked at and taken in."""
        QApplication.clipboard().setText(self._words.lines(self._random.randint(1, 5)))
        self._answers.firm = self._random.random() < 0.6
        self._house.desk.window.do("paste-lines")
        return ""

    def _export(self) -> str:
        """A file in one of the formats that are made at once."""
        return self._exported(self._random.choice(list(FORMATS)))

    def _pdf(self) -> str:
        """A PDF, waited for or cancelled."""
        self._exported("export-pdf", ".pdf")
        exporter = self._house.desk.work().exporter
        if self._random.random() < 0.2:
            exporter.cancel()
            return "cancelled"
        until(lambda: not exporter.busy)
        return "hangs" if exporter.busy else "done"

    def _exported(self, key: str, suffix: str = "") -> str:
        suffix = suffix or FORMATS[key]
        path = self._house.out / f"{self._number}{suffix}"
        self._answers.wanted = path
        self._house.desk.window.do(key)
        self._answers.wanted = None
        if suffix == ".html":
            exporter = self._house.desk.work().exporter
            until(lambda: not exporter.busy)
        self._throw_away()
        return f"{key} {'there' if path.exists() else '(not)'}"

    def _throw_away(self) -> None:
        made = sorted(self._house.out.iterdir(), key=lambda path: path.stat().st_mtime_ns)
        for path in made[:-MOST_FILES]:
            path.unlink()

    def _hand_over_file(self) -> str:
        """The meeting goes on elsewhere, by a file; and comes back."""
        self._answers.wanted = self._house.out / f"{self._number}.json"
        self._house.desk.window.do("hand-over")
        self._answers.wanted = None
        self._house.desk.window.do("take-on")
        return ""
