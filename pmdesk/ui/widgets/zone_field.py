"""The choice of a time zone: a name that is typed with completion, or picked from the list."""

from functools import cache
from zoneinfo import available_timezones

from PySide6.QtCore import Qt, QTimeZone
from PySide6.QtWidgets import QCompleter, QLineEdit

from pmdesk.model.errors import WorldError
from pmdesk.model.times import zone_of
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import LineField

SHOWN = 12


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
    """A line that completes zone names by any part of them.

    Signals: as LineField; a name that was picked is `edited` at once.
    """

    def __init__(self, theme: Theme, zone: str = "", role: str = "") -> None:
        super().__init__(tr("Time zone"), "Europe/Berlin", role)
        self._list = QCompleter(list(zone_names()), self)
        self._list.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._list.setFilterMode(Qt.MatchFlag.MatchContains)
        self._list.setMaxVisibleItems(SHOWN)
        popup = self._list.popup()
        if popup is not None:
            popup.setProperty("popup", "true")
        self._list.activated.connect(lambda _: self.flush())
        self.setCompleter(self._list)
        down = self.addAction(icon(theme, "down"), QLineEdit.ActionPosition.TrailingPosition)
        down.setText(tr("All time zones"))
        down.setToolTip(tr("All time zones"))
        down.triggered.connect(self.show_all)
        self.show_value(zone or system_zone())

    def show_all(self) -> None:
        """Opens the whole list."""
        self.setFocus()
        self._list.setCompletionPrefix("")
        self._list.complete()

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
