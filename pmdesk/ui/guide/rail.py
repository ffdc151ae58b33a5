"""The folded guide: a rail of icons, each of which opens it at a part."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from pmdesk.ui.paint.text import draw
from pmdesk.ui.theme.icons import icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.surface import Ground

WIDTH = 48
MANY = 100


class RailIcon(QPushButton):
    """An icon that can carry a dot: something of this part is on show."""

    def __init__(
        self, theme: Theme, name: str, said: str, keys: str = "", role: str = "ink"
    ) -> None:
        super().__init__()
        self._theme, self._said, self._keys, self._why = theme, said, keys, ""
        self._count = 0
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

    def show_count(self, count: int, why: str) -> None:
        """A number in amber, and the words that say what is counted; none without words."""
        self._count = count
        self.show_dot(why)
        self.update()

    def _say(self) -> None:
        said = f"{self._said}, {self._why}" if self._why else self._said
        self.setAccessibleName(said)
        self.setToolTip(f"{said}, {self._keys}" if self._keys else said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._why:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self._count:
            self._paint_count(painter)
        else:
            painter.setBrush(self._theme["accent"])
            painter.drawEllipse(QPointF(25, 8), 4, 4)

    def _paint_count(self, painter: QPainter) -> None:
        text = str(self._count) if self._count < MANY else f"{MANY - 1}+"
        box = QRectF(16, 0, 16, 16).adjusted(-4 if len(text) > 1 else 0, 0, 0, 0)
        painter.setBrush(self._theme["amber"])
        painter.drawRoundedRect(box, 8, 8)
        centred = Qt.AlignmentFlag.AlignCenter
        draw(painter, box, text, self._theme.font(10, 600), self._theme["surface"], centred)


class GuideRail(Ground):
    """Icons instead of the guide.

    Signals:
        wanted(str): the guide is to be opened at this part: "", ask, bias, findings or notes.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "paper", "left")
        self.open = RailIcon(theme, "panel", tr("Open guide"), "Ctrl+G")
        self.ask = RailIcon(theme, "speech", tr("Ask the room"), "F3")
        self.bias = RailIcon(theme, "scales", tr("Bias of this stage"))
        self.findings = RailIcon(theme, "edit", tr("Findings of this stage"))
        self.notes = RailIcon(theme, "lock", tr("Private notes"), "Ctrl+M", "private")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 7, 12)
        column.setSpacing(4)
        parts = {"": self.open, "ask": self.ask, "bias": self.bias, "findings": self.findings}
        for part, made in parts.items():
            column.addWidget(made)
            made.clicked.connect(lambda _=False, part=part: self.wanted.emit(part))
        column.addStretch(1)
        column.addWidget(self.notes)
        self.notes.clicked.connect(lambda: self.wanted.emit("notes"))

    def show_findings(self, count: int) -> None:
        """So many passages are marked; without one the icon stands without a number."""
        said = tr("1 passage is marked") if count == 1 else tr("{n} passages are marked")
        self.findings.show_count(count, said.format(n=count) if count else "")

    def show_prompt(self, prompt: str) -> None:
        self.ask.show_dot(tr("a question is on show") if prompt else "")
