"""The shapes that tell kinds, milestones and states apart, also on a grey printer.

All are drawn around a centre on a square of `size` pixels; colour comes third, after shape and
word.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPolygonF

from pmdesk.model.words import Kind, Milestone, Novelty
from pmdesk.ui.theme.theme import Theme

KIND_ROLE = {
    Kind.SIGNAL: "signal",
    Kind.CHANGE: "ink",
    Kind.ACTION: "accent",
    Kind.DECISION: "accent",
    Kind.COMMUNICATION: "ink",
}
MILESTONE_ROLE = {
    Milestone.IMPACT_STARTED: "brick",
    Milestone.DETECTED: "ink",
    Milestone.ENGAGED: "ink",
    Milestone.UNDERSTOOD: "ink",
    Milestone.MITIGATED: "accent",
    Milestone.RESOLVED: "accent",
}
FADED = 0.42
"""Opacity of shapes that the room has not reached; text never gets opacity."""


def stroke(colour: QColor, width: float = 1.5) -> QPen:
    pen = QPen(colour, width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    return pen


def paint_kind(p: QPainter, theme: Theme, kind: Kind, centre: QPointF, size: float = 13) -> None:
    """Square, triangle, disc, diamond with a hole, speech box."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    colour = theme[KIND_ROLE[kind]]
    x, y, r = centre.x(), centre.y(), size / 2
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(colour)
    if kind is Kind.SIGNAL:
        p.fillRect(QRectF(x - r + 1, y - r + 1, size - 2, size - 2), colour)
    elif kind is Kind.CHANGE:
        p.drawPolygon(
            QPolygonF([QPointF(x, y - r), QPointF(x + r, y + r - 1), QPointF(x - r, y + r - 1)])
        )
    elif kind is Kind.ACTION:
        p.drawEllipse(centre, r - 0.5, r - 0.5)
    elif kind is Kind.DECISION:
        path = QPainterPath()
        path.addPolygon(
            QPolygonF([QPointF(x, y - r), QPointF(x + r, y), QPointF(x, y + r), QPointF(x - r, y)])
        )
        path.addEllipse(centre, size * 0.17, size * 0.17)
        p.drawPath(path)
    else:
        _speech(p, colour, x, y, r)
    p.restore()


def _speech(p: QPainter, colour: QColor, x: float, y: float, r: float) -> None:
    left, right, top, bottom = x - r + 0.5, x + r - 0.5, y - r + 1, y + r * 0.5
    corners = [(left, top), (right, top), (right, bottom), (x, bottom), (left + r * 0.5, y + r)]
    corners += [(left + r * 0.5, bottom), (left, bottom)]
    p.setPen(stroke(colour))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


def paint_pennant(p: QPainter, colour: QColor, left: float, top: float, size: float = 9) -> None:
    """The notched flag of a milestone, its pole side on the left."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(colour)
    w, h, notch = size, size * 0.9, size * 0.28
    points = [(0, 0), (w, 0), (w - notch, h / 2), (w, h), (0, h)]
    p.drawPolygon(QPolygonF([QPointF(left + dx, top + dy) for dx, dy in points]))
    p.restore()


def paint_novelty(p: QPainter, theme: Theme, novelty: Novelty, centre: QPointF) -> None:
    """Known: the outline of a bookmark. Surprise: a star of four points."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    x, y = centre.x(), centre.y()
    p.setBrush(Qt.BrushStyle.NoBrush)
    if novelty is Novelty.KNOWN:
        p.setPen(stroke(theme["muted"], 1.3))
        points = [(-3.2, -4.8), (3.2, -4.8), (3.2, 4.8), (0, 2.2), (-3.2, 4.8)]
    else:
        p.setPen(stroke(theme["ink"], 1.3))
        points = [(0, -5.4), (1.6, -1.6), (5.4, 0), (1.6, 1.6)]
        points += [(0, 5.4), (-1.6, 1.6), (-5.4, 0), (-1.6, -1.6)]
    p.drawPolygon(QPolygonF([QPointF(x + dx, y + dy) for dx, dy in points]))
    p.restore()


def paint_severity(p: QPainter, theme: Theme, level: int, left: float, bottom: float) -> None:
    """Four rising bars; level 1 is the gravest and fills all four, 0 fills none."""
    filled = 0 if level == 0 else max(1, 5 - level)
    for number in range(4):
        height = 3 + 2 * number
        colour = theme["ink"] if number < filled else theme["track"]
        p.fillRect(QRectF(left + number * 5, bottom - height, 4, height), colour)


def paint_quality(
    p: QPainter, theme: Theme, marks: tuple[tuple[str, bool], ...], left: float, top: float
) -> None:
    """Boxes of 15 px with a letter: filled where met, dashed where missing."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setFont(theme.font(10, 600))
    for number, (letter, met) in enumerate(marks):
        box = QRectF(left + number * 18 + 0.5, top + 0.5, 14, 14)
        if met:
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme["accent"])
        else:
            pen = stroke(theme["edge"], 1)
            pen.setDashPattern([3, 2])
            p.setPen(pen)
            p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(box, 2, 2)
        p.setPen(theme["on-accent"] if met else theme["muted"])
        p.drawText(box, int(Qt.AlignmentFlag.AlignCenter), letter)
    p.restore()


def paint_ring(p: QPainter, theme: Theme, centre: QPointF, share: float, radius: float = 7) -> None:
    """How far something is: an empty ring, an arc, or a filled disc with a tick at 1."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setBrush(Qt.BrushStyle.NoBrush)
    if share >= 1:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme["accent"])
        p.drawEllipse(centre, radius + 1, radius + 1)
        paint_tick(p, theme["on-accent"], centre)
    else:
        p.setPen(
            stroke(theme["edge"] if share <= 0 else theme["track"], 1.5 if share <= 0 else 2.5)
        )
        p.drawEllipse(centre, radius, radius)
        if share > 0:
            p.setPen(stroke(theme["accent"], 2.5))
            box = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
            p.drawArc(box, 90 * 16, -int(360 * 16 * share))
    p.restore()


def paint_tick(p: QPainter, colour: QColor, centre: QPointF) -> None:
    """A small tick, 7 px wide."""
    pen = stroke(colour, 1.7)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    p.setPen(pen)
    x, y = centre.x(), centre.y()
    points = [QPointF(x - 3.3, y + 0.2), QPointF(x - 0.9, y + 2.6), QPointF(x + 3.5, y - 2.6)]
    p.drawPolyline(QPolygonF(points))
