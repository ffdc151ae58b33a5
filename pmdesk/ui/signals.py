"""Ends the window in good order when the system asks for that: SIGTERM, Ctrl+C, logging out."""

import os
import signal
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier
from PySide6.QtGui import QGuiApplication

_ASKING = tuple(
    getattr(signal, name) for name in ("SIGTERM", "SIGINT", "SIGHUP") if hasattr(signal, name)
)


class Signals(QObject):
    """Python runs a handler only between two of its own steps; a pipe wakes Qt for it at once."""

    def __init__(
        self, end: Callable[[], object], flush: Callable[[], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._end = end
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        # The session ends, perhaps: everything is stored, and nothing is asked.
        app.commitDataRequest.connect(lambda _: flush())
        if os.name == "nt":
            return
        self._read, write = os.pipe()
        for handle in (self._read, write):
            os.set_blocking(handle, False)
        signal.set_wakeup_fd(write, warn_on_full_buffer=False)
        for asked in _ASKING:
            signal.signal(asked, _noted)
        self._notifier = QSocketNotifier(self._read, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._asked)

    def _asked(self) -> None:
        # A second time they end the process as ever: the window may be the one that hangs.
        for asked in set(os.read(self._read, 64)):
            signal.signal(asked, signal.SIG_DFL)
        self._end()


def _noted(number: int, frame: object) -> None:
    """The pipe has it already."""
