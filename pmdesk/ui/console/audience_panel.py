"""The bubble below the audience button: what the room sees, and what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pmdesk.model.words import RoomView
from pmdesk.ui.console.room_words import page_words, state_words
from pmdesk.ui.console.seen import LARGE, Seen, thumbnail
from pmdesk.ui.room import Room
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.tick_box import TickBox

WIDE = LARGE.width() + 32
"""The width of the bubble with its margins."""


class AudiencePanel(QWidget):
    """A picture of the room's page over its pages, freeze, blank, names, and the window itself.

    Signals:
        acted(str): a button stands for the action with this key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, room: Room, seen: Seen) -> None:
        super().__init__()
        self._theme, self._room, self._seen = theme, room, seen
        self.setAccessibleName(tr("What the room sees"))
        self.picture = thumbnail(theme, LARGE)
        self._state = ElidedLabel(theme, "", 13, 600)
        self._page = ElidedLabel(theme, "", 12, 400, "muted")
        self._back = button(theme, "", "quiet", "back", dense=True, name=tr("Previous page"))
        self._on = button(theme, "", "quiet", "forward", dense=True, name=tr("Next page"))
        self._freeze = button(theme, tr("Freeze"), icon_name="pause", dense=True)
        self._blank = button(theme, tr("Blank"), dense=True)
        self._names = TickBox(theme, tr("Hide names in texts"))
        self._window = button(theme, tr("Close audience"), "link", dense=True)
        self._lay_out()
        self._connect()
        self.show_room()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._state, 1)
        for part in (self._page, self._back, self._on):
            head.addWidget(part)
        foot.setSpacing(8)
        for part in (self._freeze, self._blank):
            foot.addWidget(part)
        foot.addStretch(1)
        foot.addWidget(self._window)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addLayout(head)
        column.addWidget(self.picture)
        column.addLayout(foot)
        column.addWidget(self._names, 0, Qt.AlignmentFlag.AlignLeft)

    def _connect(self) -> None:
        for made, key in (
            (self._back, "previous-page"),
            (self._on, "next-page"),
            (self._freeze, "freeze"),
            (self._blank, "blank"),
            (self._names, "mask-names"),
        ):
            made.clicked.connect(lambda _=False, key=key: self._act(key))
        self._window.clicked.connect(self._act_on_window)

    def _act(self, key: str) -> None:
        self.acted.emit(key)
        # What could not be done leaves the tick where it was.
        self.show_room()

    def _act_on_window(self) -> None:
        self._act("close-audience" if self._room.is_open else "audience")

    def show_room(self) -> None:
        """The meeting, the page or what is shown has changed."""
        room = self._room
        shown = room.is_open
        self._state.set_text(state_words(room)[0] if shown else tr("What the room would see"))
        self.setFocusProxy(self._freeze if shown else self._window)
        for part in (self._page, self._back, self._on, self._freeze, self._blank):
            part.setVisible(shown)
        self._page.set_text(page_words(room).capitalize() if room.pages > 1 else tr("One page"))
        # A page that is turned while it is held still would not be seen to turn.
        live = room.view is RoomView.LIVE
        self._back.setEnabled(live and room.page > 0)
        self._on.setEnabled(live and room.page + 1 < room.pages)
        frozen, blank = room.view is RoomView.FROZEN, room.view is RoomView.BLANK
        self._freeze.setIcon(icon(self._theme, "play" if frozen else "pause"))
        _say(self._freeze, tr("Go live") if frozen else tr("Freeze"))
        _say(self._blank, tr("Show again") if blank else tr("Blank"))
        self._names.setChecked(room.masked)
        _say(self._window, tr("Close audience") if shown else tr("Open audience"))
        self._seen.show_in(self.picture)


def _say(made: QPushButton, said: str) -> None:
    # A button of the look has a space between its icon and its words.
    made.setText(said if made.icon().isNull() else f" {said}")
    made.setAccessibleName(said)
