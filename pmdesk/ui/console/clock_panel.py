"""The bubble below the clocks: more time, pause, whether the room sees the time, and the end."""

import math
from datetime import timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pmdesk.method.stages import stage_guide
from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.times import clock_text, zone_label
from pmdesk.model.words import Stage
from pmdesk.ui.room import Room
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel, Para, label
from pmdesk.ui.widgets.tick_box import TickBox

WIDE = 320


class ClockPanel(QWidget):
    """What can be done with a running meeting.

    Signals:
        acted(str): a button stands for the action with this key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, room: Room) -> None:
        super().__init__()
        self._theme, self._room = theme, room
        self.setAccessibleName(tr("Meeting"))
        self._stage = label("", 13, 600)
        self._more = [
            button(theme, tr("1 min more"), dense=True),
            button(theme, tr("5 min more"), dense=True),
        ]
        self._next = button(theme, tr("Next stage"), dense=True)
        self.rest = Para(theme, "", 12, 400, "muted")
        self._head = ElidedLabel(theme, "", 13, 600)
        self._pause = button(theme, tr("Pause"), icon_name="pause", dense=True)
        self._end = button(theme, tr("End meeting"), dense=True)
        self._shown = TickBox(theme, tr("Clock for the room"))
        self._lay_out()
        self.setFocusProxy(self._pause)
        for made, key in (
            (self._more[0], "one-minute-more"),
            (self._more[1], "five-minutes-more"),
            (self._next, "next-stage"),
            (self._pause, "pause-meeting"),
            (self._end, "end-meeting"),
            (self._shown, "room-clock"),
        ):
            made.clicked.connect(lambda _=False, key=key: self.acted.emit(key))
        self.show_room()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._stage)
        column.addLayout(_row(*self._more, self._next))
        column.addWidget(self.rest)
        column.addSpacing(6)
        column.addWidget(self._head)
        column.addLayout(_row(self._pause, self._end))
        column.addWidget(self._shown, 0, Qt.AlignmentFlag.AlignLeft)

    def show_room(self) -> None:
        """The meeting has changed, perhaps to paused."""
        room, row = self._room, self._room.row
        if row is None or row.started is None:
            return
        self._stage.setText(stage_guide(room.stage).name)
        # Behind Close comes work alone; the meeting ends by its own button.
        self._next.setVisible(room.stage is not Stage.CLOSE)
        self.rest.set_text(rest_of_agenda(room))
        zone = room.review.zone
        time = f"{clock_text(row.started, zone)} {zone_label(zone, row.started)}"
        self._head.set_text(tr("The meeting began at {time}").format(time=time))
        said = tr("Go on") if room.paused else tr("Pause")
        self._pause.setText(f" {said}")
        self._pause.setAccessibleName(said)
        self._pause.setIcon(icon(self._theme, "play" if room.paused else "pause"))
        self._shown.setChecked(row.clock_shown)


def rest_of_agenda(room: Room) -> str:
    """What the stages to come want, against what the meeting still has behind this one."""
    later = IN_MEETING[IN_MEETING.index(room.stage) + 1 :] if room.stage in IN_MEETING else ()
    wanted = sum(room.minutes(stage) for stage in later)
    if not wanted:
        return tr("No stage with a time comes after this one.")
    here = max(timedelta(0), room.stage_clock().left)
    left = math.floor((room.meeting_clock().left - here) / timedelta(minutes=1))
    said = tr("Then come {wanted} min of agenda, with {left} min left for them.")
    return said.format(wanted=wanted, left=max(0, left))


def _row(*buttons: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for made in buttons:
        row.addWidget(made)
    row.addStretch(1)
    return row
