"""Python's garbage is collected in the thread of the windows, and in no other.

Python looks for cycles in whatever thread happens to allocate, such as the one that checks a
backup. What it destroys there may belong to Qt, which only the thread of the windows may destroy.
The two can even wait for each other for good: one holds Python's lock and waits for one of Qt, the
other holds that one and waits for Python's. Then the window stands still.
"""

import gc
import time

from PySide6.QtCore import QObject, Qt, QTimer

INTERVAL = 1000
"""Milliseconds between two looks at whether something is due."""
WHOLE = 60.0
"""Seconds between two collections of everything, at least: each takes some 60 ms."""
_OLDEST = 2


class Collector(QObject):
    """From now on nothing is collected but by this one, by Python's own limits."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._whole = time.monotonic()
        self._timer = QTimer(self, interval=INTERVAL, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collects the oldest generation that is due."""
        pairs = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [number for number, (count, limit) in enumerate(pairs) if count > limit]
        if _OLDEST in due and time.monotonic() < self._whole + WHOLE:
            due.remove(_OLDEST)
        if due:
            gc.collect(max(due))
        if _OLDEST in due:
            self._whole = time.monotonic()
