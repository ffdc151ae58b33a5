"""Chips and key caps, as delegates and widgets paint them."""

from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from pmdesk.model.words import Milestone
from pmdesk.ui.paint.shapes import MILESTONE_ROLE, paint_pennant, stroke
from pmdesk.ui.paint.text import width
from pmdesk.ui.theme.theme import Theme

HEIGHT = 20
PADDING = 7


class ChipStyle(Enum):
    """Filled: a state that holds. Outline: a fact. Dashed: something still to settle."""

    FILLED = "filled"
    OUTLINE = "outline"
    DASHED = "dashed"


def chip_width(theme: Theme, text: str, *, mark: bool = False, weight: int = 500) -> float:
    return width(text, theme.font(11, weight)) + 2 * PADDING + (13 if mark else 0)


def paint_chip(
    p: QPainter,
    theme: Theme,
    rect: QRectF,
    text: str,
    style: ChipStyle = ChipStyle.OUTLINE,
    role: str = "ink",
    border: str = "line",
) -> None:
    """A chip into a rectangle of 20 px height."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    _frame(p, theme, rect, style, role, border)
    p.setFont(theme.font(11, 500))
    p.setPen(theme[role])
    p.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
    p.restore()


def paint_milestone_chip(
    p: QPainter, theme: Theme, rect: QRectF, text: str, milestone: Milestone
) -> None:
    """The chip of a milestone: pennant and word in a frame of its colour."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    role = MILESTONE_ROLE[milestone]
    _frame(p, theme, rect, ChipStyle.OUTLINE, role, role)
    paint_pennant(p, theme[role], rect.left() + PADDING, rect.top() + 6, 8)
    p.setFont(theme.font(11, 600))
    p.setPen(theme[role])
    inner = rect.adjusted(PADDING + 13, 0, 0, 0)
    p.drawText(inner, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), text)
    p.restore()


def _frame(
    p: QPainter, theme: Theme, rect: QRectF, style: ChipStyle, role: str, border: str
) -> None:
    box = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    if style is ChipStyle.FILLED and not theme.flat:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme[f"{role}-tint"] if f"{role}-tint" in theme.tokens else theme["sunken"])
    else:
        pen = stroke(theme["edge" if style is ChipStyle.DASHED else border], 1)
        if style is ChipStyle.DASHED:
            pen.setDashPattern([3, 2])
        p.setPen(pen)
        p.setBrush(theme["surface"])
    p.drawRoundedRect(box, 4, 4)


def paint_arrow(p: QPainter, theme: Theme, centre: QPointF) -> None:
    """The small chevron at the right of something that opens downwards."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(stroke(theme["ink"], 1.5))
    x, y = centre.x(), centre.y()
    p.drawPolyline([QPointF(x - 4, y - 2), QPointF(x, y + 2), QPointF(x + 4, y - 2)])
    p.restore()


def keycap_width(theme: Theme, text: str) -> float:
    return max(20.0, width(text, theme.font(11, 500)) + 10)


def paint_keycap(p: QPainter, theme: Theme, rect: QRectF, text: str) -> None:
    """A key of the keyboard: 18 px high, radius 3."""
    p.save()
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(stroke(theme["line"], 1))
    p.setBrush(theme["surface"])
    p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    p.setFont(theme.font(11, 500))
    p.setPen(theme["muted"])
    p.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), text)
    p.restore()
