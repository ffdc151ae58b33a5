"""What stands over the capture line: the goal, and that a meeting has been handed over."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from pmdesk.model.words import Stage
from pmdesk.ui.console.away_line import AwayLine
from pmdesk.ui.console.goal_line import GoalLine
from pmdesk.ui.room import Room
from pmdesk.ui.theme.theme import Theme


class ConsoleFoot(QWidget):
    """Two lines, each there when it has something to say.

    Signals:
        acted(str): a button stands for the action with this key.
    """

    acted = Signal(str)

    def __init__(self, theme: Theme, room: Room) -> None:
        super().__init__()
        self.goal, self.away = GoalLine(theme, room), AwayLine(theme, room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in (self.away, self.goal):
            column.addWidget(line)
            line.acted.connect(self.acted)

    def show_stage(self, stage: Stage) -> None:
        self.goal.show_stage(stage)

    def show_room(self) -> None:
        self.goal.show_room()
        self.away.show_room()

    def fit(self, high: int) -> None:
        """The window is so high."""
        self.goal.fit(high)
