"""How the list of an archive looks, and how its ticks are changed."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from pmdesk.ui.importing.archive_rows import ArchiveColumn, ArchiveFile, ArchiveModel
from pmdesk.ui.importing.tick import INDENT, TickTable, paint_box
from pmdesk.ui.paint.text import draw, plain
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

ROW = 52
WIDTHS: dict[int, int] = {ArchiveColumn.DAY: 110, ArchiveColumn.FOUND: 330}
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


class ArchiveTable(TickTable):
    """The files of an archive."""

    def __init__(self, theme: Theme, rows: ArchiveModel) -> None:
        name = tr("Files of the archive")
        super().__init__(theme, rows, name, ROW, ArchiveColumn.TITLE, WIDTHS)
        self.setItemDelegate(ArchiveDelegate(theme, rows, self))
