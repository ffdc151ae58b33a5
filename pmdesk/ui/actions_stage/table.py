"""The actions table: keys, headings across, the chip that decides, and rows that drag."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHeaderView

from pmdesk.model.review import Action, Review
from pmdesk.model.words import ActionKind, Decision
from pmdesk.ui.actions_stage.delegate import EMPTY, KIND, ROW, WAY, ActionsDelegate, chip_rect
from pmdesk.ui.actions_stage.drag import DragTable, Place
from pmdesk.ui.actions_stage.model import ActionRow, ActionsModel, Column, EmptyRow, KindRow
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.painted_rows import as_painted_rows

WIDTHS = {
    "narrow": {Column.OWNER: 128, Column.QUALITY: 112, Column.DECISION: 106},
    "usual": {Column.OWNER: 148, Column.QUALITY: 122, Column.DECISION: 116},
    "wide": {Column.OWNER: 200, Column.QUALITY: 148, Column.DECISION: 124},
}
DECISIONS = {
    Qt.Key.Key_A: Decision.ACCEPTED,
    Qt.Key.Key_D: Decision.DECLINED,
    Qt.Key.Key_P: Decision.PARKED,
}
KINDS = {
    Qt.Key.Key_1: ActionKind.PREVENT,
    Qt.Key.Key_2: ActionKind.REDUCE,
    Qt.Key.Key_3: ActionKind.DETECT,
}
FROM_NOWHERE = {
    Qt.Key.Key_Down: 0,
    Qt.Key.Key_Home: 0,
    Qt.Key.Key_PageDown: 0,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_End: -1,
    Qt.Key.Key_PageUp: -1,
}
"""Which action a key chooses while none is."""


class ActionsTable(DragTable):
    """Actions under their kinds.

    Signals:
        chosen(str): another action is current ("" for none, as after Esc).
        edit_wanted(), delete_wanted(), first_wanted(): Enter, F2 or a double click; Delete; F.
        room_wanted(): R: the room looks at it, or at all of them again.
        decided(Decision), kind_wanted(ActionKind): a letter, a figure.
        moved(int), kind_moved(int): Alt with Up and Down, with Left and Right.
        dropped(str, ActionKind, str): an action was dragged before another ("" = last).
        add_wanted(ActionKind): "Add action" under a kind that has none.
        decide_wanted(QPoint), menu_wanted(QPoint): the chip; the context menu (global places).
    """

    chosen = Signal(str)
    edit_wanted = Signal()
    delete_wanted = Signal()
    first_wanted = Signal()
    field_wanted = Signal(str)
    room_wanted = Signal()
    decided = Signal(object)
    kind_wanted = Signal(object)
    moved = Signal(int)
    kind_moved = Signal(int)
    add_wanted = Signal(object)
    decide_wanted = Signal(QPoint)
    menu_wanted = Signal(QPoint)

    def __init__(self, theme: Theme, today: Callable[[], date]) -> None:
        super().__init__(theme)
        self.rows = ActionsModel(today, self)
        self._showing = False
        self.setModel(self.rows)
        self._pressed: Action | None = None
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._fit_rows)
        self._delegate = ActionsDelegate(theme, self.rows)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(tr("Actions"))
        as_painted_rows(self)
        self._set_headers()
        self.rows.rowsInserted.connect(self._dress)
        self.doubleClicked.connect(lambda _: self.edit_wanted.emit())

    def _set_headers(self) -> None:
        rows, head = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setMinimumSectionSize(KIND)
        rows.setDefaultSectionSize(ROW)
        head.setFixedHeight(30)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setMinimumSectionSize(40)
        head.setProperty("indent", "true")
        head.sectionResized.connect(lambda *_: self._fit_rows())
        for column in Column:
            mode = QHeaderView.ResizeMode
            stretched = column is Column.ACTION
            head.setSectionResizeMode(column, mode.Stretch if stretched else mode.Fixed)

    def show_review(self, review: Review) -> None:
        """Takes a new value and keeps the current action where it still is."""
        kept = self.current_id()
        self._showing = True
        self.rows.show_review(review)
        moved = bool(kept) and self.current_id() != kept
        if moved:
            self.choose(kept)
        self._showing = False
        self._fit_rows()
        if moved:
            self.choose(kept)  # once more, because only now rows have their heights
        if self.current_id() != kept:
            self.chosen.emit(self.current_id())

    def _dress(self, parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            shown = self.rows.table_row(row)
            if not isinstance(shown, ActionRow):
                self.setSpan(row, 0, 1, len(Column))
                self.setRowHeight(row, KIND if isinstance(shown, KindRow) else EMPTY)

    def _fit_rows(self) -> None:
        """Gives each action the height of its text; the current one shows all of it."""
        wide, current, changed = self.columnWidth(Column.ACTION), self.current(), False
        for row in range(self.rows.rowCount()):
            action = self.rows.action(row)
            if action is None:
                continue
            height = self._delegate.row_height(action, wide, action is current)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
                changed = True
        if changed:
            self.updateGeometries()  # else the scroll bar learns of it later than `scrollTo`

    def current(self) -> Action | None:
        """The selected action; Qt also has a current index that nobody sees, on gaining focus."""
        selected = self.selectionModel().selectedRows()
        return self.rows.action(selected[0].row()) if selected else None

    def current_id(self) -> str:
        action = self.current()
        return action.id if action is not None else ""

    def choose(self, id: str) -> None:
        """Makes an action current and brings it into view."""
        row = self.rows.row_of(id)
        if row >= 0:
            index = self.rows.index(row, Column.ACTION)
            self.setCurrentIndex(index)
            if self.ids()[0] == id:
                self.scrollToTop()  # with the heading above it
            else:
                self.scrollTo(index)

    def ids(self) -> list[str]:
        """The ids of the actions from top to bottom."""
        shown = (self.rows.action(row) for row in range(self.rows.rowCount()))
        return [action.id for action in shown if action is not None]

    def cell(self, id: str, column: Column) -> QRect:
        """Where a cell of an action stands in the viewport."""
        return self.visualRect(self.rows.index(self.rows.row_of(id), column))

    def drop_place(self, y: int) -> Place:
        """Above or below the middle of an action; at the start of a kind on its heading."""
        row = self.rowAt(y)
        if row < 0:
            row = self.rows.rowCount() - 1
        top, shown = self.rowViewportPosition(row), self.rows.table_row(row)
        if isinstance(shown, ActionRow):
            kind = shown.action.kind
            below = y > top + self.rowHeight(row) / 2
            if not below:
                return top, kind, shown.action.id
        else:
            kind = shown.kind
        behind = self.rows.action(row + 1)
        return top + self.rowHeight(row), kind, behind.id if behind is not None else ""

    # Qt's names

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        if not self._showing:
            self._fit_rows()
            self.chosen.emit(self.current_id())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width()
        size = "narrow" if room < 700 else "wide" if room > 1000 else "usual"
        for column, wide in WIDTHS[size].items():
            self.setColumnWidth(column, wide)
        # The stretched column gets its last width without a signal, after this event.
        self._settled.start()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        by_key = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if event.reason() in by_key and self.current() is None and self.ids():
            self.choose(self.ids()[0])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        row = self.rows.table_row(index.row()) if index.isValid() else None
        if isinstance(row, EmptyRow) and at.x() > self.viewport().width() - WAY:
            self.add_wanted.emit(row.kind)
            return
        super().mousePressEvent(event)
        self._pressed = self.rows.action(index.row())
        if event.button() == Qt.MouseButton.RightButton and self.current() is not None:
            self.menu_wanted.emit(event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        pressed, self._pressed = self._pressed, None
        same = pressed is not None and self.rows.action(index.row()) is pressed
        if not left or not same or index.column() != Column.DECISION:
            return
        chip = chip_rect(self.visualRect(index).toRectF())
        if chip.contains(event.position()):
            below = chip.bottomLeft().toPoint() + QPoint(0, 2)
            self.decide_wanted.emit(self.viewport().mapToGlobal(below))

    def event(self, event: QEvent) -> bool:
        asked = event.type() == QEvent.Type.ShortcutOverride and self.current() is not None
        if asked and isinstance(event, QKeyEvent) and self._act(event) is not None:
            # Alt+Left is the window's way back to the library; here it belongs to the row.
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = self._act(event)
        if self.current() is None and event.key() in FROM_NOWHERE and self.ids():
            # From no row at all Qt goes to the first, a heading, and so nowhere.
            self.choose(self.ids()[FROM_NOWHERE[Qt.Key(event.key())]])
        elif act is None or self.current() is None:
            super().keyPressEvent(event)
        else:
            act()

    def _act(self, event: QKeyEvent) -> Callable[[], None] | None:
        key, modifiers = Qt.Key(event.key()), event.modifiers()
        modifiers &= ~Qt.KeyboardModifier.KeypadModifier
        if modifiers == Qt.KeyboardModifier.AltModifier:
            return self._arrow(key)
        if modifiers:
            return None
        if key in DECISIONS:
            return lambda: self.decided.emit(DECISIONS[key])
        if key in KINDS:
            return lambda: self.kind_wanted.emit(KINDS[key])
        acts: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Return: self.edit_wanted.emit,
            Qt.Key.Key_Enter: self.edit_wanted.emit,
            Qt.Key.Key_F2: self.edit_wanted.emit,
            Qt.Key.Key_Delete: self.delete_wanted.emit,
            Qt.Key.Key_F: self.first_wanted.emit,
            Qt.Key.Key_O: lambda: self.field_wanted.emit("owner"),
            Qt.Key.Key_T: lambda: self.field_wanted.emit("due"),
            Qt.Key.Key_R: self.room_wanted.emit,
            Qt.Key.Key_Escape: lambda: self.setCurrentIndex(QModelIndex()),
            Qt.Key.Key_Menu: self._menu,
        }
        return acts.get(key)

    def _arrow(self, key: Qt.Key) -> Callable[[], None] | None:
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return lambda: self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            return lambda: self.kind_moved.emit(-1 if key == Qt.Key.Key_Left else 1)
        return None

    def _menu(self) -> None:
        below = self.visualRect(self.currentIndex()).bottomLeft()
        self.menu_wanted.emit(self.viewport().mapToGlobal(below))
