"""Who reads the report before it goes out: asked, what they say of the whole, and a remark."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.reviewers import reviewer_message, reviewer_questions, verdicts
from pmdesk.model.gestures import reviewers
from pmdesk.model.review import Review, Seat, SignOff, find
from pmdesk.model.text import new_id
from pmdesk.model.times import date_text, local
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField, TextField
from pmdesk.ui.widgets.form import dashed
from pmdesk.ui.widgets.kept_rows import kept_rows
from pmdesk.ui.widgets.labels import ElidedLabel, Para
from pmdesk.ui.widgets.picker import Picker, PickRow
from pmdesk.ui.widgets.surface import Rule


def name_of_seat(seat: Seat) -> str:
    """The alias, else the role."""
    return seat.alias or seat.role or tr("A responder")


def reviewer_name(review: Review, row: SignOff) -> str:
    """A reviewer as the window calls them: a seat by its alias, anybody else as typed."""
    seat = find(review.seats, row.reviewer)
    return name_of_seat(seat) if seat is not None else row.reviewer or tr("Somebody")


class ReviewerRow(QWidget):
    """One reviewer."""

    def __init__(self, theme: Theme, session: ReviewSession, id: str) -> None:
        super().__init__()
        self._session, self._id = session, id
        self.name = ElidedLabel(theme, "", 13, 600)
        self.when = ElidedLabel(theme, "", 12, 400, "muted")
        self.verdict = ChoiceField(theme, tr("Verdict"))
        self.note = TextField(
            tr("Remark"), tr("What was remarked"), lines=(1, 6), one_line=True, role="underline"
        )
        self.away = button(theme, "", "quiet", "close", dense=True, name=tr("Take off the list"))
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.name, 1)
        head.addWidget(self.when)
        head.addWidget(self.away)
        told = QHBoxLayout()
        told.setSpacing(12)
        told.addWidget(self.verdict, 1, Qt.AlignmentFlag.AlignTop)
        told.addWidget(self.note, 1, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(told)
        column.addSpacing(6)
        column.addWidget(Rule(theme, "hair"))
        self.setFocusProxy(self.verdict)
        self.verdict.chosen.connect(self._sign)
        self.note.edited.connect(
            lambda text: session.do(reviewers.set_fact, id=id, field="note", value=text)
        )
        self.note.left.connect(session.seal)
        self.away.clicked.connect(lambda: session.do(reviewers.delete_reviewer, id=id))

    def _sign(self, verdict: object) -> None:
        now = self._session.now().replace(microsecond=0)
        self._session.do(reviewers.sign, id=self._id, verdict=str(verdict), at=now)

    def show_row(self, review: Review, row: SignOff) -> None:
        name = reviewer_name(review, row)
        self.name.set_text(name)
        day = date_text(local(row.at, review.zone).date()) if row.at is not None else ""
        self.when.set_text(day or tr("Asked"))
        words = dict.fromkeys((*verdicts(), *([row.verdict] if row.verdict else ())))
        self.verdict.set_choices([(tr("Not read yet"), ""), *((word, word) for word in words)])
        self.verdict.show_value(row.verdict)
        self.note.show_value(" ".join(row.note.split()))
        for part, word in ((self.verdict, tr("Verdict")), (self.note, tr("Remark"))):
            part.setAccessibleName(f"{word}: {name}")
        self.away.setAccessibleName(tr("Take {name} off the list").format(name=name))


class ReviewerList(QWidget):
    """The reviewers, a way to ask one more, and what they are to look at.

    Signals:
        ask_wanted(): somebody is to be asked.
        copied(): the message with the questions is on the clipboard.
    """

    ask_wanted = Signal()
    copied = Signal()

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._seen: tuple[object, ...] = ()
        self.rows: dict[str, ReviewerRow] = {}
        self.ask = button(theme, tr("Ask a reviewer"), "link", "plus", dense=True)
        self.look = button(theme, tr("What to look at"), "link", "down", dense=True)
        self.copy = button(theme, tr("Copy as a message"), "outline", "copy", dense=True)
        self._none = Para(theme, tr("Nobody is asked yet."), 13, 400, "muted")
        self._column = QVBoxLayout()
        self._column.setSpacing(4)
        self._questions = self._make_questions()
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.ask)
        ways.addWidget(self.look)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._none)
        column.addLayout(self._column)
        column.addLayout(ways)
        column.addWidget(self._questions)
        self.ask.clicked.connect(self.ask_wanted)
        self.look.clicked.connect(self._fold)
        self.copy.clicked.connect(self._copy)

    def _make_questions(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(12, 0, 0, 0)
        column.setSpacing(4)
        for question in reviewer_questions():
            column.addLayout(dashed(self._theme, question))
        row = QHBoxLayout()
        row.addWidget(self.copy)
        row.addStretch(1)
        column.addSpacing(4)
        column.addLayout(row)
        box.hide()
        return box

    def _fold(self) -> None:
        shown = self._questions.isHidden()
        self._questions.setVisible(shown)
        self.look.setIcon(icon(self._theme, "up" if shown else "down", "accent"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(reviewer_message(self._session.review.title))
        self.copied.emit()

    def show_review(self, review: Review) -> None:
        seen = (review.sign_offs, review.seats, review.zone)
        if self._seen and all(new is old for new, old in zip(seen, self._seen, strict=True)):
            return
        self._seen = seen
        ids = [row.id for row in review.sign_offs]
        self.rows = kept_rows(self._column, self.rows, ids, self._make)
        for row in review.sign_offs:
            self.rows[row.id].show_row(review, row)
        self._none.setVisible(not ids)

    def _make(self, id: str) -> ReviewerRow:
        return ReviewerRow(self._theme, self._session, id)

    # Asking

    def picker(self) -> Picker:
        """The seats, with those ticked who are asked; anybody else is typed."""
        review = self._session.review
        held = {row.reviewer for row in review.sign_offs}
        made = Picker(
            self._theme,
            tr("Who reads the report?"),
            [PickRow(seat.id, name_of_seat(seat)) for seat in review.seats],
            held & {seat.id for seat in review.seats},
            new=tr("Ask “{text}”"),
            hint=tr("A seat, or somebody else"),
            empty=tr("Type who it is, Enter asks them."),
        )
        made.toggled.connect(self._toggle)
        made.made.connect(self.add)
        return made

    def _toggle(self, seat: str, on: bool) -> None:
        if on:
            self.add(seat)
            return
        for row in self._session.review.sign_offs:
            if row.reviewer == seat:
                self._session.do(reviewers.delete_reviewer, id=row.id)

    def add(self, who: str) -> None:
        """Asks a seat by its id, alias or name, or somebody else by what was typed."""
        review = self._session.review
        seat = _seat_of(review, who)
        reviewer = seat.id if seat is not None else who
        if all(row.reviewer != reviewer for row in review.sign_offs):
            self._session.do(reviewers.add_reviewer, id=new_id(), reviewer=reviewer)


def _seat_of(review: Review, who: str) -> Seat | None:
    """The seat that somebody means: nobody's name goes out of the library by a slip."""
    said = who.strip().casefold()
    for seat in review.seats:
        if said and said in (seat.id, seat.alias.casefold(), seat.name.casefold()):
            return seat
    return None
