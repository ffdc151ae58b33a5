"""A picker: a filter line over rows that can be ticked, each tick acting at once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pmdesk.ui.paint.shapes import paint_tick, stroke
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.viewport import leave_ground

ROW = 30
MOST_ROWS = 10
MarkPainter = Callable[[QPainter, Theme, QPointF], None]
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class PickRow:
    """One row: `lead` is a short text before it (a time), `mark` paints a shape between the two.

    `tail` is a remark at its end.
    """

    id: str
    text: str
    lead: str = ""
    mark: MarkPainter | None = None
    tail: str = ""


class PickModel(QAbstractListModel):
    """The rows that have the words of the filter, and which of them are ticked.

    With a `new` wording ("New group “{text}”") a text that no row has makes one more row.

    Signals:
        toggled(str, bool): the user ticked or unticked the row with this id.
        made(str): the user took the row for something new.
    """

    toggled = Signal(str, bool)
    made = Signal(str)

    def __init__(self, rows: Sequence[PickRow], chosen: set[str], new: str = "") -> None:
        super().__init__()
        self._all, self._new = tuple(rows), new
        self._chosen = set(chosen)
        self._words = ""
        self.shown: list[PickRow] = list(rows)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.shown):
            return None
        row = self.shown[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = tr("ticked") if row.id in self._chosen else tr("not ticked")
            tail = f", {row.tail}" if row.tail else ""
            return f"{row.lead} {row.text}, {said}{tail}".strip() if row.id else row.text
        if role == Qt.ItemDataRole.CheckStateRole and row.id:
            # As a number: the enum of PySide is no state to Qt's own readers of models.
            state = Qt.CheckState.Checked if row.id in self._chosen else Qt.CheckState.Unchecked
            return state.value
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def filter(self, words: str) -> None:
        """Shows the rows that have all these words."""
        self._words = words.strip()
        self._renew()

    def show_rows(self, rows: Sequence[PickRow]) -> None:
        """Other rows, or others in their words."""
        if tuple(rows) != self._all:
            self._all = tuple(rows)
            self._renew()

    def _renew(self) -> None:
        wanted = self._words.casefold().split()
        self.beginResetModel()
        self.shown = [
            row
            for row in self._all
            if all(word in f"{row.lead} {row.text}".casefold() for word in wanted)
        ]
        known = any(row.text.casefold() == self._words.casefold() for row in self._all)
        if self._new and self._words and not known:
            self.shown.append(PickRow("", self._new.format(text=self._words)))
        self.endResetModel()

    def toggle(self, index: Index) -> None:
        """What a click on a row does."""
        if not index.isValid():
            return
        row = self.shown[index.row()]
        if not row.id:
            self.made.emit(self._words)
            return
        on = row.id not in self._chosen
        self.show_chosen(self._chosen ^ {row.id})
        self.toggled.emit(row.id, on)

    def is_chosen(self, id: str) -> bool:
        return id in self._chosen

    def show_chosen(self, chosen: set[str]) -> None:
        if chosen != self._chosen:
            self._chosen = set(chosen)
            if self.shown:
                self.dataChanged.emit(self.index(0), self.index(len(self.shown) - 1))

    def best(self) -> QModelIndex:
        """The row that Enter takes after typing: what begins so, else something new, else any."""
        if not self.shown:
            return QModelIndex()
        words, last = self._words.casefold(), len(self.shown) - 1
        begins = any(row.id and row.text.casefold().startswith(words) for row in self.shown)
        return self.index(last if not self.shown[last].id and not begins else 0)

    def first_chosen(self) -> QModelIndex:
        """The first ticked row, else the first."""
        place = next((n for n, row in enumerate(self.shown) if row.id in self._chosen), 0)
        return self.index(place) if self.shown else QModelIndex()


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, rows: Sequence[PickRow], parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lead = max((width(row.lead, theme.font(12, 600)) for row in rows), default=0.0)
        self._marked = any(row.mark is not None for row in rows)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, PickModel)
        row, theme, box = model.shown[index.row()], self._theme, QRectF(option.rect)
        painter.save()
        self._ground(painter, box, option.state)
        ticked = model.is_chosen(row.id)
        middle = QPointF(box.left() + 18, box.center().y())
        if row.id:
            paint_check(painter, theme, middle, ticked)
        else:
            square = QRectF(middle.x() - 8, middle.y() - 8, 16, 16)
            paint_icon(painter, "plus", theme["accent"].name(), square)
        left = box.left() + 36
        if row.id and self._lead:
            lead = QRectF(left, box.top(), self._lead + 2, ROW)
            draw(painter, lead, row.lead, theme.font(12, 600), theme["ink"])
            left += self._lead + 12
        if row.id and self._marked:
            if row.mark is not None:
                row.mark(painter, theme, QPointF(left + 6, middle.y()))
            left += 22
        text = QRectF(left, box.top(), box.right() - left - 8, ROW)
        if row.tail:
            wide = min(width(row.tail, theme.font(12)) + 1, text.width() / 2)
            tail = QRectF(text.right() - wide, text.top(), wide, ROW)
            draw(painter, tail, row.tail, theme.font(12), theme["muted"])
            text.setRight(tail.left() - 12)
        draw(painter, text, row.text, theme.font(13, 600 if ticked else 400), theme["ink"])
        painter.restore()

    def _ground(self, painter: QPainter, box: QRectF, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, self._theme["accent-tint"])
            painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), self._theme["accent"])
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, self._theme["hover"])


def paint_check(painter: QPainter, theme: Theme, centre: QPointF, ticked: bool) -> None:
    """A box of 15 px, filled with a tick in it or empty."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(stroke(theme["accent" if ticked else "edge"], 1))
    painter.setBrush(theme["accent" if ticked else "surface"])
    painter.drawRoundedRect(QRectF(centre.x() - 7, centre.y() - 7, 14, 14), 3, 3)
    if ticked:
        paint_tick(painter, theme["on-accent"], centre)


class _List(QListView):
    """The rows, as high as `count` of them; where there is none it says so."""

    def __init__(self, theme: Theme, empty: str, count: int) -> None:
        super().__init__()
        leave_ground(self)
        self._theme, self._empty, self._count = theme, empty, count
        self.setMaximumHeight(ROW * count)
        self.setMinimumHeight(ROW * min(count, 4))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)

    def sizeHint(self) -> QSize:
        return QSize(240, ROW * self._count)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.clicked.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model() is not None and self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            box = QRectF(self.viewport().rect()).adjusted(8, 0, -8, 0)
            draw(painter, box, self._empty, self._theme.font(13), self._theme["muted"])


class Picker(QWidget):
    """Rows to tick under a filter line; put it into a Popover.

    Up and Down go through the rows while the filter has the focus, Enter ticks.

    Signals:
        toggled(str, bool): the row with this id was ticked or unticked.
        made(str): with a `new` wording, something that no row has is wanted.
    """

    toggled = Signal(str, bool)
    made = Signal(str)

    def __init__(
        self,
        theme: Theme,
        title: str,
        rows: Sequence[PickRow],
        chosen: set[str],
        *,
        new: str = "",
        hint: str = "",
        empty: str = "",
    ) -> None:
        super().__init__()
        self.setAccessibleName(title)
        self.model = PickModel(rows, chosen, new)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(hint or tr("Filter"))
        self.filter.setAccessibleName(hint or tr("Filter"))
        count = max(1, min(MOST_ROWS, len(rows) + bool(new)))
        self.list = _List(theme, empty or tr("Nothing has these words."), count)
        self.list.setAccessibleName(title)
        self.list.setModel(self.model)
        self.list.setItemDelegate(_Delegate(theme, rows, self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(ElidedLabel(theme, title, 13, 600))
        column.addWidget(self.filter)
        column.addWidget(self.list)
        column.addWidget(ElidedLabel(theme, tr("Enter ticks, Esc closes"), 11, 400, "muted"))
        self.setFocusProxy(self.filter)
        self.filter.installEventFilter(self)
        self.filter.textChanged.connect(self._filter)
        self.list.clicked.connect(self.model.toggle)
        self.model.toggled.connect(self.toggled)
        self.model.made.connect(self.made)
        self._choose(self.model.first_chosen())

    def show_chosen(self, chosen: set[str]) -> None:
        """Ticks that changed elsewhere, such as by undo."""
        self.model.show_chosen(chosen)

    def show_rows(self, rows: Sequence[PickRow], chosen: set[str]) -> None:
        """Rows and ticks that changed elsewhere; the current row stays the current one."""
        current, before = self.list.currentIndex(), self.model.shown
        id = before[current.row()].id if current.isValid() else ""
        self.model.show_rows(rows)
        self.model.show_chosen(chosen)
        place = next((n for n, row in enumerate(self.model.shown) if row.id == id), 0)
        self._choose(self.model.index(place))

    def go_to_last(self) -> None:
        """Makes the last row the current one, such as one that was just made."""
        self._choose(self.model.index(self.model.rowCount() - 1))

    def _filter(self, words: str) -> None:
        self.model.filter(words)
        self._choose(self.model.best())

    def _choose(self, index: QModelIndex) -> None:
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = event.key()
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.model.toggle(self.list.currentIndex())
                return True
            if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
                self.list.keyPressEvent(event)
                return True
        return super().eventFilter(watched, event)
