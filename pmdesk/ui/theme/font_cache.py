"""Has Qt forget the fonts it drew with; it reads again what it needs, within some milliseconds.

Qt keeps each font in each size, weight and script with all letters that were ever drawn, at every
zoom; and, for a letter that the font does not have, what it asked of all fonts of the system: half
a megabyte each. In a window that is used all day that is what grows.
"""

import ctypes
import sys
from collections.abc import Callable
from functools import cache

from PySide6.QtWidgets import QApplication

from pmdesk.ui.theme.fonts import font
from pmdesk.ui.theme.gui_library import gui_library

# As in `scale`: a function that changed is not found under its name, and then nothing happens.
_NAMES = ("_ZN10QFontCache8instanceEv", "_ZN10QFontCache5clearEv")
_NAMES_ON_WINDOWS = ("?instance@QFontCache@@SAPEAV1@XZ", "?clear@QFontCache@@QEAAXXZ")


def forget_fonts() -> None:
    """Empties Qt's cache of fonts, as Qt itself does when the fonts of the system change.

    Ours go first: a font that outlives the cache holds what it reads from then on for good. The
    fonts of widgets that are there do; of a window without a review those are few.
    """
    clear = _clear()
    if clear is not None and isinstance(QApplication.instance(), QApplication):
        font.cache_clear()
        clear()
        # The one that all others begin as; it would be kept with what was read for all of them.
        QApplication.setFont(font())


@cache
def _clear() -> Callable[[], object] | None:
    try:
        library = gui_library()
        names = _NAMES_ON_WINDOWS if sys.platform == "win32" else _NAMES
        instance, clear = (getattr(library, name) for name in names)
    except (OSError, AttributeError):
        return None
    instance.argtypes, instance.restype = (), ctypes.c_void_p
    clear.argtypes, clear.restype = (ctypes.c_void_p,), None
    return lambda: clear(instance())
