"""Everything about the chosen action, saved field by field."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.categories import action_kinds
from pmdesk.method.words import name_of
from pmdesk.model.change import Change
from pmdesk.model.gestures import actions, seats
from pmdesk.model.policy import proposed_due
from pmdesk.model.review import Action, Review, find
from pmdesk.model.text import new_id
from pmdesk.model.times import day_text
from pmdesk.model.words import Decision, Progress
from pmdesk.ui.actions_stage.linked import LinkedFactors, factors_of
from pmdesk.ui.actions_stage.owner import OwnerField
from pmdesk.ui.actions_stage.wording import SET_ASIDE, closed, policy_line, score_line
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, button
from pmdesk.ui.widgets.date_field import DateField
from pmdesk.ui.widgets.density import Density
from pmdesk.ui.widgets.fields import LineField, TextField
from pmdesk.ui.widgets.form import labelled, side_by_side
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.offered import Offered
from pmdesk.ui.widgets.tick_box import TickBox

QUESTIONS: dict[Decision | Progress, tuple[str, str]] = {
    Decision.DECLINED: ("Why declined", "What speaks against it?"),
    Decision.PARKED: ("Why parked", "What does it wait for?"),
    Progress.DROPPED: ("Why dropped", "What has changed since?"),
}
"""What is asked where an action is set aside, and the question beside it."""


class ActionPanel(QWidget):
    """The fields of one action; stands in a scrolling area.

    In a meeting: text, decision, owner and day; the rest waits behind "More".

    Signals:
        finished(): Enter or Esc in a line: the keys go back to the table.
        dated(str): the action with this id was accepted and took its day from the policy.
        link_wanted(), delete_wanted(): the buttons for these.
    """

    finished = Signal()
    dated = Signal(str)
    link_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme, session: ReviewSession, today: Callable[[], date]) -> None:
        super().__init__()
        self._theme, self._session, self._today = theme, session, today
        self._action: Action | None = None
        self.density = Density(theme, tr("done when, ticket, kind, progress, factors and scope"))
        self._make_fields()
        self._make_choices()
        self._lay_out()
        self._connect()

    def _make_fields(self) -> None:
        self.text = TextField(
            tr("Action"), tr("What will be different?"), lines=(2, 8), one_line=True
        )
        self.done_when = TextField(
            tr("Done when"), tr("How will we know that it is done?"), lines=(2, 6), one_line=True
        )
        self.owner = OwnerField(self._theme)
        self.score = Para(self._theme, "", 12, 400, "muted")
        self.due = DateField(self._theme, tr("Due"), self._today)
        self.policy = Offered(
            self._theme, tr("Policy:"), tr("Use this"), tr("Use the day by policy")
        )
        self.ticket = LineField(tr("Ticket"), tr("Id or address"))
        self.why = label("", 11, 600, "muted")
        self.reason = LineField(tr("Reason"))
        self.in_scope = TextField(tr("In scope"), tr("What belongs to it"), lines=(2, 6))
        self.out_of_scope = TextField(
            tr("Out of scope"), tr("What does not, so that it ends"), lines=(2, 6)
        )

    def _make_choices(self) -> None:
        self.decision = Segmented(
            tr("Decision"),
            [
                (tr("Propose"), Decision.PROPOSED),
                (tr("Accept"), Decision.ACCEPTED),
                (tr("Decline"), Decision.DECLINED),
                (tr("Park"), Decision.PARKED),
            ],
        )
        self.progress = Segmented(tr("Progress"), [(name_of(step), step) for step in Progress])
        self.kind = Segmented(tr("Kind"), [(guide.short, guide.kind) for guide in action_kinds()])
        self.first = TickBox(self._theme, tr("First priority"))
        self.first.setAccessibleName(tr("First priority"))
        self.since = Para(self._theme, "", 11, 400, "muted")
        self.linked = LinkedFactors(self._theme)
        self.delete = button(self._theme, tr("Delete"), "outline", "trash", dense=True)

    def _lay_out(self) -> None:
        density = self.density
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 9, 8)
        column.setSpacing(10)
        text = labelled(tr("Action"), self.text)
        text.addWidget(self.score)
        column.addLayout(text)
        column.addWidget(density.draft(labelled(tr("Done when"), self.done_when)))
        column.addLayout(labelled(tr("Decision"), self.decision))
        self._why = boxed(self.why, self.reason)
        column.addWidget(self._why)
        column.addWidget(self.first)
        column.addLayout(labelled(tr("Owner"), self.owner))
        due, ticket = labelled(tr("Due"), self.due), labelled(tr("Ticket"), self.ticket)
        ticket.addStretch(1)
        column.addLayout(side_by_side(due, density.draft(ticket)))
        column.addWidget(self.policy)
        column.addWidget(density.draft(labelled(tr("Kind"), self.kind)))
        word = label(tr("Progress"), 11, 600, "muted")
        self._standing = boxed(word, self.progress, self.since)
        column.addWidget(density.draft(boxed(self._standing)))
        column.addWidget(density.draft(labelled(tr("Factors that it changes"), self.linked)))
        column.addWidget(density.draft(labelled(tr("In scope"), self.in_scope)))
        column.addWidget(density.draft(labelled(tr("Out of scope"), self.out_of_scope)))
        foot = QHBoxLayout()
        foot.addWidget(density.more)
        foot.addStretch(1)
        foot.addWidget(self.delete)
        column.addLayout(foot)
        column.addStretch(1)

    def _connect(self) -> None:
        self.text.edited.connect(lambda text: self._do(actions.set_text, text=text))
        for field, fact in self._facts().items():
            fact.edited.connect(
                lambda value, field=field: self._do(actions.set_fact, field=field, value=value)
            )
        for part in (self.text, self.due, *self._facts().values()):
            part.left.connect(self._session.seal)
        for text in (self.text, self.done_when):
            text.entered.connect(self.finished)
            text.escaped.connect(self.finished)
        for line in (self.reason, self.ticket, self.due.line):
            line.entered.connect(self.finished)
        self.due.edited.connect(lambda due: self._do(actions.set_due, due=due))
        self.kind.chosen.connect(lambda kind: self._do(actions.set_kind, kind=kind))
        self.first.clicked.connect(lambda first: self._do(actions.set_first, first=first))
        self.owner.chosen.connect(lambda seat: self._do(actions.set_owner, seat=seat))
        self.owner.named.connect(self._add_seat)
        self.decision.chosen.connect(self.decide)
        self.progress.chosen.connect(self.finish)
        self.linked.unlinked.connect(self._unlink)
        self.linked.link_wanted.connect(self.link_wanted)
        self.policy.taken.connect(self.take_policy)
        self.delete.clicked.connect(self.delete_wanted)
        watch(self._theme, self._session, self.text, "actions", "text", self._shown)

    def _shown(self) -> str:
        return self._action.id if self._action is not None else ""

    def _facts(self) -> dict[str, LineField | TextField]:
        """The texts beside the action by the names of their fields."""
        return {
            "done_when": self.done_when,
            "ticket": self.ticket,
            "reason": self.reason,
            "in_scope": self.in_scope,
            "out_of_scope": self.out_of_scope,
        }

    # Showing

    def show_action(self, review: Review, id: str) -> None:
        """Shows an action; what the fields held back goes to the one before."""
        action = find(review.actions, id)
        other = (self._action.id if self._action is not None else "") != id
        if other:
            self.flush()
        self._action = action
        if action is None:
            return
        self.text.show_value(action.text)
        for field, fact in self._facts().items():
            fact.show_value(getattr(action, field))
        self.due.show_value(action.due, anew=other)
        self.owner.show_owner(review, action.owner, anew=other)
        self.kind.show_value(action.kind)
        self.decision.show_value(action.decision)
        self.linked.show_factors(factors_of(review, action))
        self._show_standing(action)
        self.score.set_text(*score_line(review, action))
        self.policy.setVisible(action.due is None and not closed(action))
        self.policy.words.set_text(policy_line(review, action, self._today()))

    def _show_standing(self, action: Action) -> None:
        """What depends on the decision: the reason, the first priority, the progress."""
        accepted = action.decision is Decision.ACCEPTED
        state = action.progress if accepted else action.decision
        word, question = QUESTIONS.get(state, ("Reason", ""))
        self.why.setText(tr(word))
        self.reason.setPlaceholderText(tr(question))
        self.reason.setAccessibleName(tr(word))
        self._why.setVisible(state in QUESTIONS)
        self.first.setChecked(action.first)
        self.first.setEnabled(accepted)
        self.first.setToolTip("" if accepted else tr("Only what is accepted can be first."))
        self.progress.show_value(action.progress)
        self._standing.setVisible(accepted)
        on = day_text(action.finished) if action.finished is not None else ""
        self.since.set_text(f"{name_of(action.progress)} {on}" if on else "")
        self.since.setVisible(bool(on))

    def flush(self) -> None:
        """Stores what the fields still hold back, for the action that they show."""
        if self._action is not None:
            for part in (self.text, self.due, *self._facts().values()):
                part.flush()

    # Doing

    def _do(self, gesture: Callable[..., Change], **arguments: object) -> None:
        if self._action is not None:
            self._session.do(gesture, id=self._action.id, **arguments)

    def decide(self, decision: object) -> None:
        """Takes a decision and asks for the reason where it is set aside."""
        action = self._action
        if action is None or not isinstance(decision, Decision):
            return
        aside = decision in SET_ASIDE
        if decision is not action.decision:
            reason = action.reason if aside and action.decision in SET_ASIDE else ""
            day = self._by_policy(action)
            self._do(actions.decide, decision=decision, reason=reason, due=day)
            if decision is Decision.ACCEPTED and action.due is None:
                self.dated.emit(action.id)
        if aside:
            self.reason.setFocus()

    def _by_policy(self, action: Action) -> date:
        return proposed_due(self._session.review.severity, action.kind, self._today())

    def take_policy(self) -> None:
        """The day that the policy proposes becomes that of the action."""
        if self._action is not None:
            self._session.seal()
            self._do(actions.set_due, due=self._by_policy(self._action))
            self._session.seal()
            self.due.line.setFocus()

    def finish(self, progress: object) -> None:
        """Done, dropped or open again, as of today."""
        action = self._action
        if action is None or progress is action.progress or not isinstance(progress, Progress):
            return
        self._do(actions.finish, progress=progress, on=self._today())
        if progress is Progress.DROPPED:
            self.reason.setFocus()

    def _add_seat(self, name: str) -> None:
        seat = new_id()
        if self._session.do(seats.add_seat, id=seat, alias=name, role=name):
            self._do(actions.set_owner, seat=seat)

    def _unlink(self, factor: str) -> None:
        if self._action is not None:
            self._session.do(actions.unlink_factor, action=self._action.id, factor=factor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.finished.emit()
        else:
            super().keyPressEvent(event)


def boxed(*parts: QWidget) -> QWidget:
    """A label and what stands below it, to be shown and hidden together."""
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    for part in parts:
        column.addWidget(part)
    return box
