"""Fonts of this computer: whether there is any, and which characters none of them has."""

import ctypes
import logging
import re
from contextlib import suppress

_LIBRARIES = (
    *("libfontconfig.so.1", "libfontconfig.1.dylib", "libfontconfig-1.dll", "fontconfig-1.dll"),
)
_SYSTEM = 0
_UNSUPPORTED = re.compile(r"notdef glyph .*\(U\+([0-9A-F]+)\)", re.DOTALL)
_SHOWN = 12


class _FontSet(ctypes.Structure):
    """The beginning of what fontconfig calls FcFontSet."""

    _fields_ = (("count", ctypes.c_int),)


def has_fonts() -> bool:
    """Whether a text can be laid out: without any font Pango ends the whole process."""
    for name in _LIBRARIES:
        with suppress(OSError):
            library = ctypes.CDLL(name)
            library.FcInit()
            library.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
            found = library.FcConfigGetFonts(None, _SYSTEM)
            return bool(found) and found.contents.count > 0
    return True


class Missing(logging.Handler):
    """Collects, while it is entered, characters that stand as boxes in a PDF."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self._found: dict[str, None] = {}
        self._logger = logging.getLogger("weasyprint")

    def __enter__(self) -> "Missing":
        self._logger.addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        self._logger.removeHandler(self)

    def emit(self, record: logging.LogRecord) -> None:
        unsupported = _UNSUPPORTED.search(record.getMessage())
        if unsupported is not None:
            self._found[chr(int(unsupported[1], 16))] = None

    @property
    def said(self) -> str:
        """What to tell the person who gets the file; "" where nothing is missing."""
        if not self._found:
            return ""
        some = " ".join(
            char if char.isprintable() else f"U+{ord(char):04X}" for char in [*self._found][:_SHOWN]
        )
        more = " …" if len(self._found) > _SHOWN else ""
        return (
            f"No font of this computer has {some}{more}, so there are boxes in their place."
            " Install a font that has them, and export again."
        )
