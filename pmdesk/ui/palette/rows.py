"""The rows of the palette: headings of groups and offers, painted with their matched letters."""

from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from pmdesk.ui.help.keys import caps
from pmdesk.ui.paint.chips import keycap_width, paint_keycap
from pmdesk.ui.paint.text import draw, elided, width
from pmdesk.ui.palette.offers import Offer
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

Index = QModelIndex | QPersistentModelIndex
Row = Offer | str
ROW, HEADING = 42, 32
LEFT = 16


class OffersModel(QAbstractListModel):
    """Offers under the headings of their groups; headings cannot be chosen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show_offers(self, offers: tuple[Offer, ...]) -> None:
        self.beginResetModel()
        self._rows = []
        for number, offer in enumerate(offers):
            if number == 0 or offers[number - 1].group != offer.group:
                self._rows.append(tr(offer.group))
            self._rows.append(offer)
        self.endResetModel()

    def row(self, number: int) -> Row:
        return self._rows[number]

    def offer(self, index: Index) -> Offer | None:
        row = self._rows[index.row()] if index.isValid() else None
        return row if isinstance(row, Offer) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if self.offer(index) is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row if isinstance(row, str) else row.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if isinstance(row, str):
                return row
            return ", ".join(part for part in (row.text, row.detail, row.keys) if part)
        return None


class OffersDelegate(QStyledItemDelegate):
    """Icon, name with its matched letters, a muted word beside it, key caps at the right."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        model = index.model()
        assert isinstance(model, OffersModel)
        return QSize(0, HEADING if isinstance(model.row(index.row()), str) else ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, OffersModel)
        row, rect, theme = model.row(index.row()), QRectF(option.rect), self._theme
        painter.save()
        if isinstance(row, str):
            box = rect.adjusted(LEFT, 6, 0, 0)
            draw(painter, box, row, theme.font(11, 600), theme["muted"])
        else:
            self._offer(painter, rect, row, option.state)
        painter.restore()

    def _offer(self, p: QPainter, rect: QRectF, offer: Offer, state: QStyle.StateFlag) -> None:
        theme = self._theme
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        if chosen:
            p.fillRect(rect, theme["accent-tint"])
            p.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), theme["accent"])
            if theme.flat:
                p.setPen(theme["accent"])
                p.drawRect(rect.adjusted(0.5, 0.5, -1.5, -1.5))
        elif state & QStyle.StateFlag.State_MouseOver:
            p.fillRect(rect, theme["hover"])
        if offer.icon:
            place = QRectF(rect.left() + LEFT, rect.center().y() - 8, 16, 16)
            paint_icon(p, offer.icon, theme["ink"].name(), place)
        right = self._keys(p, rect, offer.keys)
        text = QRectF(rect.left() + 43, rect.top(), right - rect.left() - 55, rect.height())
        taken = self._name(p, text, offer)
        text.setLeft(text.left() + taken + 12)
        if text.width() > 40:
            draw(p, text, offer.detail, theme.font(12), theme["muted"])

    def _keys(self, p: QPainter, rect: QRectF, keys: str) -> float:
        """The caps at the right edge; gives where they begin."""
        x = rect.right() - LEFT
        for cap in reversed(caps(keys) if keys else ()):
            wide = keycap_width(self._theme, cap)
            x -= wide
            paint_keycap(p, self._theme, QRectF(x, rect.center().y() - 9, wide, 18), cap)
            x -= 4
        return x

    def _name(self, p: QPainter, box: QRectF, offer: Offer) -> float:
        """The name, letter runs that matched in bold accent; gives the width it took."""
        theme = self._theme
        plain, bold = theme.font(13, 500), theme.font(13, 700)
        shown = elided(offer.text, plain, box.width())
        if shown != offer.text or not offer.places:
            return draw(p, box, offer.text, plain, theme["ink"])
        x = box.left()
        for text, hit in _runs(offer.text, set(offer.places)):
            font: QFont = bold if hit else plain
            p.setFont(font)
            p.setPen(theme["accent" if hit else "ink"])
            metrics = QFontMetricsF(font)
            y = box.center().y() + (metrics.ascent() - metrics.descent()) / 2
            p.drawText(QPointF(x, y), text)
            x += width(text, font)
        return x - box.left()


def _runs(text: str, places: set[int]) -> list[tuple[str, bool]]:
    """The text in pieces that matched and pieces that did not."""
    runs: list[tuple[str, bool]] = []
    for number, letter in enumerate(text):
        hit = number in places
        if runs and runs[-1][1] == hit:
            runs[-1] = (runs[-1][0] + letter, hit)
        else:
            runs.append((letter, hit))
    return runs
