"""Ideas that were held back: each becomes an action or is dropped."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.closing import explained
from pmdesk.model.gestures import actions, captured
from pmdesk.model.review import Idea, Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Capture
from pmdesk.ui.captured.ideas_gate import IdeasGate
from pmdesk.ui.paint.text import plain
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.surface import Rule


class IdeaRow(QWidget):
    """An idea with its two ways."""

    def __init__(self, theme: Theme, session: ReviewSession, idea: Idea) -> None:
        super().__init__()
        text = plain(idea.text) or tr("No words yet")
        self.take = button(theme, tr("Take up"), "outline", dense=True)
        self.drop = button(theme, tr("Drop"), "quiet", dense=True)
        for made, word in ((self.take, tr("Take up as an action")), (self.drop, tr("Drop"))):
            made.setAccessibleName(f"{word}: {text}")
        self.take.setToolTip(tr("Becomes an action to decide"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 5, 0, 5)
        row.setSpacing(8)
        row.addWidget(Para(theme, text), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.take, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.drop, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(Rule(theme, "hair"))
        self.take.clicked.connect(lambda: session.do(actions.from_idea, id=new_id(), idea=idea.id))
        self.drop.clicked.connect(
            lambda: session.do(
                captured.set_outcome, noun="ideas", id=idea.id, outcome=Capture.DROPPED
            )
        )

    def may_settle(self, may: bool) -> None:
        """Whether it can be taken up or dropped now."""
        self.take.setEnabled(may)
        self.drop.setEnabled(may)
        held = tr("Held back until the timeline is agreed")
        self.take.setToolTip(tr("Becomes an action to decide") if may else held)


class IdeasBlock(Block):
    """The ideas that are still held back; the block is there while there are any ideas."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, tr("Ideas held back"), explained("ideas"))
        self._session = session
        self._seen: tuple[Idea, ...] | None = None
        self.rows: list[IdeaRow] = []
        self.gate = IdeasGate(theme, session)
        self.settled = Para(theme, "", 12, 400, "muted")
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        self.fields.addWidget(self.gate)
        self.fields.addLayout(self._list)
        self.fields.addWidget(self.settled)

    def show_review(self, review: Review) -> None:
        self.gate.show_review(review)
        if review.ideas is self._seen:
            self._hold_back()
            return
        self._seen = review.ideas
        focused = next((n for n, row in enumerate(self.rows) if _within(row)), None)
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        held = [idea for idea in review.ideas if idea.outcome is Capture.OPEN]
        self.rows = [IdeaRow(self.theme, self._session, idea) for idea in held]
        for row in self.rows:
            self._list.addWidget(row)
            row.show()
        self._hold_back()
        if focused is not None and self.rows:
            self.rows[min(focused, len(self.rows) - 1)].take.setFocus()
        self.settled.set_text(_settled(review))
        self.settled.setVisible(bool(self.settled.text()))
        self.setVisible(bool(review.ideas))

    def _hold_back(self) -> None:
        for row in self.rows:
            row.may_settle(self.gate.is_open)


def _within(row: QWidget) -> bool:
    return row.isAncestorOf(row.window().focusWidget()) if row.window().focusWidget() else False


def _settled(review: Review) -> str:
    taken = sum(idea.outcome is Capture.TAKEN for idea in review.ideas)
    dropped = sum(idea.outcome is Capture.DROPPED for idea in review.ideas)
    parts = [tr("{n} taken up").format(n=taken)] if taken else []
    parts += [tr("{n} dropped").format(n=dropped)] if dropped else []
    return ", ".join(parts) + "." if parts else ""
