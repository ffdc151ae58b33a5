"""The one box for private notes: what is typed in it becomes a note, or changes one."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.gestures import captured
from pmdesk.model.review import Note, Review, find
from pmdesk.model.text import new_id
from pmdesk.ui.guide.note_field import NoteField
from pmdesk.ui.session import ReviewSession


class NoteBox(QWidget):
    """A box that stores after the pause; Enter or leaving it makes room for the next note.

    `id` is the note that stands in it, "" for none yet; `stage` is where a new one belongs, and
    `about` noun and id of the row that it is on.

    Signals:
        freed(): another note, or none, stands in the box now.
        escaped(): Esc was pressed.
    """

    freed = Signal()
    escaped = Signal()

    def __init__(self, session: ReviewSession) -> None:
        super().__init__()
        self._session = session
        self.id, self.stage = "", ""
        self.about = ("", "")
        self._kept: str | None = None
        self.field = NoteField()
        self.setFocusProxy(self.field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)
        self.field.edited.connect(self._store)
        self.field.entered.connect(self.finish)
        self.field.left.connect(self.finish)
        self.field.escaped.connect(self.escaped)

    @property
    def _note(self) -> Note | None:
        return find(self._session.review.notes, self.id) if self.id else None

    @property
    def is_shut(self) -> bool:
        """Whether no word may stand in it."""
        return self._kept is not None

    def show_review(self, review: Review) -> None:
        """Follows the note, also when that was undone."""
        if self.is_shut or not self.id:
            return
        note = find(review.notes, self.id)
        if note is None:
            self.id = ""
        self.field.show_value(note.text if note is not None else "")

    def edit(self, id: str) -> None:
        """Takes a note into the box, with the caret behind it."""
        self.finish()
        self.id = id
        note = self._note
        self.field.show_value(note.text if note is not None else "")
        self.field.setFocus()
        self.field.moveCursor(self.field.textCursor().MoveOperation.End)
        self.freed.emit()

    def finish(self) -> None:
        """What stands in it is a note of its own now; a note that was emptied goes.

        Words that the library refused stay where they are.
        """
        if self.is_shut:
            return
        self.field.flush()
        note, written = self._note, bool(self.field.text().strip())
        if written and note is None:
            return
        self.id = ""
        self.field.show_value("")
        self._session.seal()
        if note is not None and not written:
            self._session.do(captured.delete, noun="notes", id=note.id)
        self.freed.emit()

    def shut(self) -> None:
        """Clears every word, then stores what was being typed: storing tells other views."""
        QGuiApplication.inputMethod().commit()
        text, self._kept = self.field.text(), ""
        self.field.forget()
        if self._store(text):
            self.id = ""
            self._session.seal()
        else:
            self._kept = text

    def reopen(self) -> None:
        """May hold words again; those that could not be stored come back."""
        text, self._kept = self._kept, None
        if text:
            self.field.recall(text)

    def _store(self, text: str) -> bool:
        """Keeps a text as the note in the box; False where the library refused it."""
        note = self._note
        if not text.strip():
            return True
        if note is not None:
            fact = {"noun": "notes", "id": note.id, "field": "text", "value": text}
            return self._session.do(captured.set_fact, **fact)
        self.id, (noun, row) = new_id(), self.about
        place = {"stage": self.stage, "about_noun": noun, "about": row}
        if self._session.do(captured.add_note, id=self.id, text=text, **place):
            return True
        self.id = ""
        return False
