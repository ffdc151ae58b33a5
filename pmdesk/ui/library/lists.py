"""The lists of the home page, one of them in front: the reviews, and their open actions."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from pmdesk.store.library import Library
from pmdesk.ui.library.head import LibraryTab
from pmdesk.ui.library.panel import ReviewsPanel
from pmdesk.ui.theme.theme import Theme

if TYPE_CHECKING:
    from pmdesk.ui.library.follow_up import FollowUpPanel


class LibraryLists(QStackedWidget):
    """Both lists, narrowed by the same words; that of actions is made when it is asked for.

    Signals:
        action_wanted(str, str): an action where it stands: its review and its id.
    """

    action_wanted = Signal(str, str)

    def __init__(self, theme: Theme, library: Library, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._theme, self._library, self._now = theme, library, now
        self._words = ""
        self.reviews = ReviewsPanel(theme, now)
        self._follow_up: FollowUpPanel | None = None
        self.addWidget(self.reviews)

    @property
    def follow_up(self) -> "FollowUpPanel":
        """The open actions of all reviews."""
        if self._follow_up is None:
            from pmdesk.ui.library.follow_up import FollowUpPanel  # noqa: PLC0415 (not at start)

            self._follow_up = FollowUpPanel(self._theme, self._today)
            self._follow_up.narrow(self._words)
            self._follow_up.opened.connect(self.action_wanted)
            self.addWidget(self._follow_up)
        return self._follow_up

    @property
    def on_follow_up(self) -> bool:
        """Whether the open actions are in front."""
        return self.currentWidget() is not self.reviews

    def _today(self) -> date:
        return self._now().astimezone().date()

    def read_actions(self) -> None:
        """Reads the open actions again, where they are in front; raises LibraryFault."""
        if self.on_follow_up:
            self.follow_up.show_lines(self._library.actions(), self._library.last_closed())

    def turn_to(self, tab: LibraryTab) -> None:
        """Brings one of the lists to the front, as it was read last."""
        reviews = tab is LibraryTab.REVIEWS
        self.setCurrentWidget(self.reviews if reviews else self.follow_up)

    def narrow(self, words: str) -> None:
        """Only what has these words."""
        self._words = words
        self.reviews.narrow(words)
        if self._follow_up is not None:
            self._follow_up.narrow(words)

    def take_focus(self) -> None:
        """Puts the focus into the list in front."""
        (self.follow_up.view if self.on_follow_up else self.reviews.view).setFocus()
