"""The window that is shared: it paints the page of a view and knows nothing else of the review."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)

from pmdesk.model.audience import Audience
from pmdesk.ui.audience.head import clock_ops
from pmdesk.ui.audience.held import Held
from pmdesk.ui.audience.motion import Fade, Pointer, Ticker, motion_wanted
from pmdesk.ui.audience.pages import Book
from pmdesk.ui.audience.paint import paint_ops
from pmdesk.ui.audience.picture import Picture
from pmdesk.ui.audience.placed_window import PlacedWindow
from pmdesk.ui.audience.sheet import Placement, Sheet, fitted
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.theme.tokens import AUDIENCE
from pmdesk.ui.tr import tr

LEAST = QSize(480, 270)
MOST_ZOOM = 2.0
_TURNS = {
    Qt.Key.Key_PageDown: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Space: 1,
    Qt.Key.Key_PageUp: -1,
    Qt.Key.Key_Left: -1,
}


class AudienceWindow(PlacedWindow):
    """A top-level window without parent, menus, tooltips or anything that has the focus.

    Signals:
        closed(): somebody closed it; it is hidden and can be opened again.
        turn_wanted(by): a key of this window asks for another page, 1 on or -1 back.
        paged(page, pages): which page is shown (from 0), and how many there are.
    """

    closed = Signal()
    turn_wanted = Signal(int)
    paged = Signal(int, int)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__(LEAST)
        self.setWindowTitle(tr("pmdesk – Audience view"))
        self.setAccessibleName(self.windowTitle())
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._now = now
        self._colours = Theme(AUDIENCE["light"])
        self._held, self._book = Held(), Book()
        self._blank, self._zoom = False, 1.0
        self._told = (0, 1)
        self._fade, self._pointer = Fade(self), Pointer(self)
        self._ticker = Ticker(self._repaint_clock, now)
        self.moves = motion_wanted(self)

    # What is shown

    def show_audience(self, audience: Audience) -> None:
        """Takes a view; while frozen it is kept for later."""
        self._change(lambda: self._held.take(audience))

    @property
    def frozen(self) -> bool:
        return self._held.frozen

    def set_frozen(self, frozen: bool) -> None:
        """Keeps the page that is shown, whatever comes; only its clock goes on."""
        if frozen != self._held.frozen:
            self._change(lambda: self._held.freeze(frozen))

    def forget(self) -> None:
        """Holds nothing of what it showed any more: it is closed."""
        self._held, self._book = Held(), Book()
        self._fade.end()
        self._settle()

    @property
    def blank(self) -> bool:
        return self._blank

    def set_blank(self, blank: bool) -> None:
        """Shows an empty page, at once."""
        if blank != self._blank:
            self._blank = blank
            self._fade.end()
            self._settle()

    @property
    def zoom(self) -> float:
        return self._zoom

    def set_zoom(self, zoom: float) -> None:
        """Larger type, 1 to 2; a page holds less then, so there are more of them."""
        self._zoom = max(1.0, min(float(zoom), MOST_ZOOM))
        self._fade.end()
        self._settle()

    def set_theme_name(self, name: str) -> None:
        """The audience's colours for a theme of the console: light, dark or contrast."""
        self._colours = Theme(AUDIENCE[name])
        self._fade.end()
        self.update()

    @property
    def sheet(self) -> Sheet:
        """What the pages are set on at this size and zoom, for pictures of them elsewhere."""
        return self._place().sheet

    @property
    def page_count(self) -> int:
        return self._told[1]

    @property
    def ticking(self) -> bool:
        """Whether a clock runs in sight."""
        return self._ticker.running

    @property
    def fading(self) -> bool:
        return self._fade.page is not None

    @property
    def picture(self) -> Picture | None:
        """The page as it is painted, with its clock; None where there is nothing to see."""
        page, shown = self._page(), self._held.shown
        if page is None or shown is None:
            return None
        clock = clock_ops(shown.clock, self._now(), self._place().sheet)
        return replace(page, ops=(*page.ops, *clock))

    @property
    def texts(self) -> tuple[str, ...]:
        """Every string that is painted."""
        picture = self.picture
        return picture.texts if picture is not None else ()

    def _page(self) -> Picture | None:
        """The page that is shown, without the clock."""
        shown = self._held.shown
        if shown is None or self._blank:
            return None
        sheet = self._place().sheet
        return self._book.pages(shown, sheet)[self._book.page(shown, sheet)]

    def _place(self) -> Placement:
        """Laid for the usual size, painted in pixels of now: the console's zoom changes nothing."""
        size, pixel = self.real_size(), self.pixel
        place = fitted(size.width(), size.height(), self._zoom)
        scale, x, y = place.scale / pixel, place.x / pixel, place.y / pixel
        return replace(place, scale=scale, x=x, y=y)

    def _change(self, change: Callable[[], None]) -> None:
        """Another value is shown; where the page is another one, the one before fades out."""
        if not self.moves or not self.isVisible() or self._blank:
            change()
        else:
            before, grabbed = self._page(), self.grab()
            change()
            if before is not None and before != self._page():
                self._fade.begin(grabbed)
        self._settle()

    def _settle(self) -> None:
        """Tells everybody about the page that is shown now."""
        shown, page = self._held.shown, self._page()
        described = "\n".join(page.texts) if page is not None else ""
        if described != self.accessibleDescription():
            self.setAccessibleDescription(described)
        seen = page is not None and shown is not None and self.isVisible()
        self._ticker.watch(shown.clock if seen and shown is not None else None)
        self.update()
        if shown is not None:
            sheet = self._place().sheet
            told = self._book.page(shown, sheet), len(self._book.pages(shown, sheet))
            if told != self._told:
                self._told = told
                self.paged.emit(*told)

    def _repaint_clock(self) -> None:
        place = self._place()
        height = place.y + (place.sheet.head + 50) * place.scale
        self.update(QRect(self.width() // 2, 0, self.width(), int(height) + 1))

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colours["paper"])
        picture = self.picture
        if picture is not None:
            paint_ops(painter, self._colours, picture.ops, self._place())
        if self._fade.page is not None:
            painter.setOpacity(self._fade.share)
            painter.drawPixmap(QRectF(self.rect()), self._fade.page, QRectF(self._fade.page.rect()))
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fade.end()
        self._settle()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._pointer.moved()
        self._settle()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._fade.end()
        self._settle()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.moved()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.toggle_full_screen()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pages turn and F11 fills the screen; everything else, Esc above all, does nothing."""
        key = Qt.Key(event.key())
        if key in _TURNS:
            self.turn_wanted.emit(_TURNS[key])
        elif key == Qt.Key.Key_F11:
            self.toggle_full_screen()
