"""The Prepare stage: everything that is good to have before the room meets, in titled sections."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.lifecycle import LifeStep, life_cycle
from pmdesk.model.gestures import seats
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.times import date_text, local
from pmdesk.model.words import Stage
from pmdesk.ui.prepare.facts import FactsSection, StorySection
from pmdesk.ui.prepare.impact import ImpactSection
from pmdesk.ui.prepare.life_row import LifeRow, standing
from pmdesk.ui.prepare.meeting import MeetingSection
from pmdesk.ui.prepare.own_agendas import OwnAgendas
from pmdesk.ui.prepare.owner import OwnerSection
from pmdesk.ui.prepare.panel import ReadyFoot, ReadyList, ReadyPanel
from pmdesk.ui.prepare.safety import SafetySection
from pmdesk.ui.prepare.seats import SeatsSection
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.prepare.send import SendRow
from pmdesk.ui.prepare.times import TimesSection
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.stage import Place, StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.held_back import flush_field
from pmdesk.ui.widgets.leads import Lead
from pmdesk.ui.widgets.popover import Popover
from pmdesk.ui.widgets.scroll_place import ScrollPlace
from pmdesk.ui.widgets.surface import Rule
from pmdesk.ui.widgets.tab_order import order_tabs

WIDEST = 820
ROOM_FOR_PANEL = 1000
"""The least width of the stage that has room for the panel; else it is one line at the foot."""
MINUTE = 60_000
NEW_ROLES = {"facilitator": "Facilitator", "advocate": "Devil's advocate"}
"""Roles of seats that are made for a part."""


class PrepareStage(StageView):
    """The sections, the life cycle above them, and the ready list beside them."""

    stage = Stage.PREPARE

    def __init__(
        self,
        theme: Theme,
        session: ReviewSession,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        agendas: OwnAgendas | None = None,
        exporter: Exporter | None = None,
    ) -> None:
        super().__init__(theme, session, tr("Prepare"))
        self._popover: Popover | None = None
        self._names_folded = False
        self._ordered: tuple[QWidget, ...] | None = None
        self.life = LifeRow(theme)
        self.facts = FactsSection(theme, session)
        self.story = StorySection(theme, session)
        self.times = TimesSection(theme, session)
        self.impact = ImpactSection(theme, session)
        self.owner = OwnerSection(theme, session)
        self.seats = SeatsSection(theme, session)
        self.meeting = MeetingSection(theme, session, now, agendas)
        self.safety = SafetySection(theme, session)
        self.send = SendRow(theme, exporter, self._written) if exporter is not None else None
        self.panel, self.foot = ReadyPanel(theme), ReadyFoot(theme)
        self._lay_out()
        self._connect()
        self._minute = QTimer(self, interval=MINUTE)
        self._minute.timeout.connect(self._tick)
        self._minute.start()

    @property
    def sections(self) -> tuple[Section, ...]:
        """All sections in their order."""
        facts = (self.facts, self.story, self.times, self.impact)
        return (*facts, self.owner, self.seats, self.meeting, self.safety)

    def _lay_out(self) -> None:
        inner = QWidget()
        inner.setMaximumWidth(WIDEST)
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 8, 16)
        column.setSpacing(16)
        column.addWidget(self.life)
        for section in self.sections:
            column.addWidget(Rule(self.theme))
            column.addWidget(section)
        column.addStretch(1)
        if self.send is not None:
            self.meeting.fields.addWidget(self.send)
        self._area = scrolled(inner)
        self._scrolled = ScrollPlace(self._area)
        self.body.addWidget(self._area, 1)
        self.body.addWidget(self.foot)
        self.put_side(self.panel)

    def _start(self) -> None:
        """The meeting begins; one that runs goes on where it stands."""
        if self.room is not None and self.room.running:
            self.go_to.emit(self.room.stage)
        else:
            self.acted.emit("start-meeting")

    def _connect(self) -> None:
        self.life.chosen.connect(self._go)
        self.panel.chosen.connect(self._go)
        self.panel.start_wanted.connect(self._start)
        self.foot.start_wanted.connect(self._start)
        self.foot.list_wanted.connect(self.show_list)
        self.owner.new_wanted.connect(self._add_holder)
        self.seats.new_wanted.connect(self._add_holder)
        self.seats.names_wanted.connect(self._show_names)
        self.safety.private_wanted.connect(self._open_private)
        for section in self.sections:
            section.go_to.connect(self.go_to)
            section.brought.connect(self.revealing.reveal)

    # Showing

    def show_review(self, review: Review) -> None:
        steps = life_cycle(review)
        self.life.show_steps(steps)
        created = date_text(local(review.created, review.zone).date()) if review.created else ""
        begun = tr(" Begun {day}.").format(day=created) if created else ""
        self.sentence.set_text(f"{standing(steps)}.{begun}")
        for section in self.sections:
            section.show_review(review)
        if self.send is not None:
            self.send.show_review(review)
        self._show_times()
        self.panel.show_review(review)
        self.foot.show_review(review)
        self._order()
        if self._popover is not None:
            content = self._popover.content
            assert isinstance(content, ReadyList)
            content.show_review(review)

    def handlers(self) -> dict[str, Callable[[], object]]:
        return self.send.handlers() if self.send is not None else {}

    def _written(self) -> Review:
        """The review with what a field still held back."""
        flush_field(self)
        return self.review

    def _order(self) -> None:
        """Tab goes through rows where they stand, also through those that came later."""
        rows = (*self.seats.rows, *self.meeting.rows)
        if rows != self._ordered:
            self._ordered = rows
            order_tabs(self)

    def _tick(self) -> None:
        """The 48-hour clock goes on while nothing is typed."""
        if self.isVisible():
            self.meeting.show_clock(self.review)

    def show_room(self) -> None:
        hidden = self.room is not None and self.room.hides_private
        self.seats.show_names(not hidden and not self._names_folded)
        self.seats.show_private(not hidden)
        self.safety.show_private(not hidden)
        self._show_times()

    def fold_away(self) -> None:
        self.show_room()

    def _show_times(self) -> None:
        """Of a running meeting that may be shared the room line is the end here, too."""
        known = self.room.known if self.room is not None else self.review.entries
        self.times.show_known(known)

    def _show_names(self, shown: bool) -> None:
        self._names_folded = not shown
        if shown:
            self._open_private()
        self.show_room()

    def _open_private(self) -> None:
        """By hand, although the window may be shared."""
        if self.room is not None and self.room.hides_private:
            self.room.open_private(True)

    def place(self) -> Place:
        return {"scroll": self._scrolled.value()}

    def restore_place(self, place: Place) -> None:
        self._scrolled.restore(place.get("scroll"))

    # Going

    def _go(self, lead: Lead | LifeStep) -> None:
        if lead.stage is not Stage.PREPARE:
            self.go_to.emit(lead.stage)
            return
        if self._popover is not None:
            self._popover.close_it()
        self.go_to_place(lead.place)

    def go_to_place(self, name: str) -> None:
        """Scrolls to a part of the stage and gives it the focus."""
        part = self._place(name)
        if part is not None:
            self.bring_part(part)

    def _place(self, name: str) -> QWidget | None:
        return next((s.places()[name] for s in self.sections if name in s.places()), None)

    def part_at(self, spot: Spot) -> QWidget | None:
        if spot.noun == "meetings":
            return self._place("meeting")
        place = self._place(spot.field) if spot.noun == "review" else None
        return place or super().part_at(spot)

    def show_row(self, id: str) -> None:
        self.seats.edit(id)

    def _add_holder(self, field: str) -> None:
        id = new_id()
        role = NEW_ROLES.get(field, "")
        if self.session.do(seats.add_holder, id=id, field=field, role=role):
            self.seats.edit(id)

    def focus_first(self) -> None:
        self.facts.title.setFocus()
        # Without the focus a field shows its beginning; who types goes on at its end.
        self.facts.title.end(False)

    # The panel, and its one line where it has no room

    def show_list(self) -> None:
        """The panel where there is room for it, else the list over the stage at its button."""
        if self.side_has_content():
            self.open_side()
            return
        content = ReadyList(self.theme)
        content.show_review(self.review)
        popover = Popover(self.theme, self, content)
        content.chosen.connect(self._go)
        popover.closed.connect(self._forget_popover)
        self._popover = popover
        popover.open_by(self.foot.show_all)

    def _forget_popover(self) -> None:
        self._popover = None

    def side_has_content(self) -> bool:
        return self.width() >= ROOM_FOR_PANEL

    def fit_side(self) -> None:
        super().fit_side()
        self.foot.setVisible(self.panel.isHidden())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = 360 if self.width() > 1500 else 320 if self.width() > 1200 else 288
        self.set_side_width(wide)
        self.fit_side()
