"""What was copied out of a private part leaves the clipboard once the window may be shared."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QLineEdit, QTextEdit, QWidget

from pmdesk.ui.widgets.private import is_private

BOARDS = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class PrivateCopies(QObject):
    """Remembers what came to the clipboard from the private field that has the focus."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._copied: set[str] = set()
        QGuiApplication.clipboard().changed.connect(self._changed)

    def _changed(self, mode: QClipboard.Mode) -> None:
        focused = self._page.window().focusWidget()
        if mode in BOARDS and focused is not None and is_private(focused):
            text = QGuiApplication.clipboard().text(mode)
            if text and text in _words(focused):
                self._copied.add(text)

    def forget(self) -> None:
        """Empties the clipboard where it still holds something of that."""
        copied, self._copied = self._copied, set()
        board = QGuiApplication.clipboard()
        for mode in BOARDS:
            if copied and board.text(mode) in copied:
                board.clear(mode)


def _words(field: QWidget) -> str:
    if isinstance(field, QLineEdit):
        return field.text()
    return field.toPlainText() if isinstance(field, QTextEdit) else ""
