"""Columns beside each other: as many as fit, turned by whole columns, with drops found in them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QScrollBar, QWidget

from pmdesk.ui.board.card import card_of
from pmdesk.ui.board.column import BAR, Column
from pmdesk.ui.board.drops import DragOver
from pmdesk.ui.board.plan import Place
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

LEAST, MOST = 240, 420
"""The narrowest and the widest that a column gets."""
GUTTER = 16


class ColumnRow(QWidget):
    """Places columns and takes drops; what the columns hold is the board's.

    `ids` are the cards that may be dropped here.

    Signals:
        dropped(str, Place): a card was let go over a place.
    """

    dropped = Signal(str, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.columns: list[Column] = []
        self.ids: frozenset[str] = frozenset()
        self._first = 0
        self._kept: Column | None = None
        self.bar = QScrollBar(Qt.Orientation.Horizontal, self)
        self.bar.valueChanged.connect(self.turn_to)
        self.bar.setAccessibleName(tr("Columns"))
        self._drag = DragOver(self, lambda by: self.bar.setValue(self.bar.value() + by))
        self.setAcceptDrops(True)
        self.setMinimumSize(LEAST, 140)

    def resize_to(self, count: int) -> list[Column]:
        """Makes or drops columns at the end; gives the new ones."""
        while len(self.columns) > count:
            gone = self.columns.pop()
            if gone is self._kept:
                self._kept = None
            gone.hide()
            gone.deleteLater()
        made = [Column(self._theme, self) for _ in range(count - len(self.columns))]
        self.columns += made
        return made

    def column_of(self, widget: QWidget) -> Column | None:
        return next((c for c in self.columns if c.body.isAncestorOf(widget)), None)

    def show_widget(self, widget: QWidget) -> bool:
        """Turns and scrolls to something in a column; False where it is in none.

        The column stays in view in less room, until somebody turns to another one.
        """
        column = self.column_of(widget)
        if column is None:
            return False
        self.turn_to_column(column)
        self._kept = column
        column.reveal(widget)
        return True

    def turn_to_column(self, column: Column) -> None:
        """Turns as little as brings a column into view."""
        if not column.isVisibleTo(self):
            number = self.columns.index(column)
            shown = sum(other.isVisibleTo(self) for other in self.columns)
            self.turn_to(number if number < self._first else number - shown + 1)

    # Places

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.place()

    def place(self) -> None:
        count = len(self.columns)
        if not count:
            return
        room = self.width() - BAR
        fit = max(1, min(count, (room + GUTTER) // (LEAST + GUTTER)))
        wide = min(MOST, (room - GUTTER * (fit - 1)) // fit)
        if self._kept is not None:
            kept = self.columns.index(self._kept)
            self._first = min(max(self._first, kept - fit + 1), kept)
        self._first = max(0, min(self._first, count - fit))
        self._show_bar(count, fit)
        high = self.height() - (14 if count > fit else 0)
        asked = max(column.asked_height(wide) for column in self.columns)
        for number, column in enumerate(self.columns):
            x = (number - self._first) * (wide + GUTTER)
            shown = self._first <= number < self._first + fit
            if shown:
                column.set_width(wide, asked)
                column.setGeometry(x, 0, wide + BAR, high)
            column.setVisible(shown)

    def _show_bar(self, count: int, fit: int) -> None:
        bar = self.bar
        bar.blockSignals(True)
        bar.setRange(0, count - fit)
        bar.setPageStep(fit)
        bar.setValue(self._first)
        bar.blockSignals(False)
        bar.setGeometry(0, self.height() - 10, self.width() - BAR, 10)
        bar.setVisible(count > fit)

    def turn_to(self, first: int) -> None:
        """Makes a column the first that is shown."""
        self._first, self._kept = first, None
        self.place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta()
        shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        sideways = delta.x() or (delta.y() if shifted else 0)
        if sideways:
            self.bar.setValue(self.bar.value() + (-1 if sideways > 0 else 1))
        event.accept()

    # Drops

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if card_of(event.mimeData()) in self.ids:
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        if self._place_of(event) is None:
            event.ignore()
        else:
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._drag.end()

    def dropEvent(self, event: QDropEvent) -> None:
        id, place = card_of(event.mimeData()), self._place_of(event)
        self._drag.end()
        if place is not None and place.before != id:
            event.acceptProposedAction()
            self.dropped.emit(id, place)

    def _place_of(self, event: QDropEvent) -> Place | None:
        if card_of(event.mimeData()) not in self.ids:
            return None
        shown = [column for column in self.columns if column.isVisibleTo(self)]
        return self._drag.move(event.position().toPoint(), shown, self.width())
