"""The time of an entry as a field: read aloud while it is typed, stored as it was given."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.intake.entry_time import EntryTime, read_entry_time
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Entry, Review
from pmdesk.model.times import entry_clock, entry_day, entry_day_text, zone_label
from pmdesk.model.walking import so_far
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import LineField, mark_fault
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para


class When(QWidget):
    """The field, and below it the moment in words: in the review's zone, and as it was given."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._session = session
        self._entry: Entry | None = None
        self.line: datetime | None = None
        """The moment behind which this window tells nothing, None where it tells all."""
        self.time = LineField(tr("Time"), tr("14:05, about 14:05, 14:05–14:20"))
        self.read = Para(theme, "", 11, 400, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(labelled(tr("Time"), self.time))
        column.addWidget(self.read)
        self.time.textEdited.connect(self._read_aloud)
        self.time.edited.connect(self._set_time)

    def show_entry(self, review: Review, entry: Entry | None) -> None:
        before, self._entry = self._entry, entry
        if entry is None:
            self.time.show_value("")
            self.read.set_text("")
            return
        told = so_far(entry, self.line)
        day, clock = entry_day_text(entry, review.zone), entry_clock(told, review.zone)
        self.time.show_value(clock if clock != "all day" else day)
        if self.time.hasFocus() and before is not None and before.id == entry.id:
            return
        said = f"{day}, {clock} {zone_label(review.zone, entry.at)}"
        if told is entry and entry.written and entry.zone != review.zone:
            said += tr(" (given as {text}, {zone})").format(text=entry.written, zone=entry.zone)
        self.read.set_text(said, "muted")
        mark_fault(self.time, False)

    def _understood(self, text: str) -> EntryTime | None:
        review, entry = self._session.review, self._entry
        if entry is None:
            return None
        return read_entry_time(text, entry_day(entry, review.zone), review.zone)

    def _read_aloud(self, text: str) -> None:
        read, zone = self._understood(text), self._session.review.zone
        mark_fault(self.time, read is None)
        if read is None:
            self.read.set_text(tr("This is not read as a time yet. Try 14:05."), "brick")
            return
        shown = Entry(id="", at=read.at, until=read.until, precision=read.precision, zone=read.zone)
        day, clock = entry_day_text(shown, zone), entry_clock(shown, zone)
        said = f"{day}, {clock} {zone_label(zone, read.at)}"
        self.read.set_text(". ".join((said, *read.warnings)), "amber" if read.warnings else "muted")

    def _set_time(self, text: str) -> None:
        read, entry = self._understood(text), self._entry
        if read is None or entry is None:
            return
        self._session.do(
            timeline.set_time,
            id=entry.id,
            at=read.at,
            until=read.until,
            precision=read.precision,
            zone=read.zone,
            written=text,
            day_known=entry.day_known or read.day_given,
        )
