"""Larger and smaller in steps, by keys or Ctrl and the wheel, and remembered."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QWheelEvent, QWindow

from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

STEPS = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
USUAL = 1.0
NOTCH = 120
"""What a wheel turns for one step, in eighths of a degree."""
_KEY = "zoom"


def remembered(settings: Settings) -> float:
    """The zoom of last time; what cannot be read is the usual size."""
    texts = {f"{step:g}": step for step in STEPS}
    return texts.get(settings.text(_KEY), USUAL)


class Zoom:
    """The size of everything in the windows of the application."""

    def __init__(self, theme: Theme, settings: Settings) -> None:
        self._theme, self._settings = theme, settings
        self.wanted = remembered(settings)
        if not theme.set_zoom(self.wanted):
            theme.zoom = self.wanted  # then the application was started with it

    def step(self, by: int) -> str:
        """One step larger or smaller; gives what to say about it."""
        place = STEPS.index(self.wanted) + by
        percent = round(100 * self.wanted)
        if place == len(STEPS):
            return tr("{percent} % is the largest size.").format(percent=percent)
        if place < 0:
            return tr("{percent} % is the smallest size.").format(percent=percent)
        return self.use(STEPS[place])

    def use(self, zoom: float) -> str:
        """One of the steps, now and the next time; gives what to say about it."""
        self.wanted = zoom
        self._settings.set_text(_KEY, f"{zoom:g}")
        percent = round(100 * zoom)
        if not self._theme.set_zoom(zoom):
            return tr("{percent} % from the next start.").format(percent=percent)
        if zoom == USUAL:
            return tr("The usual size.")
        return tr("{percent} % of the usual size.").format(percent=percent)


class Wheel(QObject):
    """Ctrl and the wheel over a window, wherever in it; calls `turned` with 1 or -1 for a step."""

    def __init__(self, parent: QObject, turned: Callable[[int], object]) -> None:
        super().__init__(parent)
        self._turned = turned
        self._way = 0

    def watch(self, window: QWindow) -> None:
        """At the window itself: fields and lists below would scroll, or take it as their own."""
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            isinstance(event, QWheelEvent)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self._way += event.angleDelta().y()
            while abs(self._way) >= NOTCH:
                by = 1 if self._way > 0 else -1
                self._way -= by * NOTCH
                self._turned(by)
            return True
        return False
