"""Where somebody was in each review, so that a restart or a crash returns there."""

import json
from collections.abc import Mapping
from typing import Any

from pmdesk.ui.settings import Settings

OPEN = "open/review"


class Places:
    """Kept in the settings of this computer, by the id of the review; never in the library."""

    def __init__(self, settings: Settings, review: str) -> None:
        self._settings, self._key = settings, f"place/{review}"

    def read(self) -> dict[str, Any]:
        """The place; empty where there is none, or none that can be read."""
        try:
            place = json.loads(self._settings.text(self._key) or "{}")
        except ValueError:
            return {}
        return place if isinstance(place, dict) else {}

    def write(self, place: Mapping[str, Any]) -> None:
        self._settings.set_text(self._key, json.dumps(dict(place)))
        self._settings.sync()
