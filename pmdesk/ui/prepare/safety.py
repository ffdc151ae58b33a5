"""Whether it is safe to speak: private counts before the meeting, and signs of blame to read."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.method.safety import form_text, safety_sentence, safety_words
from pmdesk.model.gestures import safety
from pmdesk.model.meetings import current, planned
from pmdesk.model.review import Review
from pmdesk.model.safety import LEVELS, counts_of, safety_of
from pmdesk.model.text import new_id
from pmdesk.ui.guide.notes import PrivateHead
from pmdesk.ui.prepare.section import Section
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.count_field import CountField
from pmdesk.ui.widgets.fields import LineField, TextField
from pmdesk.ui.widgets.folding import Folding
from pmdesk.ui.widgets.form import dashed
from pmdesk.ui.widgets.labels import Para, label
from pmdesk.ui.widgets.private import mark_private
from pmdesk.ui.widgets.tab_order import order_tabs

BAR = 3


class SafetyForm(QWidget):
    """Five counts with their answers, what they mean, and a remark, for the next meeting."""

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._meeting, self._private = "", True
        mark_private(self)
        self.setAccessibleName(safety_words().question)
        self.counts = {
            level: CountField(tr("Private count: {answer}").format(answer=words))
            for level, words in zip(LEVELS, safety_words().levels, strict=True)
        }
        self.means = Para(theme, "", 12)
        self.note = TextField(tr("Private remark"), tr("A remark, for you alone"), lines=(1, 4))
        self.copy = button(theme, tr("Copy question"), "outline", "copy", dense=True)
        self.empty = button(theme, tr("Delete answers"), "link", dense=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        answers = zip(self.counts.values(), safety_words().levels, strict=True)
        for number, (field, words) in enumerate(answers):
            grid.addWidget(field, number, 0)
            grid.addWidget(label(words), number, 1)
        self._explained = Para(self._theme, "", 12, 400, "muted")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addWidget(self.empty)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(BAR + 12, 8, 10, 10)
        column.setSpacing(8)
        column.addWidget(PrivateHead(self._theme))
        column.addWidget(self._explained)
        column.addLayout(grid)
        column.addWidget(self.means)
        column.addWidget(self.note)
        column.addLayout(foot)

    def _connect(self) -> None:
        for level, field in self.counts.items():
            field.given.connect(lambda count, f=level: self._set(f, count))
            field.readable.connect(lambda _: self._say())
            field.left.connect(self._session.seal)
        self.note.edited.connect(lambda text: self._set("note", text))
        self.note.left.connect(self._session.seal)
        self.copy.clicked.connect(self.copy_question)
        self.empty.clicked.connect(self._delete)

    def _set(self, field: str, value: object) -> None:
        if self._meeting:
            check = safety_of(self._session.review, self._meeting)
            fact = {"meeting": self._meeting, "field": field, "value": value}
            self._session.do(safety.set_fact, id=check.id if check else new_id(), **fact)

    def copy_question(self) -> None:
        """Puts the question with its answers on the clipboard."""
        QGuiApplication.clipboard().setText(form_text())
        self._session.done.emit(tr("The question is on the clipboard."))

    def _delete(self) -> None:
        check = safety_of(self._session.review, self._meeting)
        if check is not None:
            self._session.do(safety.delete_check, id=check.id)

    def show_review(self, review: Review) -> None:
        if not self._private:
            return
        meeting = planned(review) or current(review)
        self._meeting = meeting.id if meeting is not None else ""
        check = safety_of(review, self._meeting) if meeting is not None else None
        for field, count in zip(self.counts.values(), counts_of(check), strict=True):
            field.show_count(count)
            field.setEnabled(meeting is not None)
        self.note.show_value(check.note if check is not None else "")
        self.note.setEnabled(meeting is not None)
        words = safety_words()
        self._explained.set_text(words.explained if meeting is not None else words.no_meeting)
        self.empty.setVisible(check is not None)
        self._say()

    def show_private(self, shown: bool) -> None:
        """May hold what was counted, or stores what was being typed and lets go of all of it."""
        if shown == self._private:
            return
        fields: tuple[LineField | TextField, ...] = (*self.counts.values(), self.note)
        if not shown:
            QGuiApplication.inputMethod().commit()
            for field in fields:
                field.flush()
        self._private = shown
        if shown:
            self.show_review(self._session.review)
            return
        for field in fields:
            field.show_value("")
        self.means.set_text("")

    def _say(self) -> None:
        counts = [field.count() for field in self.counts.values()]
        known = [count for count in counts if count is not None]
        if len(known) < len(counts):
            self.means.set_text(tr("Not read as a number, not stored. Write it as 3."), "brick")
        else:
            said, asks = safety_sentence(known)
            self.means.set_text(said, "amber" if asks else "ink")
        self.means.setVisible(bool(self.means.text()))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme["private-tint"])
        painter.fillRect(QRectF(0, 0, BAR, self.height()), theme["private"])


class SafetySection(Section):
    """The private check, and the signs that a team slips into blame; both folded at first.

    Signals:
        private_wanted(): the check is to be opened although the window may be shared.
    """

    private_wanted = Signal()

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__(
            theme, session, tr("Safe to speak"), tr("People tell what is safe to tell.")
        )
        words = safety_words()
        self._private = True
        self.form: SafetyForm | None = None
        self.check = Folding(theme, words.question, self._made_form, tr("Private"))
        self.signs = Folding(theme, words.signs_title, self._made_signs, tr("To read"))
        self.fields.addWidget(self.check)
        self.fields.addWidget(self.signs)
        for part in (self.check, self.signs):
            part.opened.connect(lambda opened, part=part: self._bring(part, opened))

    def _made_form(self) -> QWidget:
        self.form = SafetyForm(self.theme, self.session)
        self.form.show_private(self._private)
        self.form.show_review(self.session.review)
        return self.form

    def _made_signs(self) -> QWidget:
        words, box = safety_words(), QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(20, 2, 0, 4)
        column.setSpacing(6)
        column.addWidget(Para(self.theme, words.signs_explained, 12, 400, "muted"))
        for sign in words.signs:
            column.addLayout(dashed(self.theme, sign))
        return box

    def _bring(self, part: Folding, opened: bool) -> None:
        if not opened:
            return
        if part is self.check and not self._private:
            self.private_wanted.emit()
            if not self._private:
                self.check.head.setChecked(False)
                return
        order_tabs(self)
        self.brought.emit(part)

    def show_review(self, review: Review) -> None:
        if self.form is not None:
            self.form.show_review(review)

    def show_private(self, shown: bool) -> None:
        """Shows the check where it is open, or folds and empties it."""
        if shown == self._private:
            return
        self._private = shown
        if self.form is not None:
            self.form.show_private(shown)
        if not shown:
            self.check.head.setChecked(False)
