"""Text as painters need it: wrapped at a width, on lines of a given height, cut short."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from pmdesk.memory import of_review
from pmdesk.model.inline import parse, text_of

ELLIPSIS = "…"


def plain(text: str) -> str:
    """A one-line field without its marks for code, emphasis and links."""
    return text_of(parse(text))


def width(text: str, font: QFont) -> float:
    """The width of a text on one line, in pixels."""
    return QFontMetricsF(font).horizontalAdvance(text)


def elided(text: str, font: QFont, room: float) -> str:
    """The text cut to a width."""
    return _cut(text, font, room)[0]


@of_review
@lru_cache(maxsize=4096)
def _cut(text: str, font: QFont, room: float) -> tuple[str, float]:
    """The text cut to a width, and the width that it then takes.

    Measuring is most of what painting a row costs, and nearly every row was measured before.
    """
    metrics = QFontMetricsF(font)
    whole = metrics.horizontalAdvance(text)
    if whole <= room:
        return text, whole
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, room))
    return shown, min(room, whole)


def draw(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> float:
    """One line, centred in the height of `rect`, cut to its width; gives the width it took."""
    if not text:
        return 0.0
    shown, taken = _cut(text, font, rect.width())
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, int(align | Qt.AlignmentFlag.AlignVCenter), shown)
    return taken


@of_review
@lru_cache(maxsize=2048)
def _wrapped(text: str, font: QFont, room: float, most: int) -> tuple[str, ...]:
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    units = text.encode("utf-16-le", "surrogatepass")  # Qt counts these, an emoji is two of them
    lines: list[str] = []
    while True:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(room)
        start, end = 2 * line.textStart(), 2 * (line.textStart() + line.textLength())
        if most and len(lines) == most - 1:
            rest = units[start:].decode("utf-16-le", "surrogatepass")
            lines.append(elided(rest.replace("\u2028", " "), font, room))
            break
        lines.append(units[start:end].decode("utf-16-le", "surrogatepass").rstrip("\u2028 "))
    layout.endLayout()
    return tuple(lines)


def wrapped(text: str, font: QFont, room: float, most: int = 0) -> tuple[str, ...]:
    """The lines of a text at a width; with `most` the last of them ends in an ellipsis."""
    if not text:
        return ()
    return _wrapped(text.replace("\n", "\u2028"), font, max(8.0, room), most)


def draw_lines(
    painter: QPainter,
    at: QPointF,
    lines: tuple[str, ...],
    font: QFont,
    colour: QColor,
    line_height: float,
) -> float:
    """Lines below each other from a top left corner; gives the height they took."""
    metrics = QFontMetricsF(font)
    drop = (line_height - metrics.height()) / 2 + metrics.ascent()
    painter.setFont(font)
    painter.setPen(colour)
    for number, line in enumerate(lines):
        painter.drawText(QPointF(at.x(), at.y() + number * line_height + drop), line)
    return len(lines) * line_height
