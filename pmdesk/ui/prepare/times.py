"""When the incident was, in which zones it is told, and its milestones as the timeline has them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from PySide6.QtWidgets import QWidget

from pmdesk.method.ready import FIVE
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.model.measures import milestone_entry, moment
from pmdesk.model.review import Entry, Review
from pmdesk.model.times import clock_text, zone_label, zone_of
from pmdesk.model.words import Milestone, Stage
from pmdesk.ui.prepare.milestones import MilestoneTimes
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.fields import mark_fault
from pmdesk.ui.widgets.form import labelled, side_by_side
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.moment_field import MomentField
from pmdesk.ui.widgets.zone_field import ZoneField

ENDS = (("started", Milestone.IMPACT_STARTED), ("resolved", Milestone.RESOLVED))


class TimesSection(Section):
    """Start and end as typed, two zones, and what is read from the timeline."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, session, tr("Times"), tr("Milestones are read from the timeline."))
        self.started = MomentField(theme, tr("Started"))
        self.resolved = MomentField(theme, tr("Resolved"))
        self.differs = {name: Para(theme, "", 11, 400, "amber") for name, _ in ENDS}
        self.zone, self.second = ZoneField(theme), ZoneField(theme)
        self.second.setAccessibleName(tr("Second time zone"))
        self.second.setPlaceholderText(tr("None"))
        self.second.show_value("")
        self.zone_said = Para(theme, "", 11, 400, "muted")
        self.second_said = Para(theme, "", 11, 400, "muted")
        self.milestones = MilestoneTimes(theme)
        self.mark = button(theme, tr("Mark milestones on the timeline"), "link", "flag", dense=True)
        self._lay_out()
        self.started.given.connect(lambda at: self._set("started", at))
        self.resolved.given.connect(lambda at: self._set("resolved", at))
        self.zone.edited.connect(lambda text: self._set_zone(text.strip() or "UTC"))
        self.second.edited.connect(lambda text: self._set_second(text.strip()))
        self.mark.clicked.connect(lambda: self.go_to.emit(Stage.TIMELINE))
        for part in (self.started, self.resolved, self.zone, self.second):
            part.left.connect(session.seal)

    def _lay_out(self) -> None:
        started = labelled(tr("Started"), self.started)
        resolved = labelled(tr("Resolved"), self.resolved)
        for column, name in ((started, "started"), (resolved, "resolved")):
            column.addWidget(self._moment(name).said)
            column.addWidget(self.differs[name])
            column.addStretch(1)
        zone, second = (
            labelled(tr("Time zone"), self.zone),
            labelled(tr("Second time zone"), self.second),
        )
        for column, said in ((zone, self.zone_said), (second, self.second_said)):
            column.addWidget(said)
            column.addStretch(1)
        self.fields.addLayout(side_by_side(started, resolved))
        self.fields.addLayout(side_by_side(zone, second))
        self.fields.addWidget(self.milestones)
        self._way = align(self.mark)
        self.fields.addWidget(self._way)

    def _moment(self, name: str) -> MomentField:
        return self.started if name == "started" else self.resolved

    def _set(self, name: str, at: datetime | None) -> None:
        self.session.do(header.set_fact, field=name, value=at)

    def _set_zone(self, zone: str) -> None:
        if self._is_zone(zone, self.zone, self.zone_said):
            self.session.do(header.set_zone, zone=zone)

    def _set_second(self, zone: str) -> None:
        if self._is_zone(zone, self.second, self.second_said):
            self.session.do(header.set_second_zone, zone=zone)

    def _is_zone(self, zone: str, field: ZoneField, said: Para) -> bool:
        try:
            zone_of(zone)
        except WorldError as fault:
            mark_fault(field, True)
            said.set_text(str(fault), "brick")
            return False
        mark_fault(field, False)
        return True

    def show_review(self, review: Review) -> None:
        self.started.show_moment(review.started, review.zone)
        self.resolved.show_moment(review.resolved, review.zone)
        self._show_told(review)
        self.milestones.show_review(review)
        marked = [milestone_entry(review.entries, milestone) for milestone in FIVE]
        self._way.setVisible(None in marked)

    def show_known(self, entries: tuple[Entry, ...]) -> None:
        """Tells times of these entries only: others may not be seen at the moment."""
        self.milestones.show_known(entries)
        self._show_told(replace(self.session.review, entries=entries))

    def _show_told(self, review: Review) -> None:
        """What the timeline says beside the fields."""
        for name, milestone in ENDS:
            self._show_difference(review, name, milestone)
        at = review.started or _latest(review)
        label = zone_label(review.zone, at) if at is not None else ""
        self._show_zone(self.zone, self.zone_said, review.zone, label)
        self._show_zone(self.second, self.second_said, review.second_zone, _told(review, at))

    def _show_zone(self, field: ZoneField, said: Para, zone: str, text: str) -> None:
        if field.hasFocus() and field.text().strip() != zone:
            return
        field.show_value(zone)
        if self._is_zone(zone, field, said):
            said.set_text(text, "muted")

    def _show_difference(self, review: Review, name: str, milestone: Milestone) -> None:
        """The time of the timeline where another one is typed."""
        typed = review.started if name == "started" else review.resolved
        told = moment(review, milestone) if typed is not None else None
        said = self.differs[name]
        differs = told is not None and told.replace(second=0) != (typed or told).replace(second=0)
        said.set_text("")
        if told is not None and differs:
            clock = f"{clock_text(told, review.zone)} {zone_label(review.zone, told)}"
            said.set_text(tr("{time} by the timeline").format(time=clock))
        said.setVisible(differs)

    def places(self) -> Mapping[str, QWidget]:
        return {"times": self.resolved, "started": self.started, "resolved": self.resolved}


def _told(review: Review, at: datetime | None) -> str:
    """An example of both clocks, such as "09:12 CEST is 03:12 EDT"."""
    if at is None or not review.second_zone:
        return ""
    clocks = [
        f"{clock_text(at, zone)} {zone_label(zone, at)}"
        for zone in (review.zone, review.second_zone)
    ]
    return tr("{first} is {second}").format(first=clocks[0], second=clocks[1])


def _latest(review: Review) -> datetime | None:
    entry = milestone_entry(review.entries, Milestone.RESOLVED)
    if entry is None and review.entries:
        entry = review.entries[-1]
    return entry.at if entry is not None else None
