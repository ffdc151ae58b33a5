"""The Open stage: the opening as it is read aloud, how we talk, and who takes which part."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.reading import reading_seconds
from pmdesk.method.stages import opening, stage_guide
from pmdesk.model.gestures import captured, header
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage
from pmdesk.ui.opening.affected import AffectedBlock
from pmdesk.ui.opening.earlier import EarlierBlock, OpenActions, no_actions
from pmdesk.ui.opening.people import AdvocateBlock, HereBlock, LeadersBlock
from pmdesk.ui.opening.rules_block import RulesBlock
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.stage import Place, StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block, BlockPage
from pmdesk.ui.widgets.density import Density
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.picker import Picker
from pmdesk.ui.widgets.popover import Popover
from pmdesk.ui.widgets.scroll_place import ScrollPlace
from pmdesk.ui.widgets.surface import Surface
from pmdesk.ui.widgets.tab_order import order_tabs
from pmdesk.ui.widgets.wording import Wording


class ResponsibilityCard(Surface):
    """That to be without blame is not to be without responsibility."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        lead, _, rest = opening().accountability.partition(". ")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 11, 14, 12)
        column.setSpacing(4)
        column.addWidget(Para(theme, f"{lead}.", 13, 600))
        column.addWidget(Para(theme, rest))


class OpenStage(StageView):
    """What is read at the left, what is agreed and who is who at the right."""

    stage = Stage.OPEN
    capture_hint = "Add a question: what do we hope to understand?"

    def __init__(
        self,
        theme: Theme,
        session: ReviewSession,
        open_actions: OpenActions = no_actions,
        today: Callable[[], date] = date.today,
    ) -> None:
        super().__init__(theme, session, tr("Open"))
        self.density = Density(theme, tr("Open"))
        self.words = Wording(theme, tr("Opening words"))
        self.goal = Wording(theme, tr("Goal"), line=22, one_line=True)
        self.rules = RulesBlock(theme, session)
        self.card = ResponsibilityCard(theme)
        self.advocate = AdvocateBlock(theme, session)
        self.leaders = LeadersBlock(theme, session)
        self.here = HereBlock(theme)
        self.affected = AffectedBlock(theme)
        self.earlier = EarlierBlock(theme, open_actions, today)
        self.popover: Popover | None = None
        self._picker: Picker | None = None
        self._ordered: tuple[str, ...] | None = None
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self._aloud = Block(self.theme, tr("To read aloud"))
        self._aloud.fields.addWidget(self.words)
        self._aloud.fields.addWidget(self.card)
        goal = Block(self.theme, tr("Goal"), tr("To come back to when the talk drifts."))
        goal.fields.addWidget(self.goal)
        self.page = BlockPage(self.theme)
        left, right = self.page.left, self.page.right
        heard = (self.density.live(self.affected), self.density.live(self.earlier))
        for block in (self._aloud, self.density.draft(goal), *heard):
            left.add(block)
        people: tuple[Block, ...] = (self.rules, self.advocate, self.leaders, self.here)
        for part in people:
            right.add(self.density.live(part))
        for drafted in (self.words.ways, self.rules.rest, self.rules.keys):
            self.density.draft(drafted)
        self.tools.addWidget(self.density.more)
        area = scrolled(self.page)
        self._scrolled = ScrollPlace(area)
        self.body.addWidget(area, 1)

    def _connect(self) -> None:
        for field, part in (("opening", self.words), ("goal", self.goal)):
            part.edited.connect(lambda text, f=field: self._reword(f, text))
            part.left.connect(self.session.seal)
        self.density.more.clicked.connect(self._fit)
        self.leaders.pick_wanted.connect(self._pick_leaders)
        self.here.list_wanted.connect(lambda: self.acted.emit("attendance"))
        self.affected.way.clicked.connect(lambda: self.go_to.emit(Stage.PREPARE))

    def _reword(self, field: str, text: str) -> None:
        self.session.do(header.set_opening, field=field, value=text)

    # Showing

    def show_review(self, review: Review) -> None:
        start = opening()
        self.words.show_value(review.opening, start.statement)
        self.goal.show_value(review.goal, start.goal)
        self._aloud.say(said_to_take(reading_seconds(self.words.text())))
        self.rules.show_review(review)
        if review.rules is not self._ordered:
            self._ordered = review.rules
            order_tabs(self)
        self.advocate.show_review(review)
        self._show_people(review)
        self.earlier.show_review(review)
        self.page.fit()
        if self._picker is not None:
            self._picker.show_chosen({seat.id for seat in review.seats if seat.leader})

    def hideEvent(self, event: QHideEvent) -> None:
        self.earlier.forget()
        super().hideEvent(event)

    def show_room(self) -> None:
        running = self.room is not None and self.room.running
        self.density.show_meeting(running)
        self._fit()
        self._show_people(self.review)

    def _show_people(self, review: Review) -> None:
        room = self.room
        self.leaders.show_people(review, room)
        self.here.show_people(review, room)
        self.affected.show_review(review, room is None or room.masked)

    def _fit(self) -> None:
        """What hangs on how much is shown."""
        alone = self.density.shows_all
        if not alone:
            self.words.done()
            self.goal.done()
        self.rules.fit(alone)
        self.sentence.set_text(stage_guide(Stage.OPEN).purpose)
        self.page.fit()

    # Doing

    def _pick_leaders(self, by: QWidget) -> None:
        self._picker = self.leaders.picker()
        self.popover = Popover(self.theme, self, self._picker)
        self.popover.closed.connect(self._forget_picker)
        self.popover.open_by(by)

    def _forget_picker(self) -> None:
        self.popover = self._picker = None
        self.session.seal()

    def part_at(self, spot: Spot) -> QWidget | None:
        return self.advocate.choice if spot.field == "advocate" else super().part_at(spot)

    def focus_first(self) -> None:
        rows = self.rules.list.rows
        if self.room is not None and self.room.running:
            # Not on a rule: Enter would take it away while somebody only listens.
            self.advocate.choice.setFocus()
        elif rows:
            rows[0].setFocus()

    def capture(self, text: str) -> bool:
        return self.session.do(captured.add_question, id=new_id(), text=text)

    def place(self) -> Place:
        return {"scroll": self._scrolled.value()}

    def restore_place(self, place: Place) -> None:
        self._scrolled.restore(place.get("scroll"))

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"more-fields": self._toggle} if not self.density.more.isHidden() else {}

    def _toggle(self) -> None:
        self.density.toggle()
        self._fit()


def said_to_take(seconds: int) -> str:
    """How long the words take to read: "About 60 seconds"."""
    if seconds < 90:
        return tr("About {n} seconds").format(n=seconds)
    return tr("About {n} minutes: more than a room listens to.").format(n=round(seconds / 60))
