"""Icons that follow the theme: one engine draws currentColor SVG in the colour of the moment."""

import tomllib
from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from pmdesk.resources import resource_text
from pmdesk.ui.theme.theme import Theme

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="{colour}" '
    'stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">{body}</svg>'
)


@cache
def _bodies() -> dict[str, str]:
    return tomllib.loads(resource_text("icons/icons.toml"))


@lru_cache(maxsize=128)
def renderer(name: str, colour: str) -> QSvgRenderer:
    """The renderer of an icon in a colour (#rrggbb), kept as long as it is used much."""
    body = _bodies()[name].replace("currentColor", colour)
    return QSvgRenderer(QByteArray(_SVG.format(colour=colour, body=body).encode()))


def paint_icon(painter: QPainter, name: str, colour: str, rect: QRectF) -> None:
    """An icon into a square of a painter."""
    renderer(name, colour).render(painter, rect)


class _Engine(QIconEngine):
    def __init__(self, theme: Theme, name: str, role: str) -> None:
        super().__init__()
        self._theme, self._name, self._role = theme, name, role

    def clone(self) -> QIconEngine:
        return _Engine(self._theme, self._name, self._role)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        role = "muted" if mode == QIcon.Mode.Disabled else self._role
        renderer(self._name, self._theme[role].name()).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


def icon(theme: Theme, name: str, role: str = "ink") -> QIcon:
    """An icon by its name in resources/icons/icons.toml, in a colour role of the theme."""
    return QIcon(_Engine(theme, name, role))
