"""One quiet line at the head of the guide, now and then: what is worth minding. Private."""

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLineEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from pmdesk.method.nudges import Nudge, Shown, nudge, still_fits
from pmdesk.ui.room import Room
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para

KEY, OFF = "guide/nudges", "off"
LOOKED_EVERY = 10_000
"""Milliseconds: the meeting's clock goes on without a word."""
SIDE, LINK = 3, 8
"""Pixels of the plum edge, and before the words of a link."""


def hints_wanted(settings: Settings) -> bool:
    """Whether lines may come: until somebody wants no more of them."""
    return settings.text(KEY) != OFF


class NudgeLine(QWidget):
    """Empty and hidden most of the time. It comes while nobody is writing, and takes no focus.

    Signals:
        off_wanted(): no line is to come any more.
        moved(): it came or went, and what stands below it has another height.
    """

    off_wanted = Signal()
    moved = Signal()

    def __init__(self, theme: Theme, room: Room, settings: Settings) -> None:
        super().__init__()
        self._theme, self._room, self._settings = theme, room, settings
        self._nudge: Nudge | None = None
        self._shown: list[Shown] = []
        self._meeting = ""
        self.words = Para(theme, "", 12)
        self.away = button(theme, "", "quiet", "close", dense=True, name=tr("Put this hint away"))
        self.off = button(theme, tr("No more hints"), "link", dense=True)
        for part in (self.away, self.off):
            # A click leaves the focus where somebody is writing.
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._lay_out()
        self.away.clicked.connect(self.put_away)
        self.off.clicked.connect(self.off_wanted)
        self._timer = QTimer(self, interval=LOOKED_EVERY)
        self._timer.timeout.connect(self.look)
        self.hide()

    def _lay_out(self) -> None:
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.words)
        off = QHBoxLayout()
        off.setContentsMargins(0, 0, 0, 0)
        off.addSpacing(-LINK)
        off.addWidget(self.off)
        off.addStretch(1)
        said.addLayout(off)
        row = QHBoxLayout(self)
        row.setContentsMargins(SIDE + 9, 6, 4, 2)
        row.setSpacing(4)
        row.addLayout(said, 1)
        row.addWidget(self.away, 0, Qt.AlignmentFlag.AlignTop)

    @property
    def _wanted(self) -> bool:
        return hints_wanted(self._settings)

    def turn(self) -> None:
        """Lets lines come, or no longer; kept on this computer."""
        self._settings.set_text(KEY, OFF if self._wanted else "")
        self.look()

    def put_away(self) -> None:
        """The line goes; the next one comes in its time."""
        self._nudge = None
        self._show()

    def look(self) -> None:
        """Whether a line is due, or the one that stands there is no longer so."""
        room, meeting = self._room, self._room.row
        if meeting is None or not room.running or not self._wanted or room.hides_private:
            self._timer.stop()
            self.put_away()
            return
        if not self._timer.isActive():
            self._timer.start()
        if meeting.id != self._meeting:
            self._meeting, self._shown = meeting.id, []
        if _writes() or room.paused or not self._in_sight():
            return
        if self._nudge and not still_fits(self._nudge, room.review, meeting, room.stage):
            self._nudge = None
        elapsed = room.meeting_clock().elapsed
        due = nudge(room.review, meeting, elapsed=elapsed, stage=room.stage, shown=self._shown)
        if due is not None:
            self._nudge = due
            self._shown.append(Shown(due.key, elapsed))
        self._show()

    def _in_sight(self) -> bool:
        over = self.parentWidget()
        return over is not None and over.isVisible()

    def _show(self) -> None:
        self.words.set_text(self._nudge.text if self._nudge is not None else "")
        if self.isHidden() != (self._nudge is None):
            self.setVisible(self._nudge is not None)
            self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme["private-tint"])
        painter.fillRect(QRectF(0, 0, SIDE, self.height()), theme["private"])


def _writes() -> bool:
    """Whether somebody has words under the caret: nothing moves then."""
    focused = QApplication.focusWidget()
    if isinstance(focused, QLineEdit):
        return bool(focused.text())
    return isinstance(focused, QTextEdit) and bool(focused.toPlainText())
