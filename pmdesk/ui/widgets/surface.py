"""Surfaces: a panel with a 1 px line and round corners, and thin separating lines."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.theme.theme import Theme


class Surface(QFrame):
    """A card or panel: surface, 1 px line (or another role), radius 6."""

    def __init__(self, theme: Theme, border: str = "line", ground: str = "surface") -> None:
        super().__init__()
        self._theme, self._border, self._ground = theme, border, ground

    def set_border(self, role: str) -> None:
        self._border = role
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(stroke(self._theme[self._border], 1))
        painter.setBrush(self._theme[self._ground])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


class Ground(QWidget):
    """A plain area in a colour role, with lines at the sides that are asked for ("left bottom")."""

    def __init__(self, theme: Theme, role: str = "paper", lines: str = "") -> None:
        super().__init__()
        self._theme, self._role, self._lines = theme, role, lines.split()

    def draw_lines(self, lines: str) -> None:
        """Lines at other sides."""
        self._lines = lines.split()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme[self._role])
        line, w, h = self._theme["line"], self.width(), self.height()
        edges = {
            "left": (0, 0, 1, h),
            "right": (w - 1, 0, 1, h),
            "top": (0, 0, w, 1),
            "bottom": (0, h - 1, w, 1),
        }
        for side in self._lines:
            painter.fillRect(*edges[side], line)


class Rule(QWidget):
    """A separating line of 1 px."""

    def __init__(self, theme: Theme, role: str = "line") -> None:
        super().__init__()
        self._theme, self._role = theme, role
        self.setFixedHeight(1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self._theme[self._role])
