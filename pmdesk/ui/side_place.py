"""Where the panel of a stage stands, and how wide: beside it, or over it where there is no room."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.grip import Grip

LEAST, MOST = 260, 560


class SidePlace(QObject):
    """The panel at the right end of a stage's row, with the edge by which it is dragged.

    `least` are the pixels that the stage needs beside it. With fewer the panel lies over the stage
    and is shown only while somebody wants it there: `opened`.

    Signals:
        widened(int): panels are to be so many pixels wider than usual.
        moved(): it lies over the stage now, or stands beside it again.
    """

    widened = Signal(int)
    moved = Signal()

    def __init__(
        self, theme: Theme, stage: QWidget, row: QHBoxLayout, side: QWidget, least: int
    ) -> None:
        super().__init__(stage)
        self._stage, self._row, self._side, self._least = stage, row, side, least
        self.over, self.opened = False, False
        self._usual = self._wider = self._dragged_from = 0
        self._grip = Grip(theme, stage)
        self._grip.dragged.connect(self._drag)
        self._grip.released.connect(lambda: self.widened.emit(side.width() - self._usual))
        self._grip.reset.connect(lambda: self.widened.emit(0))
        row.addWidget(side)

    @property
    def is_free(self) -> bool:
        """Whether the panel may be shown where it stands."""
        return not self.over or self.opened

    def set_width(self, usual: int) -> None:
        """The width where nobody has asked for another."""
        self._usual = usual
        most = max(LEAST, min(MOST, self._stage.width() // 2))
        self._side.setFixedWidth(max(LEAST, min(usual + self._wider, most)))
        self._fit()
        self.place_grip()

    def widen(self, wider: int) -> None:
        """So many pixels wider than usual (negative: narrower)."""
        self._wider = wider
        if self._usual:
            self.set_width(self._usual)

    def place_grip(self) -> None:
        """On the edge of the panel, where it can be seen and has a width of its own."""
        shown = bool(self._usual) and not self._side.isHidden()
        self._grip.setVisible(shown)
        if shown:
            self._dragged_from = self._dragged_from if self._grip.is_held else self._wider
            self._grip.place(self._stage.width() - self._side.width(), self._stage.height())

    def _drag(self, to_the_right: int) -> None:
        self.widen(self._dragged_from - to_the_right)

    def _fit(self) -> None:
        """Lies over the stage where the two do not fit beside each other."""
        side, stage, wide = self._side, self._stage, self._side.maximumWidth()
        over = stage.width() - wide < self._least
        if over is not self.over:
            self.over, self.opened = over, False
            if over:
                self._row.removeWidget(side)
            else:
                self._row.addWidget(side)
            self.moved.emit()
        if over:
            side.setGeometry(stage.width() - wide, 0, wide, stage.height())
            side.raise_()
