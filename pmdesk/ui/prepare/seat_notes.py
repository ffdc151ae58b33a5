"""Private notes on one person, below their seat: what to ask them, what they fear."""

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
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.labels import Para

BAR = 3
NOUN = "seats"


def notes_on(review: Review, seat: str) -> tuple[Note, ...]:
    """The notes on a seat."""
    return tuple(note for note in review.notes if (note.about_noun, note.about) == (NOUN, seat))


class SeatNotes(QWidget):
    """The notes on a seat and a box for the next one; shut, no widget holds a word of them.

    Signals:
        escaped(): Esc was pressed in the box.
    """

    escaped = Signal()

    def __init__(self, theme: Theme, session: ReviewSession, seat: str) -> None:
        super().__init__()
        self._theme, self._session, self._seat = theme, session, seat
        self._said = Para(
            theme, tr("Private: what to ask them, what they fear."), 12, 400, "private"
        )
        self.list, self.box = NoteList(theme), NoteBox(session)
        self.box.stage, self.box.about = str(Stage.PREPARE), (NOUN, seat)
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

    def call_it(self, alias: str) -> None:
        """Says whom the notes are on."""
        name = tr("Private note on {seat}").format(seat=alias)
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
        notes = () if self.box.is_shut else notes_on(self._session.review, self._seat)
        self.list.show_notes([(note, "") for note in notes if note.id != self.box.id])

    def _delete(self, id: str) -> None:
        self._session.do(captured.delete, noun="notes", id=id)
        self.box.setFocus()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(self.rect(), theme["private-tint"])
        painter.fillRect(QRectF(0, 0, BAR, self.height()), theme["private"])
