"""How the list of an archive looks, and how its ticks are changed."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from pmdesk.ui.library.import_archive_rows import ArchiveColumn, ArchiveFile, ArchiveModel
from pmdesk.ui.library.import_tick import paint_box
from pmdesk.ui.paint.text import draw, plain
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.table_head import TableHead

ROW, INDENT = 52, 40
WIDTHS = {ArchiveColumn.DAY: 110, ArchiveColumn.FOUND: 330}
Index = QModelIndex | QPersistentModelIndex


class ArchiveDelegate(QStyledItemDelegate):
    """Paints one cell of a file: its title above, its name and what is odd about it below."""

    def __init__(self, theme: Theme, rows: ArchiveModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, theme, row = QRectF(option.rect), self._theme, index.row()
        file, ticked = self._rows.files[row], row in self._rows.chosen
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        ink = theme["ink" if ticked else "muted"]
        painter.save()
        painter.fillRect(rect, theme["accent-tint" if current else "surface"])
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])
        line = QRectF(rect.left(), rect.top() + 6, rect.width() - 12, 20)
        column = ArchiveColumn(index.column())
        if column is ArchiveColumn.TITLE:
            if current:
                bar = QRectF(rect.left(), rect.top(), 3, rect.height() - 1)
                painter.fillRect(bar, theme["accent"])
            box = QRectF(rect.left() + 14, rect.top() + 9.5, 15, 15)
            paint_box(painter, theme, box, ticked, locked=not file.useful)
            line = line.adjusted(INDENT, 0, 0, 0)
            draw(painter, line, plain(file.title), theme.font(13, 600 if ticked else 400), ink)
            self._below(painter, line.translated(0, 19), file)
        else:
            text = file.day if column is ArchiveColumn.DAY else file.found
            draw(painter, line, text, theme.font(13), ink)
        painter.restore()

    def _below(self, p: QPainter, line: QRectF, file: ArchiveFile) -> None:
        small = self._theme.font(12)
        here = tr("Here already") if file.here else ""
        for text, role in ((here, "muted"), (file.name, "muted"), (_odd(file), "amber")):
            took = draw(p, line, text, small, self._theme[role])
            line = line.adjusted(min(took + 12, line.width()) if took else 0, 0, 0, 0)


def _odd(file: ArchiveFile) -> str:
    return "  ".join(file.remarks)


class ArchiveTable(QTableView):
    """The files; the space bar changes the ticks of the chosen rows."""

    def __init__(self, theme: Theme, rows: ArchiveModel) -> None:
        super().__init__()
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(ArchiveDelegate(theme, rows, self))
        self.setAccessibleName(tr("Files of the archive"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(TableHead(theme, INDENT, 30))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(ArchiveColumn.TITLE, QHeaderView.ResizeMode.Stretch)
        for column, pixels in WIDTHS.items():
            self.setColumnWidth(column, pixels)
        self.setMinimumSize(320, 96)

    def _toggle(self) -> None:
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        current = self.currentIndex().row()
        self._rows.tick(rows | {current}, current not in self._rows.chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the dialog's: take in
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and at.column() == ArchiveColumn.TITLE and event.position().x() < INDENT:
            self._rows.tick([at.row()], at.row() not in self._rows.chosen)
