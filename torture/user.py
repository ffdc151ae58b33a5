"""Somebody works at random for eight hours on real windows; nothing may break, grow or stay open.

Real libraries in a folder of their own; the time is that of the house, and goes on by gestures.
"""

import ctypes
import faulthandler
import multiprocessing.resource_tracker
import os
import signal
import sys
import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk.memory import settle
from pmdesk.paths import log_folder
from tests.full_review import full_review
from torture.strace import scratch
from torture.table import show
from torture.using.heard import Heard, told
from torture.using.house import House, idle, in_loop, own_folders, rest
from torture.using.looks import look
from torture.using.marks import Mark, grown, left_open, mark
from torture.using.somebody import Somebody
from torture.using.trail import Trail, left_at

GESTURES = 20_000
HOURS = 8.0
SEED = 6
LOOKED_AT = 200
_PR_SET_PDEATHSIG = 1
"""By sys/prctl.h."""
FLAT = 0.10
STANDS_STILL = 120
"""Seconds that one gesture may take."""
MANY = 100
"""Files of which Qt looks at more at a time in threads of its own."""
IDLE = 25.0
"""Seconds without a gesture before memory is looked at."""


def run(gestures: int = GESTURES, seed: int = 0) -> bool:
    """Prints what was done and what it left; the aim is no fault, flat memory, nothing open."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    gestures = int(os.environ.get("PMDESK_GESTURES", gestures))
    seed = seed or int(os.environ.get("PMDESK_SEED", SEED))
    with scratch() as folder, ProcessPoolExecutor(1, get_context("spawn")) as pool:
        trail = folder / "trail"
        try:
            done = pool.submit(apart, folder, gestures, seed, trail).result()
        except BrokenProcessPool:
            print("  FAULT The process has crashed\n    after:")
            print("\n".join(f"      {line}" for line in left_at(trail)))
            print(f"  The same gestures again: {again(gestures, seed)}")
            return False
    return report(done)


def again(gestures: int, seed: int) -> str:
    """How the same is done once more."""
    return f"PMDESK_SEED={seed} PMDESK_GESTURES={gestures} python -m torture user"


def apart(folder: Path, gestures: int, seed: int, trail: Path) -> "Done":
    """All of it in a process of its own: one that crashes leaves the trail."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)  # when the trial is ended
    faulthandler.enable()
    settle()
    app = QApplication([])
    app.setStyle("Fusion")
    with own_folders(folder):
        return work(folder, gestures, seed, Trail(trail), IDLE)


class Done:
    """What a run left."""

    def __init__(self, gestures: int, seed: int, heard: Heard) -> None:
        self.wanted, self.seed, self.heard = gestures, seed, heard
        self.gestures = 0
        self.marks: list[Mark] = []
        self.kinds: dict[str, int] = {}
        self.hours = self.seconds = self.processor = 0.0


def work(
    folder: Path, gestures: int, seed: int, trail: Trail | None = None, pause: float = 0.0
) -> Done:
    """All gestures, with a mark before, after a pause at each quarter, and after."""
    # A helper of Python's own that stays until its end once anything was spawned.
    multiprocessing.resource_tracker.ensure_running()
    heard, began, used = Heard(trail), time.monotonic(), time.process_time()
    done = Done(gestures, seed, heard)
    with heard.listening():
        warm_up(folder)
        done.marks.append(mark())
        in_loop(lambda: _work(House(folder), folder, done, pause))
        rest()
        done.marks.append(mark())
    done.seconds, done.processor = time.monotonic() - began, time.process_time() - used
    return done


def _work(house: House, folder: Path, done: Done, pause: float) -> None:
    heard, began = done.heard, time.monotonic()
    house.open().library.add(full_review(), "New review")
    somebody = Somebody(house, done.seed, heard)
    while somebody.number < done.wanted and not heard.enough:
        # A window that stands still for good is a fault as well: its threads are told, it ends.
        faulthandler.dump_traceback_later(STANDS_STILL, exit=True, file=sys.__stderr__)
        somebody.step()
        faulthandler.cancel_dump_traceback_later()
        if somebody.number % LOOKED_AT == 0:
            _look(somebody, house, folder, heard)
        if somebody.number in quarters(done.wanted):
            somebody.calm()
            idle(pause)
            done.marks.append(mark())
            _said(somebody.number, done.marks[-1], began)
    somebody.close()
    done.kinds, done.hours = dict(somebody.kinds), house.clock.seconds / 3600
    done.gestures = somebody.number


def warm_up(folder: Path) -> None:
    """Qt keeps two threads and two tables from its first dialog on a folder with many files on."""
    many = folder / "many"
    many.mkdir()
    for number in range(MANY):
        (many / f"{number}.txt").touch()
    dialog = QFileDialog(None, "", str(many))
    QTimer.singleShot(200, dialog.reject)
    dialog.exec()
    dialog.deleteLater()
    rest()


def quarters(gestures: int) -> Iterable[int]:
    """After which gestures a mark is set: when all is warm, and at each quarter."""
    return (gestures // 20, *(gestures * n // 4 for n in range(1, 5)))


def _look(somebody: Somebody, house: House, folder: Path, heard: Heard) -> None:
    somebody.outside.wait()
    look(house, folder, heard)
    heard.read_log(log_folder())


def _said(number: int, at: Mark, began: float) -> None:
    print(
        f"  {number:,} gestures, {time.monotonic() - began:.0f} s: {at.memory:.0f} MB, "
        f"{at.widgets:,} widgets, {at.qt_objects:,} Qt objects, {at.objects:,} objects, "
        f"{len(at.files)} files, {at.threads} threads",
        file=sys.stderr,
        flush=True,
    )


def report(done: Done) -> bool:
    """Prints the tables; whether the aim is met."""
    show(["gestures", "number"], sorted(done.kinds.items(), key=lambda kind: -kind[1]))
    heads = ["", "memory", "widgets", "Qt objects", "Python", "files", "threads", "children"]
    names = ("before", "warm", "a quarter", "half", "three quarters", "all", "closed")
    show(heads, [_row(name, at) for name, at in zip(names, done.marks, strict=False)])
    told(done.heard, again(done.wanted, done.seed))
    return _judged(done)


def _row(name: str, at: Mark) -> list[object]:
    counts = [at.widgets, at.qt_objects, at.objects, len(at.files), at.threads, len(at.children)]
    return [name, f"{at.memory:.1f} MB", *(f"{count:,}" for count in counts)]


def _judged(done: Done) -> bool:
    before, *_, closed = done.marks
    left = left_open(before, closed)
    growth = grown_by(done.marks)
    print(
        f"user: {done.gestures:,} gestures in {done.hours:.1f} simulated hours,"
        f" {done.seconds:.0f} s ({done.processor:.0f} s of one core): {done.heard.count} errors,"
        f" memory {growth:+.1%} from the first quarter on, "
        f"{len(left)} file handles left"
        f" (aim: none, within {FLAT:.0%}, none), seed {done.seed}"
    )
    for path in left:
        print(f"  left open: {path}")
    if growth > FLAT and len(done.marks) > 4:
        print(f"  grown: {', '.join(grown(done.marks[2], done.marks[-2]))}")
    if closed.widgets > before.widgets:
        print(f"  widgets left: {dict(closed.widget_kinds)}")
    # Fewer threads than before are none left: Qt ends those that had nothing to do for a while.
    ended = closed.threads <= before.threads and closed.children == before.children
    if not ended:
        print(f"  left: {closed.threads - before.threads} threads, processes {closed.children}")
    gone = ended and closed.widgets <= before.widgets
    return not done.heard.count and growth <= FLAT and not left and gone


def grown_by(marks: list[Mark]) -> float:
    """The most by which memory was over that of the first quarter, as a share of it."""
    quarter, *later = [each.memory for each in marks[2:-1]] or [marks[-1].memory]
    return max(later, default=quarter) / quarter - 1
