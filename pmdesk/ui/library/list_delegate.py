"""How the rows of the library's lists look alike: ground, hair line, the bar of the chosen one."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pmdesk.ui.theme.theme import Theme

ROW = 52
GUTTER = 24
Index = QModelIndex | QPersistentModelIndex
PaintCell = Callable[[QPainter, QRectF, Any, bool], None]
"""Paints one cell: its place, the line that it tells of, whether the row is chosen."""


class ListDelegate(QStyledItemDelegate):
    """Paints one cell of a list; `hovered` is the row under the pointer, or -1."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.hovered = -1

    def cells(self) -> tuple[PaintCell, ...]:
        """What paints each column, from left to right."""
        raise NotImplementedError

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, state, cells = QRectF(option.rect), option.state, self.cells()
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        column = index.column()
        painter.save()
        self._ground(painter, rect, index, chosen)
        cells[column](painter, rect, index.data(Qt.ItemDataRole.UserRole), chosen)
        if chosen:
            self._frame(painter, rect, first=column == 0, last=column == len(cells) - 1)
        painter.restore()

    def _ground(self, p: QPainter, rect: QRectF, index: Index, chosen: bool) -> None:
        theme = self._theme
        hovered = index.row() == self.hovered
        role = "accent-tint" if chosen else "hover" if hovered else "surface"
        p.fillRect(rect, theme[role])
        p.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])

    def _frame(self, p: QPainter, rect: QRectF, *, first: bool, last: bool) -> None:
        """The bar of the chosen row; a frame as well where there are no tints."""
        accent, w, h = self._theme["accent"], rect.width(), rect.height() - 1
        if first:
            p.fillRect(QRectF(rect.left(), rect.top(), 3, h), accent)
        if self._theme.flat:
            p.fillRect(QRectF(rect.left(), rect.top(), w, 2), accent)
            p.fillRect(QRectF(rect.left(), rect.top() + h - 2, w, 2), accent)
            if last:
                p.fillRect(QRectF(rect.right() - 2, rect.top(), 2, h), accent)
