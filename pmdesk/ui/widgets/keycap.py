"""A key of the keyboard beside the thing that it does."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.theme.theme import Theme

HEIGHT = 18


class KeyCap(QWidget):
    """A small picture of a key or chord; for the eye only, the action itself says its key."""

    def __init__(self, theme: Theme, keys: str) -> None:
        super().__init__()
        self._theme, self._keys = theme, keys
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_keys(self, keys: str) -> None:
        """Another key; "" for none."""
        self._keys = keys
        self.setVisible(bool(keys))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(round(keycap_width(self._theme, self._keys)), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_keycap(QPainter(self), self._theme, QRectF(self.rect()), self._keys)
