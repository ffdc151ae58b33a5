"""Opens the list of ideas, questions or parked topics at its counter on the rail."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from pmdesk.ui.captured.kinds import KINDS
from pmdesk.ui.captured.list import CapturedList
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.standing import Standing
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.popover import Popover

WIDTH = 480


class CapturedOpener:
    """One list at a time, over the page `host`; `counter` gives the widget that stands for it."""

    def __init__(
        self,
        theme: Theme,
        session: ReviewSession,
        host: QWidget,
        counter: Callable[[str], QWidget],
        room: Standing | None = None,
    ) -> None:
        self._theme, self._session, self._host, self._counter = theme, session, host, counter
        self._room = room
        self._list: CapturedList | None = None
        self.popover: Popover | None = None

    def open(self, noun: str) -> None:
        self.close()
        content = self._list = CapturedList(self._theme, self._session, noun, self._room)
        self.popover = Popover(self._theme, self._host, content, WIDTH)
        self.popover.closed.connect(self._gone)
        content.escaped.connect(self.popover.close_it)
        self.popover.open_by(self._counter(noun))
        content.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def close(self) -> None:
        if self.popover is not None:
            self.popover.close_it()

    def fold_away(self) -> None:
        """Lets go of what may not be seen any more, or shows what may be seen now."""
        if self._list is not None:
            self._list.show_review(self._session.review)

    def _gone(self) -> None:
        self.popover = self._list = None
        self._session.seal()

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The actions (by key) that open the lists."""
        return {f"show-{noun}": lambda noun=noun: self.open(noun) for noun in KINDS}  # type: ignore[misc]
