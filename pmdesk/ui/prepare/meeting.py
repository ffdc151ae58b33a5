"""The meetings of a review: when, how long and where, against the 48-hour clock."""

from collections.abc import Callable, Mapping
from datetime import date, datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.room import room_words
from pmdesk.model.agenda import agenda
from pmdesk.model.gestures import meeting, planning
from pmdesk.model.meetings import planned
from pmdesk.model.review import Meeting, Review, find
from pmdesk.model.times import clock_text, duration_text, local
from pmdesk.model.words import Stage
from pmdesk.ui.prepare.agenda_part import AgendaPart
from pmdesk.ui.prepare.clock_line import ClockLine
from pmdesk.ui.prepare.clock_words import clock_words, moment_text
from pmdesk.ui.prepare.own_agendas import OwnAgendas
from pmdesk.ui.prepare.planned_row import PlannedRow
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.prepare.soak import SoakField
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.folding import Folding
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.offered import Offered
from pmdesk.ui.widgets.tab_order import order_tabs


class MeetingSection(Section):
    """What was held, what is to come, the clock, and how the minutes are shared out."""

    def __init__(
        self,
        theme: Theme,
        session: ReviewSession,
        now: Callable[[], datetime],
        agendas: OwnAgendas | None = None,
    ) -> None:
        super().__init__(
            theme, session, tr("Meeting"), tr("Within 48 hours, while people remember.")
        )
        self._now = now
        self._seen: tuple[Meeting, ...] | None = None
        self.rows: list[PlannedRow] = []
        self.clock = ClockLine(theme)
        self.warning = Offered(theme, bar="amber")
        self.held = Para(theme)
        self.agenda = AgendaPart(theme, session, agendas)
        self.another = button(theme, tr("Plan another meeting"), "outline", "plus", dense=True)
        self.another.clicked.connect(self.plan)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.fields.addWidget(self.clock)
        self.fields.addWidget(self.warning)
        self.fields.addWidget(self.held)
        self.fields.addLayout(self._column)
        self.fields.addWidget(self.agenda)
        self.fields.addWidget(align(self.another))
        self.more = Folding(theme, tr("More on the meeting"), self._made_soak)
        self.soak: SoakField | None = None
        self.fields.addWidget(self.more)
        self.agenda.given.connect(self._share_out)
        self.agenda.brought.connect(self.brought)

    def show_review(self, review: Review) -> None:
        self.show_clock(review)
        told_of = [_held_text(row, review.zone) for row in review.meetings if row.started]
        self.held.set_text("\n".join(told_of))
        self.held.setVisible(bool(told_of))
        if review.meetings is not self._seen:
            self._seen = review.meetings
            self._fill(review)
        self.agenda.show_minutes(agenda(planned(review), room_words().minutes))
        self._show_soak(review)
        self._show_parts()

    def show_clock(self, review: Review) -> None:
        """How the clock stands now."""
        words = clock_words(review, self._now())
        self.clock.show_words(words)
        self.warning.words.set_text(words.warning)
        self.warning.setVisible(bool(words.warning))

    def _show_parts(self) -> None:
        self.agenda.setVisible(bool(self.rows))
        self.another.setVisible(not any(not row.meeting for row in self.rows))

    def _fill(self, review: Review) -> None:
        """A row for each meeting that has not begun; an empty one where there is none at all."""
        waiting = [row.id for row in review.meetings if not row.started]
        kept = {row.meeting: row for row in self.rows}
        blank = kept.pop("") if "" in kept else None
        rows = [kept.pop(id) if id in kept else self._row(id) for id in waiting]
        if blank is not None or not review.meetings:
            rows.append(blank or self._row(""))
        for gone in kept.values():
            self._drop(gone)
        self.rows = rows
        for number, row in enumerate(rows):
            self._column.insertWidget(number, row)
            row.show()
            found = find(review.meetings, row.meeting) or Meeting(id="")
            row.show_meeting(found, review.zone)
            row.away.setVisible(bool(row.meeting) or bool(review.meetings))

    def _row(self, id: str) -> PlannedRow:
        row = PlannedRow(self.theme, self.session, id, lambda: self._today())
        row.away.clicked.connect(lambda: self._cancel(row))
        return row

    def _today(self) -> date:
        return local(self._now(), self.session.review.zone).date()

    def _cancel(self, row: PlannedRow) -> None:
        if row.meeting:
            self.session.do(meeting.cancel_meeting, id=row.meeting)
        else:
            self.rows.remove(row)
            self._drop(row)
            self._show_parts()

    def _drop(self, row: PlannedRow) -> None:
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()

    def plan(self) -> None:
        """An empty row for one more meeting, or the one that waits already."""
        blank = next((row for row in self.rows if row.when.moment() is None), None)
        if blank is None:
            blank = self._row("")
            self.rows.append(blank)
            self._column.addWidget(blank)
            blank.show()
            blank.show_meeting(Meeting(id=""), self.session.review.zone)
            order_tabs(self)
            self._show_parts()
        blank.when.setFocus()
        self.brought.emit(blank)

    def _share_out(self, minutes: Mapping[Stage, int]) -> None:
        """Other minutes for the next meeting; the row that waits becomes one with them."""
        following = planned(self.session.review)
        id = following.id if following is not None else ""
        if not id and self.rows and self.rows[0].stored():
            id = self.rows[0].meeting
        if id:
            self.session.do(planning.set_agenda, id=id, minutes=minutes)

    def _made_soak(self) -> QWidget:
        self.soak = SoakField(self.theme, self.session)
        self.soak.show_review(self.session.review)
        return self.soak

    def _show_soak(self, review: Review) -> None:
        if self.soak is not None:
            self.soak.show_review(review)
        elif review.soak_hours:
            self.more.head.setChecked(True)

    def places(self) -> Mapping[str, QWidget]:
        return {"meeting": self.rows[0].when if self.rows else self.another}


def _held_text(row: Meeting, zone: str) -> str:
    """Such as "Fri 16 Oct 2026, 10:01 CEST, 59 min, Harbour room"."""
    assert row.started is not None
    said = moment_text(row.started, zone)
    if row.ended is None:
        return tr("Running since {time}.").format(time=clock_text(row.started, zone))
    lasted = duration_text(row.ended - row.started)
    parts = [tr("Held {when}").format(when=said), lasted, *([row.place] if row.place else [])]
    return ", ".join(parts)
