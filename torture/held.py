"""Whether a folder holds what was acknowledged after a fault: nothing lost, nothing half done."""

import sqlite3
import time
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from pmdesk.model.errors import WorldError
from pmdesk.store.library import Library
from pmdesk.store.lock import holder_of
from torture.deeds import FRESH, LIBRARY
from torture.expected import Expected
from torture.shelf import EARLIER, Rows, told_rows
from torture.unwound import unwound

KEPT, FURTHER, LOST, HALF = "as acknowledged", "one part further", "lost", "half done"
OUTCOMES = (KEPT, FURTHER, LOST, HALF)
_TRIES, _MOMENT = 100, 0.01


@dataclass(frozen=True, slots=True)
class Verdict:
    """One of OUTCOMES, and why where it is one of the bad ones."""

    outcome: str
    why: str = ""


def look(expected: Expected, folder: Path, acknowledged: int, *, undo: bool = True) -> Verdict:
    """The verdict on a folder in which a deed was broken off after some acknowledged parts."""
    _wait_for_the_end(folder / LIBRARY)
    try:
        kind = expected.deed.kind
        if kind == "files":
            return _files(expected, folder, acknowledged)
        if kind == "copies":
            return _copies(expected, folder, acknowledged)
        if kind == "fresh":
            return _fresh(expected, folder, acknowledged)
        if kind == "made" and not (folder / LIBRARY).exists():
            return Verdict(LOST, "no library") if acknowledged else Verdict(KEPT)
        if kind == "opened":
            _old_or_new(expected, folder)
        return _rows(expected, folder / LIBRARY, acknowledged, undo)
    except (WorldError, sqlite3.Error, AssertionError) as fault:
        return Verdict(HALF, f"{type(fault).__name__}: {fault}")


def _wait_for_the_end(library: Path) -> None:
    """A process that is being killed keeps its lock for a moment longer."""
    for _ in range(_TRIES):
        if not holder_of(library):
            return
        time.sleep(_MOMENT)


def _rows(expected: Expected, path: Path, acknowledged: int, undo: bool) -> Verdict:
    present = _opened(path)
    least = acknowledged
    if expected.deed.kind in ("opened", "made") and acknowledged == 0:
        # Looking at it has brought it up to date, or it was made and nobody was told.
        least, acknowledged = 1, 1
    places = [number for number, state in enumerate(expected.states) if state == present]
    good = [number for number in places if least <= number <= acknowledged + 1]
    if not good:
        return Verdict(LOST, f"as after part {places}") if places else Verdict(HALF, "other rows")
    if undo:
        assert unwound(path) == expected.steps_back(good[0]), "undo leads to another place"
        assert _opened(path)
    return Verdict(KEPT if good[0] == acknowledged else FURTHER)


def _opened(path: Path) -> Rows:
    """The rows of a library that opens and in which everything is as it was written."""
    with Library.open(path, backups=path.parent / "backups") as library:
        damage = library.verify()
    assert not damage, f"{len(damage)} places: {damage[0].place} {damage[0].what}"
    return told_rows(path)


def _old_or_new(expected: Expected, folder: Path) -> None:
    """An older file that was being brought up to date is all of one or all of the other."""
    with closing(sqlite3.connect(folder / LIBRARY)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "integrity"
    present = told_rows(folder / LIBRARY)
    assert present in expected.states, "neither old nor new"
    copies = _named(folder / "backups")
    assert present == expected.states[0] or copies, "new, and there is no copy of the old one"
    for copy in copies:
        _whole_copy(expected, copy)


def _copies(expected: Expected, folder: Path, acknowledged: int) -> Verdict:
    assert _opened(folder / LIBRARY) == expected.states[0], "the library itself changed"
    copies = _named(folder / "copies")
    for copy in copies:
        _whole_copy(expected, copy)
    if len(copies) < acknowledged:
        return Verdict(LOST, "no copy")
    return Verdict(KEPT if len(copies) == acknowledged else FURTHER)


def _fresh(expected: Expected, folder: Path, acknowledged: int) -> Verdict:
    assert _opened(folder / LIBRARY) == expected.states[0], "the library itself changed"
    fresh = folder / FRESH.removeprefix("@")
    if not fresh.exists():
        return Verdict(LOST, "no new library") if acknowledged else Verdict(KEPT)
    assert _opened(fresh) == expected.fresh, "the new library has its name and is not whole"
    return Verdict(KEPT if acknowledged else FURTHER)


def _whole_copy(expected: Expected, copy: Path) -> None:
    assert told_rows(copy) == expected.states[0], "a copy that has its name is not whole"
    assert not copy.with_name(f"{copy.name}-journal").exists(), "a copy needs a journal"


def _named(folder: Path) -> list[Path]:
    """The copies that have their name; what is unfinished begins with a dot."""
    if not folder.exists():
        return []
    return [path for path in sorted(folder.rglob("*.pmdesk")) if not path.name.startswith(".")]


def _files(expected: Expected, folder: Path, acknowledged: int) -> Verdict:
    assert _opened(folder / LIBRARY) == expected.states[0], "the library changed"
    names = {path.name for path in folder.iterdir() if not path.name.startswith(".")}
    known = {path.name for path in expected.prepared.iterdir()} | set(expected.files)
    if strange := names - known - {f"{LIBRARY}.lock"}:
        return Verdict(HALF, f"{strange} look like reports")
    fresh = False
    for name, data in expected.files.items():
        present = (folder / name).read_bytes() if (folder / name).exists() else b""
        if present != EARLIER and not _same(name, present, data):
            return Verdict(HALF, f"{name} is neither the old nor the new one")
        fresh = fresh or (present != EARLIER)
    if acknowledged and not fresh:
        return Verdict(LOST, "the old file is there")
    return Verdict(KEPT if fresh == bool(acknowledged) else FURTHER)


def _same(name: str, present: bytes, data: bytes) -> bool:
    """PDFs differ by the time that stands in them, in few bytes and not in length by much."""
    if not name.endswith(".pdf"):
        return present == data
    whole = present.startswith(b"%PDF") and present.rstrip().endswith(b"%%EOF")
    return whole and abs(len(present) - len(data)) < 100
