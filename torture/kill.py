"""A process is killed before each call that writes; what it acknowledged has to be there.

Edits, undo and redo, migrations, backups, exports and imports, each with real commands. A child
says after each part that it has returned; then the file has to open, everything in it has to be as
it was written, and to be as after that part or the next one, from where undo goes back exactly.
"""

import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from torture import strace
from torture.deeds import DEEDS
from torture.expected import Expected, expected
from torture.held import OUTCOMES, Verdict, look
from torture.table import show

AIM = 1000
WORKERS = 2
MOST = 64
"""Points of a deed; calls that sync or name a file are all among them."""
ALL = tuple(name for name in DEEDS if name not in ("at the window", "one edit"))
FEW = {"export to pdf": 8}
"""Deeds whose child takes seconds to start."""
Point = tuple[str, int]
Struck = tuple[Point, int, Verdict]


def run(most: int = MOST, deeds: Sequence[str] = ALL, aim: int = AIM) -> bool:
    """Prints a table by deed; the aim is enough points, and none where something is missing."""
    rows = []
    with strace.scratch() as folder:
        home = folder / "home"
        home.mkdir()
        for number, name in enumerate(deeds):
            shelf = expected(name, folder / str(number), home)
            most_here = min(most, FEW.get(name, most))
            rows.append(_struck(shelf, points(shelf.counts, most_here), folder / str(number), home))
            shutil.rmtree(folder / str(number))
    sums = ["all", *(sum(row[n] for row in rows) for n in range(1, len(rows[0])))]
    show(["killed during", "points", "acknowledged", *OUTCOMES], [*rows, sums])
    bad = sum(sums[-2:])
    print(f"kill: {sums[1]} points, {bad} with something lost or half done (aim: {aim}, 0)")
    return sums[1] >= aim and not bad


def points(counts: Counter[str], most: int) -> list[Point]:
    """The calls to strike at: each of those that sync or name, and writes spread evenly."""
    rare = [(c, k + 1) for c in counts if c not in ("pwrite64", "write") for k in range(counts[c])]
    writes = [(c, k + 1) for c in ("pwrite64", "write") for k in range(counts[c])]
    rare = strace.spread(rare, most)
    return rare + strace.spread(writes, most - len(rare))


def _struck(shelf: Expected, points: list[Point], folder: Path, home: Path) -> list[object]:
    # Processes, not threads: a child that is being started holds every lock of its process open.
    with ProcessPoolExecutor(
        WORKERS, get_context("spawn"), initializer=_begin, initargs=(shelf, folder, home)
    ) as pool:
        found = [done for done in pool.map(_strike, points) if done]
    for line in _told(shelf.name, found):
        print(line, flush=True)
    outcomes = Counter(verdict.outcome for _, _, verdict in found)
    acknowledged = sum(count for _, count, _ in found)
    return [shelf.name, len(found), acknowledged, *(outcomes[outcome] for outcome in OUTCOMES)]


_here: list[tuple[Expected, Path, Path]] = []
"""In a worker: what it tortures, where, and the home of its children."""


def _begin(shelf: Expected, folder: Path, home: Path) -> None:
    _here.append((shelf, folder, home))


def _strike(point: Point) -> Struck | None:
    """One point; None where the child ended before it came."""
    (shelf, folder, home), (call, when) = _here[-1], point
    place = folder / f"{call}-{when}"
    shutil.copytree(shelf.prepared, place)
    inject = f"{call}:signal=SIGKILL:when={when}"
    ended = strace.run([shelf.name, str(place)], home, inject=inject)
    verdict = look(shelf, place, ended.acknowledged) if ended.killed else None
    shutil.rmtree(place)
    return None if verdict is None else (point, ended.acknowledged, verdict)


def _told(name: str, found: list[Struck]) -> Iterator[str]:
    for (call, when), acknowledged, verdict in found:
        if verdict.why:
            yield (
                f"  {name}, {call} {when}, {acknowledged} acknowledged: "
                f"{verdict.outcome}: {verdict.why.splitlines()[0]}"
            )
