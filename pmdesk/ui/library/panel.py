"""The list with its choices above it: which reviews, in which order, and a word where none is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from pmdesk.store.lines import ReviewLine
from pmdesk.ui.library.choose import Lines, Order, counts, found, in_group, ordered
from pmdesk.ui.library.delegate import ReviewDelegate
from pmdesk.ui.library.list_delegate import GUTTER
from pmdesk.ui.library.model import ReviewsModel
from pmdesk.ui.library.standing import Group
from pmdesk.ui.library.view import ReviewsView
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import Segmented
from pmdesk.ui.widgets.fields import ChoiceField
from pmdesk.ui.widgets.labels import Para
from pmdesk.ui.widgets.surface import Ground


class ReviewsPanel(Ground):
    """Shows lines narrowed by words and by a group; keeps the chosen review where it can.

    Signals:
        shown(): another choice of reviews, or another current one.
    """

    shown = Signal()

    def __init__(self, theme: Theme, now: Callable[[], datetime]) -> None:
        super().__init__(theme, "surface")
        self._all: Lines = ()
        self._words = ""
        self.model = ReviewsModel(now)
        self._delegate = ReviewDelegate(theme, now, self)
        self.view = ReviewsView(theme, self.model, self._delegate)
        self.groups = Segmented(tr("Show"), [(word, group) for group, word in _groups().items()])
        self.groups.show_value(Group.ALL)
        self.order = ChoiceField(theme, tr("Order"), "bare")
        self.order.set_choices([(word, order) for order, word in _orders().items()])
        self.order.show_value(Order.NEWEST)
        self.order.setSizeAdjustPolicy(ChoiceField.SizeAdjustPolicy.AdjustToContents)
        self.nothing = Para(theme, "", 13, 400, "muted")
        self._lay_out()
        self.groups.chosen.connect(self._show)
        self.order.chosen.connect(self._show)
        self.view.moved.connect(self.shown)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(GUTTER, 10, 14, 10)
        tools.addWidget(self.groups)
        tools.addStretch(1)
        tools.addWidget(self.order)
        said = Ground(self._theme, "surface")
        words = QVBoxLayout(said)
        words.setContentsMargins(GUTTER, 24, GUTTER, 0)
        words.addWidget(self.nothing)
        words.addStretch(1)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self._stack, 1)
        self.view.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_lines(self, lines: Lines) -> None:
        """Other lines, or newer ones, from the library."""
        self._all = lines
        numbers = counts(lines)
        for group, word in _groups().items():
            self.groups.set_text(group, f"{word} {numbers[group]}")
        self._show()

    def narrow(self, words: str) -> None:
        """Only the reviews that have these words."""
        self._words = words
        self._show()

    def choose(self, id: str) -> None:
        """Makes a review the current one; puts the choices back where they hide it."""
        if self.model.row_of(id) < 0:
            self.groups.show_value(Group.ALL)
            self._show()
        if self.model.row_of(id) >= 0:
            self.view.go_to_row(self.model.row_of(id))

    def line(self) -> ReviewLine | None:
        """The current review."""
        row = self.model.row_of(self.view.current_id())
        return self.model.lines[row] if row >= 0 else None

    def _order(self) -> Order:
        order = self.order.value()
        return order if isinstance(order, Order) else Order.NEWEST

    def _show(self, _: object = None) -> None:
        group = self.groups.value()
        lines = found(self._all, self._words)
        lines = in_group(lines, group if isinstance(group, Group) else Group.ALL)
        row, id = self.view.currentIndex().row(), self.view.current_id()
        self.model.show_lines(ordered(lines, self._order()))
        again = self.model.row_of(id)
        self.view.go_to_row(again if again >= 0 else row)
        self.nothing.set_text("" if lines else self._said_of_nothing())
        self._stack.setCurrentIndex(0 if lines else 1)
        self.shown.emit()

    def _said_of_nothing(self) -> str:
        if self._words.strip():
            return tr("No review has these words. Try one of them alone.")
        if self._all:
            return tr("No review stands here now. “All” shows the others.")
        return tr("No review yet. “New review” starts one.")


def _groups() -> dict[Group, str]:
    return {
        Group.ALL: tr("All"),
        Group.BEFORE: tr("Before meeting"),
        Group.FOLLOW_UP: tr("Follow-up"),
        Group.CLOSED: tr("Closed"),
    }


def _orders() -> dict[Order, str]:
    return {
        Order.NEWEST: tr("Newest incident first"),
        Order.OLDEST: tr("Oldest incident first"),
        Order.TITLE: tr("By title"),
        Order.ACTIONS: tr("Most open actions"),
    }
