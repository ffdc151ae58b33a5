"""How a review looks in the list: chip, title and facts, severity, clock, open actions."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QPainter

from pmdesk.model.severity import level
from pmdesk.store.lines import ReviewLine
from pmdesk.ui.library.list_delegate import GUTTER, ListDelegate, PaintCell
from pmdesk.ui.library.model import facts_text, open_text, overdue_text
from pmdesk.ui.library.standing import deadline_of, shown_title, standing
from pmdesk.ui.paint.chips import ChipStyle, chip_width, paint_chip
from pmdesk.ui.paint.clock import CLOCK_ROLE, paint_clock
from pmdesk.ui.paint.shapes import paint_severity
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.theme import Theme


def paint_standing(
    p: QPainter, theme: Theme, line: ReviewLine, left: float, top: float, chosen: bool = False
) -> float:
    """The chip of a review; gives its width. On a tinted row a frame stands for the tint."""
    shown = standing(line)
    box = QRectF(left, top, chip_width(theme, shown.word), 20)
    style = shown.style
    if chosen and style is ChipStyle.FILLED:
        style = ChipStyle.OUTLINE
    border = shown.role if shown.role in ("accent", "signal") else "edge"
    paint_chip(p, theme, box, shown.word, style, shown.role, border)
    return box.width()


class ReviewDelegate(ListDelegate):
    """Paints one cell of the list of reviews."""

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(theme, parent)
        self._now = now

    def cells(self) -> tuple[PaintCell, ...]:
        return self._state, self._review, self._severity, self._clock, self._actions

    def _state(self, p: QPainter, rect: QRectF, line: ReviewLine, chosen: bool) -> None:
        paint_standing(p, self._theme, line, rect.left() + GUTTER, rect.top() + 16, chosen)

    def _review(self, p: QPainter, rect: QRectF, line: ReviewLine, chosen: bool) -> None:
        theme, room = self._theme, rect.width() - 16
        title = theme.font(13, 600 if chosen else 500)
        top = QRectF(rect.left(), rect.top() + 8, room, 20)
        draw(p, top, shown_title(line), title, theme["muted" if line.restricted else "ink"])
        below = QRectF(rect.left(), rect.top() + 28, room, 16)
        draw(p, below, facts_text(line), theme.font(12), theme["muted"])

    def _severity(self, p: QPainter, rect: QRectF, line: ReviewLine, chosen: bool) -> None:
        if not line.severity:
            return
        theme, left = self._theme, rect.left()
        grave = level(line.severity)
        if grave:
            paint_severity(p, theme, grave, left, rect.top() + 30)
            left += 26
        box = QRectF(left, rect.top(), rect.right() - left - 8, rect.height())
        draw(p, box, line.severity, theme.font(12), theme["ink"])

    def _clock(self, p: QPainter, rect: QRectF, line: ReviewLine, chosen: bool) -> None:
        theme, deadline = self._theme, deadline_of(line, self._now())
        left = rect.left()
        if paint_clock(p, theme, deadline, QPointF(left + 7, rect.center().y())):
            left += 20
        role, weight = CLOCK_ROLE[deadline.state]
        box = QRectF(left, rect.top(), rect.right() - left - 6, rect.height())
        draw(p, box, deadline.text, theme.font(12, weight), theme[role])

    def _actions(self, p: QPainter, rect: QRectF, line: ReviewLine, chosen: bool) -> None:
        theme = self._theme
        number, _, word = open_text(line).partition(" ")
        box = QRectF(rect.left(), rect.top(), rect.width() - 8, rect.height())
        if not line.open_actions:
            draw(p, box, open_text(line), theme.font(12), theme["muted"])
            return
        bold = theme.font(12, 600)
        draw(p, box, number, bold, theme["ink"])
        box.setLeft(box.left() + width(f"{number} ", bold))
        box.setLeft(box.left() + draw(p, box, word, theme.font(12), theme["ink"]) + 10)
        draw(p, box, overdue_text(line), bold, theme["brick"])
