"""Icons that follow the theme: one engine draws currentColor SVG in the colour of the moment."""

import tomllib
from collections.abc import Callable
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pmdesk.memory import of_review
from pmdesk.resources import resource_text
from pmdesk.ui.theme.theme import Theme

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="{colour}" '
    'stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">{body}</svg>'
)


@cache
def _bodies() -> dict[str, str]:
    return tomllib.loads(resource_text("icons/icons.toml"))


@of_review
@lru_cache(maxsize=128)
def renderer(name: str, colour: str) -> QSvgRenderer:
    """The renderer of an icon in a colour (#rrggbb), kept as long as it is used much."""
    body = _bodies()[name].replace("currentColor", colour)
    return QSvgRenderer(QByteArray(_SVG.format(colour=colour, body=body).encode()))


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """An icon into a square of a painter."""
    renderer(name, colour).render(painter, rect)


Paint = Callable[[QPainter, QRectF, bool], None]
"""Draws into a rectangle; True where what carries the icon is disabled."""


class _Engine(QIconEngine):
    """Draws anew each time: what Qt keeps of a pixmap's sizes outlives the icon."""

    def __init__(self, paint: Paint) -> None:
        super().__init__()
        self._paint = paint

    def clone(self) -> QIconEngine:
        return _Engine(self._paint)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        self._paint(painter, QRectF(rect), mode == QIcon.Mode.Disabled)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


def icon(theme: Theme, name: str, role: str = "ink") -> QIcon:
    """An icon by its name in resources/icons/icons.toml, in a colour role of the theme."""

    def paint(painter: QPainter, rect: QRectF, disabled: bool) -> None:
        paint_icon(painter, name, theme["muted" if disabled else role].name(), rect)

    return painted(paint)


def painted(paint: Paint) -> QIcon:
    """An icon that is drawn in the colours of the moment, in the size that is asked for."""
    return QIcon(_Engine(paint))
