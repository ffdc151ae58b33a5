"""Tab goes through a form as the eye does, also where rows were added to it later."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget


def order_tabs(root: QWidget) -> None:
    """Chains everything below a widget that takes the focus in the order of its layouts.

    Qt goes by the order in which widgets were made; a row that came later would be last.
    """
    last: QWidget | None = None
    for stop in _stops(root):
        if last is not None:
            QWidget.setTabOrder(last, stop)
        last = stop


def _stops(widget: QWidget) -> Iterator[QWidget]:
    if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.focusProxy() is None:
        yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _stops(inner)
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        inner, widget = (item.layout(), item.widget()) if item is not None else (None, None)
        if widget is not None:
            yield from _stops(widget)
        elif inner is not None:
            yield from _laid_out(inner)
