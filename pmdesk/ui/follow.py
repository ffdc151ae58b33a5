"""The room follows the card or row with the focus, until the whole board is shown again.

Entering a stage, coming back to the window or to the same card says nothing about what the room
should look at; going to another one does.
"""

from pmdesk.model.words import Stage
from pmdesk.ui.room import Room


class Follow:
    """What the room looks at on one stage. Only ids of stored rows go in: it sees stored values."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._last = ""
        self.room: Room | None = None

    @property
    def active(self) -> bool:
        """Whether there is a room that looks at this stage."""
        room = self.room
        return room is not None and (room.running or room.is_open) and room.stage is self._stage

    @property
    def shown(self) -> str:
        """The id that the room looks at, "" for the whole board."""
        return self.room.focus if self.room is not None and self.active else ""

    def rest_on(self, id: str) -> None:
        """This one has the focus without being meant for the room."""
        self._last = id

    def go_to(self, id: str) -> None:
        """The focus is on this one now ("" for none)."""
        if id == self._last:
            return
        self._last = id
        if id:
            self.show(id)

    def show(self, id: str) -> None:
        """The room looks at this one, "" for the whole board."""
        if self.room is not None and self.active:
            self.room.look_at(id)

    def toggle(self, id: str) -> None:
        """The room looks at this one, or at the whole board again."""
        self.show("" if self.shown == id else id)
