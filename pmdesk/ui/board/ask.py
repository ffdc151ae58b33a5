"""The foot of a column: a dashed button with the question that may bring another card."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton

from pmdesk.ui.board.card import key_text
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, draw_lines, wrapped
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

LINE = 19
TEXT_LEFT = 31


class AskButton(QAbstractButton):
    """Asks in short below cards, in full where the column is empty.

    Signals:
        walked(str): an arrow key was pressed: "walk-up" and so on.
    """

    walked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._full = theme, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_values(self, column: str, ask: str, question: str, full: bool) -> None:
        self._full = full
        self.setText(question if full else ask)
        self.setToolTip("" if full else question)
        said = tr("Add a card to {column}: {ask}")
        self.setAccessibleName(said.format(column=column, ask=question))
        self.update()

    def height_for(self, width: int) -> int:
        if not self._full:
            return 34
        return 15 + LINE * max(1, len(self._lines(width)))

    def _lines(self, width: int) -> tuple[str, ...]:
        return wrapped(self.text(), self._theme.font(13), width - TEXT_LEFT - 12, 4)

    def sizeHint(self) -> QSize:
        return QSize(240, self.height_for(240))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = stroke(theme["accent" if self.hasFocus() else "edge"], 2 if self.hasFocus() else 1)
        if not self.hasFocus():
            pen.setDashPattern([3, 3])
        inset = pen.widthF() / 2
        painter.setPen(pen)
        painter.setBrush(theme["hover"] if self.underMouse() else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 6, 6)
        paint_icon(painter, "plus", theme["muted"].name(), QRectF(11, 9, 16, 16))
        if self._full:
            at = QPointF(TEXT_LEFT, 7.5)
            lines = self._lines(self.width())
            draw_lines(painter, at, lines, theme.font(13), theme["muted"], LINE)
        else:
            box = QRectF(TEXT_LEFT, 0, self.width() - TEXT_LEFT - 8, self.height())
            draw(painter, box, self.text(), theme.font(13), theme["muted"])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        walks = {"Up": "walk-up", "Down": "walk-down", "Left": "walk-left", "Right": "walk-right"}
        walks |= {"Home": "walk-first", "End": "walk-last"}
        walk = walks.get(key_text(event), "")
        if walk:
            self.walked.emit(walk)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)
