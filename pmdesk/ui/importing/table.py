"""How proposals look before they are taken in: ticks, times, kinds, texts, warnings in words."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from pmdesk.intake.values import ProposedEntry
from pmdesk.method.words import name_of
from pmdesk.ui.importing.rows import (
    Column,
    ProposalsModel,
    clock_said,
    day_said,
    secrets_remarks,
)
from pmdesk.ui.importing.tick import INDENT, TickTable, paint_box
from pmdesk.ui.paint.shapes import paint_kind
from pmdesk.ui.paint.text import draw, plain
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

ROW = 34
WARNED = 52
DAY = 88
MANY = 3_000
"""Rows from which all are of one height: setting the height of each would take its time."""
WIDTHS: dict[int, int] = {Column.TIME: 236, Column.KIND: 98, Column.LINE: 48}
Index = QModelIndex | QPersistentModelIndex


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


class ProposalsTable(TickTable):
    """The proposed entries.

    Signals:
        looked_at(int): the row that is the current one, -1 for none.
    """

    looked_at = Signal(int)

    def __init__(self, theme: Theme, rows: ProposalsModel) -> None:
        name = tr("Proposed entries")
        super().__init__(theme, rows, name, ROW, Column.TEXT, dict(WIDTHS))
        self._rows, self._sized = rows, 0
        self.setItemDelegate(ProposalDelegate(theme, rows, self))
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
