"""Pictures as small files: the 256 colours that matter most, packed as tightly as PNG allows."""

from collections import Counter
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap

MOST = 256
APART = 10
"""How far a colour is from those already chosen, at least, as the sum over its three parts."""
TIGHTEST = 0


def save_small(picture: QPixmap, path: Path) -> None:
    """Writes a PNG with a palette; a page of a window then takes a third of its size."""
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    table = _colours(image)
    flags = Qt.ImageConversionFlag.ThresholdDither | Qt.ImageConversionFlag.AvoidDither
    small = image.convertToFormat(QImage.Format.Format_Indexed8, table, flags)
    small.save(str(path), "PNG", TIGHTEST)  # type: ignore[call-overload]


def _colours(image: QImage) -> list[int]:
    """The most frequent colours, without those that hardly differ from a more frequent one."""
    counted = Counter(memoryview(image.constBits()).cast("I"))
    chosen: list[tuple[int, int, int]] = []
    for colour, _ in counted.most_common(MOST * 8):
        parts = colour >> 16 & 255, colour >> 8 & 255, colour & 255
        if all(_distance(parts, other) >= APART for other in chosen):
            chosen.append(parts)
        if len(chosen) == MOST:
            break
    return [0xFF << 24 | red << 16 | green << 8 | blue for red, green, blue in chosen]


def _distance(one: tuple[int, int, int], other: tuple[int, int, int]) -> int:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True))
