"""Who reads the report before it goes out: asked, what they say of it, and what they look at."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.reviewers import reviewer_message, reviewer_questions, signs_off
from pmdesk.model.gestures import reviewers
from pmdesk.model.remarks import comments_of, remarking
from pmdesk.model.review import Comment, Entry, Review, Seat, find
from pmdesk.model.text import new_id
from pmdesk.model.times import entry_clock
from pmdesk.ui.report_stage.reviewer_row import (
    ReviewerRow,
    name_of_seat,
    reviewer_name,
    signed_on,
)
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.form import dashed
from pmdesk.ui.widgets.kept_rows import kept_rows
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.picker import Picker, PickRow


class ReviewerList(QWidget):
    """The reviewers, a way to ask one more, and what they are to look at.

    Signals:
        ask_wanted(): somebody is to be asked.
        copied(): the message with the questions is on the clipboard.
        took_off(str): a reviewer is off the list, said in words.
        rebuilt(): there are other rows.
    """

    ask_wanted = Signal()
    copied = Signal()
    took_off = Signal(str)
    rebuilt = Signal()

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._seen: tuple[object, ...] = ()
        self.rows: dict[str, ReviewerRow] = {}
        self.ask = button(theme, tr("Ask a reviewer"), "link", "plus", dense=True)
        self.look = button(theme, tr("What to look at"), "link", "down", dense=True)
        self.copy = button(theme, tr("Copy as a message"), "outline", "copy", dense=True)
        self.signed = Para(theme, "", 13, 400, "muted")
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
        column.addWidget(self.signed)
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
            column.addLayout(dashed(self._theme, question.text))
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

    def show_review(self, review: Review, known: Sequence[Entry] | None = None) -> None:
        """`known` are the entries that may be told of, None for all."""
        if known is not None:
            review = replace(review, comments=_on_known(review, known))
        places = {row.id: _place(review, row) for row in review.comments if row.text}
        seen = (review.sign_offs, review.seats, review.zone, review.comments, places)
        if seen == self._seen:
            return
        self._seen = seen
        self.signed.set_text(signed_said(review))
        asked = {row.id: row for row in review.sign_offs}
        whose = {row.id: row.reviewer for row in review.sign_offs}
        whose |= {who: who for who in remarking(review)}
        before = list(self.rows)
        self.rows = kept_rows(
            self._column, self.rows, list(whose), lambda key: self._make(key, whose[key])
        )
        for key, row in self.rows.items():
            row.show_row(review, asked.get(key), places)
        if list(self.rows) != before:
            self.rebuilt.emit()

    def _make(self, id: str, reviewer: str) -> ReviewerRow:
        made = ReviewerRow(self._theme, self._session, id, reviewer)
        made.off.connect(self._take_off)
        made.rebuilt.connect(self.rebuilt)
        return made

    def _take_off(self, reviewer: str) -> None:
        """Takes a reviewer off; what they remarked goes along, which is said."""
        review = self._session.review
        name, count = reviewer_name(review, reviewer), len(comments_of(review, reviewer))
        if self._session.do(reviewers.delete_reviewer, reviewer=reviewer) and count:
            said = tr("{name} is off the list, with 1 comment.")
            if count > 1:
                said = tr("{name} is off the list, with {n} comments.")
            self.took_off.emit(said.format(name=name, n=count))

    def row_of(self, comment: str) -> QWidget | None:
        """What shows a comment or an answer, unfolded; None where it is gone."""
        row = find(self._session.review.comments, comment)
        whose = (line for line in self.rows.values() if row and line.reviewer == row.reviewer)
        line = next(whose, None)
        return line.row_of(comment) if line is not None else None

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
        else:
            self._take_off(seat)

    def add(self, who: str) -> None:
        """Asks a seat by its id, alias or name, or somebody else by what was typed."""
        review = self._session.review
        seat = _seat_of(review, who)
        reviewer = seat.id if seat is not None else who
        if all(row.reviewer != reviewer for row in review.sign_offs):
            self._session.do(reviewers.add_reviewer, id=new_id(), reviewer=reviewer)


def signed_said(review: Review) -> str:
    """Who signed off and when, in one sentence; else that nobody has."""
    said = [
        tr("{name} on {day}").format(name=name, day=day) if day else name
        for row in review.sign_offs
        if signs_off(row.verdict)
        for name, day in [(reviewer_name(review, row.reviewer), signed_on(review, row))]
    ]
    if not said:
        return tr("Nobody has signed off yet.") if review.sign_offs else tr("Nobody is asked yet.")
    listed = said[0]
    if said[1:]:
        listed = tr("{names} and {last}").format(names=", ".join(said[:-1]), last=said[-1])
    return tr("Signed off by {names}.").format(names=listed)


def _on_known(review: Review, known: Sequence[Entry]) -> tuple[Comment, ...]:
    """The comments, without those on entries that are not known yet."""
    later = {entry.id for entry in review.entries} - {entry.id for entry in known}
    return tuple(row for row in review.comments if row.row not in later)


def _place(review: Review, comment: Comment) -> str:
    """The row that a comment is on, in words; "" where it is on a question or on the whole."""
    row = find(getattr(review, comment.noun, ()), comment.row) if comment.noun else None
    text = getattr(row, "text", "")
    if isinstance(row, Entry):
        text = f"{entry_clock(row, review.zone)} {text}"
    return tr("On “{text}”").format(text=text) if text else ""


def _seat_of(review: Review, who: str) -> Seat | None:
    """The seat that somebody means: nobody's name goes out of the library by a slip."""
    said = who.strip().casefold()
    for seat in review.seats:
        if said and said in (seat.id, seat.alias.casefold(), seat.name.casefold()):
            return seat
    return None
