"""A field for a day: reads what is typed, and says below it which day that is."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.dates import read_day
from pmdesk.model.times import date_text, day_text
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import LineField, mark_fault
from pmdesk.ui.widgets.labels import Para


class DateField(QWidget):
    """One line for a day, with a sentence below that says what was understood.

    A text that is no day is never stored; the sentence says so as long as it stands there.

    Signals:
        edited(object): there is a new date to store, or None for an emptied field.
        left(): the focus went elsewhere, after the last `edited`.
    """

    edited = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, name: str, today: Callable[[], date]) -> None:
        super().__init__()
        self._today = today
        self._value: date | None = None
        self.line = LineField(name, tr("23 Oct or +14"))
        self.said = Para(theme, "", 11, 400, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.line)
        column.addWidget(self.said)
        self.setFocusProxy(self.line)
        self.line.textEdited.connect(self._say)
        self.line.edited.connect(self._take)
        self.line.entered.connect(self._entered)
        self.line.left.connect(self._leave)

    def value(self) -> date | None:
        """The day that was stored last."""
        return self._value

    def show_value(self, value: date | None, *, anew: bool = False) -> None:
        """Shows a stored day; `anew` where it is another row's, whatever is typed here.

        Else a text stands as it was typed as long as the day is the same.
        """
        if value == self._value and not anew:
            return
        self._value = value
        self._settle()

    def flush(self) -> None:
        """Emits what is not stored yet."""
        self.line.flush()

    def _read(self, text: str) -> tuple[bool, date | None]:
        """Whether the text can be stored, and as which day; an empty one means none."""
        day = read_day(text, self._today())
        return not text.strip() or day is not None, day

    def _say(self, text: str) -> None:
        readable, day = self._read(text)
        mark_fault(self.line, not readable)
        if not readable:
            self.said.set_text(tr("Not read as a date, not stored. Try 23 Oct or +14."), "brick")
        else:
            self.said.set_text(self._sentence(text, day), "muted")

    def _sentence(self, text: str, day: date | None) -> str:
        """The day as it was understood; how far away it is where the field says it already."""
        if day is None:
            return ""
        if text != date_text(day):
            return day_text(day)
        away = (day - self._today()).days
        weekday = day_text(day).split(" ")[0]
        near = {-1: tr("yesterday"), 0: tr("today"), 1: tr("tomorrow")}
        if away in near:
            return f"{weekday}, {near[away]}"
        said = tr("in {n} days") if away > 0 else tr("{n} days ago")
        return f"{weekday}, {said.format(n=abs(away))}"

    def _take(self, text: str) -> None:
        readable, day = self._read(text)
        if readable and day != self._value:
            self._value = day
            self.edited.emit(day)

    def _settle(self) -> None:
        """The stored day in its one wording, in place of however it was typed."""
        text = date_text(self._value) if self._value is not None else ""
        self.line.setText(text)
        self.line.show_value(text)
        self._say(text)

    def _entered(self) -> None:
        if self._read(self.line.text())[0]:
            self._settle()

    def _leave(self) -> None:
        # A text that is no day stays in sight with its sentence, and keeps nobody from going on.
        self._entered()
        self.left.emit()
