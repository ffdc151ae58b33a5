"""The meetings of a review: when, how long and where, against the 48-hour clock."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.method.room import room_words
from pmdesk.model.agenda import agenda
from pmdesk.model.gestures import meeting
from pmdesk.model.meetings import planned
from pmdesk.model.review import Meeting, Review, find
from pmdesk.model.text import new_id
from pmdesk.model.times import clock_text, duration_text, local
from pmdesk.ui.paint.clock import CLOCK_ROLE, paint_clock
from pmdesk.ui.paint.text import draw_lines, wrapped
from pmdesk.ui.prepare.agenda_bar import AgendaBar, told
from pmdesk.ui.prepare.clock_words import ClockWords, clock_words, moment_text
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.fields import ChoiceField, LineField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.moment_field import MomentField
from pmdesk.ui.widgets.offered import Offered
from pmdesk.ui.widgets.tab_order import order_tabs

LENGTHS = (30, 45, 60, 75, 90, 120)
"""Minutes to choose from."""


class ClockLine(QWidget):
    """The ring of the 48-hour clock and its sentence, wrapped."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._words: ClockWords | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(20)

    def show_words(self, words: ClockWords) -> None:
        self._words = words
        self.setAccessibleName(words.text)
        self._fit()
        self.update()

    def text(self) -> str:
        return self._words.text if self._words is not None else ""

    def _lines(self) -> tuple[str, ...]:
        role = CLOCK_ROLE[self._words.deadline.state] if self._words else ("muted", 400)
        return wrapped(self.text(), self._theme.font(13, role[1]), self.width() - 24)

    def _fit(self) -> None:
        height = 20 * max(1, len(self._lines()))
        if self.height() != height:
            self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(300, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._words is None:
            return
        p, theme = QPainter(self), self._theme
        role, weight = CLOCK_ROLE[self._words.deadline.state]
        drawn = paint_clock(p, theme, self._words.deadline, QPointF(8, 10))
        at = QPointF(24 if drawn else 0, 0)
        draw_lines(p, at, self._lines(), theme.font(13, weight), theme[role], 20)


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
        self.length.chosen.connect(lambda minutes: self._set("minutes", minutes))
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

    def _set(self, field: str, value: Any) -> None:
        if not self.meeting:
            self.meeting = new_id()
            if not self._session.do(meeting.add_meeting, id=self.meeting):
                self.meeting = ""
                return
        self._session.do(meeting.set_plan, id=self.meeting, field=field, value=value)

    def show_meeting(self, row: Meeting, zone: str) -> None:
        self.when.show_moment(row.scheduled, zone)
        lengths = sorted({*LENGTHS, row.minutes})
        self.length.set_choices([(tr("{n} min").format(n=n), n) for n in lengths])
        self.length.show_value(row.minutes)
        self.place.show_value(row.place)


class MeetingSection(Section):
    """What was held, what is to come, the clock, and how the minutes are shared out."""

    def __init__(self, theme: Theme, session: ReviewSession, now: Callable[[], datetime]) -> None:
        super().__init__(
            theme, session, tr("Meeting"), tr("Within 48 hours, while people remember.")
        )
        self._now = now
        self._seen: tuple[Meeting, ...] | None = None
        self.rows: list[PlannedRow] = []
        self.clock = ClockLine(theme)
        self.warning = Offered(theme, bar="amber")
        self.held = Para(theme)
        self.bar, self.shares = AgendaBar(theme), Para(theme, "", 12, 400, "muted")
        self.another = button(theme, tr("Plan another meeting"), "outline", "plus", dense=True)
        self.another.clicked.connect(self.plan)
        self._column = QVBoxLayout()
        self._column.setSpacing(10)
        self.fields.addWidget(self.clock)
        self.fields.addWidget(self.warning)
        self.fields.addWidget(self.held)
        self.fields.addLayout(self._column)
        self.fields.addWidget(self.bar)
        self.fields.addWidget(self.shares)
        self.fields.addWidget(align(self.another))

    def show_review(self, review: Review) -> None:
        self.show_clock(review)
        told_of = [_held_text(row, review.zone) for row in review.meetings if row.started]
        self.held.set_text("\n".join(told_of))
        self.held.setVisible(bool(told_of))
        if review.meetings is not self._seen:
            self._seen = review.meetings
            self._fill(review)
        minutes = agenda(planned(review), room_words().minutes)
        self.bar.show_minutes(minutes)
        self.shares.set_text(told(minutes))
        self._show_parts()

    def show_clock(self, review: Review) -> None:
        """How the clock stands now."""
        words = clock_words(review, self._now())
        self.clock.show_words(words)
        self.warning.words.set_text(words.warning)
        self.warning.setVisible(bool(words.warning))

    def _show_parts(self) -> None:
        to_come = bool(self.rows)
        self.bar.setVisible(to_come)
        self.shares.setVisible(to_come)
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
