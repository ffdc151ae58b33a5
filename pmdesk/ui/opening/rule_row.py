"""One ground rule: a box to tick, its number, its words; it is moved by keys and by dragging."""

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QApplication, QSizePolicy

from pmdesk.ui.board.card import key_text
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, draw_lines, wrapped
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.picker import paint_check

LINE, TOP = 20, 6
BOX, NUMBER, WORDS = 13, 32, 52
KEYS = {
    "Alt+Up": "up",
    "Alt+Down": "down",
    "Up": "before",
    "Down": "behind",
    "F2": "edit",
    "Del": "delete",
    "Return": "tick",
    "Enter": "tick",
}


class RuleRow(QAbstractButton):
    """A rule; `number` is its place among the chosen ones, 0 where it is not chosen.

    Signals:
        commanded(str): what a key wants: up, down, before, behind, edit, delete, tick.
        dragged(int): it is held at this height of its parent.
        dropped(): it was let go after a drag.
        menu_wanted(QPoint): the place for the menu on the screen.
    """

    commanded = Signal(str)
    dragged = Signal(int)
    dropped = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__()
        self._theme, self.rule, self.number = theme, text, 0
        self._pressed: QPoint | None = None
        self._dragging = False
        self.setCheckable(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_number(0)

    def show_number(self, number: int) -> None:
        self.number = number
        self.setChecked(bool(number))
        said = tr("Rule {n}: {text}").format(n=number, text=self.rule) if number else self.rule
        self.setAccessibleName(said)
        self.update()

    # Size

    def _lines(self, wide: int) -> tuple[str, ...]:
        return wrapped(self.rule, self._theme.font(13), wide - WORDS - 8)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, wide: int) -> int:
        return 2 * TOP + LINE * max(1, len(self._lines(wide)))

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 2 * TOP + LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setFixedHeight(self.heightForWidth(self.width()))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        p.fillRect(QRectF(0, box.bottom() - 1, box.width(), 1), theme["hair"])
        if self._dragging or self.underMouse():
            p.fillRect(box, theme["accent-tint" if self._dragging else "hover"])
        paint_check(p, theme, QPointF(BOX, TOP + LINE / 2), self.isChecked())
        if self.number:
            place = QRectF(NUMBER, TOP, WORDS - NUMBER - 4, LINE)
            draw(p, place, str(self.number), theme.font(13, 600), theme["accent"])
        role = "ink" if self.isChecked() else "muted"
        draw_lines(
            p, QPointF(WORDS, TOP), self._lines(self.width()), theme.font(13), theme[role], LINE
        )
        if self.hasFocus() or self._dragging:
            p.setPen(stroke(theme["accent"], 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)

    # Input

    def keyPressEvent(self, event: QKeyEvent) -> None:
        command = KEYS.get(key_text(event), "")
        if command:
            self.commanded.emit(command)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        held = self._pressed is not None and event.buttons() & Qt.MouseButton.LeftButton
        if held and self.number:
            at = event.position().toPoint()
            assert self._pressed is not None
            far = abs(at.y() - self._pressed.y()) >= QApplication.startDragDistance()
            if far and not self._dragging:
                self._dragging = True
                self.setDown(False)
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
            if self._dragging:
                self.dragged.emit(self.mapToParent(at).y())
                self.update()
                return
        super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        if self._dragging:
            self._dragging = False
            self.unsetCursor()
            self.update()
            self.dropped.emit()
            return
        super().mouseReleaseEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self.mapToGlobal(QPoint(WORDS, self.height() // 2)) if by_key else event.globalPos()
        self.menu_wanted.emit(at)
