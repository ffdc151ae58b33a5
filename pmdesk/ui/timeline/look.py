"""A picture of the evidence, as large as the window allows."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pmdesk.ui.paint.picture import picture_of
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.dialog import Dialog

MOST = QSize(4096, 4096)
SHARE = 0.86


class PictureDialog(Dialog):
    """Shows one picture; Enter or Esc closes it."""

    def __init__(self, theme: Theme, name: str, data: bytes, parent: QWidget) -> None:
        super().__init__(theme, name, primary=tr("Close"), parent=parent)
        self.canvas = Canvas(data, name)
        self.body.addWidget(self.canvas, 1)
        self.resize(parent.size() * SHARE)


class Canvas(QWidget):
    """The picture in the middle of its place, never larger than it is."""

    def __init__(self, data: bytes, name: str) -> None:
        super().__init__()
        self._picture = picture_of(data, MOST)
        self.setAccessibleName(name)
        self.setMinimumSize(320, 200)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._picture is None:
            return
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        whole = self._picture.size()
        fitted = whole.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio).boundedTo(whole)
        place = QRect(0, 0, fitted.width(), fitted.height())
        place.moveCenter(self.rect().center())
        p.drawPixmap(place, self._picture)
