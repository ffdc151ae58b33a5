"""How far an area is scrolled, kept and restored: at once, or as soon as it is laid out."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollArea


class ScrollPlace(QObject):
    """Waits with a scroll until there is so much to scroll; whoever scrolls before is not moved."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._bar = area.verticalScrollBar()
        self._wanted = 0
        self._bar.rangeChanged.connect(lambda: self._scroll())
        self._bar.actionTriggered.connect(lambda: self.restore(0))

    def value(self) -> int:
        return self._bar.value()

    def restore(self, place: object) -> None:
        """Scrolls to what `value` gave; anything else is passed by."""
        self._wanted = place if isinstance(place, int) else 0
        self._scroll()

    def _scroll(self) -> None:
        if self._wanted and self._bar.maximum() >= self._wanted:
            wanted, self._wanted = self._wanted, 0
            self._bar.setValue(wanted)
