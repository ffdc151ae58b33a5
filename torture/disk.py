"""The disk fails or is full at each call that writes: it is said in one line, and nothing is lost.

At a window the review goes on in memory and in a recovery file and is stored when the disk works
again; commands end with code 3 and leave the old or the new. Once, and from a call on for good.
"""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.store.library import Library
from pmdesk.store.recovery import Recovery, whole_hash
from torture import full, strace
from torture.deeds import KEPT, LIBRARY
from torture.expected import Expected, expected
from torture.held import HALF, LOST, look
from torture.shelf import FULL
from torture.table import show

WORKERS = 2
MOST = 400
"""Points of a row at the window, more than its calls: each of them is struck once."""
OF_A_COMMAND = 40
ERRORS = ("EIO", "ENOSPC")
COMMANDS = ("import of text", "import of a bundle", "a new library", "backup", "export to md")
WAYS = ("stored", "kept", "memory", "refused")
"""How a sitting ends: all stored; in the recovery file; told to copy it; not opened at all."""
_TEXT_OF_OURS = "Traceback"
Row = list[object]


@dataclass(frozen=True, slots=True)
class Strike:
    """One run: which deed, and strace's word for the fault."""

    shelf: Expected
    inject: str
    folder: Path
    home: Path


def run(
    most: int = MOST, commands: Sequence[str] = COMMANDS, errors: Sequence[str] = ERRORS
) -> bool:
    """Prints two tables, and what a real full disk gave; the aim is that nothing is bad."""
    with strace.scratch() as folder, ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        home = folder / "home"
        home.mkdir()
        window = expected("at the window", folder / "window", home)
        rows = []
        for error in errors:
            for often in ("", "+"):
                some = most // 4 if often else most
                strikes = list(_strikes(window, error, often, some, folder, home))
                name = f"{error}, {'from then on' if often else 'once'}"
                rows.append(_row(name, list(pool.map(_at_the_window, strikes)), WAYS))
            strikes = list(_everywhere(window, error, most // 16, folder, home))
            rows.append(_row(f"{error}, everywhere", list(pool.map(_at_the_window, strikes)), WAYS))
        show(["at a window", "points", *WAYS, "bad"], rows)
        told, less = [], min(most, OF_A_COMMAND) // len(errors)
        for number, name in enumerate(commands):
            shelf = expected(name, folder / f"command-{number}", home)
            strikes = [s for e in errors for s in _strikes(shelf, e, "", less, folder, home)]
            told.append(_row(name, list(pool.map(_command, strikes)), ("done", "told")))
        show(["commands", "points", "done all the same", "told in one line", "bad"], told)
    real = full.run()
    bad = sum(int(row[-1]) for row in (*rows, *told))
    points = sum(int(row[1]) for row in (*rows, *told))
    print(f"disk: {points} points, {bad} bad (aim: 0)")
    return not bad and real


def _row(name: str, ends: list[str], good: Sequence[str]) -> Row:
    for end in ends:
        if end not in good:
            print(f"  {name}: {end}")
    counts = Counter(ends)
    fine = [counts[way] for way in good]
    return [name, len(ends), *fine, len(ends) - sum(fine)]


def _strikes(
    shelf: Expected, error: str, often: str, most: int, folder: Path, home: Path
) -> Iterator[Strike]:
    """The points of a row; no write(), for that is also what prints lines."""
    counts = shelf.counts
    rare = [c for c in counts if c not in ("write", "writev", "pwrite64", "rename")]
    points = [(call, k + 1) for call in (*rare, "pwrite64") for k in range(counts[call])]
    for call, when in strace.spread(points, most):
        yield Strike(shelf, f"{call}:error={error}:when={when}{often}", folder, home)


def _everywhere(
    shelf: Expected, error: str, most: int, folder: Path, home: Path
) -> Iterator[Strike]:
    """From some write on nothing can be written anywhere."""
    writes = shelf.counts["pwrite64"]
    for when in range(1, writes + 1, max(1, writes // max(1, most))):
        yield Strike(shelf, f"{strace.EVERYWHERE}:error={error}:when={when}+", folder, home)


def _struck(strike: Strike) -> tuple[Path, strace.Ended]:
    place = strike.folder / f"{strike.shelf.name}-{strike.inject}"
    shutil.copytree(strike.shelf.prepared, place)
    return place, strace.run([strike.shelf.name, str(place)], strike.home, inject=strike.inject)


def _at_the_window(strike: Strike) -> str:
    """How a sitting ended: one of WAYS, or what was bad."""
    place, ended = _struck(strike)
    try:
        return _sat(place, ended)
    except (AssertionError, WorldError, LookupError) as fault:
        return f"{strike.inject}: {type(fault).__name__}: {fault}"
    finally:
        shutil.rmtree(place)


def _sat(place: Path, ended: strace.Ended) -> str:
    assert ended.code == 0, f"code {ended.code}: {ended.said[-300:]}"
    assert not ended.said, ended.said[-300:]
    lines = [line.split(" ", 1) for line in ended.out.splitlines()]
    assert all(kind in ("told", "refused", "end", "ack", *WAYS) for kind, *_ in lines), "two lines"
    with Library.open(place / LIBRARY) as library:
        damage = library.verify()
        assert not damage, f"{damage[0].place}: {damage[0].what}"
        session = library.session(FULL)
        there = whole_hash(session.review)
        kept = [
            whole_hash(kept.review) for kept in Recovery([place / KEPT]).found(library.library_id)
        ]
        session.do(header.set_title, title="It goes on")
    if lines and lines[-1][0] == "refused":
        return "refused"
    end, memory = lines[-1][1].split(" ")
    shown = [(kind, words) for kind, words in lines if kind in WAYS]
    last = max((n for n, (kind, _) in enumerate(shown) if kind == "stored"), default=-1)
    since = [words for _, words in shown[max(last, 0) :]]
    if end == "stored":
        assert there == memory, "what is shown as stored is not in the file"
        assert not kept, "a recovery file is left"
    elif end == "kept":
        assert memory in kept, "what is shown is not in the recovery file"
    assert last < 0 or there in since, "what was stored is no longer in the file"
    assert end == "stored" or any(kind == "told" for kind, *_ in lines), "nobody was told"
    return end


def _command(strike: Strike) -> str:
    """How a command ended: "done", "told" in one line, or what was bad."""
    place, ended = _struck(strike)
    try:
        said = [line for line in ended.said.splitlines() if line.startswith("pmdesk: ")]
        if _TEXT_OF_OURS in ended.said or ended.code not in (0, 1, 3):
            return f"{strike.shelf.name}, {strike.inject}: {ended.said[-300:]}"
        verdict = look(strike.shelf, place, ended.acknowledged)
        if verdict.outcome in (LOST, HALF):
            return f"{strike.shelf.name}, {strike.inject}: {verdict.outcome}, {verdict.why}"
        left = [path.name for path in place.rglob(".*") if path.is_file()]
        if left and not strike.inject.startswith("unlink"):
            return f"{strike.shelf.name}, {strike.inject}: left behind {left}"
        if ended.code == 0:
            return "done"
        return "told" if len(said) == 1 else f"{strike.inject}: {ended.said}"
    finally:
        shutil.rmtree(place)
