"""The 48-hour clock as a shape: a ring that fills, a tick, or a mark where it is late."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from pmdesk.model.deadline import Deadline, DeadlineState
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.theme.theme import Theme

CLOCK_ROLE = {
    DeadlineState.UNKNOWN: ("muted", 400),
    DeadlineState.ON_TIME: ("muted", 400),
    DeadlineState.DUE_SOON: ("amber", 600),
    DeadlineState.LATE: ("brick", 600),
    DeadlineState.HELD: ("accent", 400),
    DeadlineState.HELD_LATE: ("brick", 600),
}
"""Colour role and weight of the words beside the ring."""


def paint_clock(p: QPainter, theme: Theme, deadline: Deadline, centre: QPointF) -> bool:
    """The ring of a clock, 14 px; False where there is nothing to draw."""
    if deadline.state is DeadlineState.UNKNOWN:
        return False
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setBrush(Qt.BrushStyle.NoBrush)
    colour = theme[CLOCK_ROLE[deadline.state][0]]
    if deadline.state in (DeadlineState.ON_TIME, DeadlineState.DUE_SOON):
        _filling(p, theme, deadline, centre)
    else:
        p.setPen(stroke(colour))
        p.drawEllipse(centre, 6, 6)
        if deadline.state is DeadlineState.HELD:
            _tick(p, centre)
        else:
            _mark(p, centre)
    p.restore()
    return True


def _filling(p: QPainter, theme: Theme, deadline: Deadline, centre: QPointF) -> None:
    p.setPen(stroke(theme["track"], 2.4))
    p.drawEllipse(centre, 5.4, 5.4)
    p.setPen(stroke(theme[CLOCK_ROLE[deadline.state][0]], 2.4))
    box = QRectF(centre.x() - 5.4, centre.y() - 5.4, 10.8, 10.8)
    p.drawArc(box, 90 * 16, -int(360 * 16 * deadline.share))


def _tick(p: QPainter, centre: QPointF) -> None:
    x, y = centre.x(), centre.y()
    p.drawPolyline(
        QPolygonF([QPointF(x - 2.7, y + 0.2), QPointF(x - 0.8, y + 2.1), QPointF(x + 2.8, y - 2)])
    )


def _mark(p: QPainter, centre: QPointF) -> None:
    x, y = centre.x(), centre.y()
    p.drawLine(QPointF(x, y - 3.2), QPointF(x, y + 0.8))
    p.drawLine(QPointF(x, y + 2.1), QPointF(x, y + 3.6))
