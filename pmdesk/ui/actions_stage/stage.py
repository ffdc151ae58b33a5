"""The Actions stage: what is proposed, decided, owned and dated, prevention first."""

from collections.abc import Callable, Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pmdesk.model.gestures import actions
from pmdesk.model.review import Review, find
from pmdesk.model.times import day_text
from pmdesk.model.words import ActionKind, Capture, Decision, Progress
from pmdesk.ui.actions_stage.linked import factors_of
from pmdesk.ui.actions_stage.menus import decision_menu
from pmdesk.ui.actions_stage.wording import held_back, policy_rule
from pmdesk.ui.actions_stage.work import ActionsWork
from pmdesk.ui.biases.again import BiasAgain
from pmdesk.ui.captured.list import CapturedList
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import Place
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.empty import EmptyState
from pmdesk.ui.widgets.surface import Surface

FEW, MANY = 3, 7
ROOMY = 860
"""The width from which the buttons at the head say all of their words."""


class ActionsStage(ActionsWork):
    """The table of actions and the panel beside it; `today` says which day it is."""

    capture_hint = "Add an action: what will be different, and how will we know?"
    widest = 1240

    def __init__(
        self, theme: Theme, session: ReviewSession, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(theme, session, today)
        self.again = BiasAgain(theme, self)
        self.empty = EmptyState(
            theme,
            tr("Nothing decided yet."),
            tr("What would make the same surprise smaller next time?"),
            tr("Add action"),
            self.add_action,
        )
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        add = button(self.theme, tr("Action"), "primary", "plus", name=tr("Add action"))
        add.clicked.connect(lambda: self.add_action())
        self.whole = button(self.theme, tr("Show all to the room"), "link", "screen", dense=True)
        self.whole.setToolTip(tr("The room looks at one action."))
        self.ideas = button(self.theme, held_back(0), "quiet", "bulb")
        for part in (self.whole, self.again.button, self.ideas, add):
            self.tools.addWidget(part)
        self.whole.hide()
        frame = Surface(self.theme)
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(1, 2, 1, 2)
        inner.addWidget(self.table)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.empty)
        self._pages.addWidget(frame)
        self.body.addWidget(self._pages, 1)
        self.put_side(self.side)

    def _connect(self) -> None:
        table, panel = self.table, self.panel
        table.chosen.connect(self._chosen)
        table.edit_wanted.connect(self.edit)
        table.delete_wanted.connect(self.delete)
        table.first_wanted.connect(self.toggle_first)
        table.field_wanted.connect(self.edit_fact)
        table.room_wanted.connect(lambda: self.follow.toggle(table.current_id()))
        table.decided.connect(self.decide)
        table.kind_wanted.connect(self.set_kind)
        table.moved.connect(self.move_by)
        table.kind_moved.connect(self.move_kind)
        table.dropped.connect(self._drop)
        table.add_wanted.connect(self.add_action)
        table.decide_wanted.connect(lambda at: decision_menu(self).popup(at))
        table.menu_wanted.connect(self._open_menu)
        panel.finished.connect(self.table.setFocus)
        panel.link_wanted.connect(self.link_factors)
        panel.delete_wanted.connect(self.delete)
        panel.dated.connect(self._say_day)
        self.whole.clicked.connect(lambda: self.follow.show(""))
        self.ideas.clicked.connect(self.open_ideas)

    # Showing

    def show_review(self, review: Review) -> None:
        self.table.show_review(review)
        self._pages.setCurrentIndex(1 if review.actions else 0)
        self.sentence.set_text(summary(review))
        self.side.show_review(review)
        self.side.show_action(review, self.table.current_id())
        action = self.table.current()
        if self._picker is not None and action is not None:
            self._picker.show_chosen({factor.id for factor in factors_of(review, action)})
        self._show_tools()
        self.again.show()
        self._look()

    def _show_tools(self) -> None:
        """The buttons at the head, in short words where there is little room."""
        waiting = sum(idea.outcome is Capture.OPEN for idea in self.review.ideas)
        wide = self.width() - self.side.width() >= ROOMY
        ideas = tr("1 idea") if waiting == 1 else tr("{n} ideas").format(n=waiting)
        self.ideas.setText(f" {held_back(waiting) if wide else ideas}")
        self.ideas.setAccessibleName(held_back(waiting))
        self.ideas.setVisible(waiting > 0)
        self.whole.setText(f" {tr('Show all to the room') if wide else tr('Show all')}")

    def _chosen(self, id: str) -> None:
        self.side.show_action(self.review, id)
        self.side.to_top()
        self._look()

    # The room

    def use_room(self, room: Room) -> None:
        super().use_room(room)
        self.follow.room = room

    def show_room(self) -> None:
        self.panel.density.show_meeting(self.room is not None and self.room.running)
        self.again.show()
        shown = self.follow.shown
        self.table.rows.show_watched(shown)
        self.whole.setVisible(self.table.rows.row_of(shown) >= 0)

    def _look(self) -> None:
        """The room looks at the current action as soon as it says something."""
        action = self.current
        self.follow.go_to(action.id if action is not None and action.text else "")

    def _say_day(self, id: str) -> None:
        """Says that the policy gave the day, and how to do without."""
        action = find(self.review.actions, id)
        if action is not None and action.due is not None:
            rule = policy_rule(self.review.severity, action.kind)
            said = tr("Accepted, due {day} by policy ({rule}).")
            self.say(
                said.format(day=day_text(action.due), rule=rule),
                tr("No date"),
                lambda: self.session.do(actions.set_due, id=id, due=None),
            )

    def open_ideas(self) -> None:
        """The ideas that were held back, each to be taken up or dropped."""
        content = CapturedList(self.theme, self.session, "ideas")
        self.open_popover(content, self.ideas, 440)
        if self._popover is not None:
            content.escaped.connect(self._popover.close_it)
        content.first().setFocus(Qt.FocusReason.OtherFocusReason)

    # What the console asks

    def handlers(self) -> dict[str, Callable[[], object]]:
        own: dict[str, Callable[[], object]] = {"add-here": self.add_action}
        if self.room is not None and self.room.running:
            own["more-fields"] = self.more_fields
            own |= self.again.handlers()
        if self.follow.shown:
            own["whole-board"] = lambda: self.follow.show("")
        return own

    def more_fields(self) -> None:
        """During a meeting: shows the fields that wait for drafting, or puts them away."""
        self._show_details()
        self.panel.density.toggle()

    def focus_first(self) -> None:
        """The table with what was chosen last, which the room need not look at again."""
        self.follow.rest_on(self.table.current_id())
        if self.review.actions:
            self.table.setFocus()
        else:
            self.empty.take_focus()

    def place(self) -> Place:
        return {
            "action": self.table.current_id(),
            "scroll": self.table.verticalScrollBar().value(),
        }

    def restore_place(self, place: Place) -> None:
        id, scroll = place.get("action"), place.get("scroll")
        if isinstance(id, str) and self.table.rows.row_of(id) >= 0:
            self.follow.rest_on(id)
            self.table.choose(id)
        if isinstance(scroll, int):
            self.table.verticalScrollBar().setValue(scroll)

    def capture(self, text: str) -> bool:
        return self._add(text)

    def capture_values(self) -> Mapping[str, ActionKind]:
        return {} if self.current is None else {"kind": self.current.kind}

    def show_captured(self, id: str) -> None:
        if any(action.id == id for action in self.review.actions):
            self.table.choose(id)

    def show_row(self, id: str) -> None:
        self.restore_place({"action": id})

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.set_side_width(360 if self.width() > 1500 else 320)
        self._show_tools()


def summary(review: Review) -> str:
    """How much is decided, and whether the plan has a size that gets done."""
    plan = [a for a in review.actions if a.progress is not Progress.DROPPED]
    accepted = sum(action.decision is Decision.ACCEPTED for action in plan)
    open_ = sum(action.decision is Decision.PROPOSED for action in plan)
    ideas = sum(idea.outcome is Capture.OPEN for idea in review.ideas)
    chosen = any(action.first for action in plan)
    if not review.actions:
        held = tr("1 idea was held back.") if ideas == 1 else tr("{n} ideas were held back.")
        return held.format(n=ideas) if ideas else tr("Three to seven is a plan that gets done.")
    said = tr("{n} accepted").format(n=accepted) if accepted else tr("None accepted")
    if open_:
        said += tr(", {n} to decide").format(n=open_)
    elif accepted > 1 and not chosen and accepted <= MANY:
        return tr("{said}. If only one could be done, which? F marks it.").format(said=said)
    return f"{said}. {_size(accepted + open_)}"


def _size(count: int) -> str:
    if count < FEW:
        return tr("Fewer than three: what else had to be true, and what changes that?")
    if count > MANY:
        return tr("More than seven is more than gets done. Which can wait?")
    return tr("Three to seven is a plan that gets done.")
