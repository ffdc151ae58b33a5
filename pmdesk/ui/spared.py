"""A part of a stage that is left out where the window is too low for all of it."""

from PySide6.QtWidgets import QWidget

AIR = 60
"""The height beyond the least that the rest has before the part comes beside it."""


class Spared:
    """One part inside `main`, with `gap` pixels to what stands below or above it."""

    def __init__(self, main: QWidget, part: QWidget, gap: int) -> None:
        self._main, self._part, self._gap = main, part, gap
        self._wanted, self._needed, self._height = True, 0, 0

    def want(self, wanted: bool) -> None:
        """Whether there is anything to show in the part."""
        self._wanted = wanted
        self.fit(self._height)

    def fit(self, height: int) -> None:
        """Shows the part where all of `main` stands well in a height."""
        self._height = height
        if not self._part.isHidden():
            self._needed = self._main.minimumSizeHint().height() + AIR
        self._part.setVisible(self._wanted and height >= self._needed)

    def least(self) -> int:
        """The height that `main` needs without the part."""
        hint = self._main.minimumSizeHint().height()
        if self._part.isHidden():
            return hint
        part = self._part.minimumSizeHint().expandedTo(self._part.minimumSize())
        return hint - part.height() - self._gap
