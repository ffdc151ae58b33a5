"""Where somebody was in each review, so that a restart or a crash returns there."""

import json
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer

from pmdesk.model.words import Stage
from pmdesk.ui.settings import Settings

if TYPE_CHECKING:
    from pmdesk.ui.console.page import ConsolePage

OPEN = "open/review"
LOOKED_EVERY = 3000
"""Milliseconds: a row or a scroll bar does not say that it moved, and a crash gives no notice."""

Place = Mapping[str, Any]


class Places(QObject):
    """Kept in the settings of this computer, by the id of the review; never in the library.

    `look` says where somebody is now, as plain data; nothing while there is nothing to look at.
    """

    def __init__(
        self, settings: Settings, review: str, look: Callable[[], Place], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings, self._key, self._look = settings, f"place/{review}", look
        timer = QTimer(self, interval=LOOKED_EVERY)
        timer.timeout.connect(self.remember)
        timer.start()

    def read(self) -> dict[str, Any]:
        """The place; empty where there is none, or none that can be read."""
        try:
            place = json.loads(self._settings.text(self._key) or "{}")
        except ValueError:
            return {}
        return place if isinstance(place, dict) else {}

    def remember(self) -> None:
        """Puts the place into the file now, where it is another one."""
        before = self.read()
        place = {**before, **self._look()}
        if place != before:
            self._settings.set_text(self._key, json.dumps(place))
            self._settings.sync()


def place_of(page: "ConsolePage") -> Place:
    """Where somebody is on a console: the stage, its row, and whether the audience is open."""
    stage = str(page.view.stage)
    return {"stage": stage, "audience": page.room.is_open, stage: dict(page.view.place())}


def go_to_row(page: "ConsolePage", stage: Stage, id: str) -> None:
    """To a stage, and to a row that it shows."""
    page.go_to(stage)
    if page.view.stage is stage:  # the stage before may have something to ask first
        page.view.show_row(id)


def resume(page: "ConsolePage", place: Place) -> None:
    """Back to where somebody was; a running meeting says itself where it stands."""
    stage = page.room.stage if page.room.running else _stage(str(place.get("stage")))
    page.go_to(stage or Stage.TIMELINE)
    kept = place.get(page.view.stage)
    if isinstance(kept, dict):
        page.view.restore_place(kept)
    if place.get("audience") and page.room.running:
        page.sharing.open()


def _stage(key: str) -> Stage | None:
    return Stage(key) if key in set(Stage) else None
