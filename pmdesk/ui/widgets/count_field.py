"""A field for a small count: digits, and a frame where something else stands there."""

from PySide6.QtCore import Signal

from pmdesk.ui.widgets.fields import LineField, mark_fault

LARGEST = 9999


class CountField(LineField):
    """A number from 0 to 9999; an empty field is 0. What is no number is not stored.

    Signals: as LineField, and
        given(int): there is a new number to store.
        readable(bool): whether what stands there can be read.
    """

    given = Signal(int)
    readable = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__(name, "0")
        self.setFixedWidth(64)
        self.textEdited.connect(self._read)
        self.edited.connect(self._take)

    def count(self) -> int | None:
        """The number that stands there, None where it is none."""
        text = self.text().strip()
        if not text:
            return 0
        return int(text) if text.isdecimal() and int(text) <= LARGEST else None

    def show_count(self, count: int) -> None:
        self.show_value(str(count) if count else "")
        if not self.hasFocus():
            self._read()

    def _read(self, text: str = "") -> None:
        readable = self.count() is not None
        mark_fault(self, not readable)
        self.readable.emit(readable)

    def _take(self, text: str) -> None:
        count = self.count()
        if count is not None:
            self.given.emit(count)
