"""One missing part as a row: a ring, the sentence, the stage that it leads to."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pmdesk.method.stages import stage_guide
from pmdesk.model.words import Stage
from pmdesk.ui.paint.shapes import paint_tick, stroke
from pmdesk.ui.paint.text import draw, draw_lines, width, wrapped
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

ROW, LINE, EDGE = 30, 20, 26


def counted(message: str, count: int) -> str:
    """What is missing, with how often where that is more than once."""
    return (
        tr("{message} {count} times.").format(message=message, count=count)
        if count > 1
        else message
    )


class FindingRow(QAbstractButton):
    """One missing part: an open ring, the sentence, where to go; as high as the sentence needs."""

    def __init__(self, theme: Theme, text: str, tip: str, stage: Stage | None) -> None:
        super().__init__()
        self._theme, self._where = theme, stage_guide(stage).name if stage else ""
        self.setText(text)
        self.setToolTip(tip)
        self.setAccessibleName(f"{text} {self._where}".strip())
        self.setAccessibleDescription(tip)
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if stage else Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover, stage is not None)

    def sizeHint(self) -> QSize:
        return QSize(280, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def _lines(self) -> tuple[str, ...]:
        where = width(self._where, self._theme.font(11))
        return wrapped(self.text(), self._theme.font(13), self.width() - EDGE - 20 - where, 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        height = ROW - LINE + LINE * max(1, len(self._lines()))
        if self.height() != height:
            self.setFixedHeight(height)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self._where and self.underMouse():
            p.fillRect(box, theme["hover"])
        p.fillRect(QRectF(0, box.height() - 1, box.width(), 1), theme["hair"])
        centre = QPointF(11, ROW / 2)
        if self._where:
            p.setPen(stroke(theme["amber"], 1.5))
            p.drawEllipse(centre, 5.5, 5.5)
        else:
            paint_tick(p, theme["accent"], centre)
        draw_lines(p, QPointF(EDGE, 5), self._lines(), theme.font(13), theme["ink"], LINE)
        first = QRectF(0, 0, box.width() - 8, ROW)
        right = Qt.AlignmentFlag.AlignRight
        draw(p, first, self._where, theme.font(11), theme["muted"], right)
        if self.hasFocus():
            p.setPen(stroke(theme["accent"], 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
