"""Has Qt forget the fonts it drew with; it reads again what it needs, within some milliseconds.

Qt keeps each font in each size, weight and script with all letters that were ever drawn, at every
zoom; and, for a letter that the font does not have, what it asked of all fonts of the system: half
a megabyte each. In a window that is used all day that is what grows.
"""

import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from pmdesk.ui.theme.gui_library import gui_library

# As in `scale`: a function that changed is not found under its name, and then nothing happens.
_NAME, _NAME_ON_WINDOWS = "_ZN10QFontCache7cleanupEv", "?cleanup@QFontCache@@SAXXZ"


def forget_fonts() -> None:
    """Puts away Qt's cache of fonts, as Qt does when an application ends; the next one is empty.

    To empty it in place would not do: a font that is still there keeps its own data from then on,
    with all that it reads later. What it has of a cache that is away it gives back when it is used.
    """
    cleanup = _cleanup()
    if cleanup is None or not isinstance(QApplication.instance(), QApplication):
        return
    cleanup()
    for widget in QApplication.allWidgets():
        if isinstance(widget, QLineEdit):
            # Beside its font it holds what its text is laid out with.
            QApplication.sendEvent(widget, QEvent(QEvent.Type.FontChange))


@cache
def _cleanup() -> Callable[[], object] | None:
    try:
        cleanup = getattr(gui_library(), _NAME_ON_WINDOWS if sys.platform == "win32" else _NAME)
    except (OSError, AttributeError):
        return None
    cleanup.argtypes, cleanup.restype = (), None
    return lambda: cleanup()
