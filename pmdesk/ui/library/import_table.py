"""How proposals look before they are taken in: ticks, times, kinds, texts, warnings in words."""

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from pmdesk.intake.values import ProposedEntry
from pmdesk.method.words import name_of
from pmdesk.ui.library.import_rows import (
    Column,
    ProposalsModel,
    clock_said,
    day_said,
    secrets_remarks,
)
from pmdesk.ui.library.import_tick import paint_box
from pmdesk.ui.paint.shapes import paint_kind
from pmdesk.ui.paint.text import draw, plain
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.table_head import TableHead

ROW = 34
WARNED = 52
INDENT = 40
DAY = 88
MANY = 3_000
"""Rows from which all are of one height: setting the height of each would take its time."""
WIDTHS = {Column.TIME: 236, Column.KIND: 98, Column.LINE: 48}
Index = QModelIndex | QPersistentModelIndex
NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


class ProposalDelegate(QStyledItemDelegate):
    """Paints one cell of a proposed entry; what is not ticked is muted."""

    def __init__(self, theme: Theme, rows: ProposalsModel, parent: QObject) -> None:
        super().__init__(parent)
        self._theme, self._rows = theme, rows

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect, column = QRectF(option.rect), Column(index.column())
        entry, row = self._rows.entry(index.row()), index.row()
        theme, current = self._theme, bool(option.state & QStyle.StateFlag.State_Selected)
        ink = theme["ink" if self._rows.is_ticked(row) else "muted"]
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
            took = draw(painter, line, plain(entry.text), theme.font(13), ink)
            below = QRectF(rect.left(), rect.top() + 28, rect.width() - 8, 18)
            beside = line.adjusted(min(took + 16, line.width()), 0, 0, 0)
            self._below(painter, below if rect.height() > ROW else beside, row, entry)
        else:
            right = Qt.AlignmentFlag.AlignRight
            draw(painter, line, str(entry.line), theme.font(12), theme["muted"], right)
        painter.restore()

    def _time(self, p: QPainter, line: QRectF, row: int, ink: QColor) -> None:
        """The tick, the day where it begins, the time of day."""
        theme, entry, rows = self._theme, self._rows.entry(row), self._rows
        box = QRectF(line.left() + 14, line.top() + 9.5, 15, 15)
        paint_box(p, theme, box, rows.is_ticked(row), locked=rows.ticks.is_locked(rows.places[row]))
        left = line.adjusted(INDENT, 0, 0, 0)
        if self._rows.begins_day(row):
            draw(p, left, day_said(entry), theme.font(12), theme["muted"])
        draw(p, left.adjusted(DAY, 0, 0, 0), clock_said(entry), theme.font(13, 600), ink)

    def _below(self, p: QPainter, line: QRectF, row: int, entry: ProposedEntry) -> None:
        """That it is here already, warnings in words, secrets, then the first of the details."""
        small, ticks, place = self._theme.font(12), self._rows.ticks, self._rows.places[row]
        here = tr("Here already") if place in ticks.here.places else ""
        warnings = "  ".join((*entry.warnings, *secrets_remarks(ticks, place)))
        bot = tr("Bot") if entry.bot else ""
        details = plain(" ".join(entry.details[:500].split()))
        for text, role in (
            (here, "muted"),
            (warnings, "amber"),
            (bot, "muted"),
            (details, "muted"),
        ):
            took = draw(p, line, text, small, self._theme[role])
            line = line.adjusted(min(took + 12, line.width()) if took else 0, 0, 0, 0)


class ProposalsTable(QTableView):
    """The proposed entries; a click on a tick, or the space bar on a block of rows, changes them.

    Signals:
        looked_at(int): the row that is the current one, -1 for none.
    """

    looked_at = Signal(int)

    def __init__(self, theme: Theme, rows: ProposalsModel) -> None:
        super().__init__()
        self._rows, self._sized = rows, 0
        self.setModel(rows)
        self.setItemDelegate(ProposalDelegate(theme, rows, self))
        self.setAccessibleName(tr("Proposed entries"))
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
        for column in Column:
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(Column.TEXT, QHeaderView.ResizeMode.Stretch)
        for column, pixels in WIDTHS.items():
            self.setColumnWidth(column, pixels)
        self.setMinimumSize(320, 96)
        rows.modelReset.connect(self._fit_rows)
        self.selectionModel().currentRowChanged.connect(
            lambda index, _: self.looked_at.emit(index.row())
        )

    def go_to(self, row: int) -> None:
        """Makes a row the current one and shows it."""
        if 0 <= row < len(self._rows.places):
            self.setCurrentIndex(self._rows.index(row, Column.TIME))
            self.scrollTo(self.currentIndex())

    def _fit_rows(self) -> None:
        count = len(self._rows.places)
        for row in range(count if count <= MANY else min(count, self._sized)):
            height = WARNED if count <= MANY and self._has_more(row) else ROW
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        self._sized = max(self._sized, count) if count <= MANY else 0
        self.go_to(0)
        self.looked_at.emit(self.currentIndex().row())

    def _has_more(self, row: int) -> bool:
        """Whether something stands below the text of an entry."""
        entry = self._rows.ticks.entries[self._rows.places[row]]
        return bool(entry.details or entry.bot or self._rows.remarks(row))

    def _toggle(self) -> None:
        """All chosen rows become what the current one is not."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        current = self.currentIndex().row()
        self._rows.tick(rows | {current}, not self._rows.is_ticked(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the dialog's: take in
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        on_tick = at.isValid() and at.column() == Column.TIME and event.position().x() < INDENT
        if on_tick and self.selectionModel().isRowSelected(at.row()):
            # A block stays chosen while its ticks are changed.
            self.selectionModel().setCurrentIndex(at, NO_UPDATE)
            self._toggle()
            return
        super().mousePressEvent(event)
        if on_tick:
            self._rows.toggle(at.row())
