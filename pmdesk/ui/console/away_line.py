"""Says that the meeting goes on at another computer, and takes it on here again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from pmdesk.model.meetings import running
from pmdesk.model.times import clock_text
from pmdesk.model.words import Event
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.surface import Ground


class AwayLine(Ground):
    """One line over the foot of the console while a meeting that was handed over is away.

    Signals:
        acted(str): the button stands for the action with this key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, room: Room) -> None:
        super().__init__(theme, "paper", "top")
        self._room = room
        self.setFixedHeight(44)
        self.text = ElidedLabel(theme, "", 13, 500)
        self.take = button(theme, tr("Take it on here"), "outline", dense=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(12)
        row.addWidget(self.text, 1)
        row.addWidget(self.take)
        self.take.clicked.connect(lambda: self.acted.emit("take-on"))
        self.hide()

    def show_room(self) -> None:
        """The meeting has gone, or has come back."""
        self.setVisible(self._room.away)
        if not self._room.away:
            return
        review = self._room.review
        live = running(review)
        lines = (row.at for row in reversed(review.log) if row.what == Event.HANDED)
        at = next(lines, None)
        time = clock_text(at, review.zone) if at is not None and live is not None else ""
        said = tr("Handed over at {time}: the meeting goes on where its file is opened.")
        self.text.set_text(said.format(time=time))
