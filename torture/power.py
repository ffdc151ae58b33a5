"""Power fails at any moment: what was acknowledged is there, whatever the drive did with the rest.

A child's calls are logged with their bytes. At many moments its files are put together anew from
what was synced and a random part of what was not (`drive.py`), and have to hold what they held. The
order of a commit is read from the log: journal, its folder, library, journal taken away, folder.
"""

import random
import shutil
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from torture import log, strace
from torture.deeds import LIBRARY
from torture.drive import Drive
from torture.expected import Expected, expected
from torture.held import OUTCOMES, Verdict, look
from torture.log import Event, events
from torture.table import show

SEED = 20261126
STATES = 90
"""How many drives are put together for a deed."""
AIM = 900
WORKERS = 2
DEEDS = (
    *("edits", "undo and redo", "a new library", "migration from 1", "migration from 4"),
    *("backup", "import of a bundle", "import of a newer bundle", "import of text"),
    *("export to md", "export to json"),
)
Row = list[object]


def run(states: int = STATES, deeds: Sequence[str] = DEEDS, aim: int = AIM) -> bool:
    """Prints a table by deed; the aim is that nothing is lost and every commit has its order."""
    rows = tried(states, deeds)
    sums = ["all", *(sum(row[n] for row in rows) for n in range(1, len(rows[0])))]
    heads = ["power lost during", "commits", "in order", "drives", "acknowledged", *OUTCOMES]
    show(heads, [*rows, sums])
    bad, ordered = sum(sums[-2:]), sums[1] == sums[2]
    print(f"power: {sums[3]} drives, {bad} with something lost or half done (aim: {aim}, 0)")
    return sums[3] >= aim and ordered and not bad


def tried(states: int, deeds: Sequence[str], how: str = "") -> list[Row]:
    """The rows of the table: deed, commits, those in order, drives, acknowledged, OUTCOMES.

    `how` is a word for the child ("careless": nothing is synced).
    """
    with strace.scratch() as folder, ProcessPoolExecutor(WORKERS, get_context("spawn")) as pool:
        work = [(name, folder / str(number), states, how) for number, name in enumerate(deeds)]
        done = list(pool.map(_tried, work))
    for row, told in done:
        for line in told:
            print(f"  {row[0]}: {line}")
    return [row for row, _ in done]


def _tried(work: tuple[str, Path, int, str]) -> tuple[Row, list[str]]:
    name, folder, states, how = work
    home = folder / "home"
    home.mkdir(parents=True)
    shelf = expected(name, folder / "shelf", home)
    place, written = folder / "drive", folder / "log"
    shutil.copytree(shelf.prepared, place)
    before = _files(place)
    ended = strace.run([name, str(place), how], home, log=written, calls=log.CALLS, more=log.ASKED)
    if ended.code:
        raise RuntimeError(f"{name} fails by itself: {ended.said}")
    happened = events(written)
    commits = list(_commits(happened))
    told, outcomes, acknowledged = [], Counter[str](), 0
    rng = random.Random(f"{SEED} {name}")
    for number, (moment, count, files) in enumerate(_drives(happened, place, before, states, rng)):
        verdict = _verdict(shelf, place, files, count, undo=number % 4 == 0)
        outcomes[verdict.outcome] += 1
        acknowledged += count
        if verdict.why:
            told.append(
                f"after {moment} calls, {count} acknowledged: {verdict.why.splitlines()[0]}"
            )
    in_order = sum(commits)
    drives = sum(outcomes.values())
    row = [name, len(commits), in_order, drives, acknowledged, *(outcomes[o] for o in OUTCOMES)]
    return row, told


def _files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in found}


def _drives(
    happened: list[Event], place: Path, before: dict[str, bytes], states: int, rng: random.Random
) -> Iterator[tuple[int, int, dict[str, bytes]]]:
    """(calls, acknowledged parts, files) at some moments, also just before and after a sync."""
    turning = [n for n, event in enumerate(happened) if event.what not in ("write", "open")]
    moments = sorted(
        rng.choice((rng.choice(turning), rng.choice(turning) + 1, rng.randrange(len(happened) + 1)))
        for _ in range(states)
    )
    drive, done, acknowledged = Drive(place, before), 0, 0
    for moment in moments:
        for event in happened[done:moment]:
            acknowledged += event.what == "ack"
            drive.do(event)
        done = moment
        yield moment, acknowledged, drive.left(rng)


def _verdict(
    shelf: Expected, place: Path, files: dict[str, bytes], acknowledged: int, *, undo: bool
) -> Verdict:
    shutil.rmtree(place)
    place.mkdir()
    for name, data in files.items():
        (place / name).parent.mkdir(exist_ok=True, parents=True)
        (place / name).write_bytes(data)
    return look(shelf, place, acknowledged, undo=undo)


def _commits(happened: list[Event]) -> Iterator[bool]:
    """For each commit of a library whether it went in the order that survives."""
    steps: list[str] = []
    for event in happened:
        step = _step(event)
        if step == "begun":
            if "taken away" in steps:
                yield in_order(steps)
            steps = []
        elif step == "acknowledged" and "taken away" in steps:
            yield in_order(steps)
            steps = []
        elif step:
            steps.append(step)
    if "taken away" in steps:
        yield in_order(steps)


def _step(event: Event) -> str:
    """What a call is for a commit; "" where it is nothing."""
    journal, library = event.path.endswith(f"{LIBRARY}-journal"), event.path.endswith(LIBRARY)
    if event.what == "ack":
        return "acknowledged"
    if event.what == "open" and journal:
        return "begun"
    if event.what == "write" and library:
        return "written"
    if event.what == "sync":
        return "journal" if journal else "library" if library else "folder"
    return "taken away" if event.what == "unlink" and journal else ""


def in_order(steps: Sequence[str]) -> bool:
    """Journal and its name are safe, then the library is written and safe, then the journal goes.

    What is acknowledged has a folder that was synced after that.
    """
    gone = steps.index("taken away")
    before, after = steps[:gone], steps[gone:]
    if "written" not in before:
        return "folder" in after
    first = before.index("written")
    last = len(before) - 1 - before[::-1].index("written")
    begun = before[:first]
    safe = "folder" in begun and begun[-1] == "journal"
    return safe and "library" in before[last:] and "folder" in after
