"""How the last sitting on a library ended: a record that is there at a start tells of a crash.

It holds process, time and how often in a row; no word of any review.
"""

import faulthandler
import json
import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, TextIO

from pmdesk.private_files import private_folder
from pmdesk.store.lock import boot_id

CRASHES = "crash.log"
MOST_DUMPS = 5
AGAIN = 2
"""After so many unexpected ends in a row nothing is opened by itself."""


@dataclass(frozen=True, slots=True)
class Ended:
    """An unexpected end: how many in a row, and the dump of a crash where there is one."""

    times: int
    dump: Path | None

    @property
    def again(self) -> bool:
        return self.times >= AGAIN


class Sitting:
    """One opening of a library in a window, from its start to its orderly end."""

    def __init__(self, folder: Path, library: Path) -> None:
        name = sha256(str(library).encode(errors="surrogateescape")).hexdigest()[:16]
        self._folder = folder
        self._record = folder / "sittings" / f"{name}.json"

    def begin(self) -> Ended | None:
        """Notes that it is going on; what is known of the last one where that never ended."""
        last = _read(self._record)
        died = bool(last) and not _lives(last)
        times = int(last.get("crashes", 0)) + 1 if died else 0
        now = datetime.now(UTC).isoformat(timespec="seconds")
        held = {"pid": os.getpid(), "boot": boot_id(), "since": now, "crashes": times}
        # Without a record a crash goes unnoticed; the work itself is in the library.
        with suppress(OSError):
            private_folder(self._record.parent)
            handle = os.open(self._record, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(json.dumps(held))
        return Ended(times, _newest_dump(self._folder)) if died else None

    def steady(self) -> None:
        """It has gone well for a while: the next crash is not one in a row."""
        held = _read(self._record)
        if held.get("crashes"):
            with suppress(OSError):
                self._record.write_text(json.dumps({**held, "crashes": 0}))

    def end(self) -> None:
        """It ended as it should."""
        with suppress(OSError):
            self._record.unlink(missing_ok=True)


def _read(path: Path) -> dict[str, Any]:
    try:
        held = json.loads(path.read_text())
    except (OSError, ValueError):
        return {}
    return held if isinstance(held, dict) and isinstance(held.get("crashes", 0), int) else {}


def _lives(held: dict[str, Any]) -> bool:
    """Whether the process of a record runs still, which none outlives the computer's restart."""
    pid = held.get("pid")
    if held.get("boot") != boot_id() or not isinstance(pid, int) or os.name == "nt":
        return False
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return pid != os.getpid()


def watch_crashes(folder: Path) -> TextIO | None:
    """Lets a crash of the process write where it was; gives the open file, to be kept open."""
    with suppress(OSError):
        private_folder(folder)
        _put_aside(folder)
        handle = os.open(folder / CRASHES, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        file = os.fdopen(handle, "a")
        faulthandler.enable(file)
        return file
    if sys.stderr is not None:
        faulthandler.enable()
    return None


def _put_aside(folder: Path) -> None:
    """What the last crash wrote gets a name with its time; a few of them are kept."""
    path = folder / CRASHES
    if path.exists() and path.stat().st_size:
        at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        path.rename(folder / f"crash-{at:%Y%m%dT%H%M%SZ}.log")
    for old in _dumps(folder)[:-MOST_DUMPS]:
        old.unlink()


def _dumps(folder: Path) -> list[Path]:
    return sorted(folder.glob("crash-*.log"))


def _newest_dump(folder: Path) -> Path | None:
    found = _dumps(folder)
    return found[-1] if found else None
