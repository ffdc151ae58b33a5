"""One graph of the monitoring worksheet: two lines of fields, and a way into the timeline."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from pmdesk.method.words import name_of
from pmdesk.model.gestures import worksheet
from pmdesk.model.review import Entry, WorksheetRow
from pmdesk.model.text import new_id
from pmdesk.model.words import Course, Kind, Support
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField, LineField
from pmdesk.ui.widgets.form import labelled
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.moment_field import MomentField
from pmdesk.ui.widgets.surface import Surface


class SheetRow(Surface):
    """Fields that save themselves.

    Signals:
        entry_wanted(WorksheetRow): it is to become an entry of the timeline.
    """

    entry_wanted = Signal(object)

    def __init__(self, theme: Theme, session: ReviewSession, row: WorksheetRow) -> None:
        super().__init__(theme)
        self._session, self._row = session, row
        self.service = LineField(tr("Service or graph"), tr("checkout-api, p95 latency"))
        self.course = ChoiceField(theme, tr("What it did"))
        self.course.set_choices([(name_of(course), course) for course in Course])
        self.at = MomentField(theme, tr("When"), tr("14:05, or 2026-10-06 14:05"))
        self.baseline = LineField(tr("What was usual"), tr("180 ms"))
        self.seen = LineField(tr("What was seen"), tr("4 s from 14:05 on"))
        self.link = LineField(tr("Link to the graph"), tr("https://…"))
        self.before = label(tr("From before the impact started"), 11, 600, "muted")
        self.entry = button(theme, tr("Make it an entry"), "link", "plus", dense=True)
        self.away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete this graph"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        when = labelled(tr("When"), self.at)
        when.addWidget(self.at.said)
        lines = (
            (
                labelled(tr("Service or graph"), self.service),
                labelled(tr("It did"), self.course),
                when,
            ),
            (
                labelled(tr("Usual"), self.baseline),
                labelled(tr("Seen"), self.seen),
                labelled(tr("Link"), self.link),
            ),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        for line in lines:
            row = QHBoxLayout()
            row.setSpacing(12)
            for part, share in zip(line, (5, 4, 5), strict=True):
                part.addStretch(1)
                row.addLayout(part, share)
            column.addLayout(row)
        foot = QHBoxLayout()
        foot.addWidget(self.entry)
        foot.addWidget(self.before)
        foot.addStretch(1)
        foot.addWidget(self.away)
        column.addLayout(foot)

    def _connect(self) -> None:
        for name in ("service", "baseline", "seen", "link"):
            field: LineField = getattr(self, name)
            field.edited.connect(lambda text, name=name: self._set(name, text))
            field.left.connect(self._session.seal)
        self.course.chosen.connect(lambda course: self._set("course", course))
        self.at.given.connect(lambda at: self._set("at", at))
        self.away.clicked.connect(lambda: self._session.do(worksheet.delete_row, id=self._row.id))
        self.entry.clicked.connect(self._make_entry)

    def _set(self, field: str, value: object) -> None:
        self._session.do(worksheet.set_fact, id=self._row.id, field=field, value=value)

    def show_row(
        self, row: WorksheetRow, zone: str, begun: datetime | None, day: date | None
    ) -> None:
        """A stored row; `begun` is when the impact started (UTC), None where nobody knows.

        `day` is the one of the incident: a time alone is of that day.
        """
        self._row, self.at.day = row, day
        for name in ("service", "baseline", "seen", "link"):
            getattr(self, name).show_value(getattr(row, name))
        self.course.show_value(row.course)
        self.at.show_moment(row.at, zone)
        self.before.setVisible(row.at is not None and begun is not None and row.at < begun)
        self.entry.setEnabled(row.at is not None and bool(row.service or row.seen))
        why = tr("It needs a time and what was seen.")
        self.entry.setToolTip("" if self.entry.isEnabled() else why)
        self.entry.setAccessibleName(tr("Make it an entry: {name}").format(name=row.service))
        self.away.setAccessibleName(tr("Delete this graph: {name}").format(name=row.service))

    def flush(self) -> None:
        for field in (self.service, self.baseline, self.seen, self.link, self.at):
            field.flush()

    def _make_entry(self) -> None:
        self.flush()
        self.entry_wanted.emit(self._row)


def entry_of(row: WorksheetRow, zone: str) -> Entry | None:
    """The signal that a row tells of; None without a time."""
    if row.at is None:
        return None
    did = name_of(row.course).lower() if row.course is not Course.NONE else ""
    said = ", ".join(part for part in (did, row.seen) if part)
    text = ": ".join(part for part in (row.service, said) if part)
    if row.baseline:
        text = tr("{text} (usually {usual})").format(text=text, usual=row.baseline)
    return Entry(
        id=new_id(),
        at=row.at,
        zone=zone,
        kind=Kind.SIGNAL,
        text=text,
        source=tr("monitoring"),
        link=row.link,
        support=Support.DATA,
    )
