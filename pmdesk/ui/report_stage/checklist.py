"""The questions to a reviewer: an answer and comments to each, and comments on the report."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from pmdesk.method.reviewers import reviewer_questions
from pmdesk.model.gestures import comments
from pmdesk.model.remarks import QUESTION, answer_of, comments_of
from pmdesk.model.review import Comment, Review
from pmdesk.model.text import new_id
from pmdesk.ui.report_stage.comments import CommentList
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented, button
from pmdesk.ui.widgets.labels import Para

INDENT, ROOMY = 20, 320
WHOLE = ""
"""Stands for the report where others have the key of a question."""


class Checklist(QWidget):
    """What one reviewer (a seat's id or a name) says to each question and of the report.

    Signals:
        rebuilt(): there are other rows.
    """

    rebuilt = Signal()

    def __init__(self, theme: Theme, session: ReviewSession, reviewer: str) -> None:
        super().__init__()
        self._theme, self._session, self._reviewer = theme, session, reviewer
        self._texts = {question.key: question.text for question in reviewer_questions()}
        self.answers: dict[str, Segmented] = {}
        self.writes: dict[str, QPushButton] = {}
        self.lists: dict[str, CommentList] = {}
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(INDENT, 4, 0, 4)
        column.setSpacing(14)
        for key in (*self._texts, WHOLE):
            column.addLayout(self._part(key))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where it is narrow, the questions give up their indent."""
        indent = INDENT if self.width() >= ROOMY else 0
        self._column.setContentsMargins(indent, 4, 0, 4)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width() - self._column.contentsMargins().left(), hint.height())

    def _part(self, key: str) -> QVBoxLayout:
        theme = self._theme
        row = QHBoxLayout()
        row.setSpacing(8)
        said = Para(theme, self._texts.get(key, tr("On the report as a whole")))
        if key != WHOLE:
            self.answers[key] = self._answer(key)
            row.addWidget(self.answers[key])
        else:
            row.addWidget(said, 1)
        row.addStretch(1 if key != WHOLE else 0)
        write = self.writes[key] = button(theme, tr("Comment"), "link", dense=True)
        row.addWidget(write)
        made = self.lists[key] = self._list(key)
        write.clicked.connect(made.write)
        made.rebuilt.connect(self.rebuilt)
        part = QVBoxLayout()
        part.setSpacing(6)
        if key != WHOLE:
            part.addWidget(said)
        part.addLayout(row)
        part.addWidget(made)
        return part

    def _answer(self, key: str) -> Segmented:
        choices = [(tr("Open"), None), (tr("Yes"), True), (tr("Needs work"), False)]
        made = Segmented(self._texts[key], choices)
        made.chosen.connect(lambda yes: self._say(key, yes))
        return made

    def _say(self, key: str, yes: object) -> None:
        who, session = self._reviewer, self._session
        session.do(comments.answer, id=new_id(), reviewer=who, question=key, yes=yes)

    def _list(self, key: str) -> CommentList:
        about = (QUESTION, key) if key != WHOLE else ("", "")
        return CommentList(
            self._theme,
            self._session,
            self._reviewer,
            about,
            lambda row: self._key_of(row) == key,
        )

    def _key_of(self, row: Comment) -> str:
        """Where a comment stands; one on a question that there is no more stands with the whole."""
        return row.row if row.noun == QUESTION and row.row in self._texts else WHOLE

    def show_review(self, review: Review, name: str, places: dict[str, str]) -> None:
        for key, text in self._texts.items():
            self.answers[key].show_value(answer_of(review, self._reviewer, key))
            self.answers[key].setAccessibleName(f"{name}: {text}")
        for key, made in self.lists.items():
            made.show_review(review, places)
            on = self._texts.get(key, tr("On the report as a whole"))
            self.writes[key].setAccessibleName(f"{tr('Comment')}: {on}")
            made.line.setAccessibleName(f"{tr('New comment')}, {name}: {on}")

    def row_of(self, id: str) -> QWidget | None:
        """The row of a comment, or what gives an answer; None where it is not one of theirs."""
        rows = (made.rows[id] for made in self.lists.values() if id in made.rows)
        asked = (row.row for row in self._session.review.comments if row.id == id and not row.text)
        return next(rows, None) or next((self.answers.get(key) for key in asked), None)


def told(review: Review, reviewer: str) -> str:
    """How far a reviewer has come with the questions, and what is open, in two parts at most."""
    questions = reviewer_questions()
    answers = [answer_of(review, reviewer, question.key) for question in questions]
    given = sum(answer is not None for answer in answers)
    remarks = comments_of(review, reviewer)
    left = sum(not row.settled for row in remarks) + answers.count(False)
    said = []
    if given or not remarks:
        count = tr("{n} of {all}") if left else tr("{n} of {all} answered")
        said.append(count.format(n=given, all=len(questions)))
    if remarks and not (given and left):
        many = tr("{n} comments").format(n=len(remarks))
        said.append(many if remarks[1:] else tr("1 comment"))
    if left:
        said.append(tr("{n} open").format(n=left))
    return ", ".join(said)
