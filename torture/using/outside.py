"""What happens to the library from outside: its file moved away, a full disk, another process."""

import os
import resource
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

from torture.using.heard import Heard
from torture.using.house import House
from torture.using.marks import children

LASTS = 12
"""Gestures for which a fault from outside lasts, at most."""
ROOT = Path(__file__).parents[2]


class Outside:
    """One fault at a time, for some gestures; `end` makes everything as it was."""

    def __init__(self, house: House, random: Random, heard: Heard) -> None:
        self._house, self._random, self._heard = house, random, heard
        self._left = 0
        self._away: Path | None = None
        self._limit: tuple[int, int] | None = None
        self._reader: subprocess.Popen[str] | None = None

    @property
    def is_calm(self) -> bool:
        return self._away is None and self._limit is None

    def pass_by(self) -> None:
        """One more gesture is done."""
        self._read_on()
        if not self.is_calm:
            self._left -= 1
            if self._left <= 0:
                self.end()

    def move_away(self) -> str:
        """Somebody renames the file; later it comes back."""
        if not self.is_calm:
            return "(not now)"
        path = self._house.path
        self._away = path
        path.rename(_aside(path))
        self._left = self._random.randint(1, LASTS)
        return f"for {self._left}"

    def fill_disk(self) -> str:
        """No file can grow any more."""
        if not self.is_calm:
            return "(not now)"
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        self._limit = resource.getrlimit(resource.RLIMIT_FSIZE)
        most = self._random.choice((0, 4096, self._house.path.stat().st_size))
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, self._limit[1]))
        self._left = self._random.randint(1, LASTS)
        return f"over {most} bytes for {self._left}"

    def read_beside(self) -> str:
        """Another process lists the library meanwhile."""
        if self._reader is not None or not self.is_calm:
            return "(not now)"
        path = self._house.path
        command = [sys.executable, "-m", "pmdesk", "list", "--library", str(path), "--json"]
        self._reader = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True
        )
        return ""

    def _read_on(self) -> None:
        if self._reader is not None and self._reader.poll() is not None:
            said = self._reader.communicate()[1]
            # It may have come while the file was elsewhere.
            if self._reader.returncode not in (0, 3) or "Traceback" in said:
                self._heard.fault(f"A reader beside ended with {self._reader.returncode}: {said}")
            self._reader = None

    def end(self) -> None:
        """The file is back, the disk has room, and what waited is stored."""
        if self._limit is not None:
            for process in (os.getpid(), *children()):
                resource.prlimit(process, resource.RLIMIT_FSIZE, self._limit)
        if self._away is not None:
            _back(self._away)
        calm, self._limit, self._away = self.is_calm, None, None
        desk = self._house.desk
        if not calm and desk.opened is not None:
            desk.opened.storing.keeper.again()

    def wait(self) -> None:
        """Ends everything, the process beside, too."""
        self.end()
        if self._reader is not None:
            self._reader.wait(30)
            self._read_on()


def _back(path: Path) -> None:
    if path.exists():  # “Save here again” was pressed, or the window was opened anew
        _aside(path).unlink()
    else:
        _aside(path).rename(path)


def _aside(path: Path) -> Path:
    return path.with_name(path.name + ".aside")
