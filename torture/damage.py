"""A library is damaged in 300 ways; each is found, or proved to be without effect.

A bit is flipped, the file is cut, a page becomes zeros, spread over all kinds of pages. It counts
as found where opening refuses the file, where a review refuses to open, or where `verify` names
something; else every row of every table has to read exactly as before.
"""

import random
import tempfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pmdesk.store.errors import LibraryFault
from pmdesk.store.library import Library
from torture.pages import kinds
from torture.shelf import every_row, rich
from torture.table import show

AIM = 300
SEED = 20261126
FOUND = ("at opening", "by a review", "by verify", "no effect")
_PER_FLIP = 6
"""Of so many mutations one cuts the file, one zeroes a page, and the others flip a bit."""
Spans = dict[str, list[tuple[int, int]]]
Mutation = tuple[str, str, bytes]


def run(count: int = AIM, seed: int = SEED) -> bool:
    """Prints a table by kind of place; the aim is that nothing is missed."""
    with tempfile.TemporaryDirectory() as folder:
        original = Path(folder) / "rich.pmdesk"
        rich(original)
        rows, reached = every_row(original), Counter[tuple[str, str]]()
        for number, (kind, what, data) in enumerate(_mutations(original, count, seed)):
            damaged = Path(folder) / "damaged.pmdesk"
            damaged.write_bytes(data)
            how = found(damaged, lambda path: every_row(path) == rows)
            reached[kind, how] += 1
            if how not in FOUND:
                print(f"  {number}: {what} in {kind}: {how}")
    _tell(reached, count)
    return sum(reached[kind, how] for kind, how in reached if how in FOUND) == count


def found(damaged: Path, unchanged: Callable[[Path], bool]) -> str:
    """How a damaged library is found out, one of FOUND; else what went wrong."""
    try:
        library = Library.open(damaged, writing=False)
    except LibraryFault:
        return "at opening"
    except Exception as fault:
        return f"a fault of ours at opening: {fault!r}"
    with library:
        try:
            for id in library.ids():
                library.session(id)
        except LibraryFault:
            return "by a review"
        except Exception as fault:
            return f"a fault of ours in a review: {fault!r}"
        try:
            if library.verify():
                return "by verify"
        except LibraryFault:
            return "by verify"
        except Exception as fault:
            return f"a fault of ours in verify: {fault!r}"
    return "no effect" if unchanged(damaged) else "MISSED"


def _mutations(original: Path, count: int, seed: int) -> list[Mutation]:
    data, places, rng = original.read_bytes(), kinds(original), random.Random(seed)
    names = sorted(places)
    return [_mutation(data, places, names[n % len(names)], n, rng) for n in range(count)]


def _mutation(
    data: bytes,
    places: dict[str, list[tuple[int, int]]],
    kind: str,
    number: int,
    rng: random.Random,
) -> Mutation:
    begin, end = rng.choice(places[kind])
    changed = bytearray(data)
    which = (number // len(places)) % _PER_FLIP
    if which == 0:
        cut = rng.randrange(begin, end)
        return kind, f"cut at {cut}", data[:cut]
    if which == 1:
        changed[begin:end] = bytes(end - begin)
        return kind, f"zeros from {begin}", bytes(changed)
    used = [at for at in range(begin, end) if data[at]]
    at = rng.choice(used) if used and rng.random() < 0.9 else rng.randrange(begin, end)
    changed[at] ^= 1 << rng.randrange(8)
    return kind, f"byte {at} {data[at]:02x} to {changed[at]:02x}", bytes(changed)


def _tell(reached: Counter[tuple[str, str]], count: int) -> None:
    kinds_hit = sorted({kind for kind, _ in reached})
    rows = []
    for kind in kinds_hit:
        counts = [reached[kind, how] for how in FOUND]
        total = sum(n for (of, _), n in reached.items() if of == kind)
        rows.append([kind, total, *counts, total - sum(counts)])
    sums = [sum(row[n] for row in rows) for n in range(1, len(FOUND) + 3)]
    show(["damage in", "points", *FOUND, "missed"], [*rows, ["all", *sums]])
    print(f"damage: {sums[0] - sums[-1]} of {count} found or without effect (aim: all)")
