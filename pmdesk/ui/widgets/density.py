"""One list of fields in two densities: a running meeting shows the live ones, "More" the rest."""

from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button


class Density:
    """Fields of a stage or panel, each declared once: `live` is asked in the room, `draft` alone.

    `more` is the button that shows the rest during a meeting; put it where the fields end.
    """

    def __init__(self, theme: Theme, about: str = "") -> None:
        self._theme, self._about = theme, about
        self._drafts: list[QWidget] = []
        self.lives: list[QWidget] = []
        self._meeting, self._opened = False, False
        self.more = button(theme, tr("More"), "link", "down")
        self.more.clicked.connect(self.toggle)
        self._show()

    @property
    def drafts(self) -> tuple[QWidget, ...]:
        """The parts that a running meeting leaves out."""
        return tuple(self._drafts)

    def live(self, part: QWidget | QLayout) -> QWidget:
        """Declares a part that is asked in the room."""
        shown = _as_widget(part)
        self.lives.append(shown)
        return shown

    def draft(self, part: QWidget | QLayout) -> QWidget:
        """Declares a part that waits in drafting."""
        shown = _as_widget(part)
        self._drafts.append(shown)
        if not self.shows_all:
            # Never shown here: without a parent yet it would flash up as a window of its own.
            shown.hide()
        return shown

    def forget(self, part: QWidget) -> None:
        """A part that was declared is gone."""
        self._drafts = [other for other in self._drafts if other is not part]
        self.lives = [other for other in self.lives if other is not part]

    @property
    def shows_all(self) -> bool:
        return not self._meeting or self._opened

    def show_meeting(self, running: bool) -> None:
        """A meeting began or ended: each meeting begins with the live fields."""
        if running != self._meeting:
            self._meeting, self._opened = running, False
            self._show()

    def show_all(self) -> None:
        """Shows the rest where it is put away."""
        if not self.shows_all:
            self.toggle()

    def toggle(self) -> None:
        """Shows the rest, or puts it away again."""
        self._opened = not self._opened
        self._show()

    def _show(self) -> None:
        word = tr("Less") if self._opened else tr("More")
        self.more.setText(f" {word}")
        self.more.setAccessibleName(f"{word}: {self._about}" if self._about else word)
        self.more.setIcon(icon(self._theme, "up" if self._opened else "down", "accent"))
        self.more.setVisible(self._meeting)
        for part in self._drafts:
            part.setVisible(self.shows_all)


def _as_widget(part: QWidget | QLayout) -> QWidget:
    if isinstance(part, QWidget):
        return part
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.addLayout(part)
    return box
