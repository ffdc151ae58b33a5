"""Where the audience window stands: remembered by the name of its screen, never out of sight."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QGuiApplication, QScreen

from pmdesk.ui.settings import Settings

_FAR = 10**6
_SHARE = 0.7
"""How much of a screen's width a window takes of which nothing is known."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A screen by name, a rectangle relative to the screen's corner, and whether it is filled."""

    screen: str
    rect: QRect
    full: bool = False


@dataclass(frozen=True, slots=True)
class Display:
    """A screen as it is now: the whole of it, and what panels leave free."""

    name: str
    whole: QRect
    free: QRect


def displays() -> tuple[Display, ...]:
    """The screens, asked for anew: a QScreen that was kept may be gone."""
    return tuple(display_of(screen) for screen in QGuiApplication.screens())


def display_of(screen: QScreen) -> Display:
    """A screen in values that stay when it is gone."""
    return Display(screen.name(), screen.geometry(), screen.availableGeometry())


def read(settings: Settings, pixel: float = 1.0) -> Spot | None:
    """The spot of the last time, None where there is none or it is unreadable.

    `pixel` is how many pixels of the usual size one of the window's is.
    """
    try:
        x, y, width, height = map(int, settings.text("audience/place").split(" "))
    except ValueError:
        return None
    rect = QRect(*(max(-_FAR, min(number, _FAR)) for number in (x, y, width, height)))
    full = settings.text("audience/full") == "yes"
    return Spot(settings.text("audience/screen"), resized(rect, 1 / pixel), full)


def write(settings: Settings, spot: Spot, pixel: float = 1.0) -> None:
    """Keeps a spot in pixels of the usual size, so that it holds at any zoom."""
    rect = resized(spot.rect, pixel)
    place = f"{rect.x()} {rect.y()} {rect.width()} {rect.height()}"
    settings.set_text("audience/place", place)
    settings.set_text("audience/screen", spot.screen)
    settings.set_text("audience/full", "yes" if spot.full else "no")


def choose(
    spot: Spot | None, screens: Sequence[Display], console: str
) -> tuple[Display, QRect, bool]:
    """The screen, the rectangle on it and whether it is filled.

    The screen of the last time if it is there, else another one than the console's, else that one;
    there the window is a window again.
    """
    for screen in screens:
        if spot is not None and screen.name == spot.screen:
            rect = spot.rect.translated(screen.whole.topLeft())
            return screen, clamped(rect, screen.free), spot.full
    others = [screen for screen in screens if screen.name != console]
    screen = (others or list(screens))[0]
    return screen, usual(screen), False


def usual(screen: Display) -> QRect:
    """A window of 16 to 9 in the middle of a screen."""
    free = screen.free
    width = min(int(free.width() * _SHARE), int(free.height() * 0.85 * 16 / 9))
    rect = QRect(0, 0, width, width * 9 // 16)
    rect.moveCenter(free.center())
    return rect


def resized(rect: QRect, by: float) -> QRect:
    """A rectangle in pixels of another size."""
    return QRect(rect.topLeft() * by, rect.size() * by)


def clamped(rect: QRect, free: QRect) -> QRect:
    """The rectangle made to lie within another."""
    width = max(1, min(rect.width(), free.width()))
    height = max(1, min(rect.height(), free.height()))
    x = max(free.left(), min(rect.x(), free.left() + free.width() - width))
    y = max(free.top(), min(rect.y(), free.top() + free.height() - height))
    return QRect(x, y, width, height)
