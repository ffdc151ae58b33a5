"""The one editor of a board: it lies over the card that is edited, so that no text jumps."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from pmdesk.ui.board.card import LINE, Card
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.fields import TextField


class CardEditor(QObject):
    """Edits one card at a time; texts go out as they pause, Enter, Esc and leaving end it.

    Signals:
        edited(str, str): id and the text to store; it has at least one letter.
        finished(str, str): id and the last text; the card is a plain card again.
    """

    edited = Signal(str, str)
    finished = Signal(str, str)

    def __init__(self, theme: Theme, home: QWidget, name: str) -> None:
        super().__init__(home)
        self._home = home
        self.card: Card | None = None
        self.field = TextField(name, lines=(1, 12), one_line=True, role="bare", line_height=LINE)
        self.field.setParent(home)
        self.field.hide()
        self.field.edited.connect(self._edited)
        self.field.entered.connect(self.finish)
        self.field.escaped.connect(self.finish)
        self.field.left.connect(self.finish)
        self.field.installEventFilter(self)

    @property
    def id(self) -> str:
        """The id of the card that is edited, "" for none."""
        return self.card.plan.id if self.card is not None else ""

    def start(self, card: Card, hint: str) -> None:
        self.finish()
        self.card = card
        self.field.setPlaceholderText(hint)
        self.field.show_value(card.plan.text)
        card.take_editor(self.field)
        self.field.setFocus()
        self.field.moveCursor(QTextCursor.MoveOperation.End)

    def show_value(self, text: str) -> None:
        """A text that came back; what somebody types at the moment stays."""
        self.field.show_value(text)

    def finish(self) -> None:
        """Stores what is held back and gives the card its focus back."""
        card = self.card
        if card is None:
            return
        self.field.flush()
        text = self.field.text()
        self._take_away(card)
        self.finished.emit(card.plan.id, text)

    def give_up(self) -> None:
        """The card is going: nothing more is stored."""
        if self.card is not None:
            self.field.blockSignals(True)
            self._take_away(self.card)
            self.field.blockSignals(False)

    def _take_away(self, card: Card) -> None:
        self.card = None
        if self.field.hasFocus():
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.hide()
        self.field.setParent(self._home)
        card.drop_editor()

    def _edited(self, text: str) -> None:
        if self.card is not None and text.strip():
            self.edited.emit(self.card.plan.id, text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.card is not None and event.type() == QEvent.Type.Resize:
            self.card.grown.emit()
        return super().eventFilter(watched, event)
