"""What stands below the cards of a column: a few links, and a note beside them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from pmdesk.ui.board.plan import ColumnPlan
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel

HIGH = 26
INDENT = 3
"""So that words of links begin where those of cards do."""


class ColumnLinks(QWidget):
    """The links of one column in a row; made anew only where other ones are wanted.

    Signals:
        followed(str): the link with this key was used.
    """

    followed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._shown: tuple[tuple[str, str], ...] = ()
        self.made: dict[str, QPushButton] = {}
        self.note = ElidedLabel(theme, "", 12, 400, "muted")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(INDENT, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addWidget(self.note)
        self._row.addStretch(1)

    def show_plan(self, plan: ColumnPlan) -> None:
        self.note.set_text(plan.note)
        self.note.setVisible(bool(plan.note))
        if plan.links != self._shown:
            self._rebuild(plan)
        for key, text in plan.links:
            self.made[key].setAccessibleName(f"{text}: {plan.name}")
        self.setVisible(bool(plan.links or plan.note))

    def _rebuild(self, plan: ColumnPlan) -> None:
        for gone in self.made.values():
            self._row.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        self._shown = plan.links
        self.made = {key: self._link(key, text) for key, text in plan.links}

    def _link(self, key: str, text: str) -> QPushButton:
        made = button(self._theme, text, "link", dense=True)
        made.clicked.connect(lambda: self.followed.emit(key))
        self._row.insertWidget(self._row.count() - 1, made)
        return made
