"""What to ask when somebody says something: the kind of it, and three questions that go on."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.method.statements import MOST, Form, Kind, Reading, kinds, read_statement
from pmdesk.ui.guide.ask_row import AskRow
from pmdesk.ui.guide.own_text import OwnLine
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.private import mark_private

QUESTIONS = 3


class Turner(QWidget):
    """A line for what was said; nothing of it is stored.

    What was typed is read while it is typed; a kind that is taken by hand holds until then.

    Signals:
        question_wanted(str): this question is to be shown to the room, or taken away.
    """

    question_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._prompt = ""
        self._reading = Reading(Form.STATEMENT, None, ())
        self.line = OwnLine(tr("What someone said"), tr("What someone said"), MOST)
        self.kind = ChoiceField(theme, tr("Kind of statement"), "bare")
        self.note = Para(theme, "", 12, 400, "muted")
        self.rows = tuple(AskRow(theme) for _ in range(QUESTIONS))
        self.examples = QWidget()
        mark_private(self)
        self._lay_out(theme)
        self.line.textChanged.connect(self._read)
        self.line.installEventFilter(self)
        self.kind.chosen.connect(self._take)
        for row in self.rows:
            row.wanted.connect(self.question_wanted)
        self._show()

    def _lay_out(self, theme: Theme) -> None:
        listed = QVBoxLayout(self.examples)
        listed.setContentsMargins(0, 0, 0, 0)
        listed.setSpacing(0)
        for kind in kinds():
            made = button(theme, f"“{kind.says}”", "quiet", dense=True)
            made.setAccessibleName(f"{kind.says}: {kind.name}")
            made.setToolTip(kind.name)
            made.clicked.connect(lambda _=False, kind=kind: self._take(kind))
            listed.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 4, 4, 8)
        column.setSpacing(6)
        for part in (self.line, self.kind, self.note, *self.rows, self.examples):
            column.addWidget(part)

    # What was said

    def _read(self, text: str) -> None:
        before, self._reading = self._reading, read_statement(text)
        if self._reading != before:
            self._show()

    def _take(self, kind: object) -> None:
        """A kind by hand; None for what the words say."""
        if isinstance(kind, Kind):
            self._reading = Reading(Form.STATEMENT, kind, kind.ask)
        else:
            self._reading = read_statement(self.line.text())
        self._show()

    def _step(self, by: int) -> None:
        """To the kind beside this one; behind the last comes the first."""
        every, kind = kinds(), self._reading.kind
        at = every.index(kind) + by if kind is not None else 0 if by > 0 else -1
        self._take(every[at % len(every)])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and isinstance(event, QKeyEvent):
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if step and event.type() == QEvent.Type.KeyPress:
                self._step(step)
                return True
        return super().eventFilter(watched, event)

    def empty(self) -> None:
        """No word of what was typed stays."""
        self.line.forget()
        self._take(None)

    # What to ask

    def show_prompt(self, prompt: str) -> None:
        """The question that the room sees, "" for none."""
        if prompt != self._prompt:
            self._prompt = prompt
            self._show_questions()

    def _show(self) -> None:
        reading = self._reading
        self._show_kind()
        text, role = self._said()
        self.note.set_text(text, role)
        self.note.setVisible(bool(text))
        self._show_questions()
        self.examples.setVisible(not reading.ask)

    def _show_kind(self) -> None:
        form, kind = self._reading.form, self._reading.kind
        none = tr("No kind found") if form is Form.STATEMENT else tr("A question")
        choices = [(tr("It is {kind}").format(kind=known.name), known) for known in kinds()]
        self.kind.set_choices([(none, None), *choices])
        self.kind.show_value(kind)
        self.kind.setVisible(bool(self._reading.ask))

    def _said(self) -> tuple[str, str]:
        form = self._reading.form
        if form is Form.WHO_OR_WHY:
            return tr("It asks for a person or a reason. What and how instead:"), "amber"
        if form is Form.CLOSED:
            return tr("A yes or a no answers it. Open instead:"), "amber"
        if self._reading.ask:
            return "", "muted"
        typed = bool(self.line.text().strip())
        return (
            tr("No kind found yet. Type on, or take one:") if typed else tr("Type, or take one:")
        ), "muted"

    def _show_questions(self) -> None:
        ask = (*self._reading.ask, "", "", "")
        for row, text in zip(self.rows, ask, strict=False):
            row.show_question(text, self._prompt)
