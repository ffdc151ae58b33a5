"""The Prepare stage: what, when and where it was, whose review it is, and who has a seat."""

from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.intake.entry_time import read_moment
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.model.measures import milestone_entry
from pmdesk.model.review import Review
from pmdesk.model.times import clock_text, date_text, day_text, local, zone_label, zone_of
from pmdesk.model.words import Milestone, Stage
from pmdesk.ui.prepare.milestones import MilestoneTimes
from pmdesk.ui.prepare.seats import SeatsEditor
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import ChoiceField, LineField, mark_fault
from pmdesk.ui.widgets.form import labelled, scrolled, section, side_by_side
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.surface import Rule
from pmdesk.ui.widgets.tick_box import TickBox
from pmdesk.ui.widgets.zone_field import ZoneField

WIDEST = 820


class MomentField(LineField):
    """A day and a time in the review's zone, said again in words below."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name, tr("2026-10-06 14:05"))
        self.said = Para(theme, "", 11, 400, "muted")
        self._zone = "UTC"
        self.textEdited.connect(self._read_aloud)

    def show_moment(self, at: datetime | None, zone: str) -> None:
        self._zone = zone
        text = "" if at is None else local(at, zone).strftime("%Y-%m-%d %H:%M")
        self.show_value(text)
        if not self.hasFocus():
            self._read_aloud(text)

    def moment(self) -> datetime | None:
        return read_moment(self.text(), self._zone)

    def _read_aloud(self, text: str) -> None:
        at = read_moment(text, self._zone)
        mark_fault(self, bool(text.strip()) and at is None)
        if at is not None:
            day = day_text(local(at, self._zone).date())
            clock = clock_text(at, self._zone)
            self.said.set_text(f"{day}, {clock} {zone_label(self._zone, at)}", "muted")
        elif text.strip():
            self.said.set_text(tr("Not read yet. Write it as 2026-10-06 14:05."), "brick")
        else:
            self.said.set_text(tr("Not given"), "muted")


class PrepareStage(StageView):
    """The title block as four titled sections."""

    stage = Stage.PREPARE

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, session, tr("Prepare"))
        self._make_fields()
        self.milestones = MilestoneTimes(theme)
        self.seats = SeatsEditor(theme, session)
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 4, 8, 16)
        self._column.setSpacing(16)
        self._lay_out()
        self.body.addWidget(scrolled(inner), 1)
        self._connect()

    def _make_fields(self) -> None:
        self.title = LineField(tr("Title"), tr("What was seen, not why"))
        self.incident = LineField(tr("Incident id"), "INC-1043")
        self.severity = LineField(tr("Severity"), "SEV-2")
        self.services = LineField(tr("Services"), tr("checkout-api, orders-db"))
        self.restricted = TickBox(self.theme, tr("Restricted: no title in lists and searches"))
        self.started = MomentField(self.theme, tr("Started"))
        self.resolved = MomentField(self.theme, tr("Resolved"))
        self.zone = ZoneField(self.theme)
        self.zone_said = Para(self.theme, "", 11, 400, "muted")
        self.holders = {
            field: ChoiceField(self.theme, name)
            for field, name in (
                ("owner", tr("Owner")),
                ("facilitator", tr("Facilitator")),
                ("advocate", tr("Devil's advocate")),
            )
        }

    def _lay_out(self) -> None:
        theme = self.theme
        row, fields = section(theme, tr("What"), tr("A title says what was seen, never a cause."))
        fields.addLayout(labelled(tr("Title"), self.title))
        incident = labelled(tr("Incident id"), self.incident)
        fields.addLayout(side_by_side(incident, labelled(tr("Severity"), self.severity)))
        fields.addLayout(labelled(tr("Services"), self.services))
        fields.addWidget(self.restricted)
        self._add(row)
        row, fields = section(theme, tr("Times"), tr("Milestones are read from the timeline."))
        started = labelled(tr("Started"), self.started)
        started.addWidget(self.started.said)
        resolved = labelled(tr("Resolved"), self.resolved)
        resolved.addWidget(self.resolved.said)
        zone = labelled(tr("Time zone"), self.zone)
        zone.addWidget(self.zone_said)
        fields.addLayout(side_by_side(started, resolved, zone))
        fields.addWidget(self.milestones)
        self._add(row)
        row, fields = section(
            theme, tr("Roles"), tr("Exactly one owner, who drives the review to its end.")
        )
        chosen = [labelled(box.accessibleName(), box) for box in self.holders.values()]
        fields.addLayout(side_by_side(*chosen))
        self._add(row)
        row, fields = section(
            theme, tr("Seats"), tr("The room and the report see the alias, never the name.")
        )
        fields.addWidget(self.seats)
        self._column.addLayout(row)
        self._column.addStretch(1)

    def _add(self, row: object) -> None:
        self._column.addLayout(row)  # type: ignore[arg-type]
        self._column.addWidget(Rule(self.theme))

    def _connect(self) -> None:
        do = self.session.do
        self.title.edited.connect(lambda text: do(header.set_title, title=text))
        for field in ("incident", "severity"):
            part: LineField = getattr(self, field)
            part.edited.connect(lambda v, f=field: do(header.set_fact, field=f, value=v))
        self.services.edited.connect(
            lambda text: do(header.set_services, names=tuple(text.split(",")))
        )
        self.restricted.clicked.connect(
            lambda on: do(header.set_fact, field="restricted", value=on)
        )
        for name in ("started", "resolved"):
            moment: MomentField = getattr(self, name)
            moment.edited.connect(lambda _, n=name: self._set_moment(n))
        self.zone.edited.connect(self._set_zone)
        for name, box in self.holders.items():
            box.chosen.connect(lambda seat, n=name: do(header.seat_in, field=n, seat=seat))
        for part in (self.title, self.incident, self.severity, self.services, self.zone):
            part.left.connect(self.session.seal)

    def _set_moment(self, name: str) -> None:
        field: MomentField = getattr(self, name)
        if field.text().strip() and field.moment() is None:
            return
        self.session.do(header.set_fact, field=name, value=field.moment())

    def _set_zone(self, text: str) -> None:
        try:
            zone_of(text.strip() or "UTC")
        except WorldError as fault:
            mark_fault(self.zone, True)
            self.zone_said.set_text(str(fault), "brick")
            return
        mark_fault(self.zone, False)
        self.session.do(header.set_zone, zone=text.strip() or "UTC")

    def focus_first(self) -> None:
        self.title.setFocus()

    def show_review(self, review: Review) -> None:
        created = date_text(review.created.date()) if review.created else ""
        self.sentence.set_text(tr("Begun {day}.").format(day=created) if created else "")
        self.title.show_value(review.title)
        self.incident.show_value(review.incident)
        self.severity.show_value(review.severity)
        self.services.show_value(", ".join(review.services))
        self.restricted.setChecked(review.restricted)
        self.started.show_moment(review.started, review.zone)
        self.resolved.show_moment(review.resolved, review.zone)
        self.zone.show_value(review.zone)
        if not self.zone.hasFocus():
            mark_fault(self.zone, False)
            now = review.started or _latest(review)
            self.zone_said.set_text(zone_label(review.zone, now) if now else "", "muted")
        seats = [(seat.alias or seat.role or tr("A responder"), seat.id) for seat in review.seats]
        for name, box in self.holders.items():
            box.set_choices([(tr("Not yet chosen"), ""), *seats])
            box.show_value(getattr(review, name))
        self.milestones.show_review(review)
        self.seats.show_review(review)


def _latest(review: Review) -> datetime | None:
    entry = milestone_entry(review.entries, Milestone.RESOLVED)
    if entry is None and review.entries:
        entry = review.entries[-1]
    return entry.at if entry is not None else None
