"""The questions that are pinned to an entry: asked at their place, answered when somebody knows."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.gestures import captured
from pmdesk.model.review import Question, Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Capture
from pmdesk.ui.captured.kinds import KINDS
from pmdesk.ui.captured.row import OpenRow, SettledRow
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.kept_rows import kept_rows
from pmdesk.ui.widgets.labels import label

KIND = KINDS["questions"]


class PinnedQuestions(QWidget):
    """A row for each question of one entry, and a way to pin another."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._entry = ""
        self._questions: dict[str, Question] = {}
        self.rows: dict[str, OpenRow | SettledRow] = {}
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self._head = label(tr("Questions at this moment"), 11, 600, "muted")
        self.pin = button(theme, tr("Pin a question"), "link", "question")
        self.pin.clicked.connect(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addLayout(self._column)
        column.addWidget(self.pin)
        self._head.hide()

    def show_entry(self, review: Review, entry: str) -> None:
        """The questions of an entry (its id), none for ""."""
        self._entry = entry
        pinned = [row for row in review.questions if entry and row.entry == entry]
        # An answered question looks otherwise, so it is another row.
        self._questions = {f"{row.id} {row.outcome}": row for row in pinned}
        self.rows = kept_rows(self._column, self.rows, list(self._questions), self._make)
        for key, made in self.rows.items():
            made.show_row(self._questions[key])
        self._head.setVisible(bool(pinned))

    def _make(self, key: str) -> OpenRow | SettledRow:
        row = self._questions[key]
        kind = OpenRow if row.outcome is Capture.OPEN else SettledRow
        return kind(self._theme, self._session, KIND, row)

    def _add(self) -> None:
        made = new_id()
        if self._entry and self._session.do(
            captured.add_question, id=made, text="", entry=self._entry
        ):
            self.rows[f"{made} {Capture.OPEN}"].setFocus()
