"""Fields that store nothing: what is typed in them is undone there, not in the review."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit

from pmdesk.ui.widgets.fields import TextField, is_history_key


class OwnLine(QLineEdit):
    """One line; only while it is empty undo and redo are those of the review."""

    def __init__(self, name: str, placeholder: str, most: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(most)

    def event(self, event: QEvent) -> bool:
        if is_history_key(event) and not self.text():
            event.ignore()
            return True
        return super().event(event)

    def forget(self) -> None:
        """Empties it, with what could be undone."""
        self.setText("")


class OwnText(TextField):
    """Several lines; only while it is empty undo and redo are those of the review."""

    def __init__(self, name: str, placeholder: str, lines: tuple[int, int]) -> None:
        super().__init__(name, placeholder, lines=lines)
        self.setUndoRedoEnabled(True)

    def event(self, event: QEvent) -> bool:
        if is_history_key(event) and self.text():
            return super(TextField, self).event(event)
        return super().event(event)

    def put(self, text: str) -> None:
        """Other words than those that stand there, also under the caret; no undo leads back."""
        self._set(text)
        self.document().clearUndoRedoStacks()
