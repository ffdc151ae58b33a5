"""The meeting in the top bar: its clocks and who is here, or the way to begin it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from pmdesk.model.meetings import planned
from pmdesk.model.times import clock_text, day_text, local
from pmdesk.ui.console.attendance import AttendancePanel
from pmdesk.ui.console.bar_part import GAP, BarPart, button_width, set_words
from pmdesk.ui.console.clock_panel import WIDE, ClockPanel
from pmdesk.ui.console.clocks import Clocks
from pmdesk.ui.console.end_meeting import EndPanel, end_now, open_ends
from pmdesk.ui.paint.text import width
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel

BUBBLE = 384


class MeetingBar(BarPart):
    """Clocks and attendance while a meeting runs, else its date and "Start meeting".

    Signals:
        ended(text, way, act): the meeting has ended; what to say of it, and the way back.
    """

    ended = Signal(str, str, object)

    def __init__(self, theme: Theme, room: Room, page: Callable[[], QWidget]) -> None:
        super().__init__(theme, page)
        self._room = room
        self._date = ElidedLabel(theme, "", 12, 400, "muted")
        self._start = button(theme, tr("Start meeting"), "quiet", "clock")
        self.clocks = Clocks(theme, room)
        self.seats = button(theme, tr("Who is here"), "quiet", "seat")
        for part in (self._date, self._start, self.clocks, self.seats):
            self.row.addWidget(part)
        self._start.clicked.connect(lambda: self.acted.emit("start-meeting"))
        self.clocks.clicked.connect(self.open_clocks)
        self.seats.clicked.connect(self.open_attendance)
        self._words = True

    def show_room(self) -> None:
        """The meeting has changed."""
        running = self._room.running
        if not running and self._panel is not None:
            self.close_bubble()
        self.clocks.read()
        self.clocks.setVisible(running)
        self.seats.setVisible(running)
        self._start.setVisible(not running and not self._room.away)
        self._date.set_text(self._date_words())
        count = len(self._room.present)
        self.seats.setAccessibleName(tr("{n} here. Who is here").format(n=count))
        self.seats.setToolTip(tr("Who is here"))
        self.fit(None, self._words)
        self.show_in_bubble()

    def _date_words(self) -> str:
        """When the next meeting is to be; "" while one runs, and where no date is known."""
        review = self._room.review
        led = self._room.running or self._room.away
        meeting = None if led else planned(review)
        if meeting is None or meeting.scheduled is None:
            return ""
        day = day_text(local(meeting.scheduled, review.zone).date(), year=False)
        return f"{day}, {clock_text(meeting.scheduled, review.zone)}"

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The actions (by key) that open something from here."""
        made: dict[str, Callable[[], object]] = {}
        if self._room.running:
            made["end-meeting"] = self.end_meeting
        if self._room.running or self._room.review.attendance:
            made["attendance"] = self.open_attendance
        return made

    # Bubbles

    def open_clocks(self) -> None:
        """Pause, clock for the room, end."""
        panel = ClockPanel(self._theme, self._room)
        panel.acted.connect(self._act_on_clocks)
        self.open_bubble(panel, self.clocks, WIDE)

    def _act_on_clocks(self, key: str) -> None:
        # What is asked before the end, here or on a stage, is asked in a bubble of its own.
        if key == "end-meeting":
            self.close_bubble()
        self.acted.emit(key)

    def open_attendance(self) -> None:
        """Who is in the meeting, and who was in earlier ones."""
        at = self.seats if self._room.running else self._start
        self.open_bubble(AttendancePanel(self._theme, self._room), at, BUBBLE)

    def end_meeting(self) -> None:
        """Ends the meeting at once, or says first what is still open."""
        ends = open_ends(self._room)
        if not ends:
            self._end()
            return
        panel = EndPanel(self._theme, ends)
        panel.stayed.connect(self.close_bubble)
        panel.ended.connect(self._end_with)
        panel.acted.connect(self._go)
        self.open_bubble(panel, self.clocks, BUBBLE)

    def _go(self, key: str) -> None:
        self.close_bubble()
        self.acted.emit(key)

    def _end_with(self, reason: str) -> None:
        self._room.leave_buy_in_open(reason)
        self._end()

    def _end(self) -> None:
        self.close_bubble()
        said = end_now(self._room)
        if said is not None:
            self.ended.emit(*said)

    # Room

    def width_at(self, level: int, words: bool) -> int:
        """The width that is taken with so much of the clocks, and with words or without."""
        if self._room.running:
            return self.clocks.width_at(level) + GAP + button_width(self._seats_words(words))
        if self._room.away:
            return 0
        date = (
            round(width(self._date.text(), Theme.font(12))) + 2 + GAP if self._dated(words) else 0
        )
        return date + button_width(tr("Start meeting"))

    def fit(self, level: int | None, words: bool) -> None:
        """Shows so much of the clocks (None: as much as before), and words or none."""
        self._words = words
        if level is not None:
            self.clocks.set_level(level)
        set_words(self.seats, self._seats_words(words))
        self._date.setVisible(self._dated(words))

    def _seats_words(self, words: bool) -> str:
        count = str(len(self._room.present))
        return tr("{n} here").format(n=count) if words else count

    def _dated(self, words: bool) -> bool:
        return words and bool(self._date.text())
