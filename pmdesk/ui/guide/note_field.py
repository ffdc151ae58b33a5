"""The box in which a private note is written; it can be emptied so that nothing of it stays."""

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication

from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import TextField

BOARDS = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class NoteField(TextField):
    """A text field that knows what was copied out of it."""

    def __init__(self) -> None:
        super().__init__(tr("Private note"), tr("Only you see this"), lines=(1, 5), one_line=True)
        self._copied: set[str] = set()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = super().createMimeDataFromSelection()
        self._copied.add(data.text())
        return data

    def recall(self, text: str) -> None:
        """Puts words back that are not stored yet."""
        self._set(text)
        self._pause.start()

    def forget(self) -> None:
        """Empties the box without storing, and the clipboard where it holds a part of a note."""
        self._pause.stop()
        self._stored = ""
        self._set("")
        board = QGuiApplication.clipboard()
        for mode in BOARDS:
            if self._copied and board.text(mode) in self._copied:
                board.clear(mode)
        self._copied.clear()
