"""Where the stages lie one behind the other: none of them keeps the window from being narrower."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QStackedWidget

SMALLEST = QSize(880, 500)
"""What the smallest window leaves for a stage; each of them fits itself into that."""


class StageStack(QStackedWidget):
    """Asks for what the stage in front needs, at most for what the smallest window has.

    A stage that stands behind was laid out for another width, and one in front lets go of what does
    not fit as it becomes narrower.
    """

    def minimumSizeHint(self) -> QSize:
        view = self.currentWidget()
        return view.minimumSizeHint().boundedTo(SMALLEST) if view is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        # A paragraph in a stage asks for a height of its own, but never for a higher window.
        return False
