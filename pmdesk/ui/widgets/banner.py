"""The message line over the foot of a page: says the state, then the way on."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from pmdesk.model.errors import WorldError
from pmdesk.ui.paint.shapes import stroke
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import Para

SHOWN_FOR = 8000
"""Milliseconds that a plain message stays; a fault of the world stays until it is put away."""


class Banner(QWidget):
    """A message with what can be done about it, mostly one thing; hidden with nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._role = theme, "accent"
        self._acts: dict[QPushButton, Callable[[], object] | None] = {}
        self._text = Para(theme)
        self._way = button(theme, "", "link", dense=True)
        self._other = button(theme, "", "link", dense=True)
        self._away = button(theme, "", "quiet", "close", dense=True, name=tr("Put away"))
        self._way.clicked.connect(lambda: self._do(self._way))
        self._other.clicked.connect(lambda: self._do(self._other))
        self._away.clicked.connect(self.hide)
        for part in (self._way, self._other, self._away):
            part.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self._text, 1)
        row.addWidget(self._way)
        row.addWidget(self._other)
        row.addWidget(self._away)
        self._timer = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._timer.timeout.connect(self.hide)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def say(
        self,
        text: str,
        way: str = "",
        act: Callable[[], object] | None = None,
        other: str = "",
        other_act: Callable[[], object] | None = None,
    ) -> None:
        """A plain message that goes by itself."""
        self._show(text, "accent", {self._way: (way, act), self._other: (other, other_act)})
        self._timer.start()

    def say_fault(self, fault: WorldError) -> None:
        """What the world refused, and what to do; stays until it is put away."""
        self._show(f"{fault.said} {fault.advice}".strip(), "brick", {})
        self._timer.stop()

    def text(self) -> str:
        return self._text.text() if not self.isHidden() else ""

    def place(self, left: int, room: int, bottom: int) -> None:
        """Lays itself over the foot of a page, as high as its text needs."""
        self.setFixedWidth(max(240, min(720, room)))
        self.adjustSize()
        self.move(left, bottom - self.height())

    def way(self) -> QPushButton:
        """The button of the one thing to do."""
        return self._way

    def other(self) -> QPushButton:
        """The button of the other thing, where there are two."""
        return self._other

    def _show(
        self,
        text: str,
        role: str,
        ways: dict[QPushButton, tuple[str, Callable[[], object] | None]],
    ) -> None:
        self._role = role
        self._text.set_text(text)
        for made in (self._way, self._other):
            word, self._acts[made] = ways.get(made, ("", None))
            made.setText(word)
            made.setAccessibleName(word)
            made.setVisible(bool(word))
        self.show()
        self.raise_()
        self.update()

    def _do(self, made: QPushButton) -> None:
        self.hide()
        act = self._acts.get(made)
        if act is not None:
            act()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(stroke(self._theme["edge"], 1))
        painter.setBrush(self._theme["surface"])
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        painter.fillRect(QRectF(1, 6, 3, self.height() - 12), self._theme[self._role])
