"""Where the user sits: a folder with libraries, settings and exports, a clock, and the window."""

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.ui.settings import Settings
from tests.ui.leaking.clock import Clock
from torture.using.marks import let_all_go

PATIENCE = 60.0
"""Seconds to wait for what must come."""


@contextmanager
def own_folders(folder: Path) -> Iterator[None]:
    """The folders of a user of its own, as long as this lasts."""
    kinds = ("DATA", "CONFIG", "CACHE", "STATE")
    names = ("HOME", "TMPDIR", *(f"XDG_{kind}_HOME" for kind in kinds))
    before = {name: os.environ.get(name) for name in names}
    for name in names:
        (folder / name.lower()).mkdir()
        os.environ[name] = str(folder / name.lower())
    try:
        yield
    finally:
        for name, value in before.items():
            os.environ.pop(name)
            if value is not None:
                os.environ[name] = value


class House:
    """At most one window at a time, with the clock of the house."""

    def __init__(self, folder: Path) -> None:
        self.out = folder / "exports"
        self.out.mkdir()
        self._settings = folder / "settings.ini"
        self.libraries = (folder / "one" / "reviews.pmdesk", folder / "two" / "others.pmdesk")
        self.path = self.libraries[0]
        """The library that is in use."""
        self.clock = Clock()
        self._desk: Desk | None = None

    @property
    def desk(self) -> Desk:
        assert self._desk is not None
        return self._desk

    def open(self) -> Desk:
        """A new window on the library in use."""
        self._desk = Desk(Settings(self._settings), self.clock, self.clock.ticks)
        self._desk.open(self.path)
        until(lambda: self.desk._has_started)
        return self._desk

    def note_library(self) -> bool:
        """Whether a library is open; if so, it is the one in use."""
        if self.desk.opened is not None:
            self.path = self.desk.opened.library.path
        return self.desk.opened is not None

    def close(self, *, at_once: bool = False) -> bool:
        """Closes the window as a user does, or as the system does; whether it has closed."""
        desk = self.desk
        desk.end() if at_once else desk.window.close()
        if desk.window.isVisible():
            return False
        desk.window.deleteLater()
        self._desk = None
        del desk
        rest()
        # With the window of a real user its process ends, and the next one begins with all of its
        # memory free: the new window's things do not come to lie between what a review left.
        let_all_go()
        return True


def in_loop(act: Callable[[], None]) -> None:
    """Does something inside an event loop, as every gesture is in the real window.

    Without one, the loop of a dialog would delete what is only to go once its own event is over.
    """
    loop, faults = QEventLoop(), []

    def do() -> None:
        try:
            act()
        except BaseException as fault:  # raised again outside
            faults.append(fault)
        finally:
            loop.quit()

    QTimer.singleShot(0, do)
    loop.exec()
    if faults:
        raise faults[0]


def until(come: Callable[[], bool]) -> None:
    """Lets the window work until something has come."""
    end = time.monotonic() + PATIENCE
    while not come() and time.monotonic() < end:
        QTest.qWait(2)


def rest() -> None:
    """Lets the window do what is due, and delete what is to go."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    QApplication.processEvents()


def idle(seconds: float) -> None:
    """Lets so much of the wall clock pass, by which Qt lets go of what nobody used for a while.

    The hours of a house are minutes of that clock. For twenty seconds of it Qt keeps a font in
    which it looked for a letter that none has: half a megabyte for each size and script.
    """
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
