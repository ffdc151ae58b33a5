"""The one painter of pages: draws the operations of a picture at any scale."""

import math

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from pmdesk.model.words import Decision
from pmdesk.ui.audience.picture import (
    DecisionMark,
    Fill,
    Flag,
    KindMark,
    NoveltyMark,
    Op,
    Ops,
    Ring,
    Stroke,
    Text,
)
from pmdesk.ui.audience.sheet import Placement
from pmdesk.ui.audience.type import face
from pmdesk.ui.paint.shapes import paint_kind, paint_novelty, paint_tick, stroke
from pmdesk.ui.theme.theme import Theme


def paint_ops(p: QPainter, theme: Theme, ops: Ops, place: Placement) -> None:
    """Operations in units of a sheet, where the sheet lies."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.translate(place.x, place.y)
    p.scale(place.scale, place.scale)
    thin = 1 / (place.scale * p.device().devicePixelRatioF())
    for op in ops:
        _paint(p, theme, op, thin)
    p.restore()


def _paint(p: QPainter, theme: Theme, op: Op, thin: float) -> None:
    """One operation; no line is thinner than `thin`, a pixel of the screen."""
    if isinstance(op, Text):
        turned = Qt.LayoutDirection.RightToLeft if op.rtl else Qt.LayoutDirection.LeftToRight
        p.setLayoutDirection(turned)
        p.setFont(face(op.px, op.weight))
        p.setPen(theme[op.role])
        p.drawText(QPointF(op.x, op.y), op.text)
    elif isinstance(op, Fill):
        _fill(p, theme, op, thin)
    elif isinstance(op, Stroke):
        p.setPen(stroke(theme[op.role], max(op.thick, thin)))
        p.drawLine(QLineF(op.x, op.y, op.x + op.dx, op.y + op.dy))
    elif isinstance(op, Ring):
        _ring(p, theme, op, thin)
    elif isinstance(op, KindMark):
        paint_kind(p, theme, op.kind, QPointF(op.x, op.y), op.size)
    elif isinstance(op, Flag):
        _flag(p, theme, op)
    elif isinstance(op, NoveltyMark):
        p.save()
        p.translate(op.x, op.y)
        p.scale(op.size / 11, op.size / 11)
        paint_novelty(p, theme, op.novelty, QPointF(0, 0))
        p.restore()
    else:
        _decision(p, theme, op, thin)


def _fill(p: QPainter, theme: Theme, op: Fill, thin: float) -> None:
    box = QRectF(op.x, op.y, op.width, op.height)
    if not op.edge and not op.radius:
        p.fillRect(box, theme[op.role])
        return
    p.setBrush(theme[op.role])
    if op.edge:
        wide = max(1.5, thin)
        p.setPen(stroke(theme[op.edge], wide))
        box.adjust(wide / 2, wide / 2, -wide / 2, -wide / 2)
    else:
        p.setPen(Qt.PenStyle.NoPen)
    p.drawRoundedRect(box, op.radius, op.radius)


def _ring(p: QPainter, theme: Theme, op: Ring, thin: float) -> None:
    if op.thick:
        p.setPen(stroke(theme[op.role], max(op.thick, thin)))
        p.setBrush(Qt.BrushStyle.NoBrush)
    else:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme[op.role])
    p.drawEllipse(QPointF(op.x, op.y), op.radius, op.radius)


def _flag(p: QPainter, theme: Theme, op: Flag) -> None:
    """A pennant whose free end is notched."""
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(theme[op.role])
    turn = -1 if op.left else 1
    w, h, notch = op.size, op.size * 0.9, op.size * 0.28
    corners = [(0, 0), (w, 0), (w - notch, h / 2), (w, h), (0, h)]
    p.drawPolygon(QPolygonF([QPointF(op.x + turn * dx, op.y + dy) for dx, dy in corners]))


def _decision(p: QPainter, theme: Theme, op: DecisionMark, thin: float) -> None:
    """Accepted: a disc with a tick. Declined: a ring with a cross. Parked: a ring with two bars."""
    centre, radius = QPointF(op.x, op.y), op.size / 2
    if op.decision is Decision.ACCEPTED:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme["accent"])
        p.drawEllipse(centre, radius, radius)
        p.save()
        p.translate(centre)
        p.scale(op.size / 16, op.size / 16)
        paint_tick(p, theme["on-accent"], QPointF(0, 0))
        p.restore()
        return
    proposed = op.decision is Decision.PROPOSED
    role = "ink" if proposed else "muted"
    thick = max(2.5, thin)
    p.setPen(stroke(theme[role], thick))
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.drawEllipse(centre, radius - thick / 2, radius - thick / 2)
    if op.decision is Decision.DECLINED:
        reach = radius * 0.5 * math.sqrt(0.5) + 1
        for up in (-1, 1):
            p.drawLine(QLineF(op.x - reach, op.y - up * reach, op.x + reach, op.y + up * reach))
    elif op.decision is Decision.PARKED:
        for side in (-1, 1):
            x = op.x + side * radius * 0.28
            p.drawLine(QLineF(x, op.y - radius * 0.42, x, op.y + radius * 0.42))
