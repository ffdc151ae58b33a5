"""The questions that this person likes to ask, kept in the settings of this computer."""

import json

from pmdesk.ui.settings import Settings

KEY = "guide/favourites"


class Favourites:
    """A set of questions by their text; what cannot be read is no favourite."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        try:
            kept = json.loads(settings.text(KEY) or "[]")
        except ValueError:
            kept = []
        self._texts = {text for text in kept if isinstance(text, str)} if kept else set()

    def __contains__(self, text: object) -> bool:
        return text in self._texts

    def toggle(self, text: str) -> None:
        """Makes a question a favourite, or no longer one; kept at once."""
        self._texts ^= {text}
        self._settings.set_text(KEY, json.dumps(sorted(self._texts)))
        self._settings.sync()
