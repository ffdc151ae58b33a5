"""The goal of the meeting, in view on each of its stages: what the talk is led back to."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from pmdesk.method.stages import opening
from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.buttons import button
from pmdesk.ui.widgets.labels import ElidedLabel, label
from pmdesk.ui.widgets.surface import Ground

HIGH, LOW = 26, 560


def goal_of(review: Review) -> str:
    """The goal as it was worded here, else that of the method."""
    return review.goal.strip() or opening().goal


class GoalLine(Ground):
    """One line over the capture line; a press puts the goal before the room as its question.

    Signals:
        acted(str): the button stands for the action with this key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, room: Room) -> None:
        super().__init__(theme, "paper", "top")
        self._room = room
        self._here, self._low = False, False
        self.setFixedHeight(HIGH)
        self.text = ElidedLabel(theme, "", 12, 400, "muted")
        self.show_it = button(theme, tr("Show"), "link", dense=True)
        self.show_it.setToolTip(tr("Puts the goal before the room, or takes it away"))
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 1, 16, 0)
        row.setSpacing(8)
        row.addWidget(label(tr("Goal"), 12, 600, "muted"))
        row.addWidget(self.text, 1)
        row.addWidget(self.show_it)
        self.show_it.clicked.connect(lambda: self.acted.emit("show-goal"))
        self.hide()

    def show_stage(self, stage: Stage) -> None:
        """There on the seven stages of a meeting, also for whoever works on them alone."""
        self._here = stage in IN_MEETING
        self.setVisible(self._here and not self._low)

    def fit(self, window: int) -> None:
        """A window that is very low has no room for it."""
        low, self._low = self._low, window < LOW
        self.setVisible(self._here and not self._low)
        if low != self._low:
            # At once: a stage decides by its height what it goes without.
            _lay_out(self)

    def show_room(self) -> None:
        """The review or what the room sees has changed."""
        goal = goal_of(self._room.review)
        self.text.set_text(goal)
        self.text.setAccessibleName(tr("Goal: {goal}").format(goal=goal))
        shown = self._room.prompt == goal
        self.show_it.setVisible(self._room.running)
        self.show_it.setText(tr("Take away") if shown else tr("Show"))
        said = tr("Take the goal away") if shown else tr("Show the goal to the room")
        self.show_it.setAccessibleName(said)


def _lay_out(part: QWidget) -> None:
    """Gives the parents of a part their layouts now, from the inside out."""
    parent = part.parentWidget()
    while parent is not None and not parent.isWindow():
        layout = parent.layout()
        if layout is not None:
            layout.activate()
        parent = parent.parentWidget()
