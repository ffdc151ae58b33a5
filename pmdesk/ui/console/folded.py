"""What the console keeps out of sight at the moment, and that it is so in all of its parts."""

from collections.abc import Callable

from pmdesk.ui.room import Room


class Folded:
    """Calls back when something else is to be out of sight: also in what stands behind."""

    def __init__(self, room: Room, fold: Callable[[], object]) -> None:
        self._room, self._fold = room, fold
        self._hidden = self._now()

    def follow(self) -> None:
        """The meeting or what the room sees has changed."""
        before, self._hidden = self._hidden, self._now()
        if before != self._hidden:
            self._fold()

    def _now(self) -> tuple[object, ...]:
        room = self._room
        reached = tuple(entry.id for entry in room.reached) if room.hides_later else ()
        return room.hides_private, room.hides_later, reached
