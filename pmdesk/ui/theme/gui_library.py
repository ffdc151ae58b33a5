"""The QtGui that is loaded, for the few functions of it that PySide does not pass on."""

import ctypes
import os
import sys
from pathlib import Path

from PySide6.QtCore import QLibraryInfo


def gui_library() -> ctypes.CDLL:
    """QtGui itself, never another one beside it; raises OSError where it is not found."""
    return ctypes.CDLL(_name(), mode=getattr(os, "RTLD_NOLOAD", ctypes.DEFAULT_MODE))


def _name() -> str:
    if sys.platform == "win32":
        return "Qt6Gui.dll"
    if sys.platform == "darwin":
        libraries = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.LibrariesPath))
        return str(libraries / "QtGui.framework" / "Versions" / "A" / "QtGui")
    return "libQt6Gui.so.6"
