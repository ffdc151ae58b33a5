"""Where pages of the window stand: one fills it, or scrolls where it has less than that needs."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QStackedWidget, QWidget

EDGE = 12
"""Pixels around what has the focus that are in sight with it."""


class Pages(QStackedWidget):
    """Asks for what the page in front needs; the others were laid out for another size."""

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else QSize()


class PageArea(QScrollArea):
    """Zoomed in, a page can need more than the window has; what has the focus stays in sight."""

    def __init__(self, pages: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(1, 1)
        self.setWidget(pages)
        self._pages = pages
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        # After a resize, once the page is laid out for it.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._show_focus)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def _focus_changed(self, before: QWidget | None, now: QWidget | None) -> None:
        self._show(now)

    def _show_focus(self) -> None:
        self._show(self.window().focusWidget())

    def _show(self, now: QWidget | None) -> None:
        if now is not None and self._pages.isAncestorOf(now):
            # Of what is larger than there is room, the beginning.
            room = self.viewport().size() - QSize(2 * EDGE, 2 * EDGE)
            seen = QRect(now.mapTo(self._pages, QPoint(0, 0)), now.size().boundedTo(room))
            for corner in (seen.bottomRight(), seen.topLeft()):
                self.ensureVisible(corner.x(), corner.y(), EDGE, EDGE)
