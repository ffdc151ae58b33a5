"""What the room hears of the incident before the walk: who was affected and how, nothing else."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from pmdesk.method.parts import parts
from pmdesk.method.room import room_words
from pmdesk.model.audience import Fact, Opening
from pmdesk.model.for_room import for_room
from pmdesk.model.review import Meeting, Review
from pmdesk.model.words import Stage
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.block import Block
from pmdesk.ui.widgets.buttons import align, button
from pmdesk.ui.widgets.labels import Para

SOMEWHEN = datetime(2000, 1, 1, tzinfo=UTC)
"""No part of these facts tells a time."""


def affected(review: Review, masked: bool) -> tuple[Fact, ...]:
    """The facts as the room gets them."""
    meeting = Meeting(id="", stage=Stage.OPEN)
    shown = for_room(review, meeting, SOMEWHEN, room_words(), lambda *_: 0.0, masked=masked)
    return shown.body.affected if isinstance(shown.body, Opening) else ()


class AffectedBlock(Block):
    """The facts with their names; where there is none yet, the way to them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, tr("Who was affected, and how"), parts().affected)
        self.facts: tuple[Fact, ...] | None = None
        self._grid = QWidget()
        self.none = Para(theme, tr("Nothing is noted yet of who was affected."), 13, 400, "muted")
        self.way = button(theme, tr("Note it in Prepare"), "outline", dense=True)
        self._way = align(self.way)
        self.fields.addWidget(self._grid)
        self.fields.addWidget(self.none)
        self.fields.addWidget(self._way)

    def show_review(self, review: Review, masked: bool) -> None:
        facts = affected(review, masked)
        if facts == self.facts:
            return
        self.facts = facts
        for part in (self.none, self._way):
            part.setVisible(not facts)
        grid = QWidget()
        lines = QGridLayout(grid)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(12)
        lines.setVerticalSpacing(4)
        lines.setColumnStretch(1, 1)
        for row, fact in enumerate(facts):
            name = Para(self.theme, fact.name, 13, 400, "muted")
            name.setFixedWidth(132)
            lines.addWidget(name, row, 0, Qt.AlignmentFlag.AlignTop)
            lines.addWidget(Para(self.theme, fact.value, 13, 500), row, 1)
        self.fields.replaceWidget(self._grid, grid)
        self._grid.hide()
        self._grid.deleteLater()
        self._grid = grid
        grid.setVisible(bool(facts))
