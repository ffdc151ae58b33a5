"""One idea, question or parked topic: its words, what came of it, and how to settle it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.gestures import actions, captured
from pmdesk.model.text import new_id
from pmdesk.model.words import Capture
from pmdesk.ui.captured.kinds import CapturedKind, Caught
from pmdesk.ui.mirror.watch import watch
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import LineField, TextField
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.surface import Rule


class OpenRow(QWidget):
    """A row that waits: its text and what came of it can be typed, and it can be settled.

    Signals:
        escaped(): Esc was pressed in the text.
    """

    escaped = Signal()

    def __init__(
        self, theme: Theme, session: ReviewSession, kind: CapturedKind, row: Caught
    ) -> None:
        super().__init__()
        self._session, self._kind, self._id = session, kind, row.id
        self.text = TextField(tr(kind.one), lines=(1, 5), one_line=True, role="underline")
        self.beside: LineField | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.text)
        if kind.beside:
            self.beside = LineField(tr(kind.beside_name), tr(kind.ask), "underline")
            column.addWidget(self.beside)
            self._store(self.beside, kind.beside)
            self.beside.entered.connect(self._answered)
        self._store(self.text, "text")
        self.take = button(theme, tr(kind.take), "outline", dense=True)
        self.drop = button(theme, tr("Drop"), "quiet", dense=True)
        self.away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete"))
        column.addLayout(_buttons(self.take, self.drop, self.away))
        column.addSpacing(2)
        column.addWidget(Rule(theme, "hair"))
        self.take.clicked.connect(self._take)
        self.drop.clicked.connect(lambda: self._settle(Capture.DROPPED))
        self.away.clicked.connect(lambda: session.do(captured.delete, noun=kind.noun, id=self._id))
        self.text.escaped.connect(self.escaped)
        self.setFocusProxy(self.text)
        watch(theme, session, self.text, kind.noun, "text", lambda: self._id)
        self.show_row(row)

    def may_settle(self, may: bool) -> None:
        """Whether it can be taken up or dropped now."""
        for made in (self.take, self.drop):
            made.setEnabled(may)
            made.setToolTip("" if may else tr("Held back until the timeline is agreed"))

    def _store(self, field: LineField | TextField, name: str) -> None:
        field.edited.connect(
            lambda value: self._session.do(
                captured.set_fact, noun=self._kind.noun, id=self._id, field=name, value=value
            )
        )
        field.left.connect(self._session.seal)

    def show_row(self, row: Caught) -> None:
        self.text.show_value(row.text)
        if self.beside is not None:
            self.beside.show_value(getattr(row, self._kind.beside))
        for made, word in ((self.take, tr(self._kind.take)), (self.drop, tr("Drop"))):
            made.setAccessibleName(f"{word}: {row.text}")
        self.away.setAccessibleName(tr("Delete: {text}").format(text=row.text))

    def _answered(self) -> None:
        if self.beside is not None and self.beside.text().strip():
            self._settle(Capture.TAKEN)

    def _take(self) -> None:
        self.text.flush()
        if self._kind.noun == "ideas":
            self._session.do(actions.from_idea, id=new_id(), idea=self._id)
        else:
            self._settle(Capture.TAKEN)

    def _settle(self, outcome: Capture) -> None:
        self._session.seal()
        noun, id = self._kind.noun, self._id
        self._session.do(captured.set_outcome, noun=noun, id=id, outcome=outcome)


class SettledRow(QWidget):
    """A row that is settled: what came of it, and the way back."""

    def __init__(
        self, theme: Theme, session: ReviewSession, kind: CapturedKind, row: Caught
    ) -> None:
        super().__init__()
        self._kind = kind
        self._text = Para(theme, "", 13, 400, "muted")
        self._beside = Para(theme, "", 12, 400, "muted")
        self._state = label("", 11, 600, "muted")
        self.again = button(theme, tr("Open again"), "link", dense=True)
        self.away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._text)
        column.addWidget(self._beside)
        column.addLayout(_buttons(self._state, self.again, self.away))
        column.addWidget(Rule(theme, "hair"))
        do, noun, id = session.do, kind.noun, row.id
        self.again.clicked.connect(
            lambda: do(captured.set_outcome, noun=noun, id=id, outcome=Capture.OPEN)
        )
        self.away.clicked.connect(lambda: do(captured.delete, noun=noun, id=id))
        self.setFocusProxy(self.again)
        self.show_row(row)

    def show_row(self, row: Caught) -> None:
        beside = getattr(row, self._kind.beside) if self._kind.beside else ""
        taken = row.outcome is Capture.TAKEN
        self._text.set_text(row.text)
        self._beside.set_text(beside)
        self._beside.setVisible(bool(beside))
        self._state.setText(tr(self._kind.taken) if taken else tr("Dropped"))
        self.again.setAccessibleName(tr("Open again: {text}").format(text=row.text))
        self.away.setAccessibleName(tr("Delete: {text}").format(text=row.text))


def _buttons(*parts: QWidget) -> QHBoxLayout:
    """What settles at the left, what deletes at the right."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for part in parts[:-1]:
        row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
    row.addStretch(1)
    row.addWidget(parts[-1])
    return row
