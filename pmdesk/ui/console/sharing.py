"""Opens the audience window, keeps it fed, and remembers where it was."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.room import Room
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from pmdesk.ui.audience.window import AudienceWindow

ZOOM_STEP = 1.1


class Sharing(QObject):
    """The audience window of one console: made when it is first wanted, hidden when closed.

    `console` gives the window that the facilitator works in: the audience opens beside it.
    """

    def __init__(
        self, theme: Theme, room: Room, settings: Settings, console: Callable[[], QWidget]
    ) -> None:
        super().__init__()
        self._theme, self._room, self._settings = theme, room, settings
        self._console = console
        self.window: AudienceWindow | None = None
        theme.changed.connect(self._dress)
        theme.zoomed.connect(self._keep_size)

    def open(self) -> None:
        """Shows the window, or brings it to the front."""
        window = self._made()
        if not self._room.is_open:
            self._room.use_screen(window)
            window.open_on(self._settings, self._beside())
        window.raise_()

    def close(self) -> None:
        """Hides the window, which then holds no word any more; its place is kept."""
        if self.window is not None and self._room.is_open:
            self.window.remember(self._settings)
            self._room.use_screen(None)
            self.window.hide()
            self.window.forget()

    def end(self) -> None:
        """Takes the window away for good."""
        self.close()
        if self.window is not None:
            self.window.deleteLater()
            self.window = None

    def full_screen(self) -> None:
        if self.window is not None and self._room.is_open:
            self.window.toggle_full_screen()

    def zoom(self, by: int) -> None:
        """One step larger or smaller; 0 is the usual size."""
        window = self._made()
        window.set_zoom(window.zoom * ZOOM_STEP**by if by else 1.0)
        self._settings.set_text("audience/zoom", f"{window.zoom:.2f}")

    def sheet_now(self) -> Sheet:
        """What the pages of the window are set on, for pictures of them."""
        return self.window.sheet if self.window is not None else Sheet()

    def _beside(self) -> QWidget | None:
        """The console's window; a console that comes back is not in one yet, but will be soon."""
        window = self._console()
        return window if window.isVisible() else None

    def _made(self) -> "AudienceWindow":
        if self.window is None:
            from pmdesk.ui.audience.window import AudienceWindow  # noqa: PLC0415

            self.window = AudienceWindow(self._room.now)
            self.window.paged.connect(self._room.paged)
            self.window.turn_wanted.connect(self._room.turn)
            self.window.closed.connect(self.close)
            zoom = self._settings.text("audience/zoom", "1")
            self.window.set_zoom(float(zoom) if zoom.replace(".", "", 1).isdecimal() else 1.0)
            self._dress()
            self._keep_size()
        return self.window

    def _dress(self) -> None:
        if self.window is not None:
            self.window.set_theme_name(self._theme.name)

    def _keep_size(self) -> None:
        """What the room sees stays as large as it is when the console is zoomed."""
        if self.window is not None:
            self.window.use_pixel(self._theme.zoom)
