"""Screens that are plugged in and pulled out while windows stand on them, as Qt tells of real ones.

The offscreen platform can be given other screens at any time, but only from within: the function
for it is asked for in C++. It sends the events that a real platform sends when a cable is pulled.
"""

import ctypes
import json
from pathlib import Path

import PySide6
import shiboken6
from PySide6.QtCore import QByteArray, QJsonDocument
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

Screen = dict[str, object]
USUAL: Screen = {"name": "", "x": 0, "y": 0, "width": 800, "height": 800}
"""What the offscreen platform has of itself."""
LAPTOP: Screen = {"name": "laptop", "x": 0, "y": 0, "width": 1440, "height": 900}
BEAMER: Screen = {"name": "beamer", "x": 1440, "y": 0, "width": 1920, "height": 1080}
DENSE: Screen = BEAMER | {"logicalDpi": 120}
"""The same with a quarter more pixels to the inch."""
_SAME = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}

_PLACE = 12
"""Which of an interface's virtual functions hands out others: the first after those of QObject."""


class _Json(ctypes.Structure):
    """A QJsonObject, made larger than it is, for then it is handed back in memory as C++ does."""

    _fields_ = (("held", ctypes.c_void_p), ("room", ctypes.c_void_p * 2))


def plug(*screens: Screen) -> None:
    """From now on there are these screens; one with a name that was there stays the same one."""
    _configure({"screens": [_SAME | screen for screen in screens]})
    QApplication.processEvents()
    there = {screen.name() for screen in QGuiApplication.screens()}
    assert there == {screen["name"] for screen in screens}, there


def _configure(configuration: dict[str, object]) -> None:
    folder = Path(PySide6.__file__).parent / "Qt" / "lib"
    gui, core = (ctypes.CDLL(str(folder / f"libQt6{name}.so.6")) for name in ("Gui", "Core"))
    asked = gui._ZN15QGuiApplication23platformNativeInterfaceEv
    asked.restype = ctypes.c_void_p
    interface = asked()
    table = ctypes.cast(interface, ctypes.POINTER(ctypes.POINTER(ctypes.c_void_p)))[0]
    pointer = ctypes.c_void_p
    find = ctypes.CFUNCTYPE(pointer, pointer, pointer)(table[_PLACE])
    name = QByteArray(b"setConfiguration")
    configure = find(interface, shiboken6.getCppPointer(name)[0])
    assert configure, "this platform takes no other screens"
    document = QJsonDocument.fromJson(json.dumps(configuration).encode())
    read = core._ZNK13QJsonDocument6objectEv
    read.restype, read.argtypes = _Json, [pointer]
    read_object = read(shiboken6.getCppPointer(document)[0])
    call = ctypes.CFUNCTYPE(None, pointer, pointer)(configure)
    call(ctypes.addressof(read_object), interface)
