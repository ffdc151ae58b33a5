"""The two clocks of a running meeting, painted; they tick only while it runs and can be seen."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from pmdesk.method.stages import stage_guide
from pmdesk.ui.console.clock_text import Reading, meeting_reading, stage_reading
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

WHOLE, NO_BAR, NO_WORD, STAGE_ONLY = range(4)
"""How much of the meeting's clock there is room for; the clock of the stage stays."""
EDGE, APART, GAP = 8, 24, 9
"""Pixels: left and right of both clocks, between the two, between the words of one."""
OPENING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down)
TICK_LATE = 5
"""Milliseconds after the full second at which the clocks are read."""


class Clocks(QAbstractButton):
    """The clock of the stage and that of the meeting; a press opens what can be done with them."""

    def __init__(self, theme: Theme, room: Room) -> None:
        super().__init__()
        self._theme, self._room = theme, room
        self._level = WHOLE
        self._small, self._large = theme.font(12), theme.font(15, 600)
        self._readings: tuple[Reading, Reading] | None = None
        self.setFixedHeight(44)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setToolTip(tr("More time, pause, clock for the room, end"))
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.read)

    # Time

    def read(self) -> None:
        """Asks the room for the time, and comes back at the next second if a clock runs."""
        room = self._room
        if not room.running:
            self._timer.stop()
            return
        still = room.paused
        stage = stage_reading(stage_guide(room.stage).name, room.stage_clock(), still)
        readings = (stage, meeting_reading(tr("Meeting"), room.meeting_clock(), still))
        if readings != self._readings:
            self._take(readings)
        if still or not self.isVisible():
            self._timer.stop()
        else:
            self._timer.start(1000 - room.now().microsecond // 1000 + TICK_LATE)

    def _take(self, readings: tuple[Reading, Reading]) -> None:
        before, self._readings = self.sizeHint(), readings
        said = f"{readings[0].spoken}. {readings[1].spoken}."
        if said != self.accessibleName():
            self.setAccessibleName(said)
        if self.sizeHint() != before:
            self.updateGeometry()
        self.update()

    @property
    def readings(self) -> tuple[Reading, Reading] | None:
        """What the clocks say: of the stage, of the meeting; None before any meeting."""
        return self._readings

    @property
    def is_ticking(self) -> bool:
        return self._timer.isActive()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.read()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    # Room

    def set_level(self, level: int) -> None:
        """How much of the meeting's clock is shown."""
        if level != self._level:
            self._level = level
            self.updateGeometry()
            self.update()

    def width_at(self, level: int) -> int:
        """The width that the clocks take at a level; it does not change with the figures."""
        if self._readings is None:
            return 0
        parts = [self._width(r, lv) for r, lv in zip(self._readings, (WHOLE, level), strict=True)]
        wide = parts[0] if level == STAGE_ONLY else sum(parts) + APART
        return round(wide) + 2 * EDGE

    def _words(self, reading: Reading, level: int) -> tuple[str, str, str]:
        """Name, figure and the rest, as far as a level has them; "over" is never left out."""
        rest = reading.rest if level == WHOLE or reading.over else ""
        return ("" if level == NO_WORD else reading.name), reading.figure, rest

    def _width(self, reading: Reading, level: int) -> float:
        name, figure, rest = self._words(reading, level)
        # All digits are as wide as a nought, so the clock does not tremble.
        same = "".join("0" if sign.isdecimal() else sign for sign in figure)
        texts = (rest, reading.usual) if level == WHOLE else (rest,)
        rests = [width(text, self._small) for text in texts if rest]
        small = [width(name, self._small)] * bool(name) + ([max(rests)] if rests else [])
        return width(same, self._large) + sum(small) + GAP * len(small) + 1

    def sizeHint(self) -> QSize:
        return QSize(self.width_at(self._level), 44)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def event(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self.update()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in OPENING:
            self.click()
        else:
            super().keyPressEvent(event)

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._readings is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        stage, meeting = self._readings
        left = float(EDGE)
        self._paint_clock(painter, stage, left, WHOLE, "accent")
        if self._level != STAGE_ONLY:
            left += self._width(stage, WHOLE) + APART
            self._paint_clock(painter, meeting, left, self._level, "edge")

    def _paint_ground(self, painter: QPainter) -> None:
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isDown():
            painter.setBrush(self._theme["accent-tint"])
            painter.drawRoundedRect(box, 5, 5)
        elif self.underMouse():
            painter.setBrush(self._theme["hover"])
            painter.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(stroke(self._theme["accent"], 2))
            painter.drawRoundedRect(box, 5, 5)

    def _paint_clock(
        self, painter: QPainter, reading: Reading, left: float, level: int, role: str
    ) -> None:
        theme, wide = self._theme, self._width(reading, level)
        name, figure, rest = self._words(reading, level)
        loud = "amber" if reading.over or reading.near else "ink"
        x, top = left, 7.0
        if name:
            x += self._say(painter, x, top + 1, name, "muted")
        figure_box = QRectF(x, top, left + wide - x, 22)
        x += draw(painter, figure_box, figure, self._large, theme[loud]) + GAP
        if rest:
            tone = loud if reading.over or reading.still else "muted"
            self._say(painter, x, top + 1, rest, tone)
        if level == WHOLE and reading.share is not None:
            quiet = "edge" if reading.still else role
            self._paint_bar(painter, left, wide, reading.share, loud if loud == "amber" else quiet)

    def _say(self, painter: QPainter, x: float, top: float, text: str, role: str) -> float:
        box = QRectF(x, top, width(text, self._small) + 2, 22)
        return draw(painter, box, text, self._small, self._theme[role]) + GAP

    def _paint_bar(
        self, painter: QPainter, left: float, wide: float, share: float, role: str
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme["track"])
        painter.drawRoundedRect(QRectF(left, 32, wide, 4), 2, 2)
        painter.setBrush(self._theme[role])
        if share > 0:
            painter.drawRoundedRect(QRectF(left, 32, max(4.0, wide * share), 4), 2, 2)
