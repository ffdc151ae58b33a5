"""The Biases stage: for each of the four a question to ask aloud, what was answered, and a note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.biases import Bias, asked_biases
from pmdesk.method.words import name_of
from pmdesk.model.gestures import biases
from pmdesk.model.gestures.biases import mark_of
from pmdesk.model.review import BiasMark, Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Mark, Stage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.form import scrolled
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.surface import Surface

MARKS = (Mark.NOT_ASKED, Mark.NOT_SEEN, Mark.NOTICED, Mark.DISCUSSED)


class BiasCard(Surface):
    """One bias: what it is, how it shows, what helps, what to ask, and what the room said."""

    def __init__(self, theme: Theme, session: ReviewSession, bias: Bias) -> None:
        super().__init__(theme)
        self._session, self._bias = session, bias
        self.mark = Segmented(bias.name, [(name_of(mark), mark) for mark in MARKS])
        self.note = TextField(
            tr("Note on {bias}").format(bias=bias.name), tr("What was said, in a line or two")
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(10)
        column.addWidget(Para(theme, bias.name, 15, 600))
        column.addWidget(Para(theme, bias.description, 13, 400, "muted"))
        column.addWidget(Para(theme, bias.question, 15, 600))
        column.addLayout(_fact(theme, tr("Shows as"), bias.sign))
        column.addLayout(_fact(theme, tr("What helps"), bias.counter))
        column.addStretch(1)
        column.addWidget(self.mark)
        column.addWidget(self.note)
        self.mark.chosen.connect(self._set_mark)
        self.note.edited.connect(self._set_note)
        self.note.left.connect(session.seal)

    def show_mark(self, row: BiasMark | None) -> None:
        self.mark.show_value(row.mark if row is not None else Mark.NOT_ASKED)
        self.note.show_value(row.note if row is not None else "")

    def _set_mark(self, mark: object) -> None:
        self._session.do(biases.set_mark, id=new_id(), bias=self._bias.key, mark=mark)

    def _set_note(self, note: str) -> None:
        self._session.do(biases.set_note, id=new_id(), bias=self._bias.key, note=note)


def _fact(theme: Theme, head: str, text: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(12)
    said = label(head, 12, 600, "muted")
    said.setFixedWidth(84)
    said.setContentsMargins(0, 2, 0, 0)
    row.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Para(theme, text), 1)
    return row


class BiasesStage(StageView):
    """The four cards, two beside each other where there is room."""

    stage = Stage.BIASES

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(theme, session, tr("Biases"))
        self.cards = {bias.key: BiasCard(theme, session, bias) for bias in asked_biases()}
        self._seen: tuple[BiasMark, ...] | None = None
        inner = QWidget()
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 4, 4, 8)
        grid.setSpacing(16)
        for number, card in enumerate(self.cards.values()):
            card.setMaximumWidth(620)
            grid.addWidget(card, number // 2, number % 2)
        grid.setColumnStretch(2, 1)
        grid.setColumnStretch(0, 100)
        grid.setColumnStretch(1, 100)
        grid.setRowStretch(2, 1)
        self.body.addWidget(scrolled(inner), 1)

    def focus_first(self) -> None:
        next(iter(self.cards.values())).mark.setFocus()

    def show_review(self, review: Review) -> None:
        asked = sum(
            row.mark is not Mark.NOT_ASKED and row.stage is Stage.BIASES for row in review.biases
        )
        said = tr("Ask each one aloud before the factors are settled. {n} of {all} asked.")
        self.sentence.set_text(said.format(n=asked, all=len(self.cards)))
        if review.biases is self._seen:
            return
        self._seen = review.biases
        for key, card in self.cards.items():
            card.show_mark(mark_of(review, key))
