"""What the lists of the library share as tables: keys, double click, the row under the pointer."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from pmdesk.ui.library.list_delegate import GUTTER, ROW, ListDelegate
from pmdesk.ui.library.list_model import Index, ListModel
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.table_head import TableHead
from pmdesk.ui.widgets.viewport import leave_ground


class ListView(QTableView):
    """A list of painted rows; `widths` are the columns of a width of their own, in pixels.

    Signals:
        opened(str): Enter or a double click on a line, with its id.
        moved(): another row is the current one.
    """

    opened = Signal(str)
    moved = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        model: ListModel,
        delegate: ListDelegate,
        widths: Mapping[int, int],
    ) -> None:
        super().__init__()
        leave_ground(self)
        self._rows, self._delegate = model, delegate
        self.setModel(model)
        self.setItemDelegate(delegate)
        self.setAccessibleName(name)
        self.setHorizontalHeader(TableHead(theme, GUTTER))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self._lay_out_columns(widths)
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

    def _lay_out_columns(self, widths: Mapping[int, int]) -> None:
        head = self.horizontalHeader()
        head.setMinimumSectionSize(40)
        for column in range(self._rows.columns):
            resize = QHeaderView.ResizeMode
            wide = widths.get(column)
            head.setSectionResizeMode(column, resize.Fixed if wide else resize.Stretch)
            if wide:
                self.setColumnWidth(column, wide)

    def current_id(self) -> str:
        """The id of the current line, or ""."""
        row = self.currentIndex().row()
        return self._rows.lines[row].id if 0 <= row < len(self._rows.lines) else ""

    def go_to_row(self, row: int) -> None:
        """Makes a row the current one, as near as there is one."""
        last = len(self._rows.lines) - 1
        if last >= 0:
            self.setCurrentIndex(self._rows.index(max(0, min(row, last)), 1))

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
        elif plain and key in (keys.Key_Home, keys.Key_End):
            self.go_to_row(0 if key == keys.Key_Home else len(self._rows.lines) - 1)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: the filter field finds lines."""

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)
