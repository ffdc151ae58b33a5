"""The folded guide: a rail of icons, each of which opens it at a part."""

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.surface import Ground

WIDTH = 48


class RailIcon(QPushButton):
    """An icon that can carry a dot: something of this part is on show."""

    def __init__(
        self, theme: Theme, name: str, said: str, keys: str = "", role: str = "ink"
    ) -> None:
        super().__init__()
        self._theme, self._said, self._keys, self._why = theme, said, keys, ""
        self.setProperty("role", "quiet")
        self.setProperty("square", "true")
        self.setFixedSize(32, 32)
        self.setIcon(icon(theme, name, role))
        self.setIconSize(QSize(16, 16))
        self.setAutoDefault(False)
        # A click leaves the focus where somebody is writing: there it goes back to.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._say()

    def show_dot(self, why: str) -> None:
        """A dot, and the words that say what it stands for; none without words."""
        if why != self._why:
            self._why = why
            self._say()

    def _say(self) -> None:
        said = f"{self._said}, {self._why}" if self._why else self._said
        self.setAccessibleName(said)
        self.setToolTip(f"{said}, {self._keys}" if self._keys else said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._why:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme["accent"])
            painter.drawEllipse(QPointF(25, 8), 4, 4)


class GuideRail(Ground):
    """Icons instead of the guide.

    Signals:
        wanted(str): the guide is to be opened at this part: "", ask, bias or notes.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "paper", "left")
        self.open = RailIcon(theme, "panel", tr("Open guide"), "Ctrl+G")
        self.ask = RailIcon(theme, "speech", tr("Ask the room"), "F3")
        self.bias = RailIcon(theme, "scales", tr("Bias of this stage"))
        self.notes = RailIcon(theme, "lock", tr("Private notes"), "Ctrl+M", "private")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 7, 12)
        column.setSpacing(4)
        for part, made in (("", self.open), ("ask", self.ask), ("bias", self.bias)):
            column.addWidget(made)
            made.clicked.connect(lambda _=False, part=part: self.wanted.emit(part))
        column.addStretch(1)
        column.addWidget(self.notes)
        self.notes.clicked.connect(lambda: self.wanted.emit("notes"))

    def show_prompt(self, prompt: str) -> None:
        self.ask.show_dot(tr("a question is on show") if prompt else "")
