"""The audience in the top bar: what the room sees in words and small, and freeze beside it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pmdesk.model.words import RoomView
from pmdesk.ui.audience.sheet import Sheet
from pmdesk.ui.console.audience_button import AudienceButton
from pmdesk.ui.console.audience_panel import WIDE, AudiencePanel
from pmdesk.ui.console.bar_part import GAP, BarPart, button_width, set_words
from pmdesk.ui.console.seen import SMALL, Seen, thumbnail
from pmdesk.ui.room import Room
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.peek import Peek

PICTURE_FROM = 1600
"""Pixels of the window from which there is room for a picture in the bar."""
UNFOLD = 24


class SharingBar(BarPart):
    """The audience button, what unfolds from it, and freeze while the window is open."""

    def __init__(
        self, theme: Theme, room: Room, page: Callable[[], QWidget], sheet: Callable[[], Sheet]
    ) -> None:
        super().__init__(theme, page)
        self._room = room
        self._seen = Seen(room, sheet)
        self._wide = False
        self.picture = thumbnail(theme, SMALL)
        self.audience = AudienceButton(theme)
        self._more = button(theme, "", "quiet", "down", name=tr("What the room sees"))
        self._more.setFixedWidth(UNFOLD)
        self.freeze = button(theme, tr("Freeze"), "outline", "pause")
        self.freeze.setFixedHeight(40)
        self._words = True
        for part in (self.picture, self.audience, self._more, self.freeze):
            self.row.addWidget(part)
        self.audience.clicked.connect(lambda: self.acted.emit("audience"))
        self.audience.unfolded.connect(self.open_panel)
        self._more.clicked.connect(self.open_panel)
        self.freeze.clicked.connect(self._act_on_view)
        anchors = (self.audience, self.picture)
        self.peek = Peek(theme, page, anchors, self._peeked, WIDE)
        self.peek.closed.connect(self._forget)
        self._shown: AudiencePanel | None = None

    def show_room(self) -> None:
        """The meeting or what the room sees has changed."""
        self.audience.show_room(self._room)
        self.freeze.setVisible(self._room.is_open)
        self._show_freeze()
        if self.picture.isVisible():
            self._seen.show_in(self.picture)
        self.show_in_bubble()
        if self._shown is not None:
            self._shown.show_room()

    def _freeze_words(self) -> str:
        return tr("Freeze") if self._room.view is RoomView.LIVE else tr("Go live")

    def _show_freeze(self) -> None:
        said = self._freeze_words()
        if said != self.freeze.accessibleName():
            # An icon that is set asks for a layout, and a layout asks for this: without an end.
            self.freeze.setIcon(icon(self._theme, "pause" if said == tr("Freeze") else "play"))
        self.freeze.setAccessibleName(said)
        self.freeze.setToolTip(f"{said} ({self._key()[1]})")
        set_words(self.freeze, said if self._words else "")

    def _key(self) -> tuple[str, str]:
        """The action that takes the room where the button says, and its key."""
        return ("blank", "F7") if self._room.view is RoomView.BLANK else ("freeze", "F6")

    def _act_on_view(self) -> None:
        self.acted.emit(self._key()[0])

    # Bubbles

    def open_panel(self) -> None:
        """What the room sees with everything that can be done about it, by keys, too."""
        self.peek.close()
        self.open_bubble(self._panel_made(), self.audience, WIDE)

    def _panel_made(self) -> AudiencePanel:
        panel = AudiencePanel(self._theme, self._room, self._seen)
        panel.acted.connect(self.acted)
        return panel

    def _peeked(self) -> AudiencePanel:
        self._shown = self._panel_made()
        return self._shown

    def _forget(self) -> None:
        self._shown = None

    # Room

    def width_at(self, window: int, words: bool) -> int:
        """The width that is taken in a window of this width, with words or without."""
        room = self._room
        freeze = button_width(self._freeze_words() if words else "") + GAP if room.is_open else 0
        picture = SMALL.width() + GAP if room.is_open and window >= PICTURE_FROM else 0
        return picture + self.audience.sizeHint().width() + GAP + UNFOLD + freeze

    def fit(self, window: int, words: bool) -> None:
        """Shows the picture where there is room for it, and words or none."""
        self._words = words
        self._show_freeze()
        wide = self._room.is_open and window >= PICTURE_FROM
        if wide != self._wide:
            self._wide = wide
            if wide:
                self._seen.show_in(self.picture)
        self.picture.setVisible(wide)
