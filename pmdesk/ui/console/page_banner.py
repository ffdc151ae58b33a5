"""The message line of a console, over the foot of its stage, also when a meeting has ended."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.banner import Banner

BESIDE, ABOVE = 20, 12


class PageBanner(Banner):
    """Lies on the page, to the right of the rail and above the lines at its foot."""

    def __init__(
        self, theme: Theme, page: QWidget, rail: QWidget, foot: tuple[QWidget, ...]
    ) -> None:
        super().__init__(theme)
        self._page, self._rail, self._foot = page, rail, foot
        self.setParent(page)

    def fit(self) -> None:
        """The page has another size, or something at its foot came or went."""
        below = sum(line.height() for line in self._foot if line.isVisible())
        left = self._rail.width() + BESIDE
        room = self._page.width() - left - BESIDE
        self.place(left, room, self._page.height() - below - ABOVE)

    def say_ended(
        self, text: str, way: str, act: Callable[[], object], minutes: Callable[[], object]
    ) -> None:
        """The meeting is over: it may go on, and what it decided can be sent round."""
        self.say(text, way, act, tr("Minutes…"), minutes)
