"""Rows with a tick each, as the tables of an import have them: their look, how ticks change."""

from PySide6.QtCore import QItemSelectionModel, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from pmdesk.ui.importing.tick_model import TickModel
from pmdesk.ui.paint.shapes import paint_tick, stroke
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.painted_rows import as_painted_rows
from pmdesk.ui.widgets.table_head import TableHead
from pmdesk.ui.widgets.viewport import leave_ground

INDENT = 40
"""Pixels at the left of a row in which a click changes its tick."""
NO_UPDATE = QItemSelectionModel.SelectionFlag.NoUpdate


def paint_box(p: QPainter, theme: Theme, box: QRectF, ticked: bool, *, locked: bool) -> None:
    """A box of 15 px; `locked` is one that cannot be ticked."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    p.setPen(stroke(theme["accent" if ticked else "hair" if locked else "edge"], 1))
    p.setBrush(theme["accent" if ticked else "surface"])
    p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if ticked:
        paint_tick(p, theme["on-accent"], box.center())


class TickTable(QTableView):
    """A table of painted rows; the space bar, or a click on a tick, changes all chosen rows.

    `stretched` is the column that takes the room that is left, `widths` are those of the others.
    """

    def __init__(
        self,
        theme: Theme,
        model: TickModel,
        name: str,
        row: int,
        stretched: int,
        widths: dict[int, int],
    ) -> None:
        super().__init__()
        leave_ground(self)
        self._ticked = model
        self.setModel(model)
        self.setAccessibleName(name)
        as_painted_rows(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalHeader(TableHead(theme, INDENT, 30))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionResizeMode(stretched, QHeaderView.ResizeMode.Stretch)
        for column, pixels in widths.items():
            self.setColumnWidth(column, pixels)
        self.setMinimumSize(320, 96)

    def _toggle(self) -> None:
        """All chosen rows become what the current one is not."""
        rows = {index.row() for index in self.selectionModel().selectedRows()}
        current = self.currentIndex().row()
        self._ticked.tick(rows | {current}, not self._ticked.is_ticked(current))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self.currentIndex().isValid():
            self._toggle()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()  # the dialog's: take in
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.indexAt(event.position().toPoint())
        on_tick = at.isValid() and at.column() == 0 and event.position().x() < INDENT
        if on_tick and self.selectionModel().isRowSelected(at.row()):
            # A block stays chosen while its ticks are changed.
            self.selectionModel().setCurrentIndex(at, NO_UPDATE)
            self._toggle()
            return
        super().mousePressEvent(event)
        if on_tick:
            self._ticked.tick([at.row()], not self._ticked.is_ticked(at.row()))
