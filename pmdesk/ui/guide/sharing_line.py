"""One quiet line: that this window may be shared, or that its private parts are open."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.ui.room import Room
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para


class SharingLine(QWidget):
    """Stands while the audience is closed.

    Signals:
        fold_wanted(): the private parts are to be folded.
    """

    fold_wanted = Signal()

    def __init__(self, theme: Theme, room: Room) -> None:
        super().__init__()
        self._theme, self._room, self._role = theme, room, "muted"
        self.words = Para(theme, "", 12, 400, "muted")
        self.fold = button(theme, tr("Fold"), "link", dense=True, name=tr("Fold private parts"))
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.words, 1)
        row.addWidget(self.fold)
        self.fold.clicked.connect(self.fold_wanted)

    def show_room(self) -> None:
        hides = self._room.hides_private
        self._role = "muted" if hides else "private"
        said = tr("This window may be shared.")
        if not hides:
            said = tr("Private parts are open. Fold them before you share.")
        self.words.set_text(said, self._role)
        self.fold.setVisible(not hides)
        self.setVisible(not self._room.is_open)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        top = self.words.y()
        paint_icon(QPainter(self), "lock", self._theme[self._role].name(), QRectF(0, top, 16, 16))
