"""A thousand random reviews: no private word in what a room sees or in anything that is exported.

Every field holds words of its own, so each word that is found tells where it came from. Files are
searched in their text, their facts and their raw bytes; every tenth review also goes through a
real library and the command line, every tenth as PDF, every twenty-fifth through a real window.
"""

import os
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QApplication

from torture.fuzz import own_folders
from torture.hiding import commands, files, marked, room
from torture.hiding.room import Leak
from torture.table import show

REVIEWS = 1000
SEED = 6
PDF_EACH, LIBRARY_EACH, WINDOW_EACH = 10, 10, 25
PARTS = 8
Found = tuple[Counter[str], list[tuple[int, Leak]]]
"""How much was looked at, and the leaks with the number of their review."""


def run() -> bool:
    """Prints how much was searched and each leak."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(part, [(n, PARTS, REVIEWS) for n in range(PARTS)]))
    return told(together(found), REVIEWS)


def told(found: Found, aim: int) -> bool:
    """Prints a table; whether there were enough reviews and nothing of them leaked."""
    looked, leaks = found
    show(["searched", "reviews"], sorted(looked.items()))
    for number, (where, word, field) in leaks[:20]:
        print(f"  LEAK in review {number} of seed {SEED}: {field} ({word}) in {where}")
    said = f"{looked['reviews']} reviews, {len(leaks)} leaks (aim: {aim:,} and none), seed {SEED}"
    print(f"private: {said}")
    return looked["reviews"] >= aim and not leaks


def part(which: tuple[int, int, int]) -> Found:
    """The nth of so many parts of all reviews."""
    number, of, reviews = which
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = QApplication.instance() or QApplication([])
    assert app is not None
    with TemporaryDirectory() as folder:
        own_folders(Path(folder))
        return together([one(each, Path(folder)) for each in range(number, reviews, of)])


def one(number: int, folder: Path) -> Found:
    """One review, searched in every way that its number has."""
    random, marks = Random(f"{SEED} {number}"), marked.Marks()
    review = marked.review(random, marks)
    looked = Counter({"reviews": 1, "rooms": 1, "files": 1})
    leaks: list[Leak] = []
    window, pdf = number % WINDOW_EACH == 0, number % PDF_EACH == 1
    leaks += room.leaks(review, marks, random, window=window)
    leaks += files.leaks(review, marks, random, pdf=pdf)
    if number % LIBRARY_EACH == 2:
        here = folder / f"library-{number}"
        here.mkdir()
        leaks += commands.leaks(here, review, marks, random)
        looked["libraries and commands"] += 1
    looked["real windows"] += window
    looked["PDFs"] += pdf
    return looked, [(number, leak) for leak in dict.fromkeys(leaks)]


def together(found: list[Found]) -> Found:
    looked: Counter[str] = Counter()
    leaks: list[tuple[int, Leak]] = []
    for counts, more in found:
        looked.update(counts)
        leaks += more
    return looked, leaks
