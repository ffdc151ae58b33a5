"""Qt's own scale factor, changed while windows are open; docs/decisions/0011-zoom.md says why so.

Qt reads the factor when it starts. Functions that its platforms use change it later; where they are
not found, `at_start` still gives the size of the next start.
"""

import ctypes
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import (
    QCoreApplication,
    QMessageLogContext,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtGui import QGuiApplication, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QWidget
from shiboken6 import getCppPointer

from pmdesk.ui.theme.gui_library import gui_library

_VARIABLE = "QT_SCALE_FACTOR"
_NOTICE = "Should only be called when no windows exist"
# A C++ name holds the types of the arguments: a function that changed is not found under it, so
# nothing is ever called in another way than it was made for.
_NAMES = (
    "_ZN15QHighDpiScaling15setGlobalFactorEd",
    "_ZN22QWindowSystemInterface32setSynchronousWindowSystemEventsEb",
    "_ZN22QWindowSystemInterface36handleScreenLogicalDotsPerInchChangeEP7QScreendd",
)
_NAMES_ON_WINDOWS = (
    "?setGlobalFactor@QHighDpiScaling@@SAXN@Z",
    "?setSynchronousWindowSystemEvents@QWindowSystemInterface@@SAX_N@Z",
    "?handleScreenLogicalDotsPerInchChange@QWindowSystemInterface@@SAXPEAVQScreen@@NN@Z",
)


class _Gui(NamedTuple):
    """What is called in QtGui: (factor), (whether), and (screen, dots per inch across, down)."""

    set_factor: Callable[[float], None]
    hear_at_once: Callable[[bool], None]
    screen_changed: Callable[[int, float, float], None]


def can_change() -> bool:
    """Whether the size can be changed while the application runs."""
    return _gui() is not None


def use(zoom: float) -> None:
    """Shows everything `zoom` times as large as the system asks for, where that can be changed.

    Windows hear of it, at once, as they do when somebody changes the scale of a screen.
    """
    gui = _gui()
    if gui is None:
        return
    screens = QGuiApplication.screens()
    before = [screen.devicePixelRatio() for screen in screens]
    with _without_notice():
        gui.set_factor(_of_system() * zoom)
    # Nothing may be painted in between: a window would have the pixels of before.
    gui.hear_at_once(True)
    try:
        for screen, ratio in zip(screens, before, strict=True):
            if screen.devicePixelRatio() != ratio:
                dots = screen.logicalDotsPerInchX(), screen.logicalDotsPerInchY()
                gui.screen_changed(getCppPointer(screen)[0], *dots)
    finally:
        gui.hear_at_once(False)


def follow(window: QWidget) -> None:
    """A window that stays as it is on the screen counts its size in the pixels of now."""
    handle = window.windowHandle()
    if handle is not None:
        # What the system tells a window that somebody resized; nothing moves on the screen.
        moved = QMoveEvent(handle.position(), window.pos())
        QCoreApplication.sendEvent(handle, moved)
        QCoreApplication.sendEvent(handle, QResizeEvent(handle.size(), window.size()))


@contextmanager
def at_start(zoom: float) -> Iterator[None]:
    """For making the application: gives it the zoom where it cannot be changed later."""
    if can_change():
        yield
        return
    before = os.environ.get(_VARIABLE)
    os.environ[_VARIABLE] = f"{_of_system() * zoom:g}"
    try:
        yield
    finally:
        # Programs that are started from here have a size of their own.
        del os.environ[_VARIABLE]
        if before is not None:
            os.environ[_VARIABLE] = before


@cache
def _of_system() -> float:
    """The factor with which the program was started."""
    try:
        factor = float(os.environ.get(_VARIABLE, ""))
    except ValueError:
        return 1.0
    return factor if factor > 0 else 1.0


@cache
def _gui() -> _Gui | None:
    """The functions of the QtGui that is loaded."""
    try:
        library = gui_library()
        names = _NAMES_ON_WINDOWS if sys.platform == "win32" else _NAMES
        gui = _Gui(*(getattr(library, name) for name in names))
    except (OSError, AttributeError):
        return None
    number, yes = ctypes.c_double, ctypes.c_bool
    arguments = ((number,), (yes,), (ctypes.c_void_p, number, number))
    for function, types in zip(gui, arguments, strict=True):
        function.argtypes, function.restype = types, None  # type: ignore[attr-defined]
    return gui


@contextmanager
def _without_notice() -> Iterator[None]:
    """Qt notes that it leaves open windows as they are: `use` and `follow` see to them."""

    def pass_on(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        if _NOTICE not in text and before is not None:
            before(kind, context, text)

    before = qInstallMessageHandler(pass_on)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
