"""The console of one review: puts top bar, rail, stages, guide and capture line together."""

from collections.abc import Callable, Mapping
from datetime import datetime

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.capture.bar import CaptureBar
from pmdesk.ui.captured.opener import CapturedOpener
from pmdesk.ui.console.clock_keeper import ClockKeeper
from pmdesk.ui.console.folded import Folded
from pmdesk.ui.console.foot import ConsoleFoot
from pmdesk.ui.console.frame import PrivateFrame
from pmdesk.ui.console.going import Going
from pmdesk.ui.console.leaving import Leaving
from pmdesk.ui.console.page_actions import page_actions
from pmdesk.ui.console.page_banner import PageBanner
from pmdesk.ui.console.panels import Panels
from pmdesk.ui.console.private_copies import PrivateCopies
from pmdesk.ui.console.rail import Rail
from pmdesk.ui.console.room_actions import room_ticks
from pmdesk.ui.console.saved_words import saved_words
from pmdesk.ui.console.sharing import Sharing
from pmdesk.ui.console.stack import StageMaker, StageStack
from pmdesk.ui.console.top_bar import TopBar
from pmdesk.ui.guide.dock import GuideDock
from pmdesk.ui.mirror.speaker import MarkSpeaker
from pmdesk.ui.paint.text import width
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.settings import Settings
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.held_back import flush_field

AXIS_PX = 24
"""The type of the room's axis, for which its geometry is laid out."""


class ConsolePage(QWidget):
    """One review. Stages are made when they are first shown.

    Signals:
        left(): the user wants back to the library.
        history(undo, redo): the labels of the next steps, or None.
        staged(): another stage is in front.
        ready(): what can be done now is different.
        delete_wanted(): the review is to be taken out of the library.
        hand_over_wanted(): the running meeting is to go on at another computer.
    """

    left = Signal()
    history = Signal(object, object)
    staged = Signal()
    ready = Signal()
    delete_wanted = Signal()
    hand_over_wanted = Signal()

    def __init__(
        self,
        theme: Theme,
        session: ReviewSession,
        makers: Mapping[Stage, StageMaker],
        settings: Settings,
        now: Callable[[], datetime],
        ticks: Callable[[], float] | None = None,
    ) -> None:
        super().__init__()
        self.theme, self.session = theme, session
        self.room = Room(session, _measure, now)
        self.sharing = Sharing(theme, self.room, settings, self.window)
        self.keeper = ClockKeeper(self.room, settings, ticks, self)
        self._folded = Folded(self.room, self._fold_away)
        self.top = TopBar(theme, self.room, self.sharing.sheet_now)
        self.rail = Rail(theme, tuple(makers))
        self.guide = GuideDock(theme, session, self.room, settings)
        self.panels = Panels(settings, self.guide)
        self.foot = ConsoleFoot(theme, self.room)
        self.capture = CaptureBar(theme, session, self.room)
        self._stack = StageStack(theme, session, makers)
        self.banner = PageBanner(theme, self, self.rail, (self.capture, self.foot))
        self._frame, self._copies = PrivateFrame(theme, self), PrivateCopies(self)
        self.speaker = MarkSpeaker(theme, session.mirror, self)
        self.leaving = Leaving(self.room, self.banner.say, self.go_to)
        self.going = Going(self, self._stack, settings)
        self.captured = CapturedOpener(theme, session, self, self.rail.counter, self.room)
        self._lay_out()
        self._connect()
        self._changed(session.review)
        self._show_room()

    def _lay_out(self) -> None:
        middle = QHBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.rail)
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.guide)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.top)
        column.addLayout(middle, 1)
        column.addWidget(self.foot)
        column.addWidget(self.capture)

    def _connect(self) -> None:
        self.top.back.connect(self.left)
        self.top.ended.connect(self._say_ended)
        self.keeper.said.connect(self.banner.say)
        self.keeper.minute.connect(lambda: self.view.show_room())
        for part in (self.top, self.guide, self.keeper, self.foot):
            part.acted.connect(self.act)
        self.rail.chosen.connect(self.go_to)
        self.rail.captured_wanted.connect(self.captured.open)
        self.guide.place_wanted.connect(self.going.to_finding)
        self._stack.made.connect(self._adopt)
        self.capture.undo_wanted.connect(self.undo)
        self.capture.left.connect(lambda: self.view.focus_first())
        self.session.changed.connect(self._changed)
        self.session.refused.connect(self.banner.say_fault)
        for told in (self.capture.said, self.session.done, self.session.noted):
            told.connect(lambda text: self.banner.say(text))
        self.room.changed.connect(self._show_room)

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in their order."""
        return self._stack.stages

    @property
    def view(self) -> StageView:
        """The stage in front."""
        view = self._stack.view
        assert view is not None
        return view

    # Stages

    def go_to(self, stage: Stage) -> None:
        """Brings a stage to the front, unless the one before has something to ask first."""
        self.going.to(stage)

    def show_stage(self, stage: Stage) -> None:
        """Puts a stage in front, up to date; all other parts and a running meeting go along."""
        # Where what has the focus is hidden, Qt hands it on and scrolls to whatever comes next.
        self._stack.setFocus()
        view = self._stack.of(stage)
        self.guide.show_stage(stage)
        self.foot.show_stage(stage)
        self.panels.show_stage(view)
        self._stack.setCurrentWidget(view)
        self.rail.show_stage(stage)
        self.room.go_to_stage(stage)
        view.show_review(self.session.review)
        view.show_room()
        self.capture.show_stage(view)
        view.focus_first()
        self.staged.emit()

    def _adopt(self, view: StageView) -> None:
        """A stage was made."""
        view.go_to.connect(self.go_to)
        view.finding_wanted.connect(self.going.to_finding)
        view.acted.connect(self.act)
        view.said.connect(self.leaving.say_for_stage)
        view.use_room(self.room)
        self.panels.adopt(view)

    def step(self, by: int) -> None:
        """To a neighbouring stage; nothing at either end."""
        self.going.step(by)

    # Values

    def _changed(self, review: Review) -> None:
        self.top.show_review(review)
        self.show_stored()
        self.rail.show_review(review, self.room)
        self.guide.show_review(review)
        self.capture.show_review(review)
        undo, redo = self.session.undo_label, self.session.redo_label
        self.top.show_history(undo, redo)
        self.history.emit(undo, redo)
        if self._stack.view is not None:
            self.view.show_review(review)

    def show_stored(self) -> None:
        """Whether everything is stored may be different."""
        self.top.line.show_saved(*saved_words(self.session))

    def _show_room(self) -> None:
        self.top.show_room()
        self.guide.show_room()
        self.foot.show_room()
        self._frame.setVisible(self.room.private_open and not self.room.is_open)
        self._folded.follow()
        self.session.mirror.hide(self.room.hides_findings)
        if self._stack.view is not None:
            self.going.follow()
            self.view.show_room()
            self.ready.emit()

    def _fold_away(self) -> None:
        """What may not be seen any more is in no part of the window, also not behind another."""
        self.rail.show_review(self.session.review, self.room)
        self.captured.fold_away()
        # A field that goes stores what it holds, which may bring another stage to the front.
        for view in tuple(self._stack.views.values()):
            view.fold_away()
        if self.room.hides_private:
            self._copies.forget()

    def _say_ended(self, text: str, way: str, act: Callable[[], object]) -> None:
        """The meeting is over: it may go on, and what it decided can be sent round."""
        self.banner.say_ended(text, way, act, lambda: self.act("export-minutes-pdf"))
        self.view.focus_first()

    def undo(self) -> None:
        self.flush()
        self.session.undo()

    def redo(self) -> None:
        self.flush()
        self.session.redo()

    def flush(self) -> None:
        """Stores what a field still holds back."""
        flush_field(self)
        self.session.seal()

    def resume(self) -> None:
        """Back to the stage and row of last time; a running meeting says itself where it stands."""
        self.going.resume()
        self.keeper.resume()

    # What the window asks of a page

    def act(self, key: str) -> None:
        """Does what the action with this key stands for, where it can be done now."""
        handler = self.handlers().get(key)
        if handler is not None:
            handler()

    def handlers(self) -> dict[str, Callable[[], object]]:
        return page_actions(self)

    def ticks(self) -> Mapping[str, bool]:
        """Which actions that can be ticked are on."""
        return {**room_ticks(self.room), "nudges": self.guide.hints}

    def window_title(self) -> str:
        title = tr("Restricted review") if self.session.review.restricted else ""
        return f"{title or self.session.review.title} – pmdesk"

    def leave(self) -> None:
        self.flush()
        self.going.remember()

    def close_for_good(self) -> None:
        """Takes the audience window along."""
        self.leave()
        self.keeper.stop()
        self.sharing.end()
        self._copies.forget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.rail.fit(self.width())
        self.guide.fit(self.width())
        self.foot.fit(self.height())
        self.panels.make_way()
        self._frame.setGeometry(self.rect())
        self.banner.fit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.banner.fit()
        return super().event(event)


def _measure(text: str, bold: bool) -> float:
    return width(text, Theme.font(AXIS_PX, 600 if bold else 400))
