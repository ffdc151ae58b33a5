"""Paints the strip's geometry (model/strip.py) with the theme's colours."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from pmdesk.model.strip import Bracket, Item, Label, Line, Pennant, Strip
from pmdesk.ui.paint.shapes import MILESTONE_ROLE, paint_kind, stroke
from pmdesk.ui.theme.theme import Theme

RING = 10.5


def measure_with(theme: Theme) -> Callable[[str, bool], float]:
    """How wide a text is in the strip's caption type, as the layout asks."""
    plain, bold = QFontMetricsF(theme.font(11)), QFontMetricsF(theme.font(11, 600))
    return lambda text, heavy: (bold if heavy else plain).horizontalAdvance(text)


def paint_strip(p: QPainter, theme: Theme, strip: Strip, current: str = "") -> None:
    """The whole strip; `current` is the id of the entry to ring."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    _band(p, theme, strip)
    for line in strip.lanes:
        _level(p, theme, line, "hair")
    for line in strip.axis:
        _level(p, theme, line, "edge")
    p.setPen(stroke(theme["edge"], 1))
    for line in strip.slashes:
        p.drawLine(_line(line))
    for tick in strip.ticks:
        p.fillRect(
            QRectF(round(tick.line.x1), tick.line.y1, 1, tick.line.y2 - tick.line.y1), theme["edge"]
        )
        _label(p, theme, tick.label, "muted")
    for label in (*strip.lane_labels, *strip.side_labels):
        _label(p, theme, label, "muted")
    for bracket in strip.brackets:
        _bracket(p, theme, bracket)
    for pennant in strip.pennants:
        _pennant(p, theme, pennant)
    for item in strip.items:
        _item(p, theme, item, item.entry == current)


def _line(line: Line) -> QLineF:
    return QLineF(line.x1, line.y1, line.x2, line.y2)


def _level(p: QPainter, theme: Theme, line: Line, role: str) -> None:
    # A filled pixel row: a drawn line at a whole y would be two grey ones.
    p.fillRect(QRectF(line.x1, round(line.y1), line.x2 - line.x1, 1), theme[role])


def _band(p: QPainter, theme: Theme, strip: Strip) -> None:
    if strip.band is None:
        return
    box = strip.band.box
    p.fillRect(QRectF(box.x, box.y, box.width, box.height), theme["brick-tint"])
    colour = QColor(theme["brick"])
    colour.setAlphaF(0.35)
    p.setPen(stroke(colour, 1))
    for line in strip.band.hatch:
        p.drawLine(_line(line))


def _bracket(p: QPainter, theme: Theme, bracket: Bracket) -> None:
    pen = stroke(theme["amber"], 1.5)
    for end in bracket.ends:
        p.setPen(pen)
        p.drawLine(_line(end))
    pen.setDashPattern([2, 1.4])
    p.setPen(pen)
    p.drawLine(_line(bracket.line))
    if bracket.label is not None:
        text = QRectF(bracket.label.left - 3, bracket.label.y - 11, bracket.label.width + 6, 14)
        p.fillRect(text, theme["surface"])
        _label(p, theme, bracket.label, "amber")


def _pennant(p: QPainter, theme: Theme, pennant: Pennant) -> None:
    role = MILESTONE_ROLE[pennant.milestone]
    stem = pennant.stem
    p.fillRect(QRectF(round(stem.x1 - 0.5), stem.y1, 1.5, stem.y2 - stem.y1), theme[role])
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(theme[role])
    p.drawPolygon(QPolygonF([QPointF(x, y) for x, y in pennant.flag]))
    _label(p, theme, pennant.label, role)


def _item(p: QPainter, theme: Theme, item: Item, current: bool) -> None:
    if item.until is not None:
        p.setPen(stroke(theme["muted"], 1.5))
        p.drawLine(QLineF(item.x, item.y, item.until, item.y))
        p.drawLine(QLineF(item.until, item.y - 4, item.until, item.y + 4))
    centre = QPointF(item.x, item.y)
    paint_kind(p, theme, item.kind, centre)
    if current:
        p.setPen(stroke(theme["accent"], 2))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawEllipse(centre, RING, RING)


def _label(p: QPainter, theme: Theme, label: Label | None, role: str) -> None:
    if label is None:
        return
    x = label.left
    x = _word(p, x, label.y, label.bold, theme.font(11, 600), theme, role)
    _word(p, x, label.y, label.plain, theme.font(11), theme, role)


def _word(
    p: QPainter, x: float, y: float, text: str, font: QFont, theme: Theme, role: str
) -> float:
    if text:
        p.setFont(font)
        p.setPen(theme[role])
        p.drawText(QPointF(x, y), text)
    return x + (QFontMetricsF(font).horizontalAdvance(text) if text else 0.0)
