"""Every text that a window paints: its size, its colour, and the ground it really stands on."""

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage
from PySide6.QtWidgets import QWidget

from pmdesk.ui.audience.type import backward
from pmdesk.ui.theme.fonts import font
from tests.ui.audience.contrast import contrast
from tests.ui.leaking.strings import svg

_PIECES = re.compile(
    r'<g [^>]*?transform="matrix\(([^)]*)\)"|<text fill="(?P<fill>#\w+)" fill-opacity="(?P<opacity>'
    r'[\d.]+)"[^>]*? x="(?P<x>[-\d.]+)" y="(?P<y>[-\d.]+)"[^>]*? font-size="(?P<size>[\d.]+)" '
    r'font-weight="(?P<weight>\d+)"[^>]*>(?P<text>[^<]*)</text>',
    re.DOTALL,
)
NEAR, STROKE = 12, 0.4
"""How far, summed over red, green and blue, a pixel of a stroke may be from all mixtures of its
colour with the ground, and how much of the colour there is in it at least."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A text with its box in the window, its size in pixels, and the contrast that it has.

    `whole` is whether its end can be seen, too; `begin` is where the line begins that it is a part
    of.
    """

    text: str
    box: QRectF
    px: float
    colour: str
    ground: str
    contrast: float
    whole: bool
    begin: QPointF


def texts(window: QWidget) -> Iterator[Seen]:
    """The texts of a window that can be seen, as they would be painted now."""
    drawn, image = svg(window), window.grab().toImage()
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    matrix, begin = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0), None
    for piece in _PIECES.finditer(drawn):
        if piece[1]:
            a, b, c, d, e, f = map(float, piece[1].split(","))
            matrix, begin = (a, b, c, d, e, f), None
        elif piece["text"].strip():
            seen = _seen(piece, matrix, image, begin)
            if begin is None:
                begin = seen.begin
            if seen.ground:
                yield seen


def _seen(
    piece: re.Match[str],
    matrix: tuple[float, float, float, float, float, float],
    image: QImage,
    begin: QPointF | None,
) -> Seen:
    """A text; without a ground where it is out of sight."""
    scale, text = matrix[0], html.unescape(piece["text"])
    size = float(piece["size"])
    metrics = QFontMetricsF(font(size, int(piece["weight"])))
    left, base = (
        matrix[4] + scale * float(piece["x"]),
        matrix[5] + scale * float(piece["y"]),
    )
    wide = scale * metrics.horizontalAdvance(text)
    box = QRectF(
        left, base - scale * metrics.capHeight() - 2, wide, scale * metrics.capHeight() + 4
    )
    if begin is None:
        side = box.right() - 4 if backward(text) else box.left() + 4
        begin = QPointF(side, box.center().y())
    unseen = Seen(text, box, scale * size, "", "", 0.0, False, begin)
    counted = _pixels(image, box)
    if not counted:
        return unseen
    ground = QColor(counted.most_common(1)[0][0])
    colour = _mixed(QColor(piece["fill"]), ground, float(piece["opacity"]))
    if not _holds(counted, colour, ground):
        # Out of sight: cut off by what it stands in, or something lies over it.
        return unseen
    ratio = contrast(colour, ground)
    whole = _holds(_pixels(image, _end(box, text.rstrip(), metrics)), colour, ground)
    return Seen(text, box, scale * size, colour.name(), ground.name(), ratio, whole, begin)


def _end(box: QRectF, text: str, metrics: QFontMetricsF) -> QRectF:
    """The last letters of a text, which are the left ones where it is read from the right."""
    wide = min(box.width(), max(10.0, metrics.horizontalAdvance(text[-2:])))
    if backward(text):
        return QRectF(box.left(), box.top(), wide, box.height())
    right = box.left() + min(box.width(), metrics.horizontalAdvance(text))
    return QRectF(right - wide, box.top(), wide, box.height())


def _pixels(image: QImage, box: QRectF) -> Counter[int]:
    """How often each colour is in a box of an image."""
    area = box.toAlignedRect().intersected(image.rect())
    counted: Counter[int] = Counter()
    if area.isEmpty():
        return counted
    words = memoryview(image.constBits()).cast("I")
    line = image.bytesPerLine() // 4
    for y in range(area.top(), area.bottom() + 1):
        counted.update(words[y * line + area.left() : y * line + area.right() + 1].tolist())
    return counted


def _mixed(colour: QColor, ground: QColor, share: float) -> QColor:
    parts = zip(colour.getRgb()[:3], ground.getRgb()[:3], strict=True)
    return QColor(*(round(share * one + (1 - share) * other) for one, other in parts))


def _holds(counted: Counter[int], colour: QColor, ground: QColor) -> bool:
    """Whether there are strokes of a colour: thin ones have some of the ground in them."""
    if colour == ground:
        return True
    base = ground.getRgb()[:3]
    way = [part - other for part, other in zip(colour.getRgb()[:3], base, strict=True)]
    length = sum(part * part for part in way)
    for found in counted:
        off = [part - other for part, other in zip(QColor(found).getRgb()[:3], base, strict=True)]
        share = sum(one * other for one, other in zip(off, way, strict=True)) / length
        if share >= STROKE and _near(off, [share * part for part in way]):
            return True
    return False


def _near(one: list[int], other: list[float]) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) < NEAR
