"""The glossary: words with what they mean, and abbreviations that wait for a meaning."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.method.terms import undefined_terms
from pmdesk.model.gestures import captured
from pmdesk.model.review import Review, Term, find
from pmdesk.model.text import new_id
from pmdesk.ui.paint.chips import HEIGHT, ChipStyle, chip_width, paint_chip
from pmdesk.ui.paint.text import elided
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.form import lowered
from pmdesk.ui.widgets.kept_rows import kept_rows
from pmdesk.ui.widgets.labels import Para

WORD, LINE = 112, 36
OFFERED = 4
"""So many abbreviations are asked about at once; the others wait behind "more"."""


class OfferedWord(QWidget):
    """An abbreviation that nobody explained yet: a dashed chip, still to settle."""

    def __init__(self, theme: Theme, word: str) -> None:
        super().__init__()
        self._theme, self._word = theme, word
        self.setToolTip(word)
        self.setFixedHeight(LINE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedWidth(WORD)

    def sizeHint(self) -> QSize:
        return QSize(WORD, LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        word = elided(self._word, theme.font(11, 500), WORD - 16)
        box = QRectF(0, (LINE - HEIGHT) / 2, chip_width(theme, word), HEIGHT)
        paint_chip(painter, theme, box, word, ChipStyle.DASHED, "amber")


class TermRow(QWidget):
    """A word and its meaning, stored from the first letter on; `offer` is an abbreviation."""

    def __init__(self, theme: Theme, session: ReviewSession, id: str, offer: str = "") -> None:
        super().__init__()
        self._session, self._id, self._offer = session, id, offer
        self.chip = OfferedWord(theme, offer)
        self.word = _line(tr("Word"), tr("Word"))
        self.word.setFixedWidth(WORD)
        self.meaning = _line(tr("Meaning"), tr("What does it mean?"))
        self.away = button(theme, "", "quiet", "trash", dense=True, name=tr("Delete"))
        policy = self.away.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.away.setSizePolicy(policy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for part, share in ((self.chip, 0), (self.word, 0), (self.meaning, 1)):
            row.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        row.addLayout(lowered(self.away, 5))
        (self.word if offer else self.chip).hide()
        self.word.edited.connect(lambda text: self._store("word", text))
        self.meaning.edited.connect(lambda text: self._store("meaning", text))
        for field in (self.word, self.meaning):
            field.left.connect(session.seal)
        self.word.entered.connect(self.meaning.setFocus)
        self.away.clicked.connect(lambda: session.do(captured.delete, noun="glossary", id=id))

    def _store(self, field: str, value: str) -> None:
        do, id = self._session.do, self._id
        if find(self._session.review.glossary, id) is not None:
            do(captured.set_fact, noun="glossary", id=id, field=field, value=value)
        elif value.strip():
            word = self._offer or self.word.text()
            do(captured.add_term, id=id, word=word, meaning=self.meaning.text())

    def show_term(self, term: Term | None) -> None:
        """The term; None while it is only offered, or begun."""
        word = term.word if term is not None else self._offer
        offered = term is None and bool(self._offer)
        self.chip.setVisible(offered)
        self.word.setVisible(not offered)
        self.away.setVisible(term is not None)
        self.word.show_value(word)
        self.meaning.show_value(term.meaning if term is not None else "")
        asked = tr("{word}: what does it mean?").format(word=word)
        self.meaning.setAccessibleName(asked if word else tr("Meaning"))
        self.word.setAccessibleName(f"{tr('Word')}: {word}" if word else tr("Word"))
        self.away.setAccessibleName(f"{tr('Delete')}: {word}")


def _line(name: str, hint: str) -> TextField:
    return TextField(name, hint, lines=(1, 6), one_line=True, role="underline")


class GlossaryEditor(QWidget):
    """The terms, those that are offered, and a way to add one.

    Signals:
        rebuilt(): there are other rows.
    """

    rebuilt = Signal()

    def __init__(self, theme: Theme, session: ReviewSession) -> None:
        super().__init__()
        self._theme, self._session = theme, session
        self._begun, self._all, self._folded = "", False, False
        self._ids: dict[str, str] = {}
        self.rows: dict[str, TermRow] = {}
        self._none = Para(theme, tr("No word is explained yet."), 13, 400, "muted")
        self.add = button(theme, tr("Add a word"), "link", "plus", dense=True)
        self.more = button(theme, "", "link", dense=True)
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        ways = QHBoxLayout()
        ways.setSpacing(8)
        ways.addWidget(self.add)
        ways.addWidget(self.more)
        ways.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._none)
        column.addLayout(self._column)
        column.addLayout(ways)
        self.add.clicked.connect(self.begin)
        self.more.clicked.connect(self._show_all)

    def show_review(self, review: Review, *, folded: bool = False) -> None:
        """`folded` leaves out abbreviations, which may tell of what the room does not know yet."""
        self._folded = folded
        offers = () if folded else undefined_terms(review)
        few = offers if self._all else offers[:OFFERED]
        for word in few:
            self._ids.setdefault(word, new_id())
        whose = self._whose(review, few)
        before = list(self.rows)
        self.rows = kept_rows(
            self._column, self.rows, list(whose), lambda key: self._make(key, whose[key])
        )
        for key, row in self.rows.items():
            row.show_term(find(review.glossary, key))
        self._none.setVisible(not whose)
        rest = len(offers) - len(few)
        self.more.setText(tr("{n} more to explain").format(n=rest))
        self.more.setAccessibleName(self.more.text())
        self.more.setVisible(rest > 0)
        if list(self.rows) != before:
            self.rebuilt.emit()

    def _whose(self, review: Review, offers: tuple[str, ...]) -> dict[str, str]:
        """The rows by their id, with the abbreviation that each was offered for.

        One that was explained stays where it was offered: nothing moves under the caret.
        """
        terms = {term.id for term in review.glossary}
        late = set(self._ids.values())
        if self._begun in terms:
            self._begun = ""
        whose = {term.id: "" for term in review.glossary if term.id not in late}
        whose |= {self._begun: ""} if self._begun else {}
        shown = (*self._ids.items(),)
        return whose | {id: word for word, id in shown if word in offers or id in terms}

    def _make(self, id: str, offer: str) -> TermRow:
        return TermRow(self._theme, self._session, id, offer)

    def _show_all(self) -> None:
        self._all = True
        self.show_review(self._session.review, folded=self._folded)

    def begin(self) -> None:
        """A row for a new word; it is stored once something is typed there."""
        self._begun = self._begun or new_id()
        self.show_review(self._session.review, folded=self._folded)
        self.rows[self._begun].word.setFocus()

    def first(self) -> QWidget:
        """Where a missing meaning is typed: the first that is offered, else the way to add one."""
        known = self._session.review.glossary
        rows = (row for id, row in self.rows.items() if find(known, id) is None)
        row = next(rows, None)
        return row.meaning if row is not None else self.add
