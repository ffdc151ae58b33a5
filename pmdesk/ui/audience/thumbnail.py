"""A small live picture of what the room sees, for the console."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.model.audience import Audience
from pmdesk.ui.audience.held import Held
from pmdesk.ui.audience.pages import Book
from pmdesk.ui.audience.paint import paint_ops
from pmdesk.ui.audience.sheet import HEIGHT, WIDTH, Placement, Sheet, fitted
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.theme.tokens import AUDIENCE
from pmdesk.ui.tr import tr

SMALL = QSize(160, 90)
LARGE = QSize(320, 180)


class Thumbnail(QWidget):
    """What the room sees, or that it sees nothing; takes the same calls as the window."""

    def __init__(self, theme: Theme, size: QSize = SMALL) -> None:
        super().__init__()
        self._theme, self._size = theme, size
        self._held, self._book = Held(), Book()
        self._blank, self._open, self._sheet = False, False, Sheet()
        self._drawn: QPixmap | None = None
        self._colours = Theme(AUDIENCE[theme.name])
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("What the room sees"))
        theme.changed.connect(self._dress)
        self._renew()

    def show_audience(self, audience: Audience | None) -> None:
        """Takes a view; while frozen it is kept for later. Its page is the one that is painted."""
        self._held.take(audience)
        self._renew()

    def set_frozen(self, frozen: bool) -> None:
        self._held.freeze(frozen)
        self._renew()

    def set_blank(self, blank: bool) -> None:
        self._blank = blank
        self._renew()

    def set_open(self, shown: bool) -> None:
        """Whether there is an audience window: without one the room sees nothing."""
        self._open = shown
        self._renew()

    def set_zoom(self, zoom: float) -> None:
        """The zoom of a window of full size, so that the pages are the same."""
        self.set_sheet(fitted(WIDTH, HEIGHT, max(1.0, zoom)).sheet)

    def set_sheet(self, sheet: Sheet) -> None:
        """The sheet of the window, so that the pages are the same at any size of it."""
        if sheet != self._sheet:
            self._sheet = sheet
            self._renew()

    @property
    def state(self) -> str:
        """Closed, Blank, Frozen or Live."""
        if not self._open or (self._held.shown is None and not self._blank):
            return tr("Closed")
        if self._blank:
            return tr("Blank")
        return tr("Frozen") if self._held.frozen else tr("Live")

    def sizeHint(self) -> QSize:
        return self._size

    def minimumSizeHint(self) -> QSize:
        return self._size

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._drawn is None or self._drawn.devicePixelRatio() != self.devicePixelRatio():
            self._drawn = self._draw()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()

    def _dress(self) -> None:
        self._colours = Theme(AUDIENCE[self._theme.name])
        self._renew()

    def _renew(self) -> None:
        self._drawn = None
        shown = self._held.shown
        stage = f", {shown.stage_name}" if shown is not None and self._open else ""
        self.setAccessibleDescription(f"{self.state}{stage}")
        self.update()

    def _draw(self) -> QPixmap:
        """The picture, kept until something changes: a bar around it is painted often."""
        ratio = self.devicePixelRatio()
        pixmap = QPixmap(self.size() * ratio)
        pixmap.setDevicePixelRatio(ratio)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        seen = self._open and not self._blank and self._held.shown is not None
        painter.fillRect(box, self._theme["sunken"])
        if seen:
            painter.fillRect(box, self._colours["paper"])
            self._page(painter)
        else:
            font, align = self._theme.font(11, 500), Qt.AlignmentFlag.AlignHCenter
            draw(painter, box, self.state, font, self._theme["muted"], align)
        if seen and self._held.frozen:
            self._frame(painter, box, "amber", 2.0)
            self._tag(painter, box)
        else:
            self._frame(painter, box, "line", 1.0)
        painter.end()
        return pixmap

    def _page(self, painter: QPainter) -> None:
        """The page of the window, in small: it breaks where the large one does."""
        shown = self._held.shown
        assert shown is not None
        sheet = self._sheet
        scale = min(self.width() / sheet.width, self.height() / sheet.height)
        x = (self.width() - sheet.width * scale) / 2
        y = (self.height() - sheet.height * scale) / 2
        picture = self._book.pages(shown, sheet)[self._book.page(shown, sheet)]
        paint_ops(painter, self._colours, picture.ops, Placement(sheet, scale, x, y))

    def _frame(self, painter: QPainter, box: QRectF, role: str, thick: float) -> None:
        painter.setPen(stroke(self._theme[role], thick))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = thick / 2
        painter.drawRect(box.adjusted(half, half, -half, -half))

    def _tag(self, painter: QPainter, box: QRectF) -> None:
        """The word of the state in a corner: a frame alone would be colour alone."""
        font = self._theme.font(11, 600)
        wide = width(self.state, font) + 12
        tag = QRectF(box.left(), box.bottom() - 20, wide, 20)
        painter.fillRect(tag, self._theme["amber"])
        draw(painter, tag, self.state, font, self._theme["surface"], Qt.AlignmentFlag.AlignHCenter)
