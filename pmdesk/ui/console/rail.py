"""The rail: each stage with its ring and a few words, and below what was caught on the side.

In a narrow window only rings and icons are left; in a low one the words below the names go, and in
the lowest the counters, whose lists the View menu has.
"""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from pmdesk.method.stages import stage_guide
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.captured.kinds import KINDS, CapturedKind, open_count
from pmdesk.ui.console.progress import progress
from pmdesk.ui.paint.shapes import paint_ring, stroke
from pmdesk.ui.paint.text import draw
from pmdesk.ui.room import Room
from pmdesk.ui.theme.icons import paint_icon
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.surface import Ground, Rule

NARROW = 56
WIDTHS = ((1800, 224), (1400, 208), (1120, 184))
"""Least widths of a window with that of the rail; in a narrower one the stage needs the room."""
TALL, LEAST, COUNTER = 44, 24, 28
"""Heights of a stage where there is room and where there is little, and of a counter."""

WORDED = 40
"""From this height on a stage has words below its name."""


class RailButton(QAbstractButton):
    """One stage on the rail; checked is the stage in front."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self._theme, self._detail, self._share = theme, "", 0.0
        self._name = stage_guide(stage).name
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(TALL)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_progress("", 0.0)

    def show_progress(self, detail: str, share: float) -> None:
        self._detail, self._share = detail, share
        said = f"{self._name}, {detail}" if detail else self._name
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(168, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW - 17, LEAST)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        _paint_ground(p, theme, self)
        paint_ring(p, theme, QPointF(20, self.height() / 2), self._share)
        if self.width() > 2 * NARROW:
            room = self.width() - 46
            name = theme.font(13, 600 if self.isChecked() else 500)
            worded = bool(self._detail) and self.height() >= WORDED
            top = 4 if worded else (self.height() - 20) / 2
            draw(p, QRectF(38, top, room, 20), self._name, name, theme["ink"])
            if worded:
                draw(p, QRectF(38, 23, room, 16), self._detail, theme.font(11), theme["muted"])


class CounterButton(QAbstractButton):
    """How much was caught of one kind; it opens the list."""

    def __init__(self, theme: Theme, kind: CapturedKind) -> None:
        super().__init__()
        self._theme, self._kind, self._count = theme, kind, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(COUNTER)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_count(0)

    def show_count(self, count: int) -> None:
        self._count = count
        self.setAccessibleName(f"{tr(self._kind.title)}, {count}")
        self.setToolTip(self.accessibleName())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(168, COUNTER)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW - 17, COUNTER)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        _paint_ground(p, theme, self)
        wide = self.width() > 2 * NARROW
        square = QRectF(12 if wide else 3, (COUNTER - 16) / 2, 16, 16)
        paint_icon(p, self._kind.icon, theme["muted"].name(), square)
        said, right = str(self._count), Qt.AlignmentFlag.AlignRight
        count = QRectF(0, 0, self.width() - (10 if wide else 5), COUNTER)
        role = "ink" if self._count else "muted"
        taken = draw(p, count, said, theme.font(12, 600), theme[role], right)
        if wide:
            words = QRectF(38, 0, count.right() - taken - 46, COUNTER)
            draw(p, words, tr(self._kind.title), theme.font(12), theme["muted"])


def _paint_ground(p: QPainter, theme: Theme, button: QAbstractButton) -> None:
    """The ground of a line of the rail: in front, under the pointer, with the focus."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(button.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
    if button.isChecked():
        p.setPen(stroke(theme["line"], 1))
        p.setBrush(theme["surface"])
        p.drawRoundedRect(box, 5, 5)
        p.fillRect(QRectF(0, 8, 3, button.height() - 16), theme["accent"])
    elif button.underMouse():
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme["hover"])
        p.drawRoundedRect(box, 5, 5)
    if button.hasFocus():
        p.setPen(stroke(theme["accent"], 2))
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)


class Rail(Ground):
    """The stages of a review, and the counters of what was caught on the side.

    Signals:
        chosen(Stage): the user went to a stage.
        captured_wanted(str): the user wants the list of this noun.
    """

    chosen = Signal(object)
    captured_wanted = Signal(str)

    def __init__(self, theme: Theme, stages: tuple[Stage, ...]) -> None:
        super().__init__(theme, "paper", "right")
        self._buttons = {stage: RailButton(theme, stage) for stage in stages}
        self._wide = NARROW
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._head = label(tr("Stages"), 11, 600, "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 16, 9, 12)
        column.setSpacing(2)
        self._head.setContentsMargins(10, 0, 0, 8)
        column.addWidget(self._head)
        group = QButtonGroup(self)
        for stage, button in self._buttons.items():
            group.addButton(button)
            column.addWidget(button)
            button.clicked.connect(lambda _=False, stage=stage: self.chosen.emit(stage))
        column.addStretch(1)
        self._counters = {noun: CounterButton(theme, kind) for noun, kind in KINDS.items()}
        self._foot = QWidget()
        column.addWidget(self._foot)
        lines = QVBoxLayout(self._foot)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(Rule(theme))
        lines.addSpacing(6)
        for noun, counter in self._counters.items():
            lines.addWidget(counter)
            counter.clicked.connect(lambda _=False, noun=noun: self.captured_wanted.emit(noun))

    def counter(self, noun: str) -> CounterButton:
        """The line that counts what was caught of a noun."""
        return self._counters[noun]

    def show_review(self, review: Review, room: Room | None = None) -> None:
        for stage, button in self._buttons.items():
            button.show_progress(*progress(stage, review, room))
        for noun, counter in self._counters.items():
            counter.show_count(open_count(review, noun, room))

    def show_stage(self, stage: Stage) -> None:
        self._buttons[stage].setChecked(True)

    def fit(self, window: int) -> None:
        """Takes the width that look.md part 7 gives for a window's width."""
        wide = next((wide for least, wide in WIDTHS if window >= least), NARROW)
        self._head.setVisible(wide > NARROW)
        self._wide = wide
        self.setMaximumWidth(wide)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._wide, self._needed(TALL))

    def minimumSizeHint(self) -> QSize:
        # The window may always be made as narrow and low as it is with rings only.
        return QSize(NARROW, self._needed(LEAST, counted=False))

    def _needed(self, high: int, *, counted: bool = True) -> int:
        """The height of everything, with stages of this height, with the counters or without."""
        layout = self.layout()
        assert layout is not None
        margins = layout.contentsMargins()
        head = 0 if self._head.isHidden() else self._head.sizeHint().height() + 2
        stages = len(self._buttons) * (high + 2)
        counters = len(self._counters) * (COUNTER + 2) + 11 if counted else 0
        return margins.top() + head + stages + counters + margins.bottom()

    def resizeEvent(self, event: QResizeEvent) -> None:
        # Rings a little smaller before the counters go: they tell what still waits.
        counted = self.height() >= self._needed(LEAST)
        self._foot.setVisible(counted)
        spare = (self.height() - self._needed(LEAST, counted=counted)) // len(self._buttons)
        for button in self._buttons.values():
            button.setFixedHeight(max(LEAST, min(TALL, LEAST + spare)))
