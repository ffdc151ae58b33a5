"""How wide the guide is, and whether it stands beside the stage: from the window and the stage."""

from dataclasses import dataclass

from pmdesk.model.words import Stage
from pmdesk.ui.guide.rail import WIDTH

LEAST, NARROW, WIDE = 280, 320, 360
COLUMN_FROM, WIDE_FROM = 1400, 1800
BOARDS, BOARD_FROM = (Stage.FACTORS, Stage.LESSONS), 1640
"""Stages of four columns, and the width of a window in which they stand beside the guide."""


@dataclass(slots=True)
class GuideWidth:
    """In pixels: the window, how much wider than usual the guide is wanted, what lies under it.

    `wider` is negative for narrower; `covered` is the panel of the stage in the same place, 0 where
    none is.
    """

    window: int = 0
    wider: int = 0
    covered: int = 0
    is_column: bool = False

    def fit(self, window: int, stage: Stage) -> None:
        """Decides anew whether the guide is a column beside the stage or lies over it."""
        self.window = window
        self.is_column = window >= (BOARD_FROM if stage in BOARDS else COLUMN_FROM)

    def wanted(self) -> int:
        """The width of the open guide; over a stage it covers the panel there whole."""
        usual = WIDE if self.window >= WIDE_FROM else NARROW
        covering = self.covered + WIDTH if self.covered and not self.is_column else 0
        return max(LEAST, covering, min(usual + self.wider, self.window // 2))

    def within(self, room: int) -> int:
        """The same in a column that has this room: a stage that needs a little more takes it."""
        return max(LEAST, min(self.wanted(), room))
