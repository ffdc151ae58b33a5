"""What can be done with actions: added, decided, ordered, linked; the stage shows the outcome."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from pmdesk.method.categories import action_kinds
from pmdesk.model.change import Change
from pmdesk.model.gestures import actions
from pmdesk.model.review import Action
from pmdesk.model.text import new_id
from pmdesk.model.words import ActionKind, Decision, Progress, Stage
from pmdesk.ui.actions_stage.linked import factor_picker
from pmdesk.ui.actions_stage.menus import action_menu
from pmdesk.ui.actions_stage.side import SidePanel
from pmdesk.ui.actions_stage.table import ActionsTable
from pmdesk.ui.follow import Follow
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.picker import Picker
from pmdesk.ui.widgets.popover import Popover

KINDS = tuple(guide.kind for guide in action_kinds())


class ActionsWork(StageView):
    """Base of the Actions stage: the table, the panel beside it, and every act on an action."""

    stage = Stage.ACTIONS

    def __init__(self, theme: Theme, session: ReviewSession, today: Callable[[], date]) -> None:
        super().__init__(theme, session, tr("Actions"))
        self.follow = Follow(self.stage)
        self._picker: Picker | None = None
        self._popover: Popover | None = None
        self.table = ActionsTable(theme, today)
        self.side = SidePanel(theme, session, today)
        self.panel = self.side.panel

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

    def edit_fact(self, name: str) -> None:
        """Puts the focus on the owner ("owner") or into the day ("due") of the current action."""
        self._show_details()
        part = self.panel.owner if name == "owner" else self.panel.due.line
        part.setFocus(Qt.FocusReason.OtherFocusReason)

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
        self.panel.density.show_all()
        self.side.bring(self.panel.linked.link)
        self.open_popover(self._picker, self.panel.linked.link, 480)

    def open_popover(self, content: QWidget, by: QWidget, width: int) -> None:
        """Shows something beside a part of the stage."""
        self._popover = Popover(self.theme, self, content, width)
        self._popover.closed.connect(self._forget_popover)
        self._popover.open_by(by)

    def _forget_popover(self) -> None:
        self._picker = self._popover = None

    def _link(self, action: str, factor: str, on: bool) -> None:
        if on:
            self.session.do(actions.link_factor, id=new_id(), action=action, factor=factor)
        else:
            self.session.do(actions.unlink_factor, action=action, factor=factor)

    def _open_menu(self, at: QPoint) -> None:
        if self.current is not None:
            action_menu(self).popup(at)
