"""The little that moves in the audience window: a cross-fade, a clock, a pointer that goes away."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEasingCurve, QObject, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QStyle, QWidget

from pmdesk.model.audience import RoomClock

FADE_MS = 180
POINTER_MS = 2000
_MILLISECOND = timedelta(milliseconds=1)
_SECOND = timedelta(seconds=1)


def motion_wanted(widget: QWidget) -> bool:
    """Whether the system lets things move; nothing does where nobody looks."""
    hint = QStyle.StyleHint.SH_Widget_Animation_Duration
    lasts = widget.style().styleHint(hint, None, widget)
    return lasts > 0 and QGuiApplication.platformName() != "offscreen"


class Fade(QObject):
    """The page before, fading out over the one that is there already."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._page: QPixmap | None = None
        self._animation = QVariantAnimation(self)
        self._animation.setStartValue(1.0)
        self._animation.setEndValue(0.0)
        self._animation.setDuration(FADE_MS)
        self._animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._animation.valueChanged.connect(window.update)
        self._animation.finished.connect(self.end)

    @property
    def page(self) -> QPixmap | None:
        """The page before, None when nothing fades."""
        return self._page

    @property
    def share(self) -> float:
        """How much of it is still to be seen, 1 to 0."""
        return float(self._animation.currentValue())

    def begin(self, page: QPixmap) -> None:
        self._animation.stop()
        self._page = page
        self._animation.start()

    def end(self) -> None:
        self._animation.stop()
        self._page = None


class Ticker(QObject):
    """Calls at each moment at which a clock shows another second; rests while it stands."""

    def __init__(self, call: Callable[[], None], now: Callable[[], datetime]) -> None:
        super().__init__()
        self._call, self._now = call, now
        self._clock: RoomClock | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._tick)

    @property
    def running(self) -> bool:
        return self._timer.isActive()

    def watch(self, clock: RoomClock | None) -> None:
        """Follows a clock, or none."""
        if clock is None or clock.ends is None:
            self._clock = None
            self._timer.stop()
        elif clock != self._clock or not self.running:
            self._clock = clock
            self._wait(clock)

    def _wait(self, clock: RoomClock) -> None:
        rest = clock.at(self._now()) % _SECOND or _SECOND
        self._timer.start(rest // _MILLISECOND + 5)

    def _tick(self) -> None:
        if self._clock is not None:
            self._wait(self._clock)
            self._call()


class Pointer(QObject):
    """Hides the pointer over a widget when it has rested."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(POINTER_MS)
        self._timer.timeout.connect(self._hide)
        widget.setMouseTracking(True)

    def moved(self) -> None:
        self._widget.unsetCursor()
        self._timer.start()

    def _hide(self) -> None:
        self._widget.setCursor(Qt.CursorShape.BlankCursor)
