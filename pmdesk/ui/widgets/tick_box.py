"""A box with a tick and words beside it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from pmdesk.ui.paint.shapes import paint_tick
from pmdesk.ui.theme.theme import Theme

LEAST = 24
"""Pixels in height that there are to hit."""


class TickBox(QCheckBox):
    """A check box whose tick is painted in the theme's colour; a style sheet has no tick."""

    def __init__(self, theme: Theme, text: str = "") -> None:
        super().__init__(text)
        self._theme = theme
        self.setAccessibleName(text)
        self.setMinimumHeight(LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.isChecked():
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        element = QStyle.SubElement.SE_CheckBoxIndicator
        box = self.style().subElementRect(element, option, self).toRectF()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tick(painter, self._theme["on-accent"], box.center())
