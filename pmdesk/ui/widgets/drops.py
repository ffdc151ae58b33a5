"""Files that are dropped anywhere on a page, with a frame that says that they may be."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.theme.theme import Theme


class DropFrame(QWidget):
    """The 2 px line around a page while files hang over it."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        super().__init__(over)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(stroke(self._theme["accent"], 2))
        p.drawRoundedRect(QRectF(self.rect()).adjusted(5, 5, -5, -5), 6, 6)


class FileDrops(QObject):
    """Takes files that are dropped on a page.

    Signals:
        dropped(list[Path]): local files, in the order of the drop.
    """

    dropped = Signal(list)

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._page, self._frame = page, DropFrame(theme, page)
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = QEvent.Type
        if not isinstance(event, QDropEvent):
            if event.type() == kinds.DragLeave:
                self._frame.hide()
            return False
        paths = local_files(event.mimeData())
        if not paths:
            return False
        event.acceptProposedAction()
        hanging = event.type() in (kinds.DragEnter, kinds.DragMove)
        self._frame.setGeometry(self._page.rect())
        self._frame.setVisible(hanging)
        self._frame.raise_()
        if event.type() == kinds.Drop:
            self.dropped.emit(paths)
        return True


def local_files(mime: QMimeData) -> list[Path]:
    """The files on this computer among what is dropped."""
    urls = mime.urls() if mime.hasUrls() else []
    return [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
