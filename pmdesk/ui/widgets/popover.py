"""A popover: something small to fill in, beside what it is about, inside the window."""

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPolygonF,
    QRegion,
)
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.theme.theme import Theme

POINTER = 9
EDGE = 8
"""Pixels that stay free between a popover and the edge of its host."""


class Popover(QWidget):
    """A veil over `host` that shows `content` in a bubble which points at an anchor.

    Esc and a click beside the bubble close it; the focus goes back to where it was. `foot` is what
    stays free at the lower edge of the host. Without `veil` it only lies there: it takes no focus
    (nor may its content), and the mouse reaches what is beside it. With `within_edit` the field
    that had the focus is not left: it goes on with the same edit afterwards.

    Signals:
        closed(): it is gone; its content dies with it.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        host: QWidget,
        content: QWidget,
        width: int = 384,
        foot: int = 0,
        *,
        veil: bool = True,
        within_edit: bool = False,
    ) -> None:
        super().__init__(host)
        self._theme, self._host, self._width, self._foot = theme, host, width, foot
        self.veil = veil
        reasons = Qt.FocusReason
        self._reason = reasons.PopupFocusReason if within_edit else reasons.OtherFocusReason
        self._anchor, self._bubble = QRect(), QRect()
        self._side, self._open = "", False
        self._back: QWidget | None = None
        self._by: QWidget | None = None
        self.content = content
        self._box = QWidget(self)
        column = QVBoxLayout(self._box)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(content)
        self.setAccessibleName(content.accessibleName())
        self.hide()

    def open_at(self, anchor: QRect) -> None:
        """Shows it at a rectangle of the host and gives the focus to the content."""
        self._anchor, self._open = anchor, True
        self._back = self._host.window().focusWidget()
        self._host.installEventFilter(self)
        self._place()
        self.show()
        self.raise_()
        self._place()
        if self.veil:
            self.content.setFocus(self._reason)

    def open_by(self, widget: QWidget) -> None:
        """Shows it at what can be seen of a widget inside the host, also when that moves."""
        self._by = widget
        self.open_at(widget.rect())

    def _find_anchor(self) -> None:
        widget = self._by
        if widget is not None and isValid(widget):
            seen = widget.visibleRegion().boundingRect()
            seen = seen if not seen.isEmpty() else widget.rect()
            self._anchor = seen.translated(widget.mapTo(self._host, QPoint(0, 0)))

    def close_it(self) -> None:
        """Takes it away; what its fields held back is stored as they lose the focus."""
        if not self._open:
            return
        self._open = False
        self._host.removeEventFilter(self)
        if self.veil:
            self._return_focus()
        self.hide()
        self.closed.emit()
        self.deleteLater()

    def _return_focus(self) -> None:
        back = self._back
        if back is not None and isValid(back) and back.isVisible():
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.isVisible():
            self._host.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        """Below the anchor where there is room, else above, right or left of it, else over it.

        Before it covers its anchor it is made lower, as far as the content allows.
        """
        self.setGeometry(self._host.rect())
        self._find_anchor()
        room = self.rect().adjusted(EDGE, EDGE, -EDGE, -EDGE - self._foot)
        wide = min(self._width, room.width())
        self._box.setFixedWidth(wide)
        high = min(self._box.sizeHint().height(), room.height())
        least = min(self._box.minimumSizeHint().height(), high)
        under = room.bottom() - self._anchor.bottom() - POINTER
        lower = max(under, self._anchor.top() - POINTER - room.top())
        for height in (high, max(least, min(high, lower))):
            fitting = self._choices(room, wide, height)
            free = [side for side, box in fitting.items() if not box.intersects(self._anchor)]
            if free:
                break
        self._side = free[0] if free else ""
        self._bubble = fitting[self._side or "below"]
        self._box.setGeometry(self._bubble)
        if not self.veil:
            self.setMask(QRegion(self._bubble.adjusted(-POINTER, -POINTER, POINTER, POINTER)))
        self.update()

    def _choices(self, room: QRect, wide: int, high: int) -> dict[str, QRect]:
        """Where the bubble would stand on each side, pushed into the room."""
        anchor, away = self._anchor, POINTER + 1
        x, y = anchor.center().x() - wide // 2, anchor.top()
        boxes = {
            "below": QRect(x, anchor.bottom() + away, wide, high),
            "above": QRect(x, anchor.top() - away - high + 1, wide, high),
            "right": QRect(anchor.right() + away, y, wide, high),
            "left": QRect(anchor.left() - away - wide + 1, y, wide, high),
        }
        return {side: _pushed_into(box, room) for side, box in boxes.items()}

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and self._open:
            self._place()
        if event.type() == QEvent.Type.Hide and self._open and not self._host.isVisible():
            self.close_it()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._bubble.contains(event.position().toPoint()):
            self.close_it()

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes round inside."""
        stops = [w for w in self._chain() if w.isVisibleTo(self) and w.isEnabled()]
        if not stops:
            return False
        current = self.focusWidget()
        place = stops.index(current) if current in stops else -1
        step = 1 if forwards else -1
        reason = Qt.FocusReason.TabFocusReason if forwards else Qt.FocusReason.BacktabFocusReason
        stops[(place + step) % len(stops)].setFocus(reason)
        return True

    def _chain(self) -> list[QWidget]:
        widgets = self.findChildren(QWidget)
        stops = [w for w in widgets if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        return [w for w in stops if w.focusProxy() is None]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self._bubble).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if self._side:
            path = path.united(self._pointer())
        painter.setPen(stroke(self._theme["edge"], 1))
        painter.setBrush(self._theme["surface"])
        painter.drawPath(path)

    def _pointer(self) -> QPainterPath:
        """The triangle between the bubble and the middle of the anchor."""
        box = QRectF(self._bubble).adjusted(0.5, 0.5, -0.5, -0.5)
        middle = QRectF(self._anchor).center()
        across = self._side in ("below", "above")
        low, high = (box.left(), box.right()) if across else (box.top(), box.bottom())
        at = max(low + 16, min(middle.x() if across else middle.y(), high - 16))
        foot = {"below": box.top(), "above": box.bottom(), "right": box.left(), "left": box.right()}
        outwards = -1 if self._side in ("below", "right") else 1
        base, tip = foot[self._side] - outwards, foot[self._side] + outwards * POINTER
        corners = [(at - POINTER, base), (at, tip), (at + POINTER, base)]
        points = [QPointF(*corner) if across else QPointF(*corner[::-1]) for corner in corners]
        path = QPainterPath()
        path.addPolygon(QPolygonF(points))
        path.closeSubpath()
        return path


def _pushed_into(box: QRect, room: QRect) -> QRect:
    x = max(room.left(), min(box.left(), room.right() + 1 - box.width()))
    y = max(room.top(), min(box.top(), room.bottom() + 1 - box.height()))
    return QRect(x, y, box.width(), box.height())
