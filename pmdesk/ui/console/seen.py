"""What the room sees, for the small pictures of it in the console."""

from collections.abc import Callable

from PySide6.QtCore import QSize

from pmdesk.model.words import RoomView
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.audience.thumbnail import Thumbnail
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

LARGE, SMALL = QSize(320, 180), QSize(96, 54)
"""Pixels of the pictures: in the bubble, and in the top bar of a wide window."""


class Seen:
    """The view that the audience window shows: live it follows, frozen it stays.

    `sheet` gives that of the window, so that the pages of the pictures are the same.
    """

    def __init__(self, room: Room, sheet: Callable[[], Sheet]) -> None:
        self._room, self._sheet = room, sheet

    def show_in(self, picture: Thumbnail) -> None:
        """Brings a picture up to date; without a window it shows what the room would see."""
        room = self._room
        picture.set_sheet(self._sheet())
        picture.set_open(True)
        picture.set_blank(room.is_open and room.view is RoomView.BLANK)
        # A picture keeps what it shows while it is frozen; this one may be new.
        picture.set_frozen(False)
        picture.show_audience(room.seen())
        picture.set_frozen(room.is_open and room.view is RoomView.FROZEN)
        if not room.is_open:
            picture.setAccessibleDescription(tr("Closed"))


def thumbnail(theme: Theme, size: QSize) -> Thumbnail:
    """A picture of a size in pixels; it changes when it is told to, never by itself."""
    return Thumbnail(theme, size)
