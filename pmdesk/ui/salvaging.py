"""Salvage beside the window, which may take a while with a large file."""

from collections.abc import Callable
from threading import Event, Thread

from PySide6.QtCore import QObject, QTimer, Signal

LOOK = 50


class Stopped(Exception):
    """Somebody gave it up."""


class _Piece:
    """The work as its thread has it: no part of a window, which only its own thread may let go."""

    def __init__(self, work: Callable[[Callable[[], None]], object]) -> None:
        self._work = work
        self.outcome: object = None
        self.stopped = Event()

    def run(self) -> None:
        try:
            self.outcome = self._work(self._pause)
        except BaseException as fault:  # told where it is seen
            self.outcome = fault

    def _pause(self) -> None:
        if self.stopped.wait(0):
            raise Stopped


class Beside(QObject):
    """Runs one piece of work in a thread; `work` gets what it calls every now and then.

    Signals:
        done(object): what the work gave, or the exception that ended it.
    """

    done = Signal(object)

    def __init__(self, work: Callable[[Callable[[], None]], object], parent: QObject) -> None:
        super().__init__(parent)
        self._piece = _Piece(work)
        self._thread = Thread(target=self._piece.run, daemon=True)
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._take)

    def start(self) -> None:
        self._thread.start()
        self._look.start()

    def stop(self) -> None:
        """Gives it up; `done` does not come."""
        self._piece.stopped.set()
        self._look.stop()
        self._thread.join(2.0)

    def _take(self) -> None:
        if not self._thread.is_alive():
            self._look.stop()
            self.done.emit(self._piece.outcome)
