"""The type of the audience window: sizes in units of a sheet, measured and wrapped."""

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from PySide6.QtGui import QFont, QFontMetricsF

from pmdesk.memory import of_review
from pmdesk.ui.audience.picture import Ops, Text
from pmdesk.ui.paint import text as measured
from pmdesk.ui.theme.fonts import font

TIGHT_FROM = 56
"""Titles and figures are set tighter, everything that is read is not."""


@dataclass(frozen=True, slots=True)
class Type:
    """A size with its line height and weight."""

    px: float
    line: float
    weight: int


CAPTION = Type(24, 34, 400)
CAPTION_STRONG = Type(24, 34, 600)
SECOND = Type(28, 40, 400)
BODY = Type(30, 42, 500)
BODY_LIGHT = Type(30, 42, 400)
BODY_STRONG = Type(30, 42, 600)
LEAD = Type(40, 54, 500)
LEAD_STRONG = Type(40, 54, 600)
TITLE = Type(56, 70, 600)
COVER = Type(72, 84, 600)


def face(px: float, weight: int) -> QFont:
    """The font of a size."""
    return font(px, weight, TIGHT_FROM)


@of_review
@lru_cache(maxsize=8192)
def width(text: str, type: Type) -> float:
    """The width of a text on one line, in units."""
    return QFontMetricsF(face(type.px, type.weight)).horizontalAdvance(text)


def room_measure(text: str, bold: bool) -> float:
    """What `for_room` asks for: the width of a caption on the axis, in units."""
    return width(text, CAPTION_STRONG if bold else CAPTION)


def wrapped(text: str, type: Type, room: float) -> tuple[str, ...]:
    """The lines of a text at a width; a word that is too long is broken anywhere."""
    return measured.wrapped(text.replace("\t", " "), face(type.px, type.weight), room)


def elided(text: str, type: Type, room: float) -> str:
    """One line, cut to a width. For the title in the head only: all else goes to the next page."""
    return measured.elided(text, face(type.px, type.weight), room)


@cache
def _drop(type: Type) -> float:
    """From the top of a line to its baseline."""
    metrics = QFontMetricsF(face(type.px, type.weight))
    return (type.line - metrics.height()) / 2 + metrics.ascent()


def backward(text: str) -> bool:
    """Whether a text begins in a script that is written from right to left."""
    for letter in text:
        direction = unicodedata.bidirectional(letter)
        if direction in ("R", "AL", "L"):
            return direction != "L"
    return False


def line(x: float, top: float, text: str, type: Type, role: str, *, rtl: bool | None = None) -> Ops:
    """One line of text from the top left corner of its line; nothing for an empty one."""
    if not text:
        return ()
    turned = backward(text) if rtl is None else rtl
    baseline = top + _drop(type)
    return (Text(x, baseline, text, type.px, type.weight, role, width(text, type), turned),)


def line_to(right: float, top: float, text: str, type: Type, role: str) -> Ops:
    """One line of text that ends at the right."""
    return line(right - width(text, type), top, text, type, role)
