"""The line below the title: as many facts as fit, what is saved, and whether it may be shared."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.theme import Theme

BETWEEN = "  ·  "
HIGH = 16


class SavedLine(QWidget):
    """Facts give way one by one from the last; saved state and warning are always whole."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plain, self._bold = theme.font(12), theme.font(12, 500)
        self._facts: tuple[str, ...] = ()
        self._saved = self._warning = self._short = ""
        self._role = "accent"
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: tuple[str, ...]) -> None:
        """Short texts in the order of their weight."""
        self._show(facts, self._saved, self._warning)

    def show_saved(self, said: str, role: str = "accent") -> None:
        """The saved state; brick where something is not stored."""
        if role != self._role:
            self._role = role
            self.update()
        self._show(self._facts, said, self._warning)

    def show_warning(self, said: str, short: str = "") -> None:
        """That this window may be shared, "" where it is not; `short` where there is no room."""
        self._short = short
        self._show(self._facts, self._saved, said)

    def text(self) -> str:
        """Everything, also what does not fit."""
        return ", ".join(part for part in (*self._facts, self._saved, self._warning) if part)

    def _show(self, facts: tuple[str, ...], saved: str, warning: str) -> None:
        if (facts, saved, warning) != (self._facts, self._saved, self._warning):
            self._facts, self._saved, self._warning = facts, saved, warning
            self.setAccessibleName(self.text())
            self.setToolTip(BETWEEN.join(facts))
            self.update()

    def shown(self) -> tuple[str, ...]:
        """The facts that there is room for."""
        room = self.width() - width(self._said(), self._bold)
        for count in range(len(self._facts), 0, -1):
            if width(BETWEEN.join((*self._facts[:count], "")), self._plain) <= room:
                return self._facts[:count]
        return ()

    def _said(self) -> str:
        """Saved state and warning, the warning as long as it fits."""
        if not self._warning:
            return self._saved
        whole = f"{self._saved}{BETWEEN}{self._warning}"
        fits = width(whole, self._bold) <= self.width()
        return whole if fits or not self._short else f"{self._saved}{BETWEEN}{self._short}"

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
        saved, between, warning = self._said().partition(BETWEEN)
        taken = draw(painter, rest, saved + between, self._bold, theme[self._role])
        rest.setLeft(rest.left() + taken)
        draw(painter, rest, warning, self._bold, theme["ink"])
