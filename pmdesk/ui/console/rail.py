"""The rail of stages: a ring, a name and a few words each; rings only in a narrow window."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout

from pmdesk.method.stages import stage_guide
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.console.progress import progress
from pmdesk.ui.paint.shapes import paint_ring, stroke
from pmdesk.ui.paint.text import draw
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.labels import label
from pmdesk.ui.widgets.surface import Ground

NARROW = 56


class RailButton(QAbstractButton):
    """One stage on the rail; checked is the stage in front."""

    def __init__(self, theme: Theme, stage: Stage) -> None:
        super().__init__()
        self._theme, self._detail, self._share = theme, "", 0.0
        self._name = stage_guide(stage).name
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(44)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.show_progress("", 0.0)

    def show_progress(self, detail: str, share: float) -> None:
        self._detail, self._share = detail, share
        said = f"{self._name}, {detail}" if detail else self._name
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(168, 44)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROW - 17, 44)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked():
            p.setPen(stroke(theme["line"], 1))
            p.setBrush(theme["surface"])
            p.drawRoundedRect(box, 5, 5)
            p.fillRect(QRectF(0, 8, 3, self.height() - 16), theme["accent"])
        elif self.underMouse():
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme["hover"])
            p.drawRoundedRect(box, 5, 5)
        if self.hasFocus():
            p.setPen(stroke(theme["accent"], 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        paint_ring(p, theme, QPointF(20, self.height() / 2), self._share)
        if self.width() > 2 * NARROW:
            room = self.width() - 46
            name = theme.font(13, 600 if self.isChecked() else 500)
            top = 4 if self._detail else 12
            draw(p, QRectF(38, top, room, 20), self._name, name, theme["ink"])
            draw(p, QRectF(38, 23, room, 16), self._detail, theme.font(11), theme["muted"])


class Rail(Ground):
    """The stages of a review.

    Signals:
        chosen(Stage): the user went to a stage.
    """

    chosen = Signal(object)

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

    def show_review(self, review: Review) -> None:
        for stage, button in self._buttons.items():
            button.show_progress(*progress(stage, review))

    def show_stage(self, stage: Stage) -> None:
        self._buttons[stage].setChecked(True)

    def fit(self, window: int) -> None:
        """Takes the width that look.md part 7 gives for a window's width."""
        wide = NARROW if window < 1100 else 184 if window < 1400 else 208 if window < 1800 else 224
        self._head.setVisible(wide > NARROW)
        self._wide = wide
        self.setMaximumWidth(wide)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(self._wide, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        # The window may always be made as narrow as it is with rings only.
        return QSize(NARROW, super().minimumSizeHint().height())
