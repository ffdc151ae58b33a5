"""Reads the whole library beside the window, once after it was opened, and says what is damaged."""

from pathlib import Path
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

from pmdesk.store.connection import Connection, connect
from pmdesk.store.errors import LibraryFault, Trouble
from pmdesk.store.verify import Damage, verify

FIRST = 1500
"""Milliseconds after the first paint: the window comes first, then the backup."""
LOOK = 200
"""Milliseconds between two looks at whether it is done."""
BREATH = 0.004
"""Seconds that the window gets for itself after every few rows."""


class BackgroundCheck(QObject):
    """One check of one library, on a copy of the moment, over a connection of its own.

    Signals:
        found(object): a tuple of Damage, empty for a sound library.
    """

    found = Signal(object)

    def __init__(self, path: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._path = path
        self._job: _Job | None = None
        self._first = QTimer(self, singleShot=True, interval=FIRST)
        self._look = QTimer(self, interval=LOOK)
        self._first.timeout.connect(self.begin)
        self._look.timeout.connect(self._take)

    def start(self) -> None:
        """Begins in a while."""
        self._first.start()

    def begin(self) -> None:
        """Begins now."""
        self._first.stop()
        self._job = _Job(self._path)
        self._job.start()
        self._look.start()

    def end(self) -> None:
        """Gives it up."""
        self._first.stop()
        self._look.stop()
        if self._job is not None:
            self._job.stop()
            self._job.join(1.0)
            self._job = None

    def _take(self) -> None:
        if self._job is None or self._job.is_alive():
            return
        self._look.stop()
        outcome, self._job = self._job.outcome, None
        if isinstance(outcome, tuple):
            self.found.emit(outcome)
        elif outcome is not None:
            raise outcome


class _Ended(Exception):
    """The window is being closed."""


class _Job(Thread):
    """The reading; touches nothing of Qt."""

    def __init__(self, path: Path) -> None:
        super().__init__(name="check", daemon=True)
        self._path = path
        self._stopped = Event()
        self.outcome: tuple[Damage, ...] | BaseException | None = None

    def stop(self) -> None:
        self._stopped.set()

    def _breathe(self) -> None:
        if self._stopped.wait(BREATH):
            raise _Ended

    def run(self) -> None:
        try:
            # The window holds the file in this process: only SQLite may open it here.
            raw = connect(self._path, "ro")
            try:
                self.outcome = verify(Connection(self._path, raw), self._breathe)
            finally:
                raw.close()
        except _Ended:
            pass
        except LibraryFault as fault:
            # What is only busy or out of reach is told by those who write.
            if fault.trouble is Trouble.DAMAGED:
                self.outcome = (Damage("file", fault.said),)
        except BaseException as fault:  # raised again where it is seen
            self.outcome = fault
