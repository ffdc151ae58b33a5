"""Faults of ours: logged whole, said once in plain words, and the window goes on."""

import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer

from pmdesk import __version__
from pmdesk.private_files import append_private
from pmdesk.ui.tr import tr

MOST = 4 << 20
"""Bytes of the log; when it would have more, its older half goes."""


def catch_faults(folder: Path, say: Callable[[str], None]) -> None:
    """Logs every uncaught exception in `folder` and says each kind once; never opens a dialog."""
    said: set[str] = set()

    def hook(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        text = "".join(traceback.format_exception(kind, fault, trace))
        sys.stderr.write(text)
        log = write_log(folder, text)
        place = text.splitlines()[-1] + str(trace.tb_lineno if trace else "")
        if place not in said:
            said.add(place)
            words = tr("Something went wrong in pmdesk. Your work is stored. Details: {log}")
            QTimer.singleShot(0, lambda: say(words.format(log=log)))

    sys.excepthook = hook
    threading.excepthook = lambda args: hook(
        args.exc_type, args.exc_value or args.exc_type(), args.exc_traceback
    )


def write_log(folder: Path, text: str) -> Path:
    """Appends to today's log, which holds no text of a review; gives its path."""
    path = folder / "pmdesk.log"
    try:
        line = f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}Z pmdesk {__version__}\n{text}\n"
        append_private(path, line, MOST)
    except OSError:
        sys.stderr.write("The log could not be written.\n")
    return path
