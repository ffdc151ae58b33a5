"""A disk that is really full: a small one in memory, and a limit on the size of files."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.report.save import save
from pmdesk.store.library import Library
from pmdesk.store.recovery import Recovery, whole_hash
from torture import strace
from torture.shelf import EARLIER, FULL, small

SIZE = 16 << 20
"""Bytes of the small disk."""
LONG = "It is told at length. " * 40_000
_MOUNT = 'mount -t tmpfs -o size="$1" pmdesk "$2" && shift 2 && exec "$@"'


def run() -> bool:
    """Prints what became of each; False where something was lost."""
    done = {"a full disk": _full_disk(), "a limit on files": _in_a_child("limit")}
    for name, said in done.items():
        print(f"  {name}: {said}")
    return all(said in ("true", NOT_HERE) for said in done.values())


NOT_HERE = "not tried: only root can make a small disk"


def _full_disk() -> str:
    """In a mount of its own, which ends with the child."""
    unshare = shutil.which("unshare")
    able = unshare and subprocess.run([unshare, "-m", "true"], capture_output=True, check=False)
    if not able or able.returncode:
        return NOT_HERE
    with strace.scratch() as folder:
        before = [unshare, "-m", "sh", "-c", _MOUNT, "sh", str(SIZE), str(folder)]
        return _in_a_child("disk", before, folder)


def _in_a_child(how: str, before: list[str] | None = None, folder: Path | None = None) -> str:
    with strace.scratch() as other:
        words = [sys.executable, "-m", "torture.full", how, str(folder or other), str(other)]
        done = subprocess.run(
            [*(before or []), *words], capture_output=True, text=True, cwd=strace.ROOT, check=False
        )
    return done.stdout.strip() or done.stderr[-500:]


def _disk(folder: Path) -> Callable[[], None]:
    """Fills the disk but for a little; gives what makes room again."""
    filler = folder / "filler"
    free = shutil.disk_usage(folder).free
    filler.write_bytes(bytes(free - 40_000))
    return filler.unlink


def _limit(folder: Path) -> Callable[[], None]:
    """No file may grow; gives what ends that."""
    _, hard = soft = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((folder / "l.pmdesk").stat().st_size, hard))
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, soft)


def trial(how: str, folder: Path, other: Path) -> str:
    """ "true", or what is not as it has to be; `other` has room."""
    path, report = folder / "l.pmdesk", folder / "report.md"
    small(path)
    report.write_bytes(EARLIER)
    recovery = Recovery([other / "kept"])
    with Library.open(path, recovery=recovery) as library:
        session = library.session(FULL)
        free = {"disk": _disk, "limit": _limit}[how](folder)
        session.do(header.set_summary, text=LONG)
        if session.adrift is None:
            return "the disk was not full"
        kept = [whole_hash(kept.review) for kept in recovery.found(library.library_id)]
        # A limit holds for the recovery file, too: then people are told to copy their text.
        if how == "disk" and kept != [whole_hash(session.review)]:
            return "the recovery file lacks something"
        if fault := _left(library, folder, report, how):
            return fault
        free()
        session.retry()
        session.do(header.set_title, title="It goes on")
    with Library.open(path) as library:
        stored = library.review(FULL)
        damage = library.verify()
    whole = stored.summary == LONG and stored.title == "It goes on"
    return "true" if whole and not damage else f"the file lacks something {damage[:2]}"


def _left(library: Library, folder: Path, report: Path, how: str) -> str:
    """What a report and a backup leave where there is no room for them; "" for nothing."""
    tries = [lambda: save(report, LONG.encode())]
    tries += [lambda: library.backup(folder / "copies")] if how == "disk" else []
    for written in tries:
        try:
            written()
        except WorldError:
            continue
        return "something was written where there is no room"
    unfinished = [*folder.rglob(".*"), *folder.rglob("copies/*.pmdesk")]
    if report.read_bytes() != EARLIER or unfinished:
        return f"something unfinished is left: {unfinished}"
    return ""


if __name__ == "__main__":
    print(trial(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])))
    os._exit(0)
