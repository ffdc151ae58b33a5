"""The bias to mind at a stage: what helps against it, what to ask, and what the room said."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.biases import Bias, bias
from pmdesk.method.stages import stage_guide
from pmdesk.method.words import name_of
from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.gestures import biases
from pmdesk.model.gestures.biases import mark_of
from pmdesk.model.review import BiasMark, Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Mark, Stage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, align, button
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.surface import Surface

MARKS = (Mark.NOT_SEEN, Mark.NOTICED, Mark.DISCUSSED)


class Pictured(QWidget):
    """An icon before a paragraph."""

    def __init__(self, theme: Theme, name: str, words: Para) -> None:
        super().__init__()
        self._theme, self._name = theme, name
        row = QHBoxLayout(self)
        row.setContentsMargins(24, 0, 0, 0)
        row.addWidget(words)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(QPainter(self), self._name, self._theme["ink"].name(), QRectF(0, 2, 16, 16))


class BiasSection(QWidget):
    """One of the biases of a stage at a time; marks and notes are kept by bias and stage.

    Signals:
        question_wanted(str): this question is to be shown to the room, or taken away.
    """

    question_wanted = Signal(str)

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._stage = Stage.PREPARE
        self._at: dict[Stage, int] = {}
        self._rows: tuple[BiasMark, ...] | None = None
        self.count = label("", 12, 400, "muted")
        self.more = button(theme, tr("Another"), "link", dense=True)
        self.more.setAccessibleName(tr("Another bias of this stage"))
        self.name = Para(theme, "", 13, 600)
        self.counter = Para(theme, "", 13, 400, "muted")
        self.question = Para(theme, "", 13)
        self.ask = button(theme, tr("Show"), "link", dense=True)
        self.mark = Segmented(tr("This bias"), [(name_of(mark), mark) for mark in MARKS])
        self.note = TextField(tr("Note on this bias"), tr("What was said of it"), lines=(1, 4))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(label(tr("Bias of this stage"), 12, 600, "muted"))
        head.addStretch(1)
        head.addWidget(self.count)
        head.addWidget(self.more)
        card = Surface(self._theme)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 10, 10, 12)
        inner.setSpacing(4)
        inner.addWidget(Pictured(self._theme, "scales", self.name))
        inner.addWidget(self.counter)
        asked = QHBoxLayout()
        asked.setSpacing(6)
        asked.addWidget(self.question, 1, Qt.AlignmentFlag.AlignTop)
        asked.addWidget(self.ask, 0, Qt.AlignmentFlag.AlignTop)
        inner.addLayout(asked)
        inner.addSpacing(4)
        inner.addWidget(align(self.mark))
        inner.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(card)

    def _connect(self) -> None:
        self.more.clicked.connect(self._turn)
        self.mark.chosen.connect(self._set_mark)
        self.note.edited.connect(self._set_note)
        self.note.left.connect(self._session.seal)
        self.ask.clicked.connect(lambda: self.question_wanted.emit(self.bias.question))

    @property
    def _keys(self) -> tuple[str, ...]:
        return stage_guide(self._stage).biases

    @property
    def bias(self) -> Bias:
        """The one that is in front."""
        found = bias(self._keys[self._at.get(self._stage, 0) % len(self._keys)])
        assert found is not None
        return found

    def show_stage(self, stage: Stage) -> None:
        self.note.flush()
        self._stage = stage
        self._show()

    def show_review(self, review: Review) -> None:
        if review.biases is not self._rows:
            self._show_marks(review)

    def _turn(self) -> None:
        self.note.flush()
        self._at[self._stage] = (self._at.get(self._stage, 0) + 1) % len(self._keys)
        self._show()

    def _show(self) -> None:
        shown, many = self.bias, len(self._keys)
        at = self._at.get(self._stage, 0)
        self.count.setText(tr("{n} of {all}").format(n=at + 1, all=many))
        self.name.set_text(shown.name)
        self.counter.set_text(shown.counter)
        self.question.set_text(shown.question)
        self.ask.setVisible(self._stage in IN_MEETING)
        self.mark.setAccessibleName(shown.name)
        for mark in MARKS:
            self.mark.set_text(mark, name_of(mark))
        self._show_marks(self._session.review)

    def _show_marks(self, review: Review) -> None:
        self._rows = review.biases
        row = mark_of(review, self.bias.key, self._stage)
        self.mark.show_value(row.mark if row is not None else Mark.NOT_ASKED)
        self.note.show_value(row.note if row is not None else "")
        self.note.setVisible(row is not None)

    def show_prompt(self, prompt: str) -> None:
        """The question that the room sees is this one."""
        shown = prompt == self.bias.question
        self.ask.setText(tr("Take away") if shown else tr("Show"))
        said = tr("Take this question away") if shown else tr("Show this question to the room")
        self.ask.setAccessibleName(said)

    def _set_mark(self, mark: object) -> None:
        self._set(biases.set_mark, mark=mark)

    def _set_note(self, note: str) -> None:
        self._set(biases.set_note, note=note)

    def _set(self, gesture: object, **values: object) -> None:
        key, stage = self.bias.key, self._stage
        self._session.do(gesture, id=new_id(), bias=key, stage=stage, **values)  # type: ignore[arg-type]
