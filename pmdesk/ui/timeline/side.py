"""What stands beside the timeline: the panel of one entry, or that of several."""

from PySide6.QtWidgets import QStackedWidget, QWidget

from pmdesk.model.review import Entry, Review
from pmdesk.ui.mirror.watch import watched
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.panel import EntryPanel
from pmdesk.ui.timeline.several import SeveralPanel
from pmdesk.ui.timeline.walk import Walk


class EntrySide(QStackedWidget):
    """One panel in front of the other, as the number of selected entries asks for it."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self.one = EntryPanel(theme, session)
        self.several = SeveralPanel(theme)
        self.addWidget(self.one)
        self.addWidget(self.several)

    def show_entries(
        self, review: Review, current: str, selected: tuple[Entry, ...], walk: Walk | None
    ) -> None:
        """The current entry (its id, "" for none), or all that are selected."""
        self.one.show_entry(review, current, walk)
        self.several.show_entries(selected, review.zone)
        wanted = self.several if len(selected) > 1 else self.one
        if self.currentWidget() is not wanted:
            self.one.flush()
            self.setCurrentWidget(wanted)

    def part_at(self, spot: Spot) -> QWidget | None:
        """The field of the entry that is shown which the table does not tell; None for others."""
        if spot.noun == "amendments" and spot.row in self.one.amended.rows:
            return self.one.amended.rows[spot.row].reason
        if (spot.noun, spot.field) == ("entries", "text"):
            return None
        return watched(self, spot.noun, spot.row, spot.field)
