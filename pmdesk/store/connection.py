"""The connection to a library file: how it is set up, and the one way in which it is written."""

import secrets
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from pmdesk.model.errors import WorldError
from pmdesk.store.errors import MOVED, LibraryFault, Trouble, plain_fault, plainly
from pmdesk.store.seal import read_total, seal_guard

_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA secure_delete = ON",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA locking_mode = NORMAL",
)
_GUARD = "SELECT library, revision, token FROM guard WHERE id = 1"
_PATIENCE = 5.0
"""Seconds to wait while another process commits."""
READERS_PATIENCE = 30.0
"""The same for commands that only read: they hold up nobody."""
_STATEMENTS = 8
"""How many prepared statements Python keeps; with 128, its own number, an edit is no faster, and
they lie between everything else for as long as the library is open."""


def connect(path: Path, mode: str = "rw", patience: float = _PATIENCE) -> sqlite3.Connection:
    """A connection with our settings; `mode` is SQLite's rw, ro or rwc."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with plainly():
        connection = sqlite3.connect(
            uri, uri=True, isolation_level=None, timeout=patience, cached_statements=_STATEMENTS
        )
        try:
            for setting in _SETTINGS[: 4 if mode == "ro" else None]:
                connection.execute(setting)
        except BaseException:
            connection.close()
            raise
    return connection


class Connection:
    """Reads at any time; writes only inside `writing`, which compares the guard row first."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.raw = connection
        self.execute("PRAGMA query_only = ON")
        row = self.row(_GUARD)
        if row is None:
            raise LibraryFault("This library has lost its identity.", "Open the newest backup.")
        self.library_id, self.revision, self._token = str(row[0]), int(row[1]), str(row[2])
        self._in_doubt: tuple[int, str] | None = None
        self._in_write = False
        self.total = 0
        """Inside a write: the sum of the hashes of what belongs to no review's content."""
        self.refusal: WorldError | None = None
        """Why nothing may be written here, where that is so."""
        self.took = 0.0
        """Seconds that the last commit took: a slow disk is named."""
        self.failures = 0
        """How many writes were rolled back: whoever remembers what it wrote must look again."""
        self._seen = self._stamp()

    def give_back(self) -> None:
        """Lets go of the pages of the file that were read; SQLite reads them again."""
        with suppress(sqlite3.Error):
            self.raw.execute("PRAGMA shrink_memory")

    def execute(self, sql: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        with plainly():
            return self.raw.execute(sql, values)

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
        with plainly():
            return self.raw.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> tuple[Any, ...] | None:
        with plainly():
            found = self.raw.execute(sql, values).fetchone()
        return None if found is None else tuple(found)

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One view of the file for several reads, whoever commits in between."""
        self.execute("BEGIN")
        try:
            yield
        finally:
            self._roll_back()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction. An exception inside leaves no trace; after it the commit is on disk."""
        if self._in_write:
            raise RuntimeError("a write inside a write")
        if self.refusal is not None:
            raise self.refusal
        self._in_write = True
        try:
            self._distrust_cache()
            self.execute("PRAGMA query_only = OFF")
            self.execute("BEGIN IMMEDIATE")
            self._compare_guard()
            self.total = read_total(self)
            yield
            revision, token = self.revision + 1, secrets.token_hex(8)
            seal_guard(self, revision, token)
            self._commit(revision, token)
        except BaseException:
            self.failures += 1
            self._roll_back()
            raise
        finally:
            self._in_write = False
            self.execute("PRAGMA query_only = ON")

    def _commit(self, revision: int, token: str) -> None:
        # Where this fails, the commit may be on disk all the same: `reopen` finds out.
        self._in_doubt, began = (revision, token), time.monotonic()
        self.execute("COMMIT")
        self._in_doubt, self.took = None, time.monotonic() - began
        self.revision, self._token, self._seen = revision, token, self._stamp()

    def reopen(self) -> None:
        """Looks at the file anew after an error, trusting nothing that is remembered of it.

        The commit that failed last may be on disk after all. Raises LibraryFault, and keeps the
        connection that it had, where the file is away, damaged or no longer as we left it.
        """
        if not self.path.exists():
            raise moved()
        fresh = connect(self.path)
        try:
            with plainly():
                sound = fresh.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok"
                row = fresh.execute(_GUARD).fetchone()
            if not sound:
                raise LibraryFault(
                    "This library is damaged.", "Save a copy.", trouble=Trouble.DAMAGED
                )
            found = None if row is None else (str(row[0]), int(row[1]), str(row[2]))
            after_all = (self.library_id, *(self._in_doubt or (-1, "")))
            if found not in ((self.library_id, self.revision, self._token), after_all):
                raise changed()
            with plainly():
                fresh.execute("PRAGMA query_only = ON")
        except BaseException:
            fresh.close()
            raise
        self.raw.close()
        self.raw, self._seen, self._in_doubt = fresh, self._stamp(), None
        _, self.revision, self._token = found

    def compact(self) -> None:
        """Writes the whole file anew: nothing of what was deleted is left in it."""
        self._distrust_cache()
        self._compare_guard()
        self.execute("PRAGMA query_only = OFF")
        try:
            self.execute("VACUUM")
        finally:
            self.execute("PRAGMA query_only = ON")
            self._seen = self._stamp()

    def look(self) -> LibraryFault | None:
        """What has become of the file meanwhile; None where it is as this connection left it.

        Costs one look at the folder, and reads only where the file was touched by somebody else.
        """
        now, seen = self._stamp(), self._seen
        if now == seen or self._in_write:
            return None
        if now is None or (seen is not None and now[0] != seen[0]):
            return moved()
        try:
            self._distrust_cache()
            self._compare_guard()
        except LibraryFault as fault:
            return fault if fault.trouble is not Trouble.BUSY else None
        self._seen = now
        return None

    def _roll_back(self) -> None:
        """Ends a transaction; SQLite may have done so itself, and then there is nothing to say."""
        if self.raw.in_transaction:
            with suppress(sqlite3.Error):
                self.raw.execute("ROLLBACK")

    def _stamp(self) -> tuple[int, int, int] | None:
        with suppress(OSError):
            status = self.path.stat()
            return status.st_ino, status.st_size, status.st_mtime_ns
        return None

    def _distrust_cache(self) -> None:
        """Drops cached pages where the file was touched: SQLite keeps them if counters agree."""
        if self._stamp() != self._seen:
            self.execute("PRAGMA shrink_memory")

    def _compare_guard(self) -> None:
        if self.row(_GUARD) != (self.library_id, self.revision, self._token):
            raise changed()

    def close(self) -> None:
        self.raw.close()


def moved() -> LibraryFault:
    """The library is no longer where it was opened."""
    return plain_fault(MOVED)


def changed() -> LibraryFault:
    """Another file, or another state of it, stands where the library was."""
    return LibraryFault(
        "The library's file was changed or replaced by something else.",
        "Nothing was written over it. Close this window and open the library again.",
        trouble=Trouble.CHANGED,
    )
