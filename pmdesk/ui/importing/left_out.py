"""The lines that an import did not take, each with its reason."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from pmdesk.intake.values import Skipped
from pmdesk.ui.paint.text import draw
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

Index = QModelIndex | QPersistentModelIndex
Item = Qt.ItemDataRole


class SkippedModel(QAbstractTableModel):
    """Lines that were not taken: number, text, reason."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: tuple[Skipped, ...] = ()

    def show_lines(self, lines: tuple[Skipped, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Item.UserRole:
            return line
        if role in (Item.DisplayRole, Item.AccessibleTextRole, Item.ToolTipRole):
            where = tr("Line {n}").format(n=line.line)
            return f"{where}: {line.text[:500]}\n{line.reason}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Item.DisplayRole
    ) -> Any:
        if role not in (Item.DisplayRole, Item.AccessibleTextRole):
            return None
        return str(section + 1) if orientation == Qt.Orientation.Vertical else tr("Not taken")


class SkippedDelegate(QStyledItemDelegate):
    """Paints a line that was left: its number and text, and the reason below."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, 42)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: Skipped = index.data(Qt.ItemDataRole.UserRole)
        theme, rect = self._theme, QRectF(option.rect)
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme["accent-tint" if current else "surface"])
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])
        number = QRectF(rect.left() + 14, rect.top() + 3, 44, 18)
        draw(painter, number, str(line.line), theme.font(12), theme["muted"])
        text = QRectF(number.right(), rect.top() + 3, rect.width() - 72, 18)
        draw(painter, text, line.text[:500], theme.font(12), theme["ink"])
        draw(painter, text.translated(0, 17), line.reason, theme.font(12), theme["muted"])
        painter.restore()


class SkippedView(QListView):
    """The lines that were not taken, with their reasons."""

    def __init__(self, theme: Theme, rows: SkippedModel) -> None:
        super().__init__()
        self.setModel(rows)
        self.setItemDelegate(SkippedDelegate(theme, self))
        self.setAccessibleName(tr("Lines not taken"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(126)
