"""The four habits of thought once more, before factors and before actions are settled.

A button at the head of a stage counts them; it opens the round: one screen, one key each.
"""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.biases import Bias, asked_biases
from pmdesk.method.words import name_of
from pmdesk.model.gestures import biases
from pmdesk.model.gestures.biases import mark_of
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Mark, Stage
from pmdesk.ui.board.card import key_text
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, button
from pmdesk.ui.widgets.keycap import KeyCap
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.popover import Popover

MARKS = {"S": Mark.NOT_SEEN, "N": Mark.NOTICED, "D": Mark.DISCUSSED, "A": Mark.NOT_ASKED}
WIDE = 560


def asked_at(review: Review, stage: Stage) -> int:
    """How many of the four were asked at a stage."""
    rows = (mark_of(review, one.key, stage) for one in asked_biases())
    return sum(row is not None and row.mark is not Mark.NOT_ASKED for row in rows)


class BiasLine(QWidget):
    """One of the four: what to ask, and what the room answered.

    Signals:
        marked(Mark): an answer was given.
        show_wanted(): the room is to see the question, or no longer.
    """

    marked = Signal(object)
    show_wanted = Signal()

    def __init__(self, theme: Theme, number: int, bias: Bias) -> None:
        super().__init__()
        self.bias = bias
        self.mark = Segmented(bias.name, [(name_of(m), m) for m in MARKS.values() if m])
        self.shown = button(theme, tr("Show"), "link", dense=True)
        self.shown.setAccessibleName(
            tr("Show to the room: {question}").format(question=bias.question)
        )
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(label(bias.name, 12, 600, "muted"))
        words.addWidget(Para(theme, bias.question, 13, 600))
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.mark)
        foot.addWidget(self.shown)
        foot.addStretch(1)
        words.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 8)
        row.setSpacing(10)
        row.addWidget(KeyCap(theme, str(number)), 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.mark.chosen.connect(self.marked)
        self.shown.clicked.connect(self.show_wanted)
        self.setFocusProxy(self.mark)


class BiasRound(QWidget):
    """All four on one screen: a digit chooses, a letter answers, and the next one comes."""

    def __init__(self, theme: Theme, session: ReviewSession, stage: Stage) -> None:
        super().__init__()
        self._session, self._stage = session, stage
        self.setAccessibleName(tr("Habits of thought, once more"))
        self.show_wanted: Callable[[str], object] = lambda text: None
        self.lines = [BiasLine(theme, n, one) for n, one in enumerate(asked_biases(), 1)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(label(tr("Habits of thought, once more"), 15, 600))
        said = tr(
            "Ask each aloud before this is settled. A mark is on what was said, not on anyone."
        )
        column.addWidget(Para(theme, said, 12, 400, "muted"))
        column.addSpacing(6)
        for line in self.lines:
            column.addWidget(line)
            line.marked.connect(lambda mark, line=line: self._mark(line, mark))
            line.show_wanted.connect(lambda line=line: self.show_wanted(line.bias.question))
        column.addLayout(_keys(theme))
        self.setFocusProxy(self.lines[0])
        session.changed.connect(self.show_review)
        self.show_review(session.review)

    def show_review(self, review: Review) -> None:
        for line in self.lines:
            row = mark_of(review, line.bias.key, self._stage)
            line.mark.show_value(row.mark if row is not None else Mark.NOT_ASKED)

    def _mark(self, line: BiasLine, mark: object) -> None:
        self._session.do(
            biases.set_mark, id=new_id(), bias=line.bias.key, stage=self._stage, mark=mark
        )

    def _current(self) -> int:
        focus = QApplication.focusWidget()
        found = (n for n, line in enumerate(self.lines) if focus and line.isAncestorOf(focus))
        return next(found, 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = key_text(event)
        if key.isdecimal() and 0 < int(key) <= len(self.lines):
            self.lines[int(key) - 1].setFocus()
        elif key in MARKS:
            current = self._current()
            self._mark(self.lines[current], MARKS[key])
            self.lines[min(current + 1, len(self.lines) - 1)].setFocus()
        else:
            super().keyPressEvent(event)


class BiasAgain:
    """The button of a stage that opens the round, there while a meeting runs."""

    def __init__(self, theme: Theme, view: StageView) -> None:
        self._theme, self._view = theme, view
        self.button = button(theme, "0/4", "quiet", "scales")
        self.button.clicked.connect(lambda: self.open())
        self.button.hide()
        self.popover: Popover | None = None

    def show(self) -> None:
        """The review or the meeting has changed."""
        view = self._view
        running = view.room is not None and view.room.running
        self.button.setVisible(running)
        if not running:
            return
        count, all_ = asked_at(view.review, view.stage), len(asked_biases())
        said = tr("Habits of thought, {n} of {all} asked").format(n=count, all=all_)
        self.button.setText(f" {count}/{all_}")
        self.button.setAccessibleName(said)
        self.button.setToolTip(said)

    def open(self) -> None:
        """The four over the stage, the first that was not asked in front."""
        view = self._view
        content = BiasRound(self._theme, view.session, view.stage)
        if view.room is not None:
            content.show_wanted = view.room.show_prompt
        view.laid_over.emit()
        self.popover = Popover(self._theme, view, content, WIDE)
        self.popover.closed.connect(self._forget)
        self.popover.open_by(self.button)
        asked = [mark_of(view.review, line.bias.key, view.stage) for line in content.lines]
        open_ = (n for n, row in enumerate(asked) if row is None or row.mark is Mark.NOT_ASKED)
        content.lines[next(open_, 0)].setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self.popover = None

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The actions (by key) that it can do now."""
        running = self._view.room is not None and self._view.room.running
        return {"bias-round": self.open} if running else {}


def _keys(theme: Theme) -> QHBoxLayout:
    """What the keys do."""
    row = QHBoxLayout()
    row.setSpacing(6)
    for key, word in (
        ("1–4", tr("choose")),
        ("S", tr("not seen")),
        ("N", tr("noticed")),
        ("D", tr("discussed")),
        ("Esc", tr("closes")),
    ):
        row.addWidget(KeyCap(theme, key))
        row.addWidget(label(word, 12, 400, "muted"))
    row.addStretch(1)
    return row
