"""Two processes at one library, a library without the journal of its last write, a slow disk."""

import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from pmdesk.model.errors import WorldError
from pmdesk.store.library import Library
from torture import strace
from torture.deeds import LIBRARY
from torture.expected import Expected, expected
from torture.held import KEPT, look
from torture.shelf import FULL, small, told_rows
from torture.table import show

APART = 60
"""Moments at which the journal is taken away."""
SLOW = 2_000_000
"""Microseconds that each sync takes on a slow disk."""
HOLDER = """
import sys
from pathlib import Path
from pmdesk.store.library import Library
with Library.open(Path(sys.argv[1])) as library:
    print("open", flush=True)
    sys.stdin.read()
"""


def run(apart: int = APART, slow: int = SLOW) -> bool:
    """Prints what became of each; True where all of it is as it has to be."""
    with strace.scratch() as folder:
        home = folder / "home"
        home.mkdir()
        shelf = expected("edits", folder / "edits", home)
        ends = Counter(_apart(shelf, n, folder, home) for n in _moments(shelf, apart))
        show(["journal taken away", "points"], sorted(ends.items()))
        short = expected("one edit", folder / "one", home)
        said = {
            "two processes": _two(folder / "two"),
            "slow disk": _slow(short, folder, home, slow),
        }
    for name, what in said.items():
        print(f"  {name}: {what}")
    found = sum(count for end, count in ends.items() if end in FINE)
    print(f"straits: {found} of {sum(ends.values())} journals missed, or not needed (aim: all)")
    return found == sum(ends.values()) and set(said.values()) == {"true"}


FINE = ("found at opening", "found by verify", "needless")


def _moments(shelf: Expected, most: int) -> range:
    writes = shelf.counts["pwrite64"]
    return range(2, writes + 1, max(1, writes // most))


def _apart(shelf: Expected, when: int, folder: Path, home: Path) -> str:
    """What becomes of a library that is copied without the journal of a write that broke off."""
    place = folder / f"apart-{when}"
    shutil.copytree(shelf.prepared, place)
    try:
        strace.run([shelf.name, str(place)], home, inject=f"pwrite64:signal=SIGKILL:when={when}")
        (place / f"{LIBRARY}-journal").unlink(missing_ok=True)
        try:
            with Library.open(place / LIBRARY, writing=False) as library:
                if library.verify():
                    return "found by verify"
        except WorldError:
            return "found at opening"
        return "needless" if told_rows(place / LIBRARY) in shelf.states else "MISSED"
    finally:
        shutil.rmtree(place)


def _two(folder: Path) -> str:
    """A second writer hears who is the first, a reader reads, and a killed holder holds nothing."""
    folder.mkdir()
    path = folder / LIBRARY
    small(path)
    run = [sys.executable, "-c", HOLDER, str(path)]
    holder = subprocess.Popen(
        run, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=strace.ROOT, text=True
    )
    with holder:
        try:
            if holder.stdout is None or holder.stdout.readline() != "open\n":
                return "the first one does not open it"
            try:
                Library.open(path).close()
            except WorldError as fault:
                if f"process {holder.pid}" not in str(fault):
                    return f"the holder is not named: {fault}"
            else:
                return "two write at once"
            with Library.open(path, writing=False) as reader:
                if reader.verify() or not reader.review(FULL).title:
                    return "reading does not work beside it"
        finally:
            holder.send_signal(signal.SIGKILL)
    with Library.open(path) as library:
        return "true" if library.verify() == () else "damaged"


def _slow(shelf: Expected, folder: Path, home: Path, delay: int) -> str:
    """An edit takes its time, and is acknowledged when it is there."""
    place, began = folder / "slow", time.monotonic()
    shutil.copytree(shelf.prepared, place)
    inject = f"fdatasync:delay_enter={delay}"
    ended = strace.run([shelf.name, str(place)], home, inject=inject)
    took = time.monotonic() - began
    verdict = look(shelf, place, ended.acknowledged)
    if ended.code or ended.acknowledged != 1 or verdict.outcome != KEPT:
        return f"code {ended.code}, {ended.acknowledged} acknowledged: {verdict}"
    return "true" if took >= delay * 3 / 1_000_000 else f"only {took:.1f} s: no sync was waited for"
