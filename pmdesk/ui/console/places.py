"""Where somebody was in each review, so that a restart or a crash returns there."""

import json
from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer

from pmdesk.ui.settings import Settings

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
