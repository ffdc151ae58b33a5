"""The Close stage: what was decided, whether it is backed, what stays open, who hears of it."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from pmdesk.method.closing import close_ideas
from pmdesk.method.stages import stage_guide
from pmdesk.model.gestures import captured
from pmdesk.model.review import Review, Row
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage
from pmdesk.ui.closing.buy_in import BuyInAsk, BuyInBlock
from pmdesk.ui.closing.buy_in_each import answer_of
from pmdesk.ui.closing.caught import parked_block, questions_block
from pmdesk.ui.closing.decided import DecidedBlock, decided
from pmdesk.ui.closing.following import NextBlock, NoteBlock
from pmdesk.ui.closing.hears import HearsBlock
from pmdesk.ui.closing.ideas import IdeasBlock
from pmdesk.ui.closing.next_time import NextTimeBlock
from pmdesk.ui.closing.pulse import PulseBlock
from pmdesk.ui.console.end_meeting import end_now
from pmdesk.ui.mirror.watch import watched
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.spot import Spot
from pmdesk.ui.stage import Place, StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block, BlockPage
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.density import Density
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.popover import Popover
from pmdesk.ui.widgets.scroll_place import ScrollPlace
from pmdesk.ui.widgets.tab_order import order_tabs

LINE = 24
"""Pixels by which lines of a page stand apart at least."""


class CloseStage(StageView):
    """What was done at the left, what is to be answered at the right; `today` says the day."""

    stage = Stage.CLOSE
    capture_hint = "Park a topic: what is worth its own time?"

    def __init__(
        self, theme: Theme, session: ReviewSession, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(theme, session, tr("Close"))
        self.density = Density(theme, tr("Close"))
        self.decided = DecidedBlock(theme)
        self.parked, self.questions = parked_block(theme, session), questions_block(theme, session)
        self.ideas = IdeasBlock(theme, session)
        self.buy_in = BuyInBlock(theme, session)
        self.next = NextBlock(theme, session, today)
        self.pulse = PulseBlock(theme, session)
        self.hears = HearsBlock(theme, session, today)
        self.note = NoteBlock(theme, session)
        self.next_time = NextTimeBlock(theme, session)
        self.end = button(theme, tr("End meeting"))
        self.end.hide()
        self.popover: Popover | None = None
        self._asked: set[str] = set()
        self._ordered: tuple[tuple[Row, ...], ...] = ()
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        live, draft = self.density.live, self.density.draft
        self.page = BlockPage(self.theme)
        left: tuple[Block, ...] = (self.decided, self.ideas, self.parked, self.questions)
        right: tuple[Block, ...] = (self.buy_in, self.next, self.pulse, self.hears)
        for block in left:
            self.page.left.add(live(block))
        for block in right:
            self.page.right.add(live(block))
        self.page.right.add(draft(self.note))
        self.page.right.add(live(self.next_time))
        self.page.right.add(live(_last_words(self.theme)))
        self.tools.addWidget(self.density.more)
        self.tools.addWidget(self.end)
        self._area = scrolled(self.page)
        self._scrolled = ScrollPlace(self._area)
        self.body.addWidget(self._area, 1)

    def _connect(self) -> None:
        self.density.more.clicked.connect(self._fit)
        self.end.clicked.connect(lambda: self.acted.emit("end-meeting"))
        self.decided.way.clicked.connect(lambda: self.go_to.emit(Stage.ACTIONS))
        self.next_time.open_wanted.connect(lambda: self.acted.emit("private-parts"))
        self.pulse.start.clicked.connect(lambda: self.acted.emit("start-meeting"))
        for keys, by in (("Ctrl+Down", 1), ("Ctrl+Up", -1)):
            # As a shortcut: rows of choices would take the arrows for themselves.
            within = Qt.ShortcutContext.WidgetWithChildrenShortcut
            QShortcut(QKeySequence(keys), self, lambda by=by: self._step(by), context=within)

    # Showing

    def show_review(self, review: Review) -> None:
        self.sentence.set_text(stage_guide(Stage.CLOSE).purpose)
        for block in (
            self.decided,
            self.ideas,
            self.parked,
            self.questions,
            self.buy_in,
            self.next,
            self.pulse,
            self.hears,
            self.note,
            self.next_time,
        ):
            block.show_review(review)
        self.page.fit()
        rows = (review.ideas, review.parked, review.questions, review.recipients)
        if rows != self._ordered:
            self._ordered = rows
            order_tabs(self)

    def use_room(self, room: Room) -> None:
        super().use_room(room)
        self.questions.room = room

    def fold_away(self) -> None:
        self.questions.show_review(self.review)
        self.next_time.fold(self.room is None or self.room.hides_private)

    def show_room(self) -> None:
        running = self.room is not None and self.room.running
        self.density.show_meeting(running)
        self.end.setVisible(running)
        self.next_time.fold(self.room is None or self.room.hides_private)
        self._fit()

    def _fit(self) -> None:
        self.hears.fit(self.density.shows_all)
        self.page.fit()

    # Leaving

    def is_answered(self) -> bool:
        """Whether nothing has to be asked: no plan, an answer, or it was asked once already."""
        review = self.review
        room = self.room
        if room is None or not room.running or room.row is None:
            return True
        plan = decided(review)
        each = all(answer_of(action) for action in plan)
        return bool(review.buy_in or each or room.row.id in self._asked)

    def may_leave(self, to: Stage) -> bool:
        """Asks once for the buy-in before a running meeting goes on to the report without it."""
        if to is not Stage.REPORT or self.is_answered():
            return True
        self._ask(lambda: self.go_to.emit(to))
        return False

    def _end_meeting(self) -> None:
        assert self.room is not None
        said = end_now(self.room)
        if said is not None:
            minutes = tr("Minutes…")
            self.say(*said, minutes, lambda: self.acted.emit("export-minutes-pdf"))
            self.focus_first()

    def _ask(self, then: Callable[[], object]) -> None:
        assert self.room is not None
        assert self.room.row is not None
        self._asked.add(self.room.row.id)
        asking = BuyInAsk(self.theme)
        asking.answered.connect(self._ask_now)
        asking.went_on.connect(lambda reason: self._leave_open(reason, then))
        self.laid_over.emit()
        self._area.ensureWidgetVisible(self.buy_in)
        self.popover = Popover(self.theme, self, asking)
        self.popover.closed.connect(self._forget_popover)
        self.popover.open_by(self.buy_in.answer)

    def _forget_popover(self) -> None:
        self.popover = None

    def _close_popover(self) -> None:
        if self.popover is not None:
            self.popover.close_it()

    def _ask_now(self) -> None:
        self._close_popover()
        self.buy_in.answer.setFocus()

    def _leave_open(self, reason: str, then: Callable[[], object]) -> None:
        self._close_popover()
        assert self.room is not None
        self.room.leave_buy_in_open(reason)
        then()

    # What the console asks

    def focus_first(self) -> None:
        self.buy_in.answer.setFocus()

    def part_at(self, spot: Spot) -> QWidget | None:
        parts: dict[str, QWidget] = {
            "buy_in": self.buy_in.answer,
            "channel": self.next.channel,
            "recipients": self.hears.line,
        }
        field = spot.field if spot.noun == "review" else spot.noun
        return parts.get(field) or watched(self, spot.noun, spot.row, spot.field)

    def _step(self, by: int) -> None:
        """To the next part of the page that can be worked in."""
        blocks = [*self.page.left.blocks, *self.page.right.blocks]
        stops = [stop for block in blocks if (stop := first_stop(block)) is not None]
        focus = QApplication.focusWidget()
        held = next((b for b in blocks if focus is not None and b.isAncestorOf(focus)), None)
        place = next((n for n, s in enumerate(stops) if held and held.isAncestorOf(s)), -1)
        if 0 <= place + by < len(stops):
            self._area.ensureWidgetVisible(stops[place + by], 0, 60)
            stops[place + by].setFocus(Qt.FocusReason.TabFocusReason)

    def capture(self, text: str) -> bool:
        return self.session.do(captured.add_parked, id=new_id(), text=text)

    def place(self) -> Place:
        return {"scroll": self._scrolled.value()}

    def restore_place(self, place: Place) -> None:
        self._scrolled.restore(place.get("scroll"))

    def handlers(self) -> dict[str, Callable[[], object]]:
        made: dict[str, Callable[[], object]] = {}
        if not self.density.more.isHidden():
            made["more-fields"] = self._toggle
        if not self.is_answered():
            made["end-meeting"] = lambda: self._ask(self._end_meeting)
        return made

    def _toggle(self) -> None:
        self.density.toggle()
        self._fit()


def _last_words(theme: Theme) -> Block:
    """The ideas to end with, to be said aloud."""
    block = Block(theme, tr("To end with"))
    for number, idea in enumerate(close_ideas(), 1):
        line = QHBoxLayout()
        line.setSpacing(12)
        mark = Para(theme, str(number), 13, 600, "accent")
        mark.setFixedWidth(12)
        line.addWidget(mark)
        line.addWidget(Para(theme, idea), 1)
        block.fields.addLayout(line)
    return block


def first_stop(block: QWidget) -> QWidget | None:
    """The part of a block that Tab would come to first; None where there is nothing to do."""
    stops = [
        part
        for part in block.findChildren(QWidget)
        if part.isVisible() and part.isEnabled() and part.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    return min(stops, key=lambda part: _read_at(block, part), default=None)


def _read_at(block: QWidget, part: QWidget) -> tuple[int, int]:
    """Where a part stands as a page is read: by line, then from the left.

    Of parts beside each other one may stand a few pixels higher.
    """
    at = part.mapTo(block, QPoint(0, 0))
    return at.y() // LINE, at.x()
