"""How a review looks in the list: chip, title and facts, severity, clock, open actions."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from pmdesk.model.severity import level
from pmdesk.store.lines import ReviewLine
from pmdesk.ui.library.model import Column, facts_text, open_text, overdue_text
from pmdesk.ui.library.standing import deadline_of, shown_title, standing
from pmdesk.ui.paint.chips import ChipStyle, chip_width, paint_chip
from pmdesk.ui.paint.clock import CLOCK_ROLE, paint_clock
from pmdesk.ui.paint.shapes import paint_severity
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.theme import Theme

ROW = 52
GUTTER = 24
Index = QModelIndex | QPersistentModelIndex


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


class ReviewDelegate(QStyledItemDelegate):
    """Paints one cell of the list; `hovered` is the row under the pointer, or -1."""

    def __init__(self, theme: Theme, now: Callable[[], datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._now = theme, now
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: ReviewLine = index.data(Qt.ItemDataRole.UserRole)
        rect = QRectF(option.rect)
        state = option.state
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        self._ground(painter, rect, index, chosen)
        paint = (self._state, self._review, self._severity, self._clock, self._actions)
        paint[index.column()](painter, rect, line, chosen)
        if chosen:
            view = option.widget
            self._frame(painter, rect, index.column(), view)
        painter.restore()

    def _ground(self, p: QPainter, rect: QRectF, index: Index, chosen: bool) -> None:
        theme = self._theme
        hovered = index.row() == self.hovered
        role = "accent-tint" if chosen else "hover" if hovered else "surface"
        p.fillRect(rect, theme[role])
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])

    def _frame(self, p: QPainter, rect: QRectF, column: int, view: QWidget) -> None:
        """The bar of the chosen row; a frame as well with the keys in it or without tints."""
        accent, w, h = self._theme["accent"], rect.width(), rect.height() - 1
        if column == Column.STATE:
            p.fillRect(QRectF(rect.left(), rect.top(), 3, h), accent)
        if self._theme.flat:
            p.fillRect(QRectF(rect.left(), rect.top(), w, 2), accent)
            p.fillRect(QRectF(rect.left(), rect.top() + h - 2, w, 2), accent)
            if column == Column.ACTIONS:
                p.fillRect(QRectF(rect.right() - 2, rect.top(), 2, h), accent)

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
