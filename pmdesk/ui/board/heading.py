"""Headings of a board: a name, a count, a sign to fold with, and the name's own editor."""

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import LineField

SIGN = 18
"""Width of the sign that folds, with its space."""


class NameField(LineField):
    """The editor of a name; Enter and Esc leave it, and neither goes on to the heading."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.flush()
            self.entered.emit()
        else:
            super().keyPressEvent(event)


class Heading(QWidget):
    """The head of a column (`big`) or of a section in it, which folds.

    Signals:
        folded(): the cards below should be shown or hidden.
        renamed(str): there is a new name; it is never empty.
        menu_wanted(QPoint): the place for the menu on the screen.
        left(): the name is no longer edited.
    """

    folded = Signal()
    renamed = Signal(str)
    menu_wanted = Signal(QPoint)
    left = Signal()

    def __init__(self, theme: Theme, *, big: bool) -> None:
        super().__init__()
        self._theme, self._big = theme, big
        self._name, self._count, self._renames, self._open = "", 0, False, True
        self._field: NameField | None = None
        self.setFixedHeight(36 if big else 28)

    def show_values(self, name: str, count: int, renames: bool, is_open: bool = True) -> None:
        values = (name, count, renames, is_open)
        if values == (self._name, self._count, self._renames, self._open):
            return
        self._name, self._count, self._renames, self._open = values
        active = renames or not self._big
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if active else Qt.FocusPolicy.NoFocus)
        state = "" if self._big else tr("open") if is_open else tr("folded")
        parts = [name, tr("{n} cards").format(n=count), state]
        self.setAccessibleName(", ".join(part for part in parts if part))
        self.setToolTip(tr("Click or F2 renames") if renames else "")
        if self._field is not None:
            self._field.show_value(name)
        self.update()

    # Renaming

    def rename(self) -> None:
        """Puts an editor over the name."""
        if not self._renames or self._field is not None:
            return
        field = self._field = NameField(tr("Name of the group"))
        field.setParent(self)
        field.setProperty("role", "heading")
        field.setFont(self._font())
        field.show_value(self._name)
        field.edited.connect(self._rename)
        field.entered.connect(self._leave)
        field.left.connect(self._leave)
        self._place_field()
        field.show()
        field.setFocus()
        field.selectAll()

    def _rename(self, name: str) -> None:
        if name.strip():
            self.renamed.emit(name.strip())

    def _leave(self) -> None:
        field, self._field = self._field, None
        if field is not None:
            if field.hasFocus():
                self.setFocus()
            field.hide()
            field.deleteLater()
            self.left.emit()

    def _place_field(self) -> None:
        if self._field is not None:
            left = 0 if self._big else SIGN - 7
            self._field.setGeometry(left, 1, self.width() - left - 28, 26)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place_field()

    # Painting

    def _font(self) -> QFont:
        return self._theme.font(15 if self._big else 12, 600)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._big:
            painter.fillRect(QRectF(0, self.height() - 2, self.width(), 2), theme["ink"])
            box.setBottom(box.bottom() - 8)
        else:
            self._paint_sign(painter, box.center().y())
        right = Qt.AlignmentFlag.AlignRight
        count, font = str(self._count), theme.font(13 if self._big else 12)
        draw(painter, box.adjusted(0, 0, -1, 0), count, font, theme["muted"], right)
        left = 0 if self._big else SIGN
        name = box.adjusted(left, 0, -width(count, font) - 8, 0)
        draw(painter, name, self._name, self._font(), theme["ink"])
        if self.hasFocus():
            painter.setPen(stroke(theme["accent"], 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -7 if self._big else -1)
            painter.drawRoundedRect(frame, 4, 4)

    def _paint_sign(self, painter: QPainter, y: float) -> None:
        painter.setPen(stroke(self._theme["muted"], 1.5))
        painter.drawLine(QPointF(1, y), QPointF(10, y))
        if not self._open:
            painter.drawLine(QPointF(5.5, y - 4.5), QPointF(5.5, y + 4.5))

    # Input

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F2 and self._renames:
            self.rename()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and not self._big:
            self.folded.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        on_sign = not self._big and event.position().x() < SIGN + 4
        if self._renames and not on_sign:
            self.rename()
        elif not self._big:
            self.folded.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.menu_wanted.emit(
            self.mapToGlobal(self.rect().bottomLeft()) if by_key else event.globalPos()
        )
