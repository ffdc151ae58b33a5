"""Places the guide: a column where there is room, else folded to a rail that opens it."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme


class GuideDock(QWidget):
    """The guide or its rail.

    Signals:
        opened(): the guide was opened, so whatever else stands at the right folds.
        acted(str): a button stands for the action with this key.
    """

    opened = Signal()
    acted = Signal(str)

    def __init__(
        self, theme: Theme, session: ReviewSession, room: Room, settings: Settings
    ) -> None:
        super().__init__()
        self._theme, self._session, self._room, self._settings = theme, session, room, settings
        self.is_open = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)

    def show_stage(self, stage: Stage) -> None:
        """Another stage is in front of the console."""

    def show_review(self, review: Review) -> None:
        """A new value is stored."""

    def show_room(self) -> None:
        """The meeting or what is shown and hidden has changed."""

    def fit(self, window: int) -> None:
        """The window has this width now."""

    def toggle(self) -> None:
        """Opens the guide, or folds it away."""

    def fold(self) -> None:
        """Folds it to the rail."""

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The actions (by key) that the guide can do."""
        return {}
