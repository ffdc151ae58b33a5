"""The life cycle as a row of eleven steps: what is done, where the review stands."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from pmdesk.method.lifecycle import LifeStep, stands_at
from pmdesk.ui.paint.shapes import paint_ring, stroke
from pmdesk.ui.paint.text import draw
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

HEIGHT, DOT = 44, 12
RADIUS = 6.0
ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End)


class StepButton(QAbstractButton):
    """One step: a dot and a word; pressed, it leads to where the step is worked on."""

    def __init__(self, theme: Theme, step: LifeStep) -> None:
        super().__init__()
        self._theme, self.step, self._here = theme, step, False
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_step(self, step: LifeStep, number: int, here: bool) -> None:
        self.step, self._here = step, here
        word = tr("done") if step.done else tr("here") if here else tr("to come")
        self.setAccessibleName(f"{number}, {step.name}, {word}")
        self.setToolTip(f"{step.name}: {step.sentence}")
        self.setAccessibleDescription(step.sentence)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # The row moves the focus; a button alone would go to whatever stands beside it.
        if event.key() in ARROWS:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def sizeHint(self) -> QSize:
        return QSize(60, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, theme = QPainter(self), self._theme
        p.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() / 2, DOT)
        if self.underMouse():
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme["hover"])
            p.drawRoundedRect(QRectF(self.rect()), 4, 4)
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(theme["paper"])
        p.drawEllipse(centre, RADIUS + 3, RADIUS + 3)
        paint_ring(p, theme, centre, 1.0 if self.step.done else 0.0, RADIUS)
        if self._here:
            p.setPen(stroke(theme["accent"], 2))
            p.setBrush(theme["surface"])
            p.drawEllipse(centre, RADIUS, RADIUS)
            p.setPen(Qt.PenStyle.NoPen)
            p.setBrush(theme["accent"])
            p.drawEllipse(centre, 2.5, 2.5)
        font = theme.font(11, 600 if self._here else 400)
        colour = theme["ink" if self._here else "muted"]
        room = QRectF(1, 23, self.width() - 2, 16)
        draw(p, room, self.step.short, font, colour, Qt.AlignmentFlag.AlignHCenter)
        if self.hasFocus():
            p.setPen(stroke(theme["accent"], 2))
            p.setBrush(Qt.BrushStyle.NoBrush)
            p.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 4, 4)


class LifeRow(QWidget):
    """All steps on one line; one stop of Tab, arrows go from step to step.

    Signals:
        chosen(LifeStep): the user wants to go to where a step is worked on.
    """

    chosen = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.steps: list[StepButton] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Life cycle of the review"))

    def show_steps(self, steps: tuple[LifeStep, ...]) -> None:
        if not self.steps:
            self._make(steps)
        at = stands_at(steps)
        stop = min(at, len(steps) - 1)
        for number, (made, step) in enumerate(zip(self.steps, steps, strict=True)):
            made.show_step(step, number + 1, number == at)
            policy = Qt.FocusPolicy
            made.setFocusPolicy(policy.StrongFocus if number == stop else policy.ClickFocus)
        self.setAccessibleDescription(standing(steps))
        self.update()

    def _make(self, steps: tuple[LifeStep, ...]) -> None:
        for step in steps:
            made = StepButton(self._theme, step)
            made.clicked.connect(lambda _=False, made=made: self.chosen.emit(made.step))
            self.steps.append(made)
            self._row.addWidget(made, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        places = [n for n, made in enumerate(self.steps) if made.hasFocus()]
        key, last = event.key(), len(self.steps) - 1
        moves = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Home: -last}
        moves[Qt.Key.Key_End] = last
        if not places or key not in moves:
            super().keyPressEvent(event)
            return
        place = max(0, min(places[0] + moves[Qt.Key(key)], last))
        self.steps[place].setFocus(Qt.FocusReason.TabFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        p = QPainter(self)
        for before, after in zip(self.steps, self.steps[1:], strict=False):
            left, right = before.geometry().center().x(), after.geometry().center().x()
            both = before.step.done and after.step.done
            role = "accent" if both else "track"
            p.fillRect(QRectF(left, DOT - 1, right - left, 2), self._theme[role])


def standing(steps: tuple[LifeStep, ...]) -> str:
    """Such as "Step 5 of 11: Team adds context"."""
    at = stands_at(steps)
    if at == len(steps):
        return tr("All {n} steps are done").format(n=at)
    said = tr("Step {n} of {all}: {name}")
    return said.format(n=at + 1, all=len(steps), name=steps[at].name)
