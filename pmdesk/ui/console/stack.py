"""Where the stages lie one behind the other: none of them keeps the window from being narrower."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QStackedWidget

from pmdesk.model.words import Stage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stage import StageView
from pmdesk.ui.theme.theme import Theme

SMALLEST = QSize(880, 500)
"""What the smallest window leaves for a stage; each of them fits itself into that."""
StageMaker = Callable[[Theme, ReviewSession], StageView]


class StageStack(QStackedWidget):
    """Makes each stage when it is first wanted, and has one of them in front.

    It asks for what the stage in front needs, at most for what the smallest window has. A stage
    that stands behind was laid out for another width, and one in front lets go of what does not fit
    as it becomes narrower.

    Signals:
        made(StageView): a stage was made, and is to be connected.
    """

    made = Signal(object)

    def __init__(
        self, theme: Theme, session: ReviewSession, makers: Mapping[Stage, StageMaker]
    ) -> None:
        super().__init__()
        self._theme, self._session, self._makers = theme, session, makers
        self.views: dict[Stage, StageView] = {}

    @property
    def stages(self) -> tuple[Stage, ...]:
        """The stages in their order."""
        return tuple(self._makers)

    @property
    def view(self) -> StageView | None:
        """The stage in front, None before there is one."""
        view = self.currentWidget()
        return view if isinstance(view, StageView) else None

    def of(self, stage: Stage) -> StageView:
        """The view of a stage."""
        if stage not in self.views:
            view = self._makers[stage](self._theme, self._session)
            self.views[stage] = view
            self.made.emit(view)
            self.addWidget(view)
        return self.views[stage]

    def neighbour(self, by: int) -> Stage | None:
        """The stage so many places behind the one in front; None beyond either end."""
        view = self.view
        place = self.stages.index(view.stage) + by if view is not None else -1
        return self.stages[place] if 0 <= place < len(self.stages) else None

    def minimumSizeHint(self) -> QSize:
        view = self.currentWidget()
        return view.minimumSizeHint().boundedTo(SMALLEST) if view is not None else QSize()

    def hasHeightForWidth(self) -> bool:
        # A paragraph in a stage asks for a height of its own, but never for a higher window.
        return False
