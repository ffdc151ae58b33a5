"""The bar above the table that shows a part of the entries: by words and by what they have."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from pmdesk.model.narrowing import Narrowed, Which
from pmdesk.model.words import Kind
from pmdesk.ui.actions import N
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField
from pmdesk.ui.widgets.labels import label

PAUSE = 150
"""Milliseconds without typing after which the table follows."""
WORDS = {
    Which.ALL: N("All entries"),
    Which.KEY: N("Key moments"),
    Which.CONTESTED: N("Contested"),
    Which.UNSUPPORTED: N("Resting on nothing yet"),
    Which.QUESTION: N("With an open question"),
    Which.ACCOUNTS: N("Told by several"),
    Which.FILES: N("With files"),
    Which.NO_DAY: N("Without a day"),
    Which.AMENDED: N("Changed after the room agreed"),
}


class NarrowBar(QWidget):
    """Words and a choice; closed, everything is shown.

    Signals:
        narrowed(): something else is asked for.
        left(): Esc, or Enter: back to the table.
    """

    narrowed = Signal()
    left = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.words = QLineEdit()
        self.words.setAccessibleName(tr("Find in the timeline"))
        self.words.setPlaceholderText(tr("Find in text, details, seat, team, source"))
        self.words.addAction(
            icon(theme, "search", "muted"), QLineEdit.ActionPosition.LeadingPosition
        )
        self.which = ChoiceField(theme, tr("Which entries"))
        self.which.set_choices([(tr(word), which) for which, word in WORDS.items()])
        self.which.show_value(Which.ALL)
        self.found = label("", 12, 400, "muted")
        self.away = button(theme, "", "quiet", "close", dense=True, name=tr("Show all entries"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.words, 3)
        row.addWidget(self.which, 2)
        row.addWidget(self.found)
        row.addWidget(self.away)
        self.words.textChanged.connect(lambda _: self._pause.start())
        self._pause.timeout.connect(self.narrowed)
        self.which.chosen.connect(lambda _: self.narrowed.emit())
        self.away.clicked.connect(self.close_it)
        self.hide()

    def asked(self, kinds: frozenset[Kind] | None) -> Narrowed:
        """What is asked for, with the kinds of the filter beside it."""
        if self.isHidden():
            return Narrowed(kinds)
        which = self.which.value()
        return Narrowed(kinds, self.words.text(), which if isinstance(which, Which) else Which.ALL)

    def open_it(self, which: Which = Which.ALL) -> None:
        """Shows the bar, the caret in the words."""
        if which:
            self.which.show_value(which)
        self.show()
        self.words.setFocus()
        self.words.selectAll()
        self.narrowed.emit()

    def close_it(self) -> None:
        """Everything is shown again."""
        self._pause.stop()
        self.words.blockSignals(True)
        self.words.clear()
        self.words.blockSignals(False)
        self.which.show_value(Which.ALL)
        self.hide()
        self.narrowed.emit()
        self.left.emit()

    def say(self, shown: int, total: int) -> None:
        """How many are shown."""
        self.found.setText(tr("{n} of {all}").format(n=shown, all=total))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_it()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self._pause.stop()
            self.narrowed.emit()
            self.left.emit()
        else:
            super().keyPressEvent(event)
