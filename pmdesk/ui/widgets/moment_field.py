"""A field for a day and a time: reads what is typed, and says below it what was understood."""

import re
from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import Signal

from pmdesk.intake.entry_time import moment_doubt, read_entry_time, read_moment
from pmdesk.model.dates import read_day
from pmdesk.model.times import clock_text, day_text, local, zone_label
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import LineField, mark_fault
from pmdesk.ui.widgets.labels import Para

_DAY_AND_TIME = re.compile(
    r"(?P<day>.+?),?\s+(?:at\s+)?(?P<time>\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm)?)\s*$", re.IGNORECASE
)


class MomentField(LineField):
    """A day and a time in a zone; `said` is the line of words to put below it.

    With a `today` the day may also be one that is to come: "tomorrow 10:00", "8 Oct 10:00". A text
    that is no day and time is never stored; `said` says so as long as it stands there.

    Signals: as LineField, and
        given(object): there is a new moment in UTC to store, or None for an emptied field.
    """

    given = Signal(object)

    def __init__(
        self,
        theme: Theme,
        name: str,
        hint: str = "",
        role: str = "",
        today: Callable[[], date] | None = None,
    ) -> None:
        super().__init__(name, hint or tr("2026-10-06 14:05"), role)
        self.said = Para(theme, "", 11, 400, "muted")
        self._zone, self._today = "UTC", today
        self.day: date | None = None
        self._at: datetime | None = None
        self.textEdited.connect(self._read_aloud)
        self.edited.connect(self._take)
        self.left.connect(self._settle)
        self._read_aloud("")

    def show_moment(self, at: datetime | None, zone: str) -> None:
        """Shows a stored moment; what says the same, or is not read yet, stands as it was typed."""
        if (at, zone) == (self._at, self._zone):
            return
        typed = self.hasFocus() and zone == self._zone and self._read(self.text()) == at
        self._at, self._zone = at, zone
        if typed:
            self.show_value(self.text())
            return
        text = self._written()
        self.show_value(text)
        if not self.hasFocus() or self.text() == text:
            self._read_aloud(text)

    def moment(self) -> datetime | None:
        """The moment that the text names, None where it names none."""
        return self._read(self.text())

    def _written(self) -> str:
        return "" if self._at is None else local(self._at, self._zone).strftime("%Y-%m-%d %H:%M")

    def _read(self, text: str) -> datetime | None:
        if not text.strip():
            return None
        at = read_moment(text, self._zone)
        if at is None and self._today is not None:
            at = _coming(text, self._zone, self._today())
        if at is None and self.day is not None:
            read = read_entry_time(text, self.day, self._zone)
            at = read.at if read is not None and not read.day_given else None
        return at

    def _take(self, text: str) -> None:
        at = self._read(text)
        if at is not None or not text.strip():
            self.given.emit(at)

    def _settle(self) -> None:
        """The stored moment in its one wording, in place of however it was typed."""
        text = self.text()
        if self._read(text) == self._at and (self._at is not None or not text.strip()):
            self.show_value(self._written())
            self._read_aloud(self.text())

    def _read_aloud(self, text: str) -> None:
        at = self._read(text)
        mark_fault(self, bool(text.strip()) and at is None)
        if at is not None:
            day = day_text(local(at, self._zone).date())
            clock = clock_text(at, self._zone)
            doubt = moment_doubt(text, self._zone)
            said = f"{day}, {clock} {zone_label(self._zone, at)}"
            self.said.set_text(
                ". ".join(filter(None, (said, doubt))), "amber" if doubt else "muted"
            )
        elif text.strip():
            self.said.set_text(tr("Not read yet. Write it as 2026-10-06 14:05."), "brick")
        else:
            self.said.set_text(tr("Not given"), "muted")


def _coming(text: str, zone: str, today: date) -> datetime | None:
    """A moment in a text such as "tomorrow 10:00", whose day has no year or is named by a word."""
    parts = _DAY_AND_TIME.fullmatch(text.strip())
    day = read_day(parts["day"].removesuffix(","), today) if parts is not None else None
    if parts is None or day is None:
        return None
    read = read_entry_time(parts["time"], day, zone)
    return read.at if read is not None and not read.day_given else None
