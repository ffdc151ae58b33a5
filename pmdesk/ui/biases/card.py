"""One bias as a card: the question to ask aloud, what was answered, and what is behind it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.biases import Bias
from pmdesk.method.words import name_of
from pmdesk.model.gestures import biases
from pmdesk.model.gestures.biases import mark_of
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Mark
from pmdesk.ui.biases.standing import elsewhere_text, standing
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, align, button
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.keycap import KeyCap
from pmdesk.ui.widgets.labels import ElidedLabel, Para, label
from pmdesk.ui.widgets.surface import Surface

MARKS = (Mark.NOT_ASKED, Mark.NOT_SEEN, Mark.NOTICED, Mark.DISCUSSED)


class BiasCard(Surface):
    """A bias; `details` is what waits while a meeting runs.

    Signals:
        go_to(Stage): where something that helps against it is settled.
        away_wanted(): the card is no longer wanted; only those beyond the four have the button.
    """

    go_to = Signal(object)
    away_wanted = Signal()

    def __init__(self, theme: Theme, session: ReviewSession, bias: Bias) -> None:
        super().__init__(theme)
        self._session, self.bias = session, bias
        self._brief = False
        self.setAccessibleName(bias.name)
        self.cap = KeyCap(theme, "")
        self.mark = Segmented(bias.name, [(name_of(mark), mark) for mark in MARKS])
        self.note = TextField(
            tr("Note on {bias}").format(bias=bias.name), tr("What was said"), lines=(1, 3)
        )
        self.stands = Para(theme, "", 12)
        self.way = button(theme, "", "link", dense=True)
        self.seen = ElidedLabel(theme, "", 12, 500, "amber")
        self.away = button(
            theme,
            "",
            "quiet",
            "close",
            dense=True,
            name=tr("Take away: {bias}").format(bias=bias.name),
        )
        if bias.asked:
            self.away.hide()
        self.details = self._details(theme)
        self._lay_out(theme)
        self._connect()

    def _details(self, theme: Theme) -> QWidget:
        details = QWidget()
        column = QVBoxLayout(details)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Para(theme, self.bias.description, 13, 400, "muted"))
        for head, text in ((tr("Shows as"), self.bias.sign), (tr("What helps"), self.bias.counter)):
            row = QHBoxLayout()
            row.setSpacing(8)
            said = label(head, 12, 600, "muted")
            said.setFixedWidth(76)
            said.setContentsMargins(0, 2, 0, 0)
            row.addWidget(said, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Para(theme, text), 1)
            column.addLayout(row)
        return details

    def _lay_out(self, theme: Theme) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(ElidedLabel(theme, self.bias.name, 13, 600, "muted"), 1)
        head.addWidget(self.cap)
        head.addWidget(self.away)
        stands = QHBoxLayout()
        stands.setSpacing(8)
        stands.addWidget(self.stands, 1)
        stands.addWidget(self.way)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(Para(theme, self.bias.question, 15, 600))
        column.addWidget(self.details)
        column.addLayout(stands)
        column.addWidget(self.seen)
        column.addStretch(1)
        column.addWidget(align(self.mark))
        column.addWidget(self.note)

    def _connect(self) -> None:
        self.mark.chosen.connect(self.set_mark)
        self.note.edited.connect(self._set_note)
        self.note.left.connect(self._session.seal)
        self.away.clicked.connect(self.away_wanted)
        self.way.clicked.connect(
            lambda: self.go_to.emit(standing(self._session.review, self.bias.key).stage)
        )

    # Showing

    def show_review(self, review: Review) -> None:
        row = mark_of(review, self.bias.key)
        self.mark.show_value(row.mark if row is not None else Mark.NOT_ASKED)
        self.note.show_value(row.note if row is not None else "")
        stands = standing(review, self.bias.key)
        self.stands.set_text(stands.text, "amber" if stands.way else "muted")
        self.stands.setVisible(bool(stands.way or (stands.text and not self._brief)))
        self.way.setText(stands.way)
        self.way.setAccessibleName(f"{self.bias.name}: {stands.way}")
        self.way.setVisible(bool(stands.way))
        self.seen.set_text(elsewhere_text(review, self.bias.key))
        self.seen.setVisible(bool(self.seen.text()))

    def fit(self, brief: bool, lines: int) -> None:
        """Tells in `brief` only what asks for something; notes are at most so many lines high."""
        self.note.set_lines(1, lines)
        if brief != self._brief:
            self._brief = brief
            self.show_review(self._session.review)

    # Doing

    def set_mark(self, mark: object) -> None:
        self._session.do(biases.set_mark, id=new_id(), bias=self.bias.key, mark=mark)

    def _set_note(self, note: str) -> None:
        self._session.do(biases.set_note, id=new_id(), bias=self.bias.key, note=note)
