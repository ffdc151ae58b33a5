"""The palette itself: a line to type in and what fits, over the dimmed window."""

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget
from shiboken6 import isValid

from pmdesk.ui.actions import N
from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw
from pmdesk.ui.palette.offers import Offer, found
from pmdesk.ui.palette.rows import HEADING, ROW, OffersDelegate, OffersModel
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.surface import Rule
from pmdesk.ui.widgets.viewport import leave_ground

WIDE, TOP, MOST_HIGH = 640, 120, 430
FRAME = 100
"""Pixels that head, foot and lines take beside the rows."""
FOOT = (("↑ ↓", N("choose")), ("Enter", N("run")), ("Esc", N("close")))


class Palette(QWidget):
    """A veil over the window with the palette on it; Esc or a click beside it puts it away.

    Signals:
        closed(): it is gone.
    """

    closed = Signal()

    def __init__(self, theme: Theme, window: QWidget, offers: tuple[Offer, ...]) -> None:
        super().__init__(window)
        self._theme, self._window, self._offers = theme, window, offers
        self._back = window.focusWidget()
        self.setAccessibleName(tr("Find a command"))
        self.box = _Box(theme, self)
        self.line = QLineEdit()
        self.line.setProperty("role", "bare")
        self.line.setFont(theme.font(15))
        self.line.setPlaceholderText(tr("What do you want to do?"))
        self.line.setAccessibleName(tr("Find a command"))
        self.list = QListView()
        leave_ground(self.list)
        self.rows = OffersModel(self)
        self.none = QLabel(tr("Nothing here has these letters. Try fewer."))
        self.none.setProperty("tone", "muted")
        self._set_list()
        self._lay_out()
        self.line.textChanged.connect(self._filter)
        self.line.installEventFilter(self)
        self.list.clicked.connect(lambda _: self.run())
        window.installEventFilter(self)
        self._filter("")
        self._place()
        self.show()
        self.raise_()
        self.line.setFocus()

    def _set_list(self) -> None:
        self.list.setModel(self.rows)
        self.list.setItemDelegate(OffersDelegate(self._theme, self.list))
        self.list.setAccessibleName(tr("What fits"))
        self.list.setMouseTracking(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 16, 16, 14)
        head.setSpacing(12)
        picture = QLabel()
        picture.setPixmap(icon(self._theme, "search").pixmap(QSize(16, 16)))
        head.addWidget(picture)
        head.addWidget(self.line, 1)
        column = QVBoxLayout(self.box)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(Rule(self._theme))
        self.none.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self.none)
        column.addWidget(self.list, 1)
        column.addWidget(Rule(self._theme))
        column.addWidget(_Foot(self._theme))

    def _filter(self, query: str) -> None:
        offers = found(self._offers, query)
        self.rows.show_offers(offers)
        self.list.setVisible(bool(offers))
        self.none.setVisible(not offers)
        if offers:
            self.list.setCurrentIndex(self.rows.index(1))
        self.list.scrollToTop()
        self._place()

    def _place(self) -> None:
        """As high as what fits, and never out of the window."""
        self.setGeometry(self._window.rect())
        count = self.rows.rowCount()
        headings = sum(isinstance(self.rows.row(n), str) for n in range(count))
        rows = (count - headings) * ROW + headings * HEADING if count else 48
        top = min(TOP, max(24, (self.height() - 320) // 3))
        high = min(rows + FRAME, MOST_HIGH + FRAME, self.height() - top - 24)
        wide = min(WIDE, self.width() - 48)
        self.box.setGeometry(QRect((self.width() - wide) // 2, top, wide, high))

    # Doing

    def run(self) -> None:
        """Does what the chosen line says, after the palette is gone."""
        offer = self.rows.offer(self.list.currentIndex())
        self.put_away()
        if offer is not None:
            offer.run()

    def put_away(self) -> None:
        """Closes it, once; the focus goes back to where it was."""
        if self.isHidden():
            return
        self._window.removeEventFilter(self)
        if self._back is not None and isValid(self._back) and self._back.isVisible():
            self._back.setFocus()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _step(self, by: int) -> None:
        """To the next line that can be chosen; goes round at the ends."""
        count = self.rows.rowCount()
        row = self.list.currentIndex().row()
        for _ in range(count):
            row = (row + by) % count
            if self.rows.offer(self.rows.index(row)) is not None:
                self.list.setCurrentIndex(self.rows.index(row))
                self.list.scrollTo(self.rows.index(max(0, row - 1) if by < 0 else row))
                return

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._place()
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            assert isinstance(event, QKeyEvent)
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Tab: 1, Qt.Key.Key_Backtab: -1}
        if key in steps:
            self._step(steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.run()
        elif key == Qt.Key.Key_Escape:
            self.put_away()
        else:
            return False
        return True

    def focusNextPrevChild(self, forwards: bool) -> bool:
        return True  # there is one place to type; Tab goes through the lines instead

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self.box.geometry().contains(event.position().toPoint()):
            self.put_away()

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme["scrim"])


class _Box(QWidget):
    """The ground of the palette: surface, edge border, radius 8."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(stroke(self._theme["edge"], 1))
        painter.setBrush(self._theme["surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)


class _Foot(QWidget):
    """The keys of the palette, and what it never shows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFixedHeight(38)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme, x = QPainter(self), self._theme, 16.0
        for keys, word in FOOT:
            for cap in keys.split():
                wide = keycap_width(theme, cap)
                paint_keycap(p, theme, QRectF(x, 10, wide, 18), cap)
                x += wide + 4
            x += draw(p, QRectF(x + 2, 0, 80, 38), tr(word), theme.font(12), theme["muted"]) + 18
        right = Qt.AlignmentFlag.AlignRight
        box = QRectF(x, 0, self.width() - x - 16, 38)
        said = tr("Private notes are not searched")
        draw(p, box, said, theme.font(12), theme["muted"], right)
