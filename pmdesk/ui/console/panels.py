"""How wide guide and details are, the same on every stage, and which of them is at the right."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from pmdesk.ui.guide.dock import GuideDock
from pmdesk.ui.settings import Settings
from pmdesk.ui.side_place import MOST as MOST_SIDE
from pmdesk.ui.stage import StageView

KEY = "side/wider"
STEP, MOST = 32, 240


class Panels:
    """The guide and the panel of a stage stand in the same place: one of them at a time.

    The pixels that they have beyond their usual width are kept on this computer; they are dragged
    at their edge, or by keys.
    """

    def __init__(self, settings: Settings, guide: GuideDock) -> None:
        self._settings, self._guide = settings, guide
        self._views: list[StageView] = []
        self._front: StageView | None = None
        said = settings.text(KEY, "0")
        self._wider = int(said) if said.lstrip("-").isdecimal() else 0
        guide.widen(self._wider)
        for moved in (guide.opened, guide.folded):
            moved.connect(self.make_way)

    def adopt(self, view: StageView) -> None:
        """A stage that was made."""
        self._views.append(view)
        view.widened.connect(self.widen)
        view.side_opened.connect(self._guide.fold)
        view.laid_over.connect(self._clear)
        view.looked_at.connect(self._uncover)
        view.widen_side(self._wider)

    def show_stage(self, view: StageView) -> None:
        """A stage comes to the front."""
        self._front = view
        self.make_way()

    def make_way(self) -> None:
        """Folds the panel of the stage in front while the guide is open, and tells that of it."""
        view = self._front
        if view is not None:
            view.make_way(self._guide.is_open, covered=self._guide.lies_over)
            self._guide.cover(view.side_width if view.side_width <= MOST_SIDE else 0)

    def _clear(self) -> None:
        """Something stands over the stage: the guide does not cover it."""
        if self._guide.lies_over:
            self._guide.fold()

    def _uncover(self, part: QWidget) -> None:
        """What has the focus is to be seen: the guide does not cover it."""
        if self._guide.lies_over and _covers(self._guide.panel, part):
            self._guide.fold()

    def widen(self, wider: int) -> None:
        """Gives all panels another width."""
        self._wider = max(-MOST, min(wider, MOST))
        self._settings.set_text(KEY, str(self._wider))
        self._guide.widen(self._wider)
        for view in self._views:
            view.widen_side(self._wider)

    def handlers(self) -> dict[str, Callable[[], object]]:
        """The keys that do what dragging does."""
        return {
            "panel-wider": lambda: self.widen(self._wider + STEP),
            "panel-narrower": lambda: self.widen(self._wider - STEP),
        }


def _covers(panel: QWidget, part: QWidget) -> bool:
    """Whether a panel that is laid over the console lies over the middle of a part of it."""
    middle = part.mapToGlobal(part.rect().center())
    return panel.rect().contains(panel.mapFromGlobal(middle))
