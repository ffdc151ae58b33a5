"""Labels: one-liners in a tone of the theme, ones that cut themselves short, wrapped paragraphs."""

import re

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from pmdesk.ui.paint.text import draw, draw_lines, elided, width, wrapped
from pmdesk.ui.theme.theme import Theme

LINE_HEIGHT = {11: 16, 12: 16, 13: 20, 15: 22, 20: 28, 28: 32, 40: 44}
"""Line heights of the console in px by font size."""
_SENTENCE_END = re.compile(r"(?<=[.?!]) ")


def label(text: str, px: float = 13, weight: int = 400, tone: str = "") -> QLabel:
    """A label of one line; `tone` is a role: muted, accent, amber, brick, signal, private."""
    made = QLabel(text)
    made.setFont(Theme.font(px, weight))
    made.setTextFormat(Qt.TextFormat.PlainText)
    if tone:
        made.setProperty("tone", tone)
    return made


def set_tone(of: QLabel, tone: str) -> None:
    """Another colour role; the style is told, since a changed property shows only then."""
    if of.property("tone") != tone:
        of.setProperty("tone", tone)
        of.style().unpolish(of)
        of.style().polish(of)


class Words(QWidget):
    """Base of the painted texts: they change only when there is something new to show."""

    def __init__(self, theme: Theme, px: float, weight: int, role: str) -> None:
        super().__init__()
        self._theme, self._role = theme, role
        self._size = px, weight
        self._text = ""

    @property
    def _font(self) -> QFont:
        """Asked for anew each time: a page that outlives a review must not hold it."""
        return self._theme.font(*self._size)

    def text(self) -> str:
        return self._text

    def set_text(self, text: str, role: str | None = None) -> None:
        if text != self._text or role not in (None, self._role):
            self._role = role or self._role
            self._show(text)

    def _show(self, text: str) -> None:
        self._text = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()
        self.update()

    def _fit(self) -> None:
        """What follows from another text or width."""


class ElidedLabel(Words):
    """One line that gives way: its text is cut with an ellipsis, whole in the tooltip."""

    def __init__(
        self, theme: Theme, text: str = "", px: float = 13, weight: int = 400, role: str = "ink"
    ) -> None:
        super().__init__(theme, px, weight, role)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(LINE_HEIGHT.get(round(px), round(px * 1.5)))
        self._show(text)

    def _fit(self) -> None:
        self.setToolTip(self._text if self.shown() != self._text else "")

    def shown(self) -> str:
        """What stands there."""
        return elided(self._text, self._font, self.width())

    def sizeHint(self) -> QSize:
        return QSize(int(width(self._text, self._font)) + 2, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(24, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw(painter, QRectF(self.rect()), self.shown(), self._font, self._theme[self._role])


class Sentences(ElidedLabel):
    """One line of as many whole sentences as there is room for; only the first one is ever cut."""

    def shown(self) -> str:
        ends = [end.start() for end in _SENTENCE_END.finditer(self._text)]
        texts = (self._text, *(self._text[:end] for end in reversed(ends)))
        room, font = self.width(), self._font
        fits = next((text for text in texts if width(text, font) <= room), texts[-1])
        return elided(fits, font, room)


class Para(Words):
    """A paragraph that wraps on lines of the height that the look asks for; QLabel cannot.

    `line` is another height of its lines, in px, for what is read aloud from a distance.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        px: float = 13,
        weight: int = 400,
        role: str = "ink",
        line: int = 0,
    ) -> None:
        super().__init__(theme, px, weight, role)
        self._line = line or LINE_HEIGHT.get(round(px), round(px * 1.5))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show(text)

    def _lines(self, room: int) -> tuple[str, ...]:
        return wrapped(self._text, self._font, room)

    def _fit(self) -> None:
        # Layouts alone leave the paragraph one line high: they ask before they know the width.
        height = self.heightForWidth(max(self.width(), 1))
        if self.height() != height or self.minimumHeight() != height:
            self.setFixedHeight(height)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, room: int) -> int:
        return max(1, len(self._lines(room))) * self._line if self._text else 0

    def sizeHint(self) -> QSize:
        return QSize(min(480, int(width(self._text, self._font)) + 2), self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self._line if self._text else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        lines = self._lines(self.width())
        colour = self._theme[self._role]
        draw_lines(painter, QPointF(0, 0), lines, self._font, colour, self._line)
