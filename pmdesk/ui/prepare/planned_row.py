"""One meeting to come: when, how long, where, and a way to call it off."""

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.gestures import meeting, planning
from pmdesk.model.review import Meeting
from pmdesk.model.text import new_id
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField, LineField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.moment_field import MomentField

LENGTHS = (25, 30, 45, 60, 75, 90, 120)
"""Minutes to choose from."""


class PlannedRow(QWidget):
    """One meeting to come; it is stored with the first thing that is given for it."""

    def __init__(
        self, theme: Theme, session: ReviewSession, id: str, today: Callable[[], date]
    ) -> None:
        super().__init__()
        self._session = session
        self.meeting = id
        """The meeting's id, "" as long as nothing is stored of it."""
        self.when = MomentField(theme, tr("When"), tr("tomorrow 10:00, 8 Oct 10:00"), today=today)
        self.length = ChoiceField(theme, tr("Length"))
        self.place = LineField(tr("Where"), tr("Room, or link to the call"))
        self.away = button(theme, "", "quiet", "trash", name=tr("Cancel this meeting"))
        self._lay_out()
        self.when.given.connect(lambda at: self._set("scheduled", at))
        self.length.chosen.connect(self._set_length)
        self.place.edited.connect(lambda text: self._set("place", text))
        for part in (self.when, self.place):
            part.left.connect(session.seal)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        when = labelled(tr("When"), self.when)
        when.addWidget(self.when.said)
        length, place = labelled(tr("Length"), self.length), labelled(tr("Where"), self.place)
        away = QVBoxLayout()
        away.setContentsMargins(0, 20, 0, 0)
        away.addWidget(self.away)
        for column, share in ((when, 4), (length, 2), (place, 4), (away, 0)):
            column.addStretch(1)
            row.addLayout(column, share)

    def stored(self) -> bool:
        """Makes a meeting of the row where there is none yet; False where that was refused."""
        if not self.meeting:
            self.meeting = new_id()
            if not self._session.do(meeting.add_meeting, id=self.meeting):
                self.meeting = ""
        return bool(self.meeting)

    def _set(self, field: str, value: Any) -> None:
        if self.stored():
            self._session.do(meeting.set_plan, id=self.meeting, field=field, value=value)

    def _set_length(self, minutes: Any) -> None:
        if self.stored():
            self._session.do(planning.set_length, id=self.meeting, minutes=minutes)

    def show_meeting(self, row: Meeting, zone: str) -> None:
        self.when.show_moment(row.scheduled, zone)
        lengths = sorted({*LENGTHS, row.minutes})
        self.length.set_choices([(tr("{n} min").format(n=n), n) for n in lengths])
        self.length.show_value(row.minutes)
        self.place.show_value(row.place)
