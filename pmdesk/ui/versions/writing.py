"""Writes a whole copy in a thread, so that the dialog stays alive."""

from collections.abc import Callable
from pathlib import Path
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

from pmdesk.model.errors import WorldError

LOOK = 40
"""Milliseconds between two looks at whether it is done."""


class Writing(QObject):
    """One copy at a time.

    Signals:
        done(object): the Path that was written, or the WorldError that says why none was.
    """

    done = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._box: list[Path | BaseException] | None = None
        self._look = QTimer(self, interval=LOOK)
        self._look.timeout.connect(self._take)

    @property
    def busy(self) -> bool:
        """Whether something is being written."""
        return self._box is not None

    def start(self, write: Callable[[], Path]) -> None:
        """Begins; `write` touches nothing of Qt."""
        box: list[Path | BaseException] = []
        self._box = box
        Thread(target=_fill, args=(box, write), daemon=True).start()
        self._look.start()

    def _take(self) -> None:
        if not self._box:
            return
        (outcome,) = self._box
        self._look.stop()
        self._box = None
        if isinstance(outcome, Path | WorldError):
            self.done.emit(outcome)
        else:
            raise outcome


def _fill(box: list[Path | BaseException], write: Callable[[], Path]) -> None:
    try:
        box.append(write())
    except BaseException as fault:  # raised again where it is seen
        box.append(fault)
