"""Which part of a text or export comes in: from where to where, and of which channel."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.intake.span import Bound, bound_of
from pmdesk.intake.values import Choices
from pmdesk.model.times import date_text
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.fields import ChoiceField, LineField, mark_fault
from pmdesk.ui.widgets.labels import Para, label

PAUSE = 250
"""Milliseconds without typing after which the part is shown."""


class ImportRange(QWidget):
    """Two bounds, each a line, a day, a time of day or both; and for an export its channels.

    Signals:
        changed(): other bounds or another channel.
    """

    changed = Signal()

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__()
        self._near = today
        self.first = LineField(tr("Only from"), tr("6 Oct 14:05 or line 20"))
        self.last = LineField(tr("Up to"), tr("15:30 or line 80"))
        self.channel = ChoiceField(theme, tr("Channel"))
        self.said = Para(theme, "", 12, 400, "muted")
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._lay_out()
        for field in (self.first, self.last):
            field.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self._changed)
        self.channel.chosen.connect(lambda _: self.changed.emit())

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for text, field in ((tr("Only from"), self.first), (tr("to"), self.last)):
            field.setFixedWidth(164)
            said = label(text, 13, 400, "muted")
            said.setBuddy(field)
            row.addWidget(said)
            row.addWidget(field)
        row.addWidget(self.channel)
        self.channel.setFixedWidth(184)
        self.channel.hide()
        self.said.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.said)

    def bounds(self) -> tuple[Bound, Bound]:
        """What is typed; what cannot be read bounds nothing."""
        first, last = (bound_of(field.text(), self._near) for field in (self.first, self.last))
        return first or Bound(), last or Bound()

    def channel_given(self) -> str:
        """The channel by its name, "" for all of them."""
        value = self.channel.value()
        return value if isinstance(value, str) else ""

    def offer(self, choices: Choices) -> None:
        """Shows what there is to choose from."""
        every = sum(channel.count for channel in choices.channels)
        rows: list[tuple[str, object]] = [(tr("All channels ({n})").format(n=every), "")]
        rows += [
            (f"{channel.name} ({channel.count})", channel.name) for channel in choices.channels
        ]
        value = self.channel.value()
        self.channel.set_choices(rows)
        self.channel.show_value(value if value in [key for _, key in rows] else "")
        self.channel.setVisible(len(choices.channels) > 1)
        if choices.first is not None and choices.last is not None:
            self._near = choices.last
            self.first.setPlaceholderText(date_text(choices.first))
            self.last.setPlaceholderText(date_text(choices.last))

    def forget(self) -> None:
        """Another text: no bounds."""
        for field in (self.first, self.last):
            field.blockSignals(True)
            field.clear()
            field.blockSignals(False)
        self._pause.stop()
        self.channel.set_choices([])
        self.channel.hide()
        self._say()

    def settle(self) -> None:
        """What was just typed counts now."""
        if self._pause.isActive():
            self._pause.stop()
            self._changed()

    def _changed(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        faulty = [bound_of(field.text(), self._near) is None for field in (self.first, self.last)]
        for field, fault in zip((self.first, self.last), faulty, strict=True):
            mark_fault(field, fault)
        said = tr("Write a time such as 14:05, a day, both of them, or a line such as line 20.")
        self.said.set_text(said if any(faulty) else "", "brick")
        self.said.setVisible(any(faulty))
