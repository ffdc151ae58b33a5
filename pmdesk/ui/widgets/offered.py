"""Words behind a green bar: a sentence that is offered, with at most one thing to do about it."""

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para, label

BAR = 2


class Offered(QWidget):
    """A lead in muted words ("From the facts:"), the sentence, and a link such as "Use this".

    Signals:
        taken(): the link was pressed.
    """

    taken = Signal()

    def __init__(
        self, theme: Theme, lead: str = "", way: str = "", name: str = "", bar: str = "accent"
    ) -> None:
        super().__init__()
        self._theme, self._bar = theme, bar
        self.words = Para(theme)
        self.way = button(theme, way, "link", dense=True, name=name or way)
        self.way.clicked.connect(self.taken)
        if not way:
            self.way.hide()
        head = QHBoxLayout()
        head.setSpacing(8)
        if lead:
            head.addWidget(label(lead, 12, 400, "muted"))
            head.addStretch(1)
        else:
            head.addWidget(self.words, 1)
        head.addWidget(self.way)
        column = QVBoxLayout(self)
        column.setContentsMargins(BAR + 10, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(head)
        if lead:
            column.addWidget(self.words)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(QRectF(0, 0, BAR, self.height()), self._theme[self._bar])
