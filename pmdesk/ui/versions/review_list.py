"""The reviews in the chosen backup, each with what differs from now."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from pmdesk.store.kept import KeptReview, Standing
from pmdesk.ui.library.list_delegate import ListDelegate, PaintCell
from pmdesk.ui.library.list_model import Index
from pmdesk.ui.paint.text import draw, plain
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.versions.list_view import PlainList
from pmdesk.ui.versions.words import standing_said, started_said, title_said

HIGH, INDENT, DATE = 52, 16, 96
Item = Qt.ItemDataRole


class ReviewModel(QAbstractListModel):
    """`UserRole` gives the KeptReview."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reviews: Sequence[KeptReview] = ()

    def show_reviews(self, reviews: Sequence[KeptReview]) -> None:
        self.beginResetModel()
        self.reviews = reviews
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.reviews)

    def data(self, index: Index, role: int = Item.DisplayRole) -> Any:
        if not index.isValid():
            return None
        review = self.reviews[index.row()]
        if role == Item.UserRole:
            return review
        if role in (Item.DisplayRole, Item.AccessibleTextRole):
            return f"{plain(title_said(review))}. {standing_said(review)}"
        if role == Item.ToolTipRole:
            return f"{plain(title_said(review))}\n{standing_said(review)}"
        return None


class ReviewDelegate(ListDelegate):
    """Paints a review: its title, below it what differs, at the right the day of the incident."""

    def cells(self) -> tuple[PaintCell, ...]:
        return (self._row,)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, HIGH)

    def _row(self, p: QPainter, rect: QRectF, review: KeptReview, chosen: bool) -> None:
        theme, box = self._theme, rect.adjusted(INDENT, 0, -12, 0)
        same = review.standing is Standing.SAME
        day = started_said(review)
        top = QRectF(box.left(), box.top() + 8, box.width() - (DATE if day else 0), 20)
        ink = theme["muted" if review.restricted or same else "ink"]
        draw(p, top, plain(title_said(review)), theme.font(13, 600 if chosen else 500), ink)
        right = QRectF(box.right() - DATE + 8, top.top(), DATE - 8, 20)
        draw(p, right, day, theme.font(12), theme["muted"], Qt.AlignmentFlag.AlignRight)
        below = QRectF(box.left(), box.top() + 28, box.width(), 16)
        draw(p, below, standing_said(review), theme.font(12), theme["muted" if same else "ink"])


class ReviewList(PlainList):
    """Which review is looked at.

    Signals:
        moved(): another one is the current one, or none.
    """

    moved = Signal()

    def __init__(self, theme: Theme) -> None:
        self.reviews = ReviewModel()
        super().__init__(tr("Reviews in this backup"), self.reviews, ReviewDelegate(theme))

    def current(self) -> KeptReview | None:
        review = self.currentIndex().data(Item.UserRole)
        return review if isinstance(review, KeptReview) else None

    def show_reviews(self, reviews: Sequence[KeptReview], id: str = "") -> None:
        """Lists reviews; the one of this id is current, else the first that is not as it was."""
        self.reviews.show_reviews(reviews)
        places = {review.id: row for row, review in enumerate(reviews)}
        other = (row for row, r in enumerate(reviews) if r.standing is not Standing.SAME)
        row = places.get(id, next(other, 0))
        if reviews:
            self.setCurrentIndex(self.reviews.index(row))
        self.moved.emit()

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.moved.emit()
