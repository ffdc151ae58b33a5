"""The list of backups, under a heading for each day."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from pmdesk.store.versions import Version
from pmdesk.ui.library.list_delegate import ListDelegate, PaintCell
from pmdesk.ui.library.list_model import Index
from pmdesk.ui.paint.text import draw, width
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.versions.list_view import PlainList
from pmdesk.ui.versions.words import (
    count_said,
    day_said,
    note_said,
    size_said,
    time_said,
    version_sentence,
)

DAY, HIGH, INDENT = 30, 40, 16
Item = Qt.ItemDataRole
Row = date | Version


class VersionModel(QAbstractListModel):
    """Days and backups; `UserRole` gives the day or the Version. Keys pass over the days."""

    def __init__(self, today: date, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.rows: list[Row] = []

    def show_versions(self, versions: Iterable[Version]) -> None:
        """The newest first."""
        self.beginResetModel()
        self.rows = []
        for day, of_day in groupby(versions, key=lambda v: v.at.astimezone().date()):
            self.rows += [day, *of_day]
        self.endResetModel()

    def row_of(self, name: str) -> int:
        """The row of a backup by its name; else of the newest, -1 where there is none."""
        rows = [n for n, row in enumerate(self.rows) if isinstance(row, Version)]
        named = [n for n in rows if getattr(self.rows[n], "name", "") == name]
        return next(iter(named or rows), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not isinstance(self.rows[index.row()], Version):
            return Qt.ItemFlag.NoItemFlags
        flag = Qt.ItemFlag
        return flag.ItemIsEnabled | flag.ItemIsSelectable | flag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Item.UserRole:
            return row
        if role in (Item.DisplayRole, Item.AccessibleTextRole):
            if isinstance(row, Version):
                return version_sentence(row, self._today)
            return day_said(row, self._today)
        return None


class VersionDelegate(ListDelegate):
    """Paints a day, or a backup: its time, how many reviews, what is particular, its size."""

    def __init__(self, theme: Theme, today: date) -> None:
        super().__init__(theme)
        self._today = today

    def cells(self) -> tuple[PaintCell, ...]:
        return (self._row,)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, HIGH if isinstance(index.data(Item.UserRole), Version) else DAY)

    def _row(self, p: QPainter, rect: QRectF, row: Row, chosen: bool) -> None:
        theme, box = self._theme, rect.adjusted(INDENT, 0, -12, 0)
        if not isinstance(row, Version):
            draw(p, box, day_said(row, self._today), theme.font(11, 600), theme["muted"])
            return
        small = theme.font(12)
        draw(p, box, time_said(row), theme.font(13, 600 if chosen else 500), theme["ink"])
        size = size_said(row.size)
        right = box.adjusted(box.width() - width(size, small) - 1, 0, 0, 0)
        draw(p, right, size, small, theme["muted"])
        box = box.adjusted(56, 0, -right.width() - 12, 0)
        if row.reviews is not None:
            box = box.adjusted(draw(p, box, count_said(row), small, theme["ink"]) + 10, 0, 0, 0)
        draw(p, box, note_said(row), small, theme["muted" if row.sound else "brick"])


class VersionList(PlainList):
    """Which backup is looked at.

    Signals:
        chosen(object): the Version that is now the current one.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme, today: date) -> None:
        self.versions = VersionModel(today)
        super().__init__(tr("Backups by day"), self.versions, VersionDelegate(theme, today))
        self.setMinimumWidth(320)

    def current(self) -> Version | None:
        row = self.currentIndex().data(Item.UserRole)
        return row if isinstance(row, Version) else None

    def show_versions(self, versions: Iterable[Version], name: str = "") -> None:
        """Lists backups; the one of this name is current, else the newest."""
        self.versions.show_versions(versions)
        row = self.versions.row_of(name)
        if row >= 0:
            self.setCurrentIndex(self.versions.index(row))
        if row == 1:
            self.scrollToTop()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        version = self.current()
        if version is not None:
            self.chosen.emit(version)
