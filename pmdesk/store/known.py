"""Which libraries this user has opened before: a file of another one is looked through first."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from pmdesk.private_files import private_folder
from pmdesk.store.files import discard, unfinished

MOST = 200
"""Libraries that are remembered; the one that was opened longest ago is forgotten first."""
_PATHS = 8
_READ_CAP = 1 << 20


class Known:
    """A short list in a file of its own, for its owner only; a damaged one counts as empty."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "known.json"

    def has(self, library: str) -> bool:
        """Whether a library of this id was made or looked through here."""
        return library in self._read()

    def has_path(self, path: Path) -> bool:
        """Whether a known library stood at this place."""
        return any(str(path) in places for places in self._read().values())

    def add(self, library: str, path: Path) -> None:
        """Remembers a library and its place; what cannot be stored is looked through anew."""
        known = self._read()
        places = known.get(library, [])
        if places[:1] == [str(path)] and library == list(known)[-1]:
            return
        known.pop(library, None)
        others = [place for place in places if place != str(path)]
        known[library] = [str(path), *others][:_PATHS]
        newest = dict(list(known.items())[-MOST:])
        with suppress(OSError, UnicodeError):
            self._write(json.dumps(newest, indent=1))

    def _read(self) -> dict[str, list[str]]:
        try:
            with self.path.open("rb") as file:
                plain: Any = json.loads(file.read(_READ_CAP))
        except (OSError, ValueError, RecursionError):
            return {}
        if not isinstance(plain, dict):
            return {}
        return {
            id: [place for place in places if isinstance(place, str)]
            for id, places in plain.items()
            if isinstance(places, list)
        }

    def _write(self, text: str) -> None:
        private_folder(self.path.parent)
        temporary = unfinished(self.path)
        try:
            handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
            temporary.replace(self.path)
        finally:
            discard(temporary)
