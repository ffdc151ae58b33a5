"""How an open action looks in the list: by when, what, of which review, who sees to it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter

from pmdesk.store.follow_up import ActionLine
from pmdesk.ui.library.action_words import (
    day_below,
    due_said,
    kind_said,
    owner_said,
    shown_review,
    shown_text,
    ticket_said,
)
from pmdesk.ui.library.list_delegate import GUTTER, ListDelegate, PaintCell
from pmdesk.ui.paint.text import draw
from pmdesk.ui.theme.theme import Theme

APART = 16
"""Pixels that are free between two columns."""


class ActionDelegate(ListDelegate):
    """Paints one cell of the list of open actions."""

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QObject) -> None:
        super().__init__(theme, parent)
        self._today = today

    def cells(self) -> tuple[PaintCell, ...]:
        return self._due, self._action, self._owner, self._kind, self._ticket

    def _due(self, p: QPainter, rect: QRectF, line: ActionLine, chosen: bool) -> None:
        theme, today = self._theme, self._today()
        said, role = due_said(line, today)
        day = day_below(line, today)
        weight = 600 if role == "brick" or line.due == today else 400
        box = QRectF(rect.left() + GUTTER, rect.top(), rect.width() - GUTTER - 8, rect.height())
        if day:
            box = QRectF(box.left(), rect.top() + 8, box.width(), 20)
            below = QRectF(box.left(), rect.top() + 28, box.width(), 16)
            draw(p, below, day, theme.font(12), theme["muted"])
        draw(p, box, said, theme.font(13, weight), theme[role])

    def _action(self, p: QPainter, rect: QRectF, line: ActionLine, chosen: bool) -> None:
        theme, room = self._theme, rect.width() - APART
        text = theme.font(13, 600 if chosen else 500)
        top = QRectF(rect.left(), rect.top() + 8, room, 20)
        draw(p, top, shown_text(line), text, theme["muted" if line.restricted else "ink"])
        below = QRectF(rect.left(), rect.top() + 28, room, 16)
        draw(p, below, shown_review(line), theme.font(12), theme["muted"])

    def _owner(self, p: QPainter, rect: QRectF, line: ActionLine, chosen: bool) -> None:
        self._plain(p, rect, *owner_said(line))

    def _kind(self, p: QPainter, rect: QRectF, line: ActionLine, chosen: bool) -> None:
        self._plain(p, rect, kind_said(line), "muted")

    def _ticket(self, p: QPainter, rect: QRectF, line: ActionLine, chosen: bool) -> None:
        self._plain(p, rect, ticket_said(line), "muted")

    def _plain(self, p: QPainter, rect: QRectF, text: str, role: str) -> None:
        box = QRectF(rect.left(), rect.top(), rect.width() - APART, rect.height())
        draw(p, box, text, self._theme.font(12), self._theme[role])
