"""What can be done with the guide at the moment, by the keys of the actions."""

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pmdesk.ui.guide.dock import GuideDock


def guide_actions(dock: "GuideDock") -> dict[str, Callable[[], object]]:
    """The handlers by key."""
    return {
        "next-prompt": lambda: _step(dock, 1),
        "previous-prompt": lambda: _step(dock, -1),
        "show-prompt": lambda: dock.ask_in_sight().toggle_shown(),
        "favourite-prompt": lambda: dock.ask_in_sight().toggle_favourite(),
        "private-note": lambda: dock.open_at("notes"),
        "turn-balance": lambda: dock.open_at("turns"),
    }


def _step(dock: "GuideDock", by: int) -> None:
    """A folded guide is only opened: no question is passed over unseen."""
    if dock.is_open:
        dock.panel.ask.step(by)
    else:
        dock.ask_in_sight()
