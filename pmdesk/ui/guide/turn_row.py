"""One seat in the balance of turns: its key, its alias, a quiet bar, and buttons for the mouse."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from pmdesk.ui.paint.chips import paint_keycap
from pmdesk.ui.paint.text import draw, elided
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button

HIGH, BAR = 32, 3
KEY, NAME, COUNT = 22, 30, 30


class TurnBar(QWidget):
    """The painted part: how often the seat had the floor, against the one that had it most."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._key, self._name = "", ""
        self._turns, self._most, self._current = 0, 0, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH)

    def sizeHint(self) -> QSize:
        return QSize(180, HIGH)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, HIGH)

    def show_seat(self, key: str, name: str, turns: int, most: int, *, current: bool) -> None:
        """`most` are the turns of the seat that had most; arrows chose the `current` one."""
        now = (key, name, turns, most, current)
        if now == (self._key, self._name, self._turns, self._most, self._current):
            return
        self._key, self._name, self._turns, self._most, self._current = now
        said = tr("1 turn") if turns == 1 else tr("{n} turns").format(n=turns)
        self.setAccessibleName(", ".join(filter(None, (key, name, said))) if name else "")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme, box = QPainter(self), self._theme, QRectF(self.rect())
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._current:
            p.setPen(theme["private"])
            p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if self._key:
            paint_keycap(p, theme, QRectF(3, 5, 20, 18), self._key)
        words = QRectF(NAME, 2, box.width() - NAME - COUNT, 22)
        shown = elided(self._name, theme.font(13), words.width())
        self.setToolTip(self._name if shown != self._name else "")
        draw(p, words, shown, theme.font(13), theme["ink"])
        count = QRectF(box.width() - COUNT, 2, COUNT - 6, 22)
        right = Qt.AlignmentFlag.AlignRight
        draw(p, count, str(self._turns), theme.font(12), theme["ink"], right)
        track = QRectF(NAME, box.height() - BAR - 4, words.width(), BAR)
        p.fillRect(track, theme["line"])
        if self._most:
            track.setWidth(track.width() * self._turns / self._most)
            p.fillRect(track, theme["private"])


class TurnRow(QWidget):
    """A seat with less and more.

    The buttons leave the focus where it is: it is the box around them that takes the keys.

    Signals:
        counted(int): a turn more (1) or less (-1).
    """

    counted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.bar = TurnBar(theme)
        self.less = button(theme, "", "quiet", "minus", dense=True, name=tr("One turn less"))
        self.more = button(theme, "", "quiet", "plus", dense=True, name=tr("One turn more"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.bar, 1)
        for part, by in ((self.less, -1), (self.more, 1)):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            part.clicked.connect(lambda _=False, by=by: self.counted.emit(by))
            row.addWidget(part)

    def show_seat(self, key: str, name: str, turns: int, most: int, *, current: bool) -> None:
        self.bar.show_seat(key, name, turns, most, current=current)
        self.less.setEnabled(turns > 0)
        self.less.setAccessibleName(tr("One turn less: {who}").format(who=name))
        self.more.setAccessibleName(tr("One turn more: {who}").format(who=name))

    def forget(self) -> None:
        """Leaves nothing of the seat behind: a deleted widget lives on for a while."""
        self.bar.show_seat("", "", 0, 0, current=False)
        for part in (self.less, self.more):
            part.setAccessibleName("")
