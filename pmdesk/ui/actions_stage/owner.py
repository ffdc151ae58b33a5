"""Who sees to an action: one of the seats, or a new one that is named in a line below."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.model.review import Review
from pmdesk.ui.actions_stage.wording import seat_name
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.fields import ChoiceField, LineField

NEW = "new"


class OwnerField(QWidget):
    """The seats by alias; the last choice opens a line for a seat that is not there yet.

    Signals:
        chosen(str): the id of a seat, or "" for nobody.
        named(str): the role or alias of a seat to make.
    """

    chosen = Signal(str)
    named = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._owner = ""
        self.choice = ChoiceField(theme, tr("Owner"))
        self.line = LineField(tr("Role or alias"), tr("Role, such as release manager"))
        self.add = button(theme, tr("Add"), "outline")
        self._new = QWidget()
        row = QHBoxLayout(self._new)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.line, 1)
        row.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.choice)
        column.addWidget(self._new)
        self.setFocusProxy(self.choice)
        self._new.hide()
        self.choice.chosen.connect(self._choose)
        self.add.clicked.connect(self._name)
        self.line.returnPressed.connect(self._name)

    def show_owner(self, review: Review, owner: str, *, anew: bool = False) -> None:
        """Shows the seats and which of them it is; `anew` where it is another action's."""
        seats = [(seat_name(review, seat.id), seat.id) for seat in review.seats]
        choices: list[tuple[str, object]] = [(tr("No owner"), ""), *seats]
        self.choice.set_choices([*choices, (tr("New seat…"), NEW)])
        if anew or owner != self._owner or self._new.isHidden():
            self.cancel(owner)

    def cancel(self, owner: str) -> None:
        """Puts the line for a new seat away."""
        self._owner = owner
        self._new.hide()
        self.line.clear()
        self.choice.show_value(owner)

    def _choose(self, value: object) -> None:
        if value == NEW:
            self._new.show()
            self.line.setFocus()
        else:
            self._new.hide()
            self.chosen.emit(value)

    def _name(self) -> None:
        name = self.line.text().strip()
        if name:
            self.cancel(self._owner)
            self.choice.setFocus()
            self.named.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self._new.isHidden():
            self.cancel(self._owner)
            self.choice.setFocus()
        else:
            super().keyPressEvent(event)
