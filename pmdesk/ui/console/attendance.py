"""Who is in the meeting: seats to tick, with the times of those who came later or left."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.masking import called
from pmdesk.model.meetings import Part, attended, held
from pmdesk.model.review import Meeting, Review
from pmdesk.model.times import clock_text, day_text, local, zone_label
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.picker import Picker, PickRow
from pmdesk.ui.widgets.surface import Rule

EARLIER = 3
"""Meetings before this one that are listed, the newest first."""


class AttendancePanel(QWidget):
    """The running meeting's list, and below it the lists of earlier meetings to read."""

    def __init__(self, theme: Theme, room: Room) -> None:
        super().__init__()
        self._theme, self._room = theme, room
        self.setAccessibleName(tr("Who is here"))
        self.picker: Picker | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        if room.running:
            self._add_picker()
        self._add_earlier()

    def _add_picker(self) -> None:
        rows, here = self._rows()
        self.picker = Picker(
            self._theme,
            tr("Who is here"),
            rows,
            here,
            new=tr("New seat “{text}”"),
            hint=tr("Seat, or a new one by its role"),
            empty=tr("No seats yet. Type the first one by its role."),
        )
        self.picker.toggled.connect(self._toggle)
        self.picker.made.connect(self._make)
        self._column.addWidget(self.picker)
        self.setFocusProxy(self.picker)

    def _add_earlier(self) -> None:
        review, row = self._room.review, self._room.row
        before = [m for m in held(review) if not self._room.running or m is not row]
        if before and self.picker is not None:
            self._column.addWidget(Rule(self._theme))
        for meeting in reversed(before[-EARLIER:]):
            self._column.addWidget(label(meeting_words(review, meeting), 12, 600))
            said = ", ".join(part_words(part, review.zone) for part in attended(review, meeting))
            said = said or tr("Nobody was noted.")
            self._column.addWidget(Para(self._theme, said, 12, 400, "muted"))

    def show_room(self) -> None:
        """Somebody came or went, also by undo."""
        if self.picker is not None and self._room.running:
            self.picker.show_rows(*self._rows())

    def _rows(self) -> tuple[list[PickRow], set[str]]:
        review, row = self._room.review, self._room.row
        parts = {part.seat.id: part for part in attended(review, row)} if row is not None else {}
        rows = [
            PickRow(seat.id, called(seat), tail=tail_words(parts.get(seat.id), review.zone))
            for seat in review.seats
        ]
        return rows, {id for id, part in parts.items() if part.here}

    def _toggle(self, seat: str, here: bool) -> None:
        if here:
            self._room.join(seat)
        else:
            self._room.leave(seat)
        self.show_room()

    def _make(self, alias: str) -> None:
        if self.picker is not None:
            self._room.join_anew(alias)
            self.picker.filter.clear()
            self.show_room()
            self.picker.go_to_last()


def tail_words(part: Part | None, zone: str) -> str:
    """The last coming or going that is not the meeting's own: "since 10:12", "left 10:40"."""
    if part is None:
        return ""
    came, left = part.times[-1]
    if left is not None:
        return tr("left {time}").format(time=clock_text(left, zone))
    return tr("since {time}").format(time=clock_text(came, zone)) if came is not None else ""


def part_words(part: Part, zone: str) -> str:
    """A seat with the times that it was not there from begin to end."""
    times = "; ".join(words for span in part.times if (words := _span_words(*span, zone)))
    return f"{called(part.seat)} ({times})" if times else called(part.seat)


def _span_words(came: datetime | None, left: datetime | None, zone: str) -> str:
    begin = tr("from {time}").format(time=clock_text(came, zone)) if came is not None else ""
    end = tr("to {time}").format(time=clock_text(left, zone)) if left is not None else ""
    return f"{begin} {end}".strip()


def meeting_words(review: Review, meeting: Meeting) -> str:
    """ "Thu 8 Oct, 10:00 to 11:02 CEST"."""
    if meeting.started is None:
        return ""
    day = day_text(local(meeting.started, review.zone).date(), year=False)
    begin, zone = clock_text(meeting.started, review.zone), zone_label(review.zone, meeting.started)
    if meeting.ended is None:
        return f"{day}, {begin} {zone}"
    end = clock_text(meeting.ended, review.zone)
    return tr("{day}, {begin} to {end} {zone}").format(day=day, begin=begin, end=end, zone=zone)
