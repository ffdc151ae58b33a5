"""The box with a tick in the rows of an import."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from pmdesk.ui.paint.shapes import paint_tick, stroke
from pmdesk.ui.theme.theme import Theme


def paint_box(p: QPainter, theme: Theme, box: QRectF, ticked: bool, *, locked: bool) -> None:
    """A box of 15 px; `locked` is one that cannot be ticked."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(stroke(theme["accent" if ticked else "hair" if locked else "edge"], 1))
    p.setBrush(theme["accent" if ticked else "surface"])
    p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if ticked:
        paint_tick(p, theme["on-accent"], box.center())
