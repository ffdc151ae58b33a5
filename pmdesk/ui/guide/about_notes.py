"""Private notes on one thing, beside it: on a person what to ask them, on a meeting what helps."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.gestures import captured
from pmdesk.model.review import Note, Review
from pmdesk.model.words import Stage
from pmdesk.ui.guide.note_box import NoteBox
from pmdesk.ui.guide.note_list import NoteList
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.labels import Para

BAR = 3
About = tuple[str, str]
"""What notes are on: the noun of a row and its id."""


def notes_on(review: Review, about: About) -> tuple[Note, ...]:
    """The notes on a row."""
    return tuple(note for note in review.notes if (note.about_noun, note.about) == about)


class AboutNotes(QWidget):
    """The notes on a row and a box for the next one; shut, no widget holds a word of them.

    `said` is the sentence above them, `stage` the one at which they are written.

    Signals:
        escaped(): Esc was pressed in the box.
    """

    escaped = Signal()

    def __init__(
        self, theme: Theme, session: ReviewSession, about: About, stage: Stage, said: str
    ) -> None:
        super().__init__()
        self._theme, self._session, self._about = theme, session, about
        self._said = Para(theme, said, 12, 400, "private")
        self.list, self.box = NoteList(theme), NoteBox(session)
        self.box.stage, self.box.about = str(stage), about
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(BAR + 12, 8, 10, 10)
        column.setSpacing(6)
        for part in (self._said, self.list, self.box):
            column.addWidget(part)
        self.list.chosen.connect(self.box.edit)
        self.list.deleted.connect(self._delete)
        self.box.freed.connect(self._show)
        self.box.escaped.connect(self.escaped)

    def call_it(self, name: str) -> None:
        """Says what a note here is on, such as "Private note on Scribe"."""
        self.setAccessibleName(name)
        self.box.field.setAccessibleName(name)

    def show_review(self, review: Review) -> None:
        self.box.show_review(review)
        self._show()

    def shut(self) -> None:
        """Stores what was being typed and lets go of every word."""
        if not self.box.is_shut:
            self.box.shut()
            self._show()

    def reopen(self) -> None:
        """May hold words again."""
        if self.box.is_shut:
            self.box.reopen()
            self._show()

    def finish(self) -> None:
        """What stands in the box is a note of its own now."""
        self.box.finish()

    def _show(self) -> None:
        notes = () if self.box.is_shut else notes_on(self._session.review, self._about)
        self.list.show_notes([(note, "") for note in notes if note.id != self.box.id])

    def _delete(self, id: str) -> None:
        self._session.do(captured.delete, noun="notes", id=id)
        self.box.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme["private-tint"])
        painter.fillRect(QRectF(0, 0, BAR, self.height()), theme["private"])
