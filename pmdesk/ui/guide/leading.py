"""What helps to lead, folded until it is wanted: questions back, what was heard, who was heard."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.guide.heard import HeardBox
from pmdesk.ui.guide.turner import Turner
from pmdesk.ui.guide.turns import TurnsBox
from pmdesk.ui.room import Room
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.folding import Folding
from pmdesk.ui.widgets.keycap import KeyCap


class LeadingSection(QWidget):
    """Three folded parts and the way to the sheet of phrases; nothing is made before it is opened.

    Signals:
        unfolded(QWidget): this was unfolded, and wants to be seen.
        question_wanted(str): this question is to be shown to the room, or taken away.
        acted(str): a button stands for the action with this key.
    """

    unfolded = Signal(object)
    question_wanted = Signal(str)
    acted = Signal(str)

    def __init__(self, theme: Theme, session: ReviewSession, room: Room) -> None:
        super().__init__()
        self._theme, self._session, self._room = theme, session, room
        self._stage, self._hidden = Stage.PREPARE, room.hides_private
        self.turner: Turner | None = None
        self.heard: HeardBox | None = None
        self.turns: TurnsBox | None = None
        self.said_fold = self._folding(tr("When somebody says …"), self._make_turner)
        self.heard_fold = self._folding(tr("What I heard"), self._make_heard)
        self.turns_fold = self._folding(tr("Who had the floor"), self._make_turns, tr("private"))
        self.folds = (self.said_fold, self.heard_fold, self.turns_fold)
        self.stuck = button(theme, tr("When it gets stuck"), "link", dense=True)
        self.stuck.setToolTip(tr("Sentences for nine situations, F12"))
        self.stuck.clicked.connect(lambda: self.acted.emit("phrases"))
        row = QHBoxLayout()
        row.setContentsMargins(14, 2, 0, 0)
        row.setSpacing(6)
        row.addWidget(self.stuck)
        row.addWidget(KeyCap(theme, "F12"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for part in self.folds:
            column.addWidget(part)
        column.addLayout(row)

    def _folding(self, text: str, make: Callable[[], QWidget], aside: str = "") -> Folding:
        made = Folding(self._theme, text, make, aside, strong=True)
        made.opened.connect(lambda opened: self._opened(made, opened))
        return made

    def _opened(self, part: Folding, opened: bool) -> None:
        """Whoever unfolds one of them means to work in it: the caret goes there."""
        content = part.content
        if not opened:
            part.head.setFocus()
            return
        self.unfolded.emit(part)
        if isinstance(content, TurnsBox):
            content.begin()
        elif isinstance(content, HeardBox):
            content.text.setFocus()
        elif isinstance(content, Turner):
            content.line.setFocus()

    def _make_turner(self) -> QWidget:
        made = self.turner = Turner(self._theme)
        made.question_wanted.connect(self.question_wanted)
        made.show_prompt(self._room.prompt)
        return made

    def _make_heard(self) -> QWidget:
        made = self.heard = HeardBox(self._theme, self._session, self._room)
        made.question_wanted.connect(self.question_wanted)
        made.show_stage(self._stage)
        return made

    def _make_turns(self) -> QWidget:
        made = self.turns = TurnsBox(self._theme, self._session, self._room)
        made.open_wanted.connect(lambda: self.acted.emit("private-parts"))
        return made

    def begin_turns(self) -> None:
        """Unfolds the balance of turns and gives it the focus."""
        if not self.turns_fold.head.isChecked():
            self.turns_fold.head.setChecked(True)
        elif self.turns is not None:
            self.turns.begin()
            self.unfolded.emit(self.turns_fold)

    # Values

    def show_stage(self, stage: Stage) -> None:
        self._stage = stage
        if self.heard is not None:
            self.heard.show_stage(stage)

    def show_review(self, review: Review) -> None:
        if self.heard is not None:
            self.heard.show_review(review)
        if self.turns is not None:
            self.turns.look()

    def show_room(self) -> None:
        if self.turner is not None:
            self.turner.show_prompt(self._room.prompt)
        if self.heard is not None:
            self.heard.show_room()
        if self.turns is not None:
            self.turns.look()
        if self._hidden != self._room.hides_private:
            self._hidden = self._room.hides_private
            self._fold_away() if self._hidden else self._reopen()

    def _fold_away(self) -> None:
        """What was typed while nobody looked on is gone once the window may be shared."""
        if self.turner is not None:
            self.turner.empty()
        if self.heard is not None:
            self.heard.fold_away()

    def _reopen(self) -> None:
        if self.heard is not None:
            self.heard.reopen()
