"""The kinds of entries as the timeline offers them: in their order, as filters, as icons."""

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QIcon, QPainter

from pmdesk.model.words import Kind
from pmdesk.ui.paint.shapes import paint_kind
from pmdesk.ui.theme.icons import painted
from pmdesk.ui.theme.theme import Theme

KINDS = (Kind.SIGNAL, Kind.ACTION, Kind.DECISION, Kind.COMMUNICATION, Kind.CHANGE)
FILTERS: dict[str, frozenset[Kind] | None] = {
    "all": None,
    "signals": frozenset({Kind.SIGNAL, Kind.CHANGE}),
    "people": frozenset({Kind.ACTION, Kind.COMMUNICATION}),
    "decisions": frozenset({Kind.DECISION}),
}


FILTER_ICON = QSize(16, 12)
"""A shape with the distance to its word, of which Qt leaves half."""


def kind_icon(theme: Theme, kind: Kind) -> QIcon:
    """The shape of a kind as an icon for menus and choices."""
    return _drawn(theme, kind, 13 / 16)


def filter_icon(theme: Theme, kind: Kind) -> QIcon:
    """The shape of a kind in a row of exclusive choices."""
    return _drawn(theme, kind, 10 / 12)


def _drawn(theme: Theme, kind: Kind, share: float) -> QIcon:
    """The shape at the left of the icon, as large as this share of its height."""

    def paint(painter: QPainter, rect: QRectF, disabled: bool) -> None:
        middle = rect.height() / 2
        centre = rect.topLeft() + QPointF(middle, middle)
        paint_kind(painter, theme, kind, centre, rect.height() * share)

    return painted(paint)
