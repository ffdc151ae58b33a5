"""What the Timeline stage shows below its head: nothing yet, strip and table, or the worksheet."""

from collections.abc import Callable

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.ending import Ending
from pmdesk.ui.timeline.narrow import NarrowBar
from pmdesk.ui.timeline.strip_view import StripView
from pmdesk.ui.timeline.table import TimelineTable
from pmdesk.ui.timeline.worksheet import Worksheet
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.empty import EmptyState
from pmdesk.ui.widgets.surface import Surface


class TimelineBody(QStackedWidget):
    """Three pages; `worksheet_open` is the one that somebody asked for."""

    def __init__(self, theme: Theme, session: ReviewSession, paste: Callable[[], object]) -> None:
        super().__init__()
        self.strip = StripView(theme)
        self.ending = Ending(theme)
        self.narrow = NarrowBar(theme)
        self.table = TimelineTable(theme)
        self.worksheet = Worksheet(theme, session)
        self.empty = EmptyState(
            theme,
            tr("What was the first thing anyone could have seen?"),
            tr(
                "Begin before the incident. Paste lines such as “14:05 Alert fires”, or type below."
            ),
            tr("Paste lines"),
            paste,
        )
        self.worksheet_open = False
        frame = Surface(theme)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 2, 1, 2)
        inner.addWidget(self.table)
        self._full = QWidget()
        column = QVBoxLayout(self._full)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.strip)
        column.addWidget(self.ending)
        column.addWidget(self.narrow)
        column.addWidget(frame, 1)
        for page in (self.empty, self._full, self.worksheet):
            self.addWidget(page)

    def show_page(self, entries: bool) -> None:
        """Puts the page in front that belongs there; `entries` says whether there are any."""
        page = self._full if entries else self.empty
        self.setCurrentWidget(self.worksheet if self.worksheet_open else page)

    def take_focus(self, entries: bool) -> None:
        if self.worksheet_open:
            self.worksheet.take_focus()
        elif entries:
            self.table.setFocus()
        else:
            self.empty.take_focus()

    def minimumSizeHint(self) -> QSize:
        """That of the page in front: the others are not seen."""
        page = self.currentWidget()
        return page.minimumSizeHint() if page is not None else super().minimumSizeHint()
