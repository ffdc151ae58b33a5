"""The line below the title: as many facts as fit, and when the last change was saved."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.theme import Theme

BETWEEN = "  ·  "
HIGH = 16


class SavedLine(QWidget):
    """Facts give way one by one from the last; the saved state is always whole."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plain, self._bold = theme.font(12), theme.font(12, 500)
        self._facts: tuple[str, ...] = ()
        self._saved = ""
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: tuple[str, ...]) -> None:
        """Short texts in the order of their weight."""
        self._show(facts, self._saved)

    def show_saved(self, said: str) -> None:
        self._show(self._facts, said)

    def text(self) -> str:
        """Everything, also what does not fit."""
        return ", ".join((*self._facts, self._saved))

    def _show(self, facts: tuple[str, ...], saved: str) -> None:
        if (facts, saved) != (self._facts, self._saved):
            self._facts, self._saved = facts, saved
            self.setAccessibleName(self.text())
            self.setToolTip(BETWEEN.join(facts))
            self.update()

    def shown(self) -> tuple[str, ...]:
        """The facts that there is room for."""
        room = self.width() - width(self._saved, self._bold)
        for count in range(len(self._facts), 0, -1):
            if width(BETWEEN.join((*self._facts[:count], "")), self._plain) <= room:
                return self._facts[:count]
        return ()

    def sizeHint(self) -> QSize:
        return QSize(120, HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        facts = "".join(f"{fact}{BETWEEN}" for fact in self.shown())
        left = width(facts, self._plain)
        draw(painter, QRectF(0, 0, left + 1, HIGH), facts, self._plain, theme["muted"])
        rest = QRectF(left, 0, self.width() - left, HIGH)
        draw(painter, rest, self._saved, self._bold, theme["accent"])
