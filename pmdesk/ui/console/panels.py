"""How wide guide and details are: dragged at their edge or by keys, the same on every stage."""

from collections.abc import Callable

from pmdesk.ui.guide.dock import GuideDock
from pmdesk.ui.settings import Settings
from pmdesk.ui.stage import StageView

KEY = "side/wider"
STEP, MOST = 32, 240


class Panels:
    """Pixels that panels at the right have beyond their usual width; kept on this computer."""

    def __init__(self, settings: Settings, guide: GuideDock) -> None:
        self._settings, self._guide = settings, guide
        self._views: list[StageView] = []
        said = settings.text(KEY, "0")
        self._wider = int(said) if said.lstrip("-").isdecimal() else 0
        guide.widen(self._wider)

    def adopt(self, view: StageView) -> None:
        """A stage that was made."""
        self._views.append(view)
        view.widened.connect(self.widen)
        view.widen_side(self._wider)

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
