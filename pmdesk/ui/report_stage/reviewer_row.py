"""One who reads the report: what they say of the whole, a remark, and the questions they answer."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.reviewers import verdicts
from pmdesk.model.gestures import reviewers
from pmdesk.model.review import Review, Seat, SignOff, find
from pmdesk.model.text import new_id
from pmdesk.model.times import date_text, local
from pmdesk.ui.report_stage.checklist import Checklist, told
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.fields import ChoiceField, TextField
from pmdesk.ui.widgets.folding import Folding
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.surface import Rule


def name_of_seat(seat: Seat) -> str:
    """The alias, else the role."""
    return seat.alias or seat.role or tr("A responder")


def reviewer_name(review: Review, reviewer: str) -> str:
    """A reviewer as the window calls them: a seat by its alias, anybody else as typed."""
    seat = find(review.seats, reviewer)
    return name_of_seat(seat) if seat is not None else reviewer or tr("Somebody")


def signed_on(review: Review, row: SignOff) -> str:
    """The day of a reviewer's word on the whole; "" where none is noted."""
    return date_text(local(row.at, review.zone).date()) if row.at is not None else ""


class ReviewerRow(QWidget):
    """One reviewer, by the id of a sign-off; without one they commented and were not asked.

    Signals:
        off(str): this reviewer (a seat's id or a name) is to be taken off the list.
        rebuilt(): there are other rows in it.
    """

    off = Signal(str)
    rebuilt = Signal()

    def __init__(self, theme: Theme, session: ReviewSession, id: str, reviewer: str) -> None:
        super().__init__()
        self._theme, self._session, self._id, self.reviewer = theme, session, id, reviewer
        self._shown: tuple[Review, dict[str, str]] = (session.review, {})
        self.name = ElidedLabel(theme, "", 13, 600)
        self.when = ElidedLabel(theme, "", 12, 400, "muted")
        self.verdict = ChoiceField(theme, tr("Verdict"))
        self.note = TextField(
            tr("Remark"), tr("What was remarked"), lines=(1, 6), one_line=True, role="underline"
        )
        self.away = button(theme, "", "quiet", "close", dense=True, name=tr("Take off the list"))
        self.ask = button(theme, tr("Ask for a word on the whole"), "link", "plus", dense=True)
        self.fold = Folding(theme, tr("Questions and comments"), self._checklist)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.when)
        head.addWidget(self.away)
        self._told = QWidget()
        told_row = QHBoxLayout(self._told)
        told_row.setContentsMargins(0, 0, 0, 0)
        told_row.setSpacing(12)
        told_row.addWidget(self.verdict, 1, Qt.AlignmentFlag.AlignTop)
        told_row.addWidget(self.note, 1, Qt.AlignmentFlag.AlignTop)
        self._unasked = align(self.ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self._told)
        column.addWidget(self._unasked)
        column.addWidget(self.fold)
        column.addSpacing(2)
        column.addWidget(Rule(self._theme, "hair"))

    def _connect(self) -> None:
        session, id = self._session, self._id
        self.verdict.chosen.connect(self._sign)
        self.note.edited.connect(
            lambda text: session.do(reviewers.set_fact, id=id, field="note", value=text)
        )
        self.note.left.connect(session.seal)
        self.ask.clicked.connect(
            lambda: session.do(reviewers.add_reviewer, id=new_id(), reviewer=self.reviewer)
        )
        self.away.clicked.connect(lambda: self.off.emit(self.reviewer))
        self.fold.opened.connect(self.rebuilt)

    def _checklist(self) -> Checklist:
        made = Checklist(self._theme, self._session, self.reviewer)
        review, places = self._shown
        made.show_review(review, reviewer_name(review, self.reviewer), places)
        made.rebuilt.connect(self.rebuilt)
        return made

    def _sign(self, verdict: object) -> None:
        now = self._session.now().replace(microsecond=0)
        self._session.do(reviewers.sign, id=self._id, verdict=str(verdict), at=now)

    def show_row(self, review: Review, row: SignOff | None, places: dict[str, str]) -> None:
        """`places` has for each comment the row that it is on, in words."""
        self._shown, name = (review, places), reviewer_name(review, self.reviewer)
        self.name.set_text(name)
        self.when.set_text(_when(review, row))
        self._told.setVisible(row is not None)
        self._unasked.setVisible(row is None)
        if row is not None:
            self._show_sign_off(row)
        for part, word in (
            (self.verdict, tr("Verdict")),
            (self.note, tr("Remark")),
            (self.ask, tr("Ask for a word on the whole")),
        ):
            part.setAccessibleName(f"{word}: {name}")
        self.away.setAccessibleName(tr("Take {name} off the list").format(name=name))
        self.fold.head.tell(told(review, self.reviewer), name)
        if isinstance(self.fold.content, Checklist):
            self.fold.content.show_review(review, name, places)

    def _show_sign_off(self, row: SignOff) -> None:
        words = dict.fromkeys((*verdicts(), *([row.verdict] if row.verdict else ())))
        self.verdict.set_choices([(tr("Not read yet"), ""), *((word, word) for word in words)])
        self.verdict.show_value(row.verdict)
        self.note.show_value(" ".join(row.note.split()))

    def row_of(self, comment: str) -> QWidget | None:
        """Unfolds the questions and gives the row of a comment or an answer."""
        self.fold.head.setChecked(True)
        content = self.fold.content
        return content.row_of(comment) if isinstance(content, Checklist) else None


def _when(review: Review, row: SignOff | None) -> str:
    if row is None:
        return tr("Not asked")
    return signed_on(review, row) or (tr("Read") if row.verdict else tr("Asked"))
