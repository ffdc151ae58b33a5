"""The table of reviews: keys, double click and the rows' look."""

import sys

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from pmdesk.ui.library.delegate import GUTTER, ROW, ReviewDelegate
from pmdesk.ui.library.model import Column, Index, ReviewsModel
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.table_head import TableHead

WIDTHS = {Column.STATE: 128, Column.SEVERITY: 82, Column.CLOCK: 128, Column.ACTIONS: 142}
DELETE_KEYS = {Qt.Key.Key_Delete} | ({Qt.Key.Key_Backspace} if sys.platform == "darwin" else set())
"""A Mac's delete key sends Backspace."""


class ReviewsView(QTableView):
    """The list itself.

    Signals:
        opened(str): Enter or a double click on a review.
        delete_wanted(): the Delete key.
        menu_wanted(QPoint): a menu for the chosen review, at a place on the screen.
        moved(): another row is the current one.
    """

    opened = Signal(str)
    delete_wanted = Signal()
    menu_wanted = Signal(object)
    moved = Signal()

    def __init__(self, theme: Theme, model: ReviewsModel, delegate: ReviewDelegate) -> None:
        super().__init__()
        self._rows, self._delegate = model, delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(tr("Reviews"))
        self.setHorizontalHeader(TableHead(theme, GUTTER))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._lay_out_columns()
        behaviour = QAbstractItemView
        self.setSelectionBehavior(behaviour.SelectionBehavior.SelectRows)
        self.setSelectionMode(behaviour.SelectionMode.SingleSelection)
        self.setEditTriggers(behaviour.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(behaviour.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setMinimumSize(240, ROW)
        self.doubleClicked.connect(self._open)
        self.entered.connect(lambda index: self._hover(index.row()))

    def _lay_out_columns(self) -> None:
        head = self.horizontalHeader()
        for column in Column:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(40)
        head.setSectionResizeMode(Column.REVIEW, QHeaderView.ResizeMode.Stretch)
        for column, pixels in WIDTHS.items():
            self.setColumnWidth(column, pixels)

    def current_id(self) -> str:
        """The id of the current review, or ""."""
        row = self.currentIndex().row()
        return self._rows.lines[row].id if 0 <= row < len(self._rows.lines) else ""

    def go_to_row(self, row: int) -> None:
        """Makes a row the current one, as near as there is one."""
        last = len(self._rows.lines) - 1
        if last >= 0:
            self.setCurrentIndex(self._rows.index(max(0, min(row, last)), Column.REVIEW))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()

    def _open(self) -> None:
        if self.current_id():
            self.opened.emit(self.current_id())

    def _hover(self, row: int) -> None:
        if row != self._delegate.hovered:
            self._delegate.hovered = row
            self.viewport().update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, keys = event.key(), Qt.Key
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in (keys.Key_Return, keys.Key_Enter):
            self._open()
        elif plain and key in DELETE_KEYS:
            self.delete_wanted.emit()
        elif plain and key in (keys.Key_Home, keys.Key_End):
            self.go_to_row(0 if key == keys.Key_Home else len(self._rows.lines) - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the filter field finds reviews."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            at = self.visualRect(self.currentIndex()).center()
        elif not self.indexAt(at).isValid():
            return
        self.menu_wanted.emit(self.viewport().mapToGlobal(at))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)
