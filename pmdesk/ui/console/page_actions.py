"""What can be done on a console at the moment: its own actions, and those of its parts."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from pmdesk.model.words import Stage
from pmdesk.ui.console.room_actions import room_actions
from pmdesk.ui.guide.sheet_opener import open_phrases
from pmdesk.ui.report_stage.formats import ALL_FORMATS, can_be_made

if TYPE_CHECKING:
    from pmdesk.ui.console.page import ConsolePage

Act = Callable[[], object]
Handlers = dict[str, Act]


def page_actions(page: "ConsolePage") -> Handlers:
    """The handlers by key; each finds stored what a field still holds."""
    made: Handlers = {
        "back": page.left.emit,
        "undo": page.undo,
        "redo": page.redo,
        "capture": page.capture.take_focus,
        "same-time": page.capture.same_time,
        "next-stage": lambda: page.step(1),
        "previous-stage": lambda: page.step(-1),
        "guide": page.guide.toggle,
        "delete-review": page.delete_wanted.emit,
        "phrases": lambda: open_phrases(page),
        "nudges": lambda: _turn_hints(page),
    }
    if page.room.running:
        made["hand-over"] = page.hand_over_wanted.emit
    if page.view.has_side:
        made["details-panel"] = page.view.fold
    for stage in page.stages:
        made[f"stage-{stage}"] = lambda stage=stage: page.go_to(stage)  # type: ignore[misc]
    for key in _from_report(page):
        made[key] = lambda key=key: _in_report(page, key)  # type: ignore[misc]
    parts = (page.captured, page.panels, page.top, page.guide, page.view)
    made |= room_actions(page.session, page.room, page.sharing)
    for part in parts:
        made |= part.handlers()
    return {key: _stored_first(page, act) for key, act in made.items()}


def _turn_hints(page: "ConsolePage") -> None:
    """Hints come, or no longer; the menu shows which."""
    page.guide.panel.nudge.turn()
    page.ready.emit()


def _from_report(page: "ConsolePage") -> tuple[str, ...]:
    """What can be made of the review now: minutes only of a meeting that was held."""
    review = page.session.review
    return ("copy-report", *(each.action for each in ALL_FORMATS if can_be_made(review, each)))


def _in_report(page: "ConsolePage", key: str) -> None:
    """What goes out of the review is done, and seen, on the Report stage."""
    page.go_to(Stage.REPORT)
    if page.view.stage is Stage.REPORT:  # the stage before may have something to ask first
        page.view.handlers()[key]()


def _stored_first(page: "ConsolePage", act: Act) -> Act:
    """What is done finds stored what a field holds: the room sees the words just typed."""

    def after_flush() -> object:
        page.flush()
        return act()

    return after_flush
