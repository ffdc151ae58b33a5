"""The choice of a time zone: a name that is typed with completion, or picked from the list."""

from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import QPointF, Qt, QTimeZone
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter

from pmdesk.model.errors import WorldError
from pmdesk.model.times import zone_of
from pmdesk.ui.paint.chips import paint_arrow
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import LineField

SHOWN, ARROW = 12, 30
"""Names in sight at once, and the pixels at the right that open the list of all."""


@cache
def zone_names() -> tuple[str, ...]:
    """The zones that are offered: this computer's first, then UTC, then cities by name."""
    cities = sorted(name for name in available_timezones() if _is_city(name))
    return tuple(dict.fromkeys((system_zone(), "UTC", *cities)))


def _is_city(name: str) -> bool:
    area, _, rest = name.partition("/")
    return bool(rest) and area not in ("Etc", "SystemV", "US", "posix", "right")


@cache
def system_zone() -> str:
    """The IANA name of this computer's zone; UTC where it has none."""
    name = bytes(QTimeZone.systemTimeZoneId().data()).decode("ascii", "replace")
    return name if name in available_timezones() else "UTC"


class ZoneField(LineField):
    """A line that completes zone names by any part of them; Down or the arrow lists all.

    Signals: as LineField; a name that was picked is `edited` at once.
    """

    def __init__(self, theme: Theme, zone: str = "", role: str = "") -> None:
        super().__init__(tr("Time zone"), "Europe/Berlin", role)
        self._theme = theme
        self._list = QCompleter(list(zone_names()), self)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setMaxVisibleItems(SHOWN)
        popup = self._list.popup()
        if popup is not None:
            popup.setProperty("popup", "true")
        self._list.activated.connect(lambda _: self.flush())
        self.setCompleter(self._list)
        # An action of Qt's own would be a button too small to hit well.
        self.setTextMargins(0, 0, ARROW - 8, 0)
        self.setAccessibleDescription(tr("Down lists all time zones"))
        self.show_value(zone or system_zone())

    def show_all(self) -> None:
        """Opens the whole list."""
        self.setFocus()
        self._list.setCompletionPrefix("")
        self._list.complete()

    def _on_arrow(self, event: QMouseEvent) -> bool:
        return event.position().x() >= self.width() - ARROW

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self._on_arrow(event):
            self.show_all()
        else:
            super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        arrow, beam = Qt.CursorShape.ArrowCursor, Qt.CursorShape.IBeamCursor
        self.setCursor(arrow if self._on_arrow(event) and not event.buttons() else beam)
        super().mouseMoveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.show_all()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        at = QPointF(self.width() - ARROW / 2, self.height() / 2)
        paint_arrow(QPainter(self), self._theme, at)

    def fault(self) -> str:
        """What is to be said about a name that is no zone; "" where it is one."""
        try:
            zone_of(self.text().strip())
        except WorldError as fault:
            return str(fault)
        return ""

    def zone(self) -> str:
        """The zone, also one that is not in the list, such as +02:00."""
        return self.text().strip()
