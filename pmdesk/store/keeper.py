"""When a library is backed up without being asked: what has changed, how long ago, what may go."""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from pmdesk.store.backup import (
    DamageFound,
    Guard,
    back_up_file,
    folder_of,
    guard_of,
    read_guard,
)
from pmdesk.store.copying import AT_ONCE, Pace
from pmdesk.store.library import Library
from pmdesk.store.thinning import LIMIT, Copy, thin
from pmdesk.store.versions import named_versions, note_where

EVERY = 30 * 60.0
"""Seconds between two backups of a library that is being worked on."""
AGAIN = 5 * 60.0
"""Seconds after which one that could not be made is tried again."""


class Keeper:
    """Backups of one open library. `now` is what their names say, `ticks` seconds that nobody sets.

    Nothing here is of Qt, and `back_up` may run in a thread; one call at a time.
    """

    def __init__(
        self,
        library: Path,
        id: str,
        folder: Path,
        now: Callable[[], datetime],
        ticks: Callable[[], float],
        limit: int = LIMIT,
    ) -> None:
        self._library, self._id, self._folder = library, id, folder
        self._now, self._ticks, self._limit = now, ticks, limit
        self._held: Guard | None = None
        self.original = library
        """Under which name the backups are looked for once this file cannot be read."""
        self._next = ticks() + EVERY
        self.thins = True
        """Not in a sitting in which something was restored: who does so may look for more."""
        self.damaged = False
        """While damage is known nothing is copied and nothing goes: the copies are all there is."""

    def due(self) -> bool:
        """Whether half an hour has passed since the last look."""
        return self._ticks() >= self._next

    def changed(self, guard: Guard) -> bool:
        """Whether no backup holds this commit; an empty library has nothing to keep."""
        if guard.revision == 0 or guard == self._held:
            return False
        for version in named_versions(self._folder):
            if read_guard(version.path) == guard:
                self._held = guard
                return False
        return True

    def back_up(self, guard: Guard, pace: Pace = AT_ONCE, *, asked: bool = False) -> Path | None:
        """A backup of a library that is at this commit, if there is none yet; then thins.

        Where somebody `asked` for it, one is made in any case. Raises LibraryFault, and Stopped
        where the pace says so.
        """
        self._next = self._ticks() + EVERY
        if not asked and (self.damaged or not self.changed(guard)):
            return None
        try:
            path, self._held = back_up_file(
                self._library, self._id, self._folder, self._now(), pace
            )
        except DamageFound:
            self.damaged = True
            raise
        except Exception:
            self._next = self._ticks() + AGAIN
            raise
        self.damaged = False
        note_where(self._folder, self.original)
        self._thin(path)
        return path

    def _thin(self, made: Path) -> None:
        """Lets older ones of this file go; what cannot be deleted stays until next time."""
        if not self.thins:
            return
        found = named_versions(self._folder)
        # A library of the same id under another name, a restored copy, keeps its own.
        stem = next((version.stem for version in found if version.path == made), "")
        copies = [
            Copy(version.path, version.at, version.size, version.before_migration)
            for version in found
            if version.stem == stem
        ]
        for copy in thin(copies, self._now(), self._limit):
            if copy.path != made:
                with suppress(OSError):
                    copy.path.unlink()


def keeper_of(
    library: Library,
    root: Path,
    now: Callable[[], datetime],
    ticks: Callable[[], float],
    original: Path | None = None,
) -> Keeper:
    """What keeps the backups of an open library, below the folder of all backups.

    `original` is the file that people know, where another one is worked on.
    """
    folder = folder_of(root, library.library_id)
    keeper = Keeper(library.path, library.library_id, folder, now, ticks)
    keeper.original = original or library.path
    return keeper


def commit_of(library: Library) -> Guard | None:
    """At which commit an open library is; None where that cannot be read, or it is closed."""
    with suppress(sqlite3.Error):
        return guard_of(library.connection.raw)
    return None
