"""Listens for what may not happen: uncaught faults, warnings of Qt and Python, log lines."""

import logging
import sys
import threading
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from traceback import format_exception
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from pmdesk.ui.faults import forget_last
from torture.using.trail import Trail

EXPECTED = (
    # The offscreen platform has no window manager.
    "This plugin does not support",
    # The settings and the folders of a user whose disk is full.
    "QSettings::",
)
MOST = 12
"""Kinds of faults after which it is enough."""


class Heard:
    """The faults, each kind once, with what was done before it."""

    def __init__(self, trail: Trail | None = None) -> None:
        self.trail = trail or Trail()
        self.faults: dict[str, str] = {}
        self.count = 0
        self._log = 0

    def __getstate__(self) -> dict[str, object]:
        return {"faults": self.faults, "count": self.count}

    @property
    def enough(self) -> bool:
        """Whether it makes no sense to go on."""
        return len(self.faults) >= MOST

    def fault(self, said: str, where: str = "") -> None:
        """Something that may not be; `where` makes two of one kind known as such."""
        self.count += 1
        done = "".join(f"\n    {each}" for each in self.trail.lines)
        self.faults.setdefault(where or said, f"{said.rstrip()}\n  after:{done}")

    def exception(self, fault: BaseException) -> None:
        """An exception that nobody caught."""
        trace = fault.__traceback__
        while trace is not None and trace.tb_next is not None:
            trace = trace.tb_next
        where = f"{trace.tb_frame.f_code.co_filename}:{trace.tb_lineno}" if trace else ""
        self.fault("".join(format_exception(fault)), f"{type(fault).__name__} {where}")

    def read_log(self, folder: Path) -> None:
        """What the program itself has logged since the last time."""
        path = folder / "pmdesk.log"
        text = path.read_text() if path.exists() else ""
        if len(text) > self._log:
            self.fault(f"logged: {text[self._log :]}")
        self._log = len(text)

    @contextmanager
    def listening(self) -> Iterator[None]:
        """As long as this lasts, everything comes here."""
        hooks = sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning
        handler = _Handler(self)
        logging.getLogger().addHandler(handler)
        before = qInstallMessageHandler(self._qt)
        sys.excepthook = self._hook
        threading.excepthook = lambda args: self.exception(args.exc_value or args.exc_type())
        sys.unraisablehook = lambda args: self.exception(args.exc_value or args.exc_type())
        warnings.showwarning = self._warned
        try:
            yield
        finally:
            sys.excepthook, threading.excepthook, sys.unraisablehook, warnings.showwarning = hooks
            qInstallMessageHandler(before)
            logging.getLogger().removeHandler(handler)

    def _hook(
        self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None
    ) -> None:
        self.exception(fault)
        forget_last()

    def _qt(self, kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if kind is not QtMsgType.QtDebugMsg and not text.startswith(EXPECTED):
            self.fault(f"Qt says: {text}")

    def _warned(self, message: Warning | str, *_: Any, **__: Any) -> None:
        self.fault(f"Python warns: {message}")


class _Handler(logging.Handler):
    def __init__(self, heard: Heard) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.fault(f"logged: {record.getMessage()}", record.pathname)


def told(heard: Heard, again: str) -> None:
    """Prints each fault with what was done before, and how it can be made again."""
    faults: Mapping[str, str] = heard.faults
    for text in faults.values():
        print("  FAULT " + text.replace("\n", "\n  "))
    if faults:
        print(f"  The same gestures again: {again}")
