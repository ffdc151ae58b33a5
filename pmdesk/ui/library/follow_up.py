"""Follow-up: the open actions of all reviews, the soonest due first."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from pmdesk.store.follow_up import ActionLine
from pmdesk.ui.library.action_delegate import ActionDelegate
from pmdesk.ui.library.action_model import ActionColumn, ActionLines, ActionsModel, having
from pmdesk.ui.library.action_words import closed_said, counted
from pmdesk.ui.library.list_delegate import GUTTER
from pmdesk.ui.library.list_view import ListView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.surface import Ground

WIDTHS: Mapping[int, int] = {
    ActionColumn.DUE: 142,
    ActionColumn.OWNER: 176,
    ActionColumn.KIND: 144,
    ActionColumn.TICKET: 116,
}


class FollowUpPanel(Ground):
    """The list, how many there are, and a sentence where there is none.

    Signals:
        opened(str, str): an action is to be shown where it stands: its review and its id.
    """

    opened = Signal(str, str)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme, "surface")
        self._today = today
        self._all: ActionLines = ()
        self._last: date | None = None
        self._words = ""
        self.model = ActionsModel(today)
        delegate = ActionDelegate(theme, today, self)
        self.view = ListView(theme, tr("Open actions"), self.model, delegate, WIDTHS)
        self.count = Para(theme, "", 13, 400, "muted")
        self.nothing = Para(theme, "", 13, 400, "muted")
        self._lay_out()
        self.view.opened.connect(self._open)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        listed, said = Ground(self._theme, "surface"), Ground(self._theme, "surface")
        rows, words = QVBoxLayout(listed), QVBoxLayout(said)
        for column in (rows, words):
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(GUTTER, 16, GUTTER, 16)
        head.addWidget(self.count)
        rows.addLayout(head)
        rows.addWidget(self.view, 1)
        words.setContentsMargins(GUTTER, 24, GUTTER, 0)
        words.addWidget(self.nothing)
        words.addStretch(1)
        self._stack.addWidget(listed)
        self._stack.addWidget(said)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._stack)

    def show_lines(self, lines: Sequence[ActionLine], last_closed: date | None) -> None:
        """The open actions in their order, and when one was closed last."""
        self._all, self._last = tuple(lines), last_closed
        self._show()

    def narrow(self, words: str) -> None:
        """Only the actions that have these words."""
        self._words = words
        self._show()

    def line(self) -> ActionLine | None:
        """The current action."""
        row = self.model.row_of(self.view.current_id())
        return self.model.lines[row] if row >= 0 else None

    def open_current(self) -> None:
        """Shows the current action where it stands."""
        self._open(self.view.current_id())

    def _open(self, id: str) -> None:
        row = self.model.row_of(id)
        if row >= 0:
            self.opened.emit(self.model.lines[row].review, id)

    def _show(self) -> None:
        row, id = self.view.currentIndex().row(), self.view.current_id()
        lines = having(self._all, self._words)
        self.model.show_lines(lines)
        again = self.model.row_of(id)
        self.view.go_to_row(again if again >= 0 else row)
        late = sum(line.days_over(self._today()) > 0 for line in lines)
        self.count.set_text(counted(len(lines), late))
        self.nothing.set_text("" if lines else self._said_of_nothing())
        self._stack.setCurrentIndex(0 if lines else 1)

    def _said_of_nothing(self) -> str:
        if self._all:
            return tr("No open action has these words. Try one of them alone.")
        return closed_said(self._last, self._today())
