"""The line of the 48-hour clock: a ring and a sentence that wraps."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.ui.paint.clock import CLOCK_ROLE, paint_clock
from pmdesk.ui.paint.text import draw_lines, wrapped
from pmdesk.ui.prepare.clock_words import ClockWords
from pmdesk.ui.theme.theme import Theme


class ClockLine(QWidget):
    """The ring of the 48-hour clock and its sentence, wrapped."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words: ClockWords | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)

    def show_words(self, words: ClockWords) -> None:
        self._words = words
        self.setAccessibleName(words.text)
        self._fit()
        self.update()

    def text(self) -> str:
        return self._words.text if self._words is not None else ""

    def _lines(self) -> tuple[str, ...]:
        role = CLOCK_ROLE[self._words.deadline.state] if self._words else ("muted", 400)
        return wrapped(self.text(), self._theme.font(13, role[1]), self.width() - 24)

    def _fit(self) -> None:
        height = 20 * max(1, len(self._lines()))
        if self.height() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._words is None:
            return
        p, theme = QPainter(self), self._theme
        role, weight = CLOCK_ROLE[self._words.deadline.state]
        drawn = paint_clock(p, theme, self._words.deadline, QPointF(8, 10))
        at = QPointF(24 if drawn else 0, 0)
        draw_lines(p, at, self._lines(), theme.font(13, weight), theme[role], 20)
