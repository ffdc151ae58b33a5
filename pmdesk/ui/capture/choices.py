"""The small list above the capture line: targets, seats or services, while typing goes on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.labels import ElidedLabel
from pmdesk.ui.widgets.surface import Surface
from pmdesk.ui.widgets.viewport import leave_ground

ROW, FOOT, MOST = 30, 26, 10
LEAD, MARK = 36, 26
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: a key cap, an icon, words, and what they are in muted letters at the right."""

    key: object
    words: str
    beside: str = ""
    cap: str = ""
    icon: str = ""
    role: str = "ink"


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self.choices: tuple[Choice, ...] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = tuple(choices)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.choices):
            return None
        choice = self.choices[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (choice.words, choice.cap, choice.beside) if part)
        return choice.words if role == Qt.ItemDataRole.DisplayRole else None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Rows)
        choice, theme, box = model.choices[index.row()], self._theme, QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme["accent-tint"])
            painter.fillRect(QRectF(box.left(), box.top(), 3, ROW), theme["accent"])
            if theme.flat:
                painter.setPen(stroke(theme["accent"], 2))
                painter.drawRect(box.adjusted(1, 1, -1, -1))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme["hover"])
        left = box.left() + 12
        if choice.cap:
            cap = QRectF(left, box.top() + 6, keycap_width(theme, choice.cap), 18)
            paint_keycap(painter, theme, cap, choice.cap)
            left += LEAD
        if choice.icon:
            square = QRectF(left, box.top() + 7, 16, 16)
            paint_icon(painter, choice.icon, theme[choice.role].name(), square)
            left += MARK
        font = theme.font(13, 600 if chosen else 500)
        room = QRectF(left, box.top(), box.right() - left - 12, ROW)
        left += draw(painter, room, choice.words, font, theme["ink"]) + 16
        rest = QRectF(left, box.top(), box.right() - left - 12, ROW)
        right = Qt.AlignmentFlag.AlignRight
        if rest.width() > 24:
            draw(painter, rest, choice.beside, theme.font(12), theme["muted"], right)


class ChoiceList(Surface):
    """Rows that stand over the line; they never take the focus, so that typing goes on.

    Signals:
        chosen(object): the key of the row that was taken.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "edge")
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.rows = _Rows()
        self.list = QListView()
        leave_ground(self.list)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.clicked.connect(lambda index: self.take(index.row()))
        self._foot = ElidedLabel(theme, "", 11, 400, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 5, 1, 6)
        column.setSpacing(4)
        column.addWidget(self.list)
        foot = QVBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.addWidget(self._foot)
        column.addLayout(foot)
        self.hide()

    def offer(
        self, name: str, choices: Sequence[Choice], foot: str, *, first: bool, room: int
    ) -> None:
        """Shows rows and a foot in at most `room`; with `first` the first of them is chosen."""
        kept = self.current() if self.isVisible() and self.list.accessibleName() == name else None
        self.setAccessibleName(name)
        self.list.setAccessibleName(name)
        self.rows.show(choices)
        self._foot.set_text(foot)
        place = next((n for n, choice in enumerate(choices) if choice == kept), 0 if first else -1)
        self._go(place)
        count = min(len(choices), MOST)
        self.list.setFixedHeight(count * ROW)
        wide = max(width(c.words, self._theme.font(13, 600)) + self._beside(c) for c in choices)
        wide = max(wide, width(foot, self._theme.font(11))) + 56
        self.setFixedSize(min(round(wide), room), count * ROW + FOOT + 12)
        self.show()
        self.raise_()

    def _beside(self, choice: Choice) -> float:
        lead = (LEAD if choice.cap else 0) + (MARK if choice.icon else 0)
        return lead + width(choice.beside, self._theme.font(12))

    def current(self) -> Choice | None:
        row = self.list.currentIndex().row()
        return self.rows.choices[row] if 0 <= row < len(self.rows.choices) else None

    def step(self, by: int) -> None:
        """To the next row; goes round at the ends."""
        count, row = len(self.rows.choices), self.list.currentIndex().row()
        if count:
            self._go((row + by) % count if row >= 0 else (0 if by > 0 else count - 1))

    def _go(self, row: int) -> None:
        index = self.rows.index(row) if row >= 0 else QModelIndex()
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def take(self, row: int) -> None:
        """What a click on a row does."""
        self.hide()
        self.chosen.emit(self.rows.choices[row].key)

    def take_current(self, *, else_first: bool = False) -> bool:
        """Takes the chosen row, or the first where none is chosen and that will do."""
        row = self.list.currentIndex().row()
        if row < 0 and not else_first:
            return False
        self.take(max(row, 0))
        return True
