"""Where the widgets of a window stand: what is too small, pushed out, covered or cut off."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QComboBox,
    QHeaderView,
    QLabel,
    QLayout,
    QLineEdit,
    QMenuBar,
    QPushButton,
    QScrollBar,
    QTextEdit,
    QToolButton,
    QWidget,
)

from pmdesk.ui.widgets.laid_out import parts_of
from tests.ui.legible.painted import Seen

LEAST = 24
"""The least width and height of what is clicked, in pixels."""
CLICKED = (QAbstractButton, QComboBox, QLineEdit, QTextEdit)


def shown(window: QWidget) -> list[QWidget]:
    return [part for part in window.findChildren(QWidget) if part.isVisible()]


def small_targets(window: QWidget) -> set[str]:
    """What is clicked and smaller than a finger or an unsteady hand needs."""
    return {
        f"{called(part)} {part.width()}x{part.height()}"
        for part in shown(window)
        if isinstance(part, CLICKED) and part.isEnabled() and not _is_inner(part)
        if min(part.width(), part.height()) < LEAST
    }


def pushed_out(window: QWidget) -> set[str]:
    """What stands outside of the widget that it is a part of."""
    return {
        f"{called(part)} {part.geometry().getRect()} in {called(over)} {over.size().toTuple()}"
        for part in shown(window)
        if (over := part.parentWidget()) is not None and not part.isWindow()
        if _places(over) and not over.rect().adjusted(-1, -1, 1, 1).contains(part.geometry())
    }


def on_each_other(window: QWidget) -> set[str]:
    """Parts of one layout that lie on one another."""
    found = set()
    for over in [window, *shown(window)]:
        layout = over.layout()
        parts = list(_parts(layout)) if layout is not None else []
        for one, other in combinations(parts, 2):
            shared = one.geometry().intersected(other.geometry())
            if shared.width() > 1 and shared.height() > 1:
                found.add(f"{called(one)} and {called(other)} by {shared.size().toTuple()}")
    return found


def squeezed(window: QWidget) -> set[str]:
    """Words that have less room than they need, and no way to say so."""
    return {
        f"{called(part)} “{part.text()[:40]}” has {part.width()} of {part.sizeHint().width()}"
        for part in shown(window)
        if isinstance(part, QLabel | QPushButton) and part.text()
        if not (isinstance(part, QLabel) and part.wordWrap())
        if part.width() + 1 < part.sizeHint().width()
    }


def cut_off(window: QWidget, texts: list[Seen]) -> set[str]:
    """Painted texts whose end cannot be seen, and that have no ellipsis; fields scroll by caret."""
    return {
        f"“{seen.text[:60]}” at {seen.box.x():.0f}, {seen.box.y():.0f} in {called(part)}"
        for seen in texts
        if not seen.whole and "…" not in seen.text[-3:]
        if (part := window.childAt(seen.begin.toPoint())) is not None
        if not _scrolls(part) and not _is_scrolled_out(window, seen)
    }


def called(part: QWidget) -> str:
    """A widget as a message names it."""
    name = part.accessibleName() or part.objectName()
    over = part.parentWidget()
    inside = f" in {type(over).__name__}" if over is not None else ""
    return f"{type(part).__name__} {name[:40]}".strip() + inside


def _is_inner(part: QWidget) -> bool:
    """Whether Qt made it inside of another one that is clicked, or only as a picture in a field."""
    over = part.parentWidget()
    if isinstance(over, QLineEdit) and isinstance(part, QToolButton):
        return part.defaultAction() is not None and not part.defaultAction().text()
    return isinstance(over, QComboBox | QHeaderView | QMenuBar | QScrollBar)


def _places(over: QWidget) -> bool:
    """Whether a widget places its children by a layout, so that they belong inside."""
    return over.layout() is not None and not isinstance(over, QAbstractScrollArea)


def _parts(layout: QLayout) -> Iterator[QWidget]:
    for part in parts_of(layout):
        if not isinstance(part, QWidget):
            yield from _parts(part)
        elif part.isVisible():
            yield part


def _scrolls(part: QWidget) -> bool:
    """Whether it is the text of a field, or in an area that is scrolled sideways."""
    over: QWidget | None = part
    while over is not None:
        if isinstance(over, QLineEdit | QTextEdit):
            return True
        if isinstance(over, QAbstractScrollArea) and over.horizontalScrollBar().maximum() > 0:
            return True
        over = over.parentWidget()
    return False


def _is_scrolled_out(window: QWidget, seen: Seen) -> bool:
    """Whether an area ends in the height of a text: then there is another part at its foot."""
    x, box = round(seen.begin.x()), seen.box
    heights = (seen.begin.y(), box.top() - 2, box.bottom() + 2)
    return len({window.childAt(QPoint(x, round(y))) for y in heights}) > 1
