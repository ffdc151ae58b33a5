"""The list of private notes: as high as its notes, up to what it is given, then it scrolls."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.review import Note
from pmdesk.ui.guide.note_row import NoteRow
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.form import scrolled


class NoteList(QWidget):
    """Notes below each other, each with where it was written ("" for here).

    Signals:
        chosen(str), deleted(str): the note with this id is to be edited, or to go.
    """

    chosen = Signal(str)
    deleted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._most = theme, 160
        self.rows: dict[str, NoteRow] = {}
        self._content = QWidget()
        self._rows = QVBoxLayout(self._content)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(2)
        self._scroll = scrolled(self._content)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        self._content.installEventFilter(self)

    def show_notes(self, notes: Sequence[tuple[Note, str]]) -> None:
        wanted = {note.id for note, _ in notes}
        for id in [id for id in self.rows if id not in wanted]:
            self._drop(self.rows.pop(id))
        for place, (note, where) in enumerate(notes):
            row = self.rows.get(note.id) or self._made(note.id)
            row.words.show_note(note.text, where)
            if self._rows.indexOf(row) != place:
                self._rows.insertWidget(place, row)
        self.setVisible(bool(notes))
        self._fit()

    def set_most(self, height: int) -> None:
        """The height that it may take."""
        self._most = height
        self._fit()

    def _made(self, id: str) -> NoteRow:
        row = self.rows[id] = NoteRow(self._theme, id)
        row.chosen.connect(self.chosen)
        row.deleted.connect(self.deleted)
        return row

    def _drop(self, row: NoteRow) -> None:
        row.forget()
        self._rows.removeWidget(row)
        row.hide()
        row.deleteLater()

    def _fit(self) -> None:
        heights = [row.words.height() for row in self.rows.values()]
        high = sum(max(height, 26) for height in heights) + 2 * max(0, len(heights) - 1)
        self.setFixedHeight(min(high, self._most))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)
