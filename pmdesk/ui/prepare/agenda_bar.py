"""How the minutes of a meeting are shared out, drawn to time."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from pmdesk.method.stages import stage_guide
from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.words import Stage
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr

HEIGHT, GAP = 8, 2
NAMED = 3
"""The longest stages are named, the others are "the rest"."""


class AgendaBar(QWidget):
    """One piece for each stage, the longest in the accent colour."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._minutes: dict[Stage, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def show_minutes(self, minutes: dict[Stage, int]) -> None:
        if minutes != self._minutes:
            self._minutes = minutes
            self.setAccessibleName(tr("Agenda"))
            self.setAccessibleDescription(told(minutes))
            self.update()

    def minutes(self) -> dict[Stage, int]:
        """What is shown."""
        return self._minutes

    def sizeHint(self) -> QSize:
        return QSize(240, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        p, whole = QPainter(self), sum(self._minutes.values())
        if not whole:
            return
        longest = max(self._minutes, key=lambda stage: self._minutes[stage])
        left = 0.0
        for stage, minutes in self._minutes.items():
            if not minutes:
                continue
            wide = self.width() * minutes / whole
            role = "accent" if stage is longest else "track"
            p.fillRect(QRectF(left, 0, max(1.0, wide - GAP), HEIGHT), self._theme[role])
            left += wide


def told(minutes: dict[Stage, int]) -> str:
    """Such as "Timeline 25, Factors 11, Actions 8, the rest 16"."""
    given = [stage for stage in minutes if minutes[stage]]
    ranked = sorted(given, key=lambda stage: -minutes[stage])[:NAMED]
    named = [stage for stage in IN_MEETING if stage in ranked]
    said = [f"{stage_guide(stage).name} {minutes[stage]}" for stage in named]
    rest = sum(minutes.values()) - sum(minutes[stage] for stage in named)
    return ", ".join([*said, tr("the rest {n}").format(n=rest)] if rest else said)
