"""Tab goes through a form as the eye does, also where rows were added to it later."""

from collections.abc import Iterator
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QScrollArea, QWidget

from pmdesk.ui.widgets.laid_out import parts_of

NO_FOCUS, STRONG = Qt.FocusPolicy.NoFocus, Qt.FocusPolicy.StrongFocus


def order_tabs(root: QWidget) -> None:
    """Chains everything below a widget that takes the focus in the order of its layouts.

    Qt goes by the order in which widgets were made; a row that came later would be last. A part
    that hands its focus on to one of its own is a stop, too: left behind, it would draw Tab past
    all that lies between. Qt puts such a part before its first child whenever it is told to hand
    on, so that child goes along, and both take the focus for as long as they are moved. A part that
    places its own without a layout says by `tab_stops` what they are.
    """
    stops = list(_stops(root))
    lifted = [
        (stop, stop.focusProxy(), stop.focusPolicy())
        for stop in stops
        if stop.focusProxy() is not None or stop.focusPolicy() == NO_FOCUS
    ]
    for stop, _, _ in lifted:
        stop.setFocusProxy(None)  # type: ignore[arg-type]
        stop.setFocusPolicy(STRONG)
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
    for stop, proxy, policy in lifted:
        stop.setFocusPolicy(policy)
        if proxy is not None:
            stop.setFocusProxy(proxy)


def _stops(widget: QWidget) -> Iterator[QWidget]:
    own = getattr(widget, "tab_stops", None)
    if callable(own):
        yield from own()
        return
    proxy = widget.focusProxy()
    if proxy is not None and widget.isAncestorOf(proxy):
        yield widget
        first = next(child for child in widget.children() if isinstance(child, QWidget))
        if first.focusPolicy() == NO_FOCUS and first.focusProxy() is None:
            yield first
    elif proxy is None and widget.focusPolicy() != NO_FOCUS:
        yield widget
    if isinstance(widget, QScrollArea):
        inner = widget.widget()
        if inner is not None:
            yield from _stops(inner)
    elif (layout := widget.layout()) is not None:
        yield from _laid_out(layout)


def _laid_out(layout: QLayout) -> Iterator[QWidget]:
    for part in parts_of(layout):
        yield from _stops(part) if isinstance(part, QWidget) else _laid_out(part)
