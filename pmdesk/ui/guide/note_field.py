"""The box in which a private note is written; it can be emptied so that nothing of it stays."""

from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import TextField
from pmdesk.ui.widgets.private import mark_private


class NoteField(TextField):
    """A private text field that can be emptied without storing."""

    def __init__(self) -> None:
        super().__init__(tr("Private note"), tr("Only you see this"), lines=(1, 5), one_line=True)
        mark_private(self)

    def recall(self, text: str) -> None:
        """Puts words back that are not stored yet."""
        self._set(text)
        self._pause.start()

    def forget(self) -> None:
        """Empties the box without storing."""
        self._pause.stop()
        self._stored = ""
        self._set("")
