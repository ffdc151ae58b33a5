"""Faults of ours: logged without any text of a review, said once, and the window goes on.

Several at once, or one while something was being stored, are another matter: then it is safer to
write no more, and `grave` is called.
"""

import re
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from traceback import TracebackException
from types import TracebackType

from PySide6.QtCore import QObject, Qt, Signal

from pmdesk import store
from pmdesk.log import on_stderr, write_log
from pmdesk.model.errors import WorldError
from pmdesk.ui.tr import tr

MANY, WITHIN = 3, 10.0
"""So many faults within so many seconds are grave."""
_QUOTED = re.compile(r"""['"“‘`].*['"”’`]""", re.DOTALL)
_STORE = str(Path(store.__file__).parent)

Say = Callable[[WorldError], None]


def catch_faults(folder: Path, say: Say, grave: Callable[[], None] = lambda: None) -> None:
    """Logs every uncaught exception in `folder` and says each kind once; never opens a dialog."""
    sys.excepthook = catcher = _Catcher(folder, say, grave)
    threading.excepthook = lambda args: catcher(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )


class _Messenger(QObject):
    """From whichever thread a fault was in to the one of the windows, and not in its midst."""

    said = Signal(object)
    grave = Signal()


class _Catcher:
    def __init__(self, folder: Path, say: Say, grave: Callable[[], None]) -> None:
        self._folder, self._messenger = folder, _Messenger()
        self._messenger.said.connect(say, Qt.ConnectionType.QueuedConnection)
        self._messenger.grave.connect(grave, Qt.ConnectionType.QueuedConnection)
        self._said: set[str] = set()
        self._times: deque[float] = deque(maxlen=MANY)
        self._was_grave = False

    def __call__(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        forget_last()
        if isinstance(fault, WorldError):
            # Nobody's mistake; whoever should have said it did not.
            self._messenger.said.emit(fault)
            return
        text = report(fault)
        on_stderr(text)
        log = write_log(self._folder, text)
        self._times.append(time.monotonic())
        many = len(self._times) == MANY and self._times[-1] - self._times[0] < WITHIN
        if (many or _in_store(trace)) and not self._was_grave:
            self._was_grave = True
            self._messenger.grave.emit()
        elif not self._was_grave:
            words = tr("Something went wrong in pmdesk. Your work is stored.")
            place = text.splitlines()[-1] + str(trace.tb_lineno if trace else "")
            self._once(place, WorldError(words, tr("Details: {log}").format(log=log)))

    def _once(self, place: str, fault: WorldError) -> None:
        if place not in self._said:
            self._said.add(place)
            self._messenger.said.emit(fault)


def forget_last() -> None:
    """Lets go of what Python keeps of the last uncaught fault, for whoever would debug it.

    With its frames that is the page that it was in, and all of a review that was closed since.
    """
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        vars(sys).pop(name, None)


def report(fault: BaseException) -> str:
    """Where a fault was, and of what kind; what stands in quotes may be words of a review."""
    lines = []
    for each in _chain(TracebackException.from_exception(fault)):
        said = _QUOTED.sub("…", str(each)).strip()
        kind = each.exc_type.__name__ if each.exc_type else ""
        lines += [*each.stack.format(), f"{kind}: {said}\n"]
    return "".join(lines)


def _chain(last: TracebackException) -> list[TracebackException]:
    """The exceptions that led to the last one, the first of them first."""
    found = [last]
    while (before := found[0].__cause__ or found[0].__context__) is not None:
        found.insert(0, before)
    return found


def _in_store(trace: TracebackType | None) -> bool:
    """Whether it happened while something was read or stored."""
    while trace is not None:
        if trace.tb_frame.f_code.co_filename.startswith(_STORE):
            return True
        trace = trace.tb_next
    return False
