"""The kinds of entries as the timeline offers them: in their order, as filters, as icons."""

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap

from pmdesk.model.words import Kind
from pmdesk.ui.paint.shapes import paint_kind
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
    return _drawn(theme, kind, QSize(16, 16), 13)


def filter_icon(theme: Theme, kind: Kind) -> QIcon:
    """The shape of a kind in a row of exclusive choices."""
    return _drawn(theme, kind, FILTER_ICON, 10)


def _drawn(theme: Theme, kind: Kind, size: QSize, px: float) -> QIcon:
    pixmap = QPixmap(size * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    middle = size.height() / 2
    paint_kind(painter, theme, kind, QPointF(middle, middle), px)
    painter.end()
    return QIcon(pixmap)
