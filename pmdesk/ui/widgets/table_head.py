"""The head of a painted table: small words that stand over the words below, and a line."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHeaderView

from pmdesk.ui.paint.text import draw
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.viewport import leave_ground


class TableHead(QHeaderView):
    """Heads of columns; `indent` is where the words of the first column begin."""

    def __init__(self, theme: Theme, indent: int, height: int = 34) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        leave_ground(self)
        self._theme, self._indent = theme, indent
        self.setFixedHeight(height)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme["surface"])
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme["line"])
        text = str(self.model().headerData(section, self.orientation()))
        box = rect.adjusted(self._indent if section == 0 else 0, 0, -4, 0).toRectF()
        draw(painter, box, text, theme.font(11, 600), theme["muted"])
        painter.restore()
