"""The edge between two parts that can be dragged; it lies over the line that is drawn there."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pmdesk.ui.theme.theme import Theme

WIDE = 7


class Grip(QWidget):
    """Over an upright edge of its parent. The keys for the same are actions of the window.

    Signals:
        dragged(int): the pointer has moved by so many pixels to the right since it was pressed.
        released(): the drag is over.
        reset(): a double click asks for the usual place.
    """

    dragged = Signal(int)
    released = Signal()
    reset = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._from: int | None = None
        self.setCursor(Qt.CursorShape.SplitHCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.hide()

    @property
    def is_held(self) -> bool:
        """Whether it is being dragged."""
        return self._from is not None

    def place(self, x: int, height: int) -> None:
        """Over the edge at `x`."""
        self.setGeometry(x - WIDE // 2, 0, WIDE, height)
        self.raise_()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._from = round(event.globalPosition().x())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self.dragged.emit(round(event.globalPosition().x()) - self._from)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._from is not None:
            self._from = None
            self.released.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.reset.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.underMouse() or self._from is not None:
            middle = WIDE // 2
            QPainter(self).fillRect(middle - 1, 0, 2, self.height(), self._theme["accent"])
