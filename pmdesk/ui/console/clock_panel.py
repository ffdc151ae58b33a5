"""The bubble below the clocks: pause, whether the room sees the time, and the end."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.times import clock_text, zone_label
from pmdesk.ui.room import Room
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel
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
        self._head = ElidedLabel(theme, "", 13, 600)
        self._pause = button(theme, tr("Pause"), icon_name="pause", dense=True)
        self._end = button(theme, tr("End meeting"), dense=True)
        self._shown = TickBox(theme, tr("Clock for the room"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._pause)
        row.addWidget(self._end)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._head)
        column.addLayout(row)
        column.addWidget(self._shown, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._pause)
        for made, key in (
            (self._pause, "pause-meeting"),
            (self._end, "end-meeting"),
            (self._shown, "room-clock"),
        ):
            made.clicked.connect(lambda _=False, key=key: self.acted.emit(key))
        self.show_room()

    def show_room(self) -> None:
        """The meeting has changed, perhaps to paused."""
        room, row = self._room, self._room.row
        if row is None or row.started is None:
            return
        zone = room.review.zone
        time = f"{clock_text(row.started, zone)} {zone_label(zone, row.started)}"
        self._head.set_text(tr("The meeting began at {time}").format(time=time))
        said = tr("Go on") if room.paused else tr("Pause")
        self._pause.setText(f" {said}")
        self._pause.setAccessibleName(said)
        self._pause.setIcon(icon(self._theme, "play" if room.paused else "pause"))
        self._shown.setChecked(row.clock_shown)
