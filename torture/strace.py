"""A child under strace: what it writes is logged, counted or struck by a fault at a chosen call."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from torture.said import CHILD

ROOT = Path(__file__).parents[1]
STRACE = shutil.which("strace")
CALLS = ("pwrite64", "write", "fdatasync", "fsync", "ftruncate", "unlink", "rename")
"""What changes files, in all the forms that the system has of it."""
EVERYWHERE = "writes"
"""Stands for pwrite64() and write(): the recovery file has no room either."""
_FORMS = {
    "unlink": ("unlink", "unlinkat"),
    "rename": ("rename", "renameat", "renameat2"),
    EVERYWHERE: ("pwrite64", "write"),
}
_NAMES = {form: call for call in ("unlink", "rename") for form in _FORMS[call]}
_CALL = re.compile(r"^\d+\s+(\w+)\(", re.MULTILINE)
_COMPILED = "compiled"
_FAST = Path("/dev/shm")
_PATIENCE = 120


@dataclass(frozen=True, slots=True)
class Ended:
    """How a child ended, what it acknowledged, and what it said."""

    code: int
    acknowledged: int
    said: str
    out: str

    @property
    def killed(self) -> bool:
        return self.code == -9


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory where there is such a place: trials write it thousands of times."""
    fast = _FAST if os.access(_FAST, os.W_OK) else None
    with tempfile.TemporaryDirectory(dir=fast, prefix="pmdesk-") as folder:
        yield Path(folder)


def _forms(calls: Sequence[str]) -> str:
    return ",".join(f"?{form}" for call in calls for form in _FORMS.get(call, (call,)))


def run(
    what: Sequence[str],
    home: Path,
    *,
    inject: str = "",
    calls: Sequence[str] = CALLS,
    log: Path | None = None,
    more: Sequence[str] = (),
    setting: Mapping[str, str] | None = None,
) -> Ended:
    """Runs `python -m torture.child` with some words.

    `inject` is strace's, with one call first ("fdatasync:error=EIO:when=3"); `home` the child's
    HOME.
    """
    if STRACE is None:
        raise RuntimeError("strace is missing: scripts/setup installs it")
    call, _, fault = inject.partition(":")
    struck = ["-e", f"inject={_forms([call])}:{fault}"] if inject else []
    if call == EVERYWHERE:
        # Each call is counted for itself: write() fails from the first on.
        error = fault.partition(":")[0]
        struck = ["-e", f"inject=pwrite64:{fault}", "-e", f"inject=write:{error}"]
    # Its filter makes other calls fast, but signals that are to strike get lost with it.
    fast = [] if inject else ["--seccomp-bpf"]
    command = [
        *(STRACE, "-f", *fast, "-qq", "-o", str(log or os.devnull)),
        *("-e", f"trace={_forms([call] if inject and log is None else calls)}"),
        *struck,
        *more,
        *(sys.executable, "-m", "torture.child", *what),
    ]
    done = subprocess.run(
        command,
        env=_environment(home) | dict(setting or {}),
        cwd=home,
        capture_output=True,
        text=True,
        errors="replace",
        timeout=_PATIENCE,
        check=False,
    )
    acknowledged = done.stdout.splitlines().count("ack")
    return Ended(done.returncode, acknowledged, done.stderr, done.stdout)


def counted(what: Sequence[str], home: Path, log: Path) -> Counter[str]:
    """How often the child makes each call when nothing strikes it.

    Compiled modules, which only the first run writes, do not count.
    """
    ended = run(what, home, log=log, more=["-y"])
    if ended.code:
        raise RuntimeError(f"{what} fails by itself: {ended.said}")
    counts = Counter[str]()
    lines = (line for line in log.read_text().splitlines() if f"/{_COMPILED}/" not in line)
    for form in _CALL.findall("\n".join(lines)):
        counts[_NAMES.get(form, form)] += 1
    return counts


def spread(points: list[tuple[str, int]], most: int) -> list[tuple[str, int]]:
    """At most so many of some points (call, which time), evenly."""
    if len(points) <= most:
        return points
    return [points[number * len(points) // most] for number in range(most)]


def _environment(home: Path) -> dict[str, str]:
    folders = {f"XDG_{name}_HOME": str(home / name.lower()) for name in _XDG}
    kept = {name: os.environ[name] for name in ("PATH", "LANG", "LC_ALL") if name in os.environ}
    own = {
        "HOME": str(home),
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(home / _COMPILED),
    }
    return {**kept, **folders, **own, CHILD: "1"}


_XDG = ("DATA", "CONFIG", "CACHE", "STATE")
