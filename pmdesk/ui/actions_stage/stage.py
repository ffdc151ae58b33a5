"""The Actions stage: what is proposed, decided, owned and dated, prevention first."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pmdesk.method.categories import action_kinds
from pmdesk.model.change import Change
from pmdesk.model.gestures import actions
from pmdesk.model.review import Action, Review
from pmdesk.model.text import new_id
from pmdesk.model.words import ActionKind, Capture, Decision, Progress, Stage
from pmdesk.ui.actions_stage.linked import factor_picker, factors_of
from pmdesk.ui.actions_stage.menus import action_menu, decision_menu
from pmdesk.ui.actions_stage.side import SidePanel
from pmdesk.ui.actions_stage.table import ActionsTable
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.empty import EmptyState
from pmdesk.ui.widgets.picker import Picker
from pmdesk.ui.widgets.popover import Popover
from pmdesk.ui.widgets.surface import Surface

KINDS = tuple(guide.kind for guide in action_kinds())
FEW, MANY = 3, 7


class ActionsStage(StageView):
    """The table of actions and the panel beside it; `today` says which day it is."""

    stage = Stage.ACTIONS
    capture_hint = "Add an action: what will be different, and how will we know?"

    def __init__(
        self, theme: Theme, session: ReviewSession, today: Callable[[], date] = date.today
    ) -> None:
        super().__init__(theme, session, tr("Actions"))
        self._picker: Picker | None = None
        self._popover: Popover | None = None
        self.table = ActionsTable(theme, today)
        self.side = SidePanel(theme, session, today)
        self.panel = self.side.panel
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
        self.tools.addWidget(add)
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

    def _chosen(self, id: str) -> None:
        self.side.show_action(self.review, id)
        self.side.to_top()

    # Doing

    @property
    def current(self) -> Action | None:
        """The action that keys and menus act on."""
        return self.table.current()

    def _do(self, gesture: Callable[..., Change], **arguments: object) -> bool:
        action = self.current
        return action is not None and self.session.do(gesture, id=action.id, **arguments)

    def add_action(self, kind: ActionKind | None = None) -> None:
        """A new action of the current one's kind, its text ready to be typed."""
        if self._add("", kind):
            self.edit()

    def _add(self, text: str, kind: ActionKind | None = None) -> bool:
        current = self.current
        kind = kind or (current.kind if current is not None else ActionKind.PREVENT)
        id = new_id()
        added = self.session.do(actions.add_action, id=id, text=text, kind=kind)
        if added:
            self.table.choose(id)
        return added

    def _show_details(self) -> None:
        self.open_side()
        self.side.to_details()

    def edit(self) -> None:
        """Puts the caret into the text of the current action."""
        self._show_details()
        self.panel.text.setFocus()
        self.panel.text.selectAll()

    def decide(self, decision: Decision) -> None:
        """Takes a decision; what is set aside is asked for its reason."""
        if decision in (Decision.DECLINED, Decision.PARKED):
            self._show_details()
        self.panel.decide(decision)

    def finish(self, progress: Progress) -> None:
        """Done, dropped or open again."""
        if progress is Progress.DROPPED:
            self._show_details()
        self.panel.finish(progress)

    def toggle_first(self) -> None:
        """Makes an accepted action the first priority, or no longer."""
        action = self.current
        if action is not None and action.decision is Decision.ACCEPTED:
            self._do(actions.set_first, first=not action.first)

    def set_kind(self, kind: ActionKind) -> None:
        self._do(actions.set_kind, kind=kind)

    def move_kind(self, by: int) -> None:
        """To the kind before or behind, in the order of the table."""
        action = self.current
        place = KINDS.index(action.kind) + by if action is not None else -1
        if 0 <= place < len(KINDS):
            self.set_kind(KINDS[place])

    def move_by(self, by: int) -> None:
        """Up or down among the actions of its kind."""
        action = self.current
        if action is None:
            return
        ids = [other.id for other in self.review.actions if other.kind is action.kind]
        place = ids.index(action.id)
        if not 0 <= place + by < len(ids):
            return
        behind = place - 1 if by < 0 else place + 2
        before = ids[behind] if behind < len(ids) else ""
        self._do(actions.move_action, kind=action.kind, before=before)

    def _drop(self, id: str, kind: ActionKind, before: str) -> None:
        ids = [action.id for action in self.review.actions if action.kind is kind]
        behind = [*ids[ids.index(id) + 1 :], ""][0] if id in ids else None
        if before not in (id, behind):
            self.session.do(actions.move_action, id=id, kind=kind, before=before)
        self.table.choose(id)

    def delete(self) -> None:
        """Takes the current action out; the one below it, else above it, comes next."""
        action = self.current
        if action is None:
            return
        ids = self.table.ids()
        place = ids.index(action.id)
        self._do(actions.delete_action)
        left = self.table.ids()
        if left and self.table.current_id() not in left:
            self.table.choose(left[min(place, len(left) - 1)])

    def link_factors(self) -> None:
        """Opens the picker of factors beside the panel."""
        action = self.current
        if action is None:
            return
        self._show_details()
        self._picker = factor_picker(self.theme, self.review, action)
        self._picker.toggled.connect(lambda factor, on: self._link(action.id, factor, on))
        self._popover = Popover(self.theme, self, self._picker, 480)
        self._popover.closed.connect(self._forget_picker)
        self.side.bring(self.panel.linked.link)
        self._popover.open_by(self.panel.linked.link)

    def _forget_picker(self) -> None:
        self._picker = self._popover = None

    def _link(self, action: str, factor: str, on: bool) -> None:
        if on:
            self.session.do(actions.link_factor, id=new_id(), action=action, factor=factor)
        else:
            self.session.do(actions.unlink_factor, action=action, factor=factor)

    def _open_menu(self, at: QPoint) -> None:
        if self.current is not None:
            action_menu(self).popup(at)

    # What the console asks

    def handlers(self) -> dict[str, Callable[[], object]]:
        return {"add-here": self.add_action}

    def capture(self, text: str) -> bool:
        return self._add(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.side.setFixedWidth(360 if self.width() > 1500 else 320)


def summary(review: Review) -> str:
    """How much is decided, and whether the plan has a size that gets done."""
    plan = [a for a in review.actions if a.progress is not Progress.DROPPED]
    accepted = sum(action.decision is Decision.ACCEPTED for action in plan)
    open_ = sum(action.decision is Decision.PROPOSED for action in plan)
    ideas = sum(idea.outcome is Capture.OPEN for idea in review.ideas)
    if not review.actions:
        held = tr("1 idea was held back.") if ideas == 1 else tr("{n} ideas were held back.")
        return held.format(n=ideas) if ideas else tr("Three to seven is a plan that gets done.")
    said = tr("{n} accepted").format(n=accepted) if accepted else tr("None accepted")
    if open_:
        said += tr(", {n} to decide").format(n=open_)
    return f"{said}. {_size(accepted + open_)}"


def _size(count: int) -> str:
    if count < FEW:
        return tr("Fewer than three: what else had to be true, and what changes that?")
    if count > MANY:
        return tr("More than seven is more than gets done. Which can wait?")
    return tr("Three to seven is a plan that gets done.")
