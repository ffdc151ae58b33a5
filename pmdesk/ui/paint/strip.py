"""Paints the strip's geometry (model/strip.py) with the theme's colours."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPolygonF

from pmdesk.model.strip_shapes import Bracket, Item, Label, Line, Pennant, Strip
from pmdesk.ui.paint.shapes import FADED, MILESTONE_ROLE, paint_kind, stroke
from pmdesk.ui.theme.theme import Theme

RING = 10.5


@dataclass(frozen=True, slots=True)
class Marks:
    """What a strip shows beside its shapes.

    `chosen` and `now` are ids of entries: the one that is looked at, and the one that the walk has
    reached. The room has not seen the `later` ones (ids) right of the `line`.
    """

    chosen: str = ""
    now: str = ""
    later: frozenset[str] = frozenset()
    line: Line | None = None


def measure_with(theme: Theme) -> Callable[[str, bool], float]:
    """How wide a text is in the strip's caption type, as the layout asks."""
    plain, bold = QFontMetricsF(theme.font(11)), QFontMetricsF(theme.font(11, 600))
    return lambda text, heavy: (bold if heavy else plain).horizontalAdvance(text)


NO_MARKS = Marks()


def paint_strip(p: QPainter, theme: Theme, strip: Strip, marks: Marks = NO_MARKS) -> None:
    """The whole strip, from the back to the front."""
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
        _pennant(p, theme, pennant, pennant.entry in marks.later)
    for item in strip.items:
        if item.entry == marks.chosen != marks.now:
            _chosen(p, theme, item)
    for item in _apart(strip, marks):
        _item(p, theme, item, marks)
    if marks.line is not None:
        _room_line(p, theme, marks.line)


def _apart(strip: Strip, marks: Marks) -> list[Item]:
    """The items without those that would be painted over an equal one on the same pixel."""
    places = {
        (round(i.x), i.kind, i.until, i.entry in marks.later, i.entry == marks.now): i
        for i in strip.items
    }
    return list(places.values())


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


def _pennant(p: QPainter, theme: Theme, pennant: Pennant, later: bool) -> None:
    role = MILESTONE_ROLE[pennant.milestone]
    stem = pennant.stem
    p.setOpacity(FADED if later else 1.0)
    p.fillRect(QRectF(round(stem.x1 - 0.5), stem.y1, 1.5, stem.y2 - stem.y1), theme[role])
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(theme[role])
    p.drawPolygon(QPolygonF([QPointF(x, y) for x, y in pennant.flag]))
    p.setOpacity(1.0)
    _label(p, theme, pennant.label, "muted" if later else role)


def _item(p: QPainter, theme: Theme, item: Item, marks: Marks) -> None:
    p.setOpacity(FADED if item.entry in marks.later else 1.0)
    if item.until is not None:
        p.setPen(stroke(theme["muted"], 1.5))
        p.drawLine(QLineF(item.x, item.y, item.until, item.y))
        p.drawLine(QLineF(item.until, item.y - 4, item.until, item.y + 4))
    centre = QPointF(item.x, item.y)
    paint_kind(p, theme, item.kind, centre)
    p.setOpacity(1.0)
    if item.entry == marks.now:
        p.setPen(stroke(theme["accent"], 2))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawEllipse(centre, RING, RING)


def _chosen(p: QPainter, theme: Theme, item: Item) -> None:
    """A frame behind the shape: the ring is kept for where the walk stands."""
    p.setPen(stroke(theme["accent"], 2 if theme.flat else 1))
    p.setBrush(theme["accent-tint"])
    p.drawRoundedRect(QRectF(item.x - RING, item.y - RING, 2 * RING, 2 * RING), 4, 4)


def _room_line(p: QPainter, theme: Theme, line: Line) -> None:
    pen = stroke(theme["accent"], 2)
    pen.setDashPattern([1, 1.5])
    p.setPen(pen)
    x = round(line.x1)
    p.drawLine(QLineF(x, line.y1, x, line.y2))


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
