"""A peek: a bubble that shows while the mouse or the focus is on something, and takes neither."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.popover import Popover

OPENS_AFTER, CLOSES_AFTER = 350, 250
"""Milliseconds that the mouse rests before it opens, and is away before it closes."""
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


class Peek(QObject):
    """Opens a bubble at the first of `anchors` while the mouse is on one of them or on the bubble.

    `make` gives the content anew each time. Its buttons answer the mouse only, so that typing goes
    on where it was.

    Signals:
        closed(): the bubble is gone, and its content with it.
    """

    closed = Signal()

    def __init__(
        self,
        theme: Theme,
        host: Callable[[], QWidget],
        anchors: tuple[QWidget, ...],
        make: Callable[[], QWidget],
        width: int = 384,
    ) -> None:
        super().__init__(anchors[0])
        self._theme, self._host, self._anchors = theme, host, anchors
        self._make, self._width = make, width
        self.bubble: Popover | None = None
        self._opening = QTimer(self, singleShot=True, interval=OPENS_AFTER)
        self._closing = QTimer(self, singleShot=True, interval=CLOSES_AFTER)
        self._opening.timeout.connect(self.open)
        self._closing.timeout.connect(self._close_unless_wanted)
        for anchor in anchors:
            anchor.installEventFilter(self)

    def open(self) -> None:
        """Shows the bubble now, where it is not there and nothing else lies over the page."""
        anchor, host = self._anchors[0], self._host()
        if self.bubble is not None or not anchor.isVisible() or _covered(host):
            return
        content = self._make()
        for part in (content, *content.findChildren(QWidget)):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.bubble = Popover(self._theme, host, content, self._width, veil=False)
        self.bubble.installEventFilter(self)
        self.bubble.closed.connect(self._gone)
        self.bubble.open_by(anchor)

    def close(self) -> None:
        """Takes the bubble away, also one that is about to come."""
        self._opening.stop()
        self._closing.stop()
        if self.bubble is not None:
            self.bubble.close_it()

    def _close_unless_wanted(self) -> None:
        over = [*self._anchors] + ([self.bubble] if self.bubble is not None else [])
        if not any(widget.underMouse() for widget in over):
            self.close()

    def _gone(self) -> None:
        self.bubble = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Enter:
            self._closing.stop()
            if watched is not self.bubble:
                self._opening.start()
        elif kind in (QEvent.Type.Leave, QEvent.Type.FocusOut):
            self._opening.stop()
            self._closing.start()
        elif watched is self.bubble:
            return False
        elif kind == QEvent.Type.FocusIn and isinstance(event, QFocusEvent):
            if event.reason() in BY_KEY:
                self._closing.stop()
                self.open()
        elif kind in (QEvent.Type.MouseButtonPress, QEvent.Type.Hide):
            self.close()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._answers(event)
        return False

    def _answers(self, event: QKeyEvent) -> bool:
        """Esc takes the bubble away; with none it is for somebody else."""
        if event.key() != Qt.Key.Key_Escape or self.bubble is None:
            return False
        self.close()
        return True


def _covered(host: QWidget) -> bool:
    """Whether a popover that has to be answered is open on the page."""
    return any(p.veil and p.isVisible() for p in host.findChildren(Popover))
