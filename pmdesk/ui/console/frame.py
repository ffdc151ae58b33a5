"""The plum frame that says: private parts are open although this window may be shared."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.theme.theme import Theme


class PrivateFrame(QWidget):
    """A frame over the edge of a page that lets the mouse through."""

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def setVisible(self, visible: bool) -> None:
        super().setVisible(visible)
        if visible:
            self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(stroke(self._theme["private"], 3))
        painter.drawRect(QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5))
