"""Sends hostile inputs into every way into the program: refused in one line, or taken and kept.

What is taken must be checked, shown, written, stored and read again the same. Each input follows
from the seed and its number, so a fault can be made again.
"""

import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from pmdesk.store.library import Library
from torture.fuzzing import argv, bundles, kept, mirror, reading, windows, words
from torture.fuzzing.point import Point, Tally, tried
from torture.table import show

INPUTS = 110_000
AIM = 100_000
SEED = 6
CHUNKS = 8
"""Parts that the inputs of each way in are cut into, for two processes at once."""


def run() -> bool:
    """Prints how each way in fared, and each fault with its seed and a small input."""
    parts = [(number, CHUNKS, INPUTS) for number in range(CHUNKS)]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        tallies = together(list(pool.map(part, parts)))
    return told(tallies, AIM)


def told(tallies: list[Tally], aim: int) -> bool:
    """Prints a table; whether there were enough inputs and none did what it may not."""
    rows = [
        (e.name, e.inputs, e.refused, f"{e.per_second:,.0f}", f"{e.slowest * 1000:,.0f} ms")
        for e in tallies
    ]
    show(["way in", "inputs", "refused", "a second", "slowest"], rows)
    failures = [failure for each in tallies for failure in each.failures]
    for failure in failures:
        print(f"  FAULT in {failure.point}, input {failure.seed} of seed {SEED}: {failure.shown}")
        print("        " + failure.what.strip().replace("\n", "\n        "))
    inputs = sum(each.inputs for each in tallies)
    print(
        f"fuzz: {inputs:,} inputs, {len(failures)} faults"
        f" (aim: at least {aim:,}, none with a traceback or a hang), seed {SEED}"
    )
    return inputs >= aim and not failures


def part(which: tuple[int, int, int]) -> list[Tally]:
    """The nth of so many parts of so many inputs, in a folder of its own."""
    number, of, inputs = which
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication([])
    assert app is not None
    with TemporaryDirectory() as folder:
        own_folders(Path(folder))
        with Library.open(Path(folder) / "fuzzed.pmdesk", create=True) as library:
            counts = counted(*ways_in(library, Path(folder)), inputs)
            with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stderr(nowhere):
                return [tried(point, iter(range(number, most, of))) for point, most in counts]


def counted(quick: list[Point], slow: list[Point], inputs: int) -> list[tuple[Point, int]]:
    """How many inputs each way in is sent; fewer of the slow ones where there are fewer at all."""
    whole = sum(point.share for point in quick)
    counts = [(point, -(-inputs * point.share // whole)) for point in quick]
    return counts + [(point, -(-point.share * inputs // INPUTS)) for point in slow]


def own_folders(folder: Path) -> None:
    """The folders of whoever runs this stay as they are."""
    for name in ("DATA", "CONFIG", "CACHE", "STATE"):
        os.environ[f"XDG_{name}_HOME"] = str(folder / name.lower())


def ways_in(library: Library, folder: Path) -> tuple[list[Point], list[Point]]:
    """All of them, and those that are slow."""
    quick = [
        *reading.points(library),
        *bundles.points(library),
        *words.points(library),
        *mirror.points(),
        *kept.points(library, folder),
        *argv.points(folder),
    ]
    return quick, [*words.pdf_points(), *windows.points(folder)]


def together(parts: list[list[Tally]]) -> list[Tally]:
    """The tallies of all parts as one for each way in."""
    whole: dict[str, Tally] = {}
    for tally in (tally for tallies in parts for tally in tallies):
        into = whole.setdefault(tally.name, Tally(tally.name))
        into.inputs += tally.inputs
        into.refused += tally.refused
        into.seconds += tally.seconds
        into.slowest = max(into.slowest, tally.slowest)
        into.failures += tally.failures
    return list(whole.values())
