"""The timeline table: keys, spans, the current row that grows, and several rows at once."""

from collections.abc import Callable, Collection

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from pmdesk.model.narrowing import Narrowed
from pmdesk.model.review import Entry, Review
from pmdesk.model.timetable import DayRow, GapRow, LaterRow, RoomRow
from pmdesk.model.words import Kind
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.timeline.delegate import CURRENT, DAY, GAP, ROOM, ROW, WAY, TimelineDelegate
from pmdesk.ui.timeline.model import Column, Index, TimelineModel
from pmdesk.ui.timeline.walk import Walk
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.painted_rows import as_painted_rows
from pmdesk.ui.widgets.viewport import leave_ground

WIDTHS = {Column.TIME: 76, Column.SECOND: 72, Column.KIND: 96, Column.WHO: 156, Column.SOURCE: 92}
HEIGHTS = {DayRow: DAY, GapRow: GAP, RoomRow: ROOM, LaterRow: ROW}
"""The heights of the rows across."""
NARROW = 620
"""The width below which the seat has no column of its own."""
AHEAD = 2
"""Rows below the room line that stay in sight when it moves."""
KEYS = {
    Qt.Key.Key_S: Kind.SIGNAL,
    Qt.Key.Key_A: Kind.ACTION,
    Qt.Key.Key_D: Kind.DECISION,
    Qt.Key.Key_C: Kind.COMMUNICATION,
    Qt.Key.Key_H: Kind.CHANGE,
}


class TimelineTable(QTableView):
    """Entries by time.

    Signals:
        chosen(str): another entry is current ("" for none).
        edit_wanted(): Enter, F2 or a double click.
        picked(): another number of rows is selected, or others.
        delete_wanted(), moved(int), kind_wanted(Kind), star_wanted(): the keys for these.
        merge_wanted(), shift_wanted(): the keys for what is done to several entries.
        gap_filled(GapRow): "Add entry" in a gap.
        later_wanted(): "Show" in the row that stands for what comes.
        reach_wanted(): the key for "The room has seen up to here".
        paste_wanted(): Ctrl+V: a picture or file of the clipboard for the current entry.
        menu_wanted(QPoint): the context menu, at a global place.
    """

    chosen = Signal(str)
    picked = Signal()
    edit_wanted = Signal()
    delete_wanted = Signal()
    moved = Signal(int)
    kind_wanted = Signal(object)
    star_wanted = Signal()
    merge_wanted = Signal()
    shift_wanted = Signal()
    gap_filled = Signal(object)
    later_wanted = Signal()
    reach_wanted = Signal()
    paste_wanted = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        leave_ground(self)
        self.rows = TimelineModel(self)
        self._delegate = TimelineDelegate(theme, self.rows)
        self._grown = -1
        self._wanted: int | None = None
        self._two_zones = False
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Timeline"))
        self.setProperty("rows", "timeline")
        as_painted_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        _set_headers(self)
        self.rows.rowsInserted.connect(self._dress)
        self.doubleClicked.connect(lambda _: self.edit_wanted.emit())

    def show_review(
        self,
        review: Review,
        narrowed: Narrowed,
        changed: list[Entry] | None = None,
        walk: Walk | None = None,
    ) -> None:
        """Takes a new value and keeps the current entry where it still is; see the model."""
        kept = self.current()
        self._delegate.zone = review.zone
        self._two_zones = review.second_zone not in ("", review.zone)
        self.rows.show_review(review, narrowed, changed, walk)
        if kept is not None and self.current_id() != kept.id:
            self.choose(kept.id)
        self._grow()
        self._fit_columns()

    def _dress(self, parent: QModelIndex, first: int, last: int) -> None:
        for row in self.rows.across(first, last):
            self.setSpan(row, 0, 1, len(Column))
            self.setRowHeight(row, HEIGHTS[type(self.rows.table_row(row))])

    def _grow(self) -> None:
        row = self.currentIndex().row()
        if 0 <= self._grown < self.rows.rowCount() and self._grown != row:
            entry = self.rows.entry(self._grown)
            if entry is not None:
                self.setRowHeight(self._grown, ROW)
        if self.rows.entry(row) is not None:
            self.setRowHeight(row, CURRENT)
        self._grown = self._delegate.grown = row

    def current(self) -> Entry | None:
        return self.rows.entry(self.currentIndex().row())

    def current_id(self) -> str:
        entry = self.current()
        return entry.id if entry is not None else ""

    def selected(self) -> tuple[Entry, ...]:
        """The entries that are selected, in their order; the current one alone is one."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        found = (self.rows.entry(row) for row in rows)
        return tuple(entry for entry in found if entry is not None)

    def choose_several(self, entries: Collection[str]) -> None:
        """Selects some entries, the first of them current; those not shown are passed by."""
        places = sorted(row for id in entries if (row := self.rows.row_of(id)) >= 0)
        if not places:
            return
        self._go_to(places[0])
        added = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        picked = QItemSelection()
        for row in places[1:]:
            index = self.rows.index(row, Column.TEXT)
            picked.select(index, index)
        self.selectionModel().select(picked, added)
        self.scrollTo(self.currentIndex())

    def choose(self, entry: str) -> bool:
        """Makes an entry current and brings it into view; False where it is not shown."""
        row = self.rows.row_of(entry)
        if row < 0:
            return False
        self._go_to(row)
        self.scrollTo(self.currentIndex())
        return True

    def _go_to(self, row: int) -> None:
        """Selects one row. Qt's own way would heed Ctrl and Shift, which a shortcut holds down."""
        flag = QItemSelectionModel.SelectionFlag
        only = flag.ClearAndSelect | flag.Rows
        self.selectionModel().setCurrentIndex(self.rows.index(row, Column.TEXT), only)

    def show_line(self) -> None:
        """Scrolls so that the current entry, the room line and what comes next are in sight."""
        self.executeDelayedItemsLayout()
        for row in (self.rows.line + AHEAD, self.rows.line + 1, self.rows.line):
            if 0 <= row < self.rows.rowCount():
                self.scrollTo(self.rows.index(row, Column.TEXT))
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _keep_line(self, height: int) -> None:
        """The room line stays in sight where something takes a part of the height away."""
        if self.rows.line >= 0:
            at = self.visualRect(self.rows.index(self.rows.line, 0))
            if 0 <= at.top() < height and at.bottom() > self.viewport().height():
                self.show_line()

    def place(self) -> int:
        """How far it is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def restore_place(self, scrolled: int) -> None:
        """Scrolls as far again; where it is not laid out yet, as soon as it is shown."""
        self._wanted = None if self.isVisible() else scrolled
        self.verticalScrollBar().setValue(scrolled)

    def choose_first(self) -> None:
        for row in range(self.rows.rowCount()):
            entry = self.rows.entry(row)
            if entry is not None:
                self.choose(entry.id)
                self.scrollToTop()
                return

    # Qt's names

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self._grow()
        self.chosen.emit(self.current_id())
        self.picked.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self._grow()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._wanted is not None:
            self.executeDelayedItemsLayout()
            self.verticalScrollBar().setValue(self._wanted)
            self._wanted = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()
        self._keep_line(event.oldSize().height())

    def _fit_columns(self) -> None:
        """What there is no room for has no column of its own."""
        room = self.viewport().width()
        self.setColumnHidden(Column.SECOND, not self._two_zones)
        room -= WIDTHS[Column.SECOND] if self._two_zones else 0
        self.setColumnHidden(Column.SOURCE, room < 760)
        self._delegate.seat_below = room < NARROW
        self.setColumnHidden(Column.WHO, room < NARROW or not self.rows.words.names_anybody)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.rows.table_row(index.row()) if index.isValid() else None
        if isinstance(row, GapRow | LaterRow) and at.x() > self.viewport().width() - WAY:
            self._go_way(row)
            return
        right = event.button() == Qt.MouseButton.RightButton
        if not (right and self.selectionModel().isSelected(index)):
            # The menu of several rows does not make them one.
            super().mousePressEvent(event)
        if right and self.current() is not None:
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def _go_way(self, row: GapRow | LaterRow) -> None:
        if isinstance(row, GapRow):
            self.gap_filled.emit(row)
        else:
            self.later_wanted.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act(event)
        if act is None or self.current() is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        if modifiers == Qt.KeyboardModifier.AltModifier:
            by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
            return None if by is None else lambda: self.moved.emit(by)
        if modifiers == Qt.KeyboardModifier.ControlModifier and key == Qt.Key.Key_F8:
            return self.reach_wanted.emit
        if event.matches(QKeySequence.StandardKey.Paste):
            return self.paste_wanted.emit
        beside = Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Asterisk:  # on most keyboards it needs Shift
            beside |= Qt.KeyboardModifier.ShiftModifier
        if modifiers & ~beside:
            return None
        if key in KEYS:
            return lambda: self.kind_wanted.emit(KEYS[key])
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Return: self.edit_wanted.emit,
            Qt.Key.Key_Enter: self.edit_wanted.emit,
            Qt.Key.Key_F2: self.edit_wanted.emit,
            Qt.Key.Key_Delete: self.delete_wanted.emit,
            Qt.Key.Key_Asterisk: self.star_wanted.emit,
            Qt.Key.Key_M: self.merge_wanted.emit,
            Qt.Key.Key_T: self.shift_wanted.emit,
            Qt.Key.Key_Menu: self._menu,
        }
        return acts.get(key)

    def _menu(self) -> None:
        below = self.visualRect(self.currentIndex()).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(below))


def _set_headers(table: QTableView) -> None:
    rows, head = table.verticalHeader(), table.horizontalHeader()
    rows.hide()
    rows.setMinimumSectionSize(DAY)
    rows.setDefaultSectionSize(ROW)
    head.setFixedHeight(30)
    head.setHighlightSections(False)
    head.setSectionsClickable(False)
    left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
    head.setDefaultAlignment(left)
    head.setMinimumSectionSize(40)
    for column in Column:
        mode = QHeaderView.ResizeMode
        head.setSectionResizeMode(column, mode.Stretch if column is Column.TEXT else mode.Fixed)
        if column in WIDTHS:
            table.setColumnWidth(column, WIDTHS[column])
