"""How proposals look before they are taken in: ticks, times, kinds, texts, warnings in words."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from pmdesk.intake.values import ProposedEntry, Skipped
from pmdesk.method.words import name_of
from pmdesk.ui.library.import_rows import Column, ProposalsModel, SkippedModel, clock_said, day_said
from pmdesk.ui.paint.shapes import paint_kind, paint_tick, stroke
from pmdesk.ui.paint.text import draw, plain
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.table_head import TableHead

ROW = 34
WARNED = 52
INDENT = 40
DAY = 88
WIDTHS = {Column.TIME: 236, Column.KIND: 98, Column.LINE: 48}
Index = QModelIndex | QPersistentModelIndex


class ProposalDelegate(QStyledItemDelegate):
    """Paints one cell of a proposed entry; what is not ticked is muted."""

    def __init__(self, theme: Theme, rows: ProposalsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, column = QRectF(option.rect), Column(index.column())
        entry, row = self._rows.entries[index.row()], index.row()
        theme, current = self._theme, bool(option.state & QStyle.StateFlag.State_Selected)
        ink = theme["ink" if row in self._rows.chosen else "muted"]
        painter.save()
        painter.fillRect(rect, theme["accent-tint" if current else "surface"])
        painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), theme["hair"])
        if current and theme.flat:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), 2), theme["accent"])
            painter.fillRect(
                QRectF(rect.left(), rect.bottom() - 2, rect.width(), 2), theme["accent"]
            )
        line = QRectF(rect.left(), rect.top(), rect.width() - 8, ROW)
        if column is Column.TIME:
            if current:
                bar = QRectF(rect.left(), rect.top(), 3, rect.height() - 1)
                painter.fillRect(bar, theme["accent"])
            self._time(painter, line, row, ink)
        elif column is Column.KIND:
            paint_kind(painter, theme, entry.kind, QPointF(rect.left() + 7, rect.top() + 17), 11)
            draw(painter, line.adjusted(20, 0, 0, 0), name_of(entry.kind), theme.font(12), ink)
        elif column is Column.TEXT:
            draw(painter, line, plain(entry.text), theme.font(13), ink)
            self._below(painter, QRectF(rect.left(), rect.top() + 28, rect.width() - 8, 18), entry)
        else:
            right = Qt.AlignmentFlag.AlignRight
            draw(painter, line, str(entry.line), theme.font(12), theme["muted"], right)
        painter.restore()

    def _time(self, p: QPainter, line: QRectF, row: int, ink: QColor) -> None:
        """The tick, the day where it begins, the time of day."""
        theme, entry = self._theme, self._rows.entries[row]
        self._tick(p, QRectF(line.left() + 14, line.top() + 9.5, 15, 15), row in self._rows.chosen)
        left = line.adjusted(INDENT, 0, 0, 0)
        if self._rows.begins_day(row):
            draw(p, left, day_said(entry), theme.font(12), theme["muted"])
        draw(p, left.adjusted(DAY, 0, 0, 0), clock_said(entry), theme.font(13, 600), ink)

    def _below(self, p: QPainter, line: QRectF, entry: ProposedEntry) -> None:
        """Warnings in words, then the first of the details."""
        theme, small = self._theme, self._theme.font(12)
        took = draw(p, line, "  ".join(entry.warnings), small, theme["amber"])
        details = plain(" ".join(entry.details[:500].split()))
        draw(p, line.adjusted(took + 12 if took else 0, 0, 0, 0), details, small, theme["muted"])

    def _tick(self, p: QPainter, box: QRectF, ticked: bool) -> None:
        theme = self._theme
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        p.setPen(stroke(theme["accent" if ticked else "edge"], 1))
        p.setBrush(theme["accent" if ticked else "surface"])
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        if ticked:
            paint_tick(p, theme["on-accent"], box.center())


class ProposalsTable(QTableView):
    """The proposed entries; a click on the tick or the space bar takes one out or back in."""

    def __init__(self, theme: Theme, rows: ProposalsModel) -> None:
        super().__init__()
        self._rows = rows
        self.setModel(rows)
        self.setItemDelegate(ProposalDelegate(theme, rows, self))
        self.setAccessibleName(tr("Proposed entries"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalHeader(TableHead(theme, INDENT, 30))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        head = self.horizontalHeader()
        for column in Column:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        for column, pixels in WIDTHS.items():
            self.setColumnWidth(column, pixels)
        self.setMinimumSize(320, 96)
        rows.modelReset.connect(self._fit_rows)

    def _fit_rows(self) -> None:
        for row, entry in enumerate(self._rows.entries):
            height = WARNED if entry.warnings or entry.details else ROW
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._rows.toggle(self.currentIndex().row())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the dialog's: take in
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and at.column() == Column.TIME and event.position().x() < INDENT:
            self._rows.toggle(at.row())


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
