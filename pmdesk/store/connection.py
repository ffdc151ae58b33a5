"""The connection to a library file: how it is set up, and the one way in which it is written."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from pmdesk.store.errors import LibraryFault, plainly

_SETTINGS = (
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
    "PRAGMA mmap_size = 0",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA synchronous = EXTRA",
    "PRAGMA locking_mode = NORMAL",
)
_PATIENCE = 5.0
"""Seconds to wait while another process commits."""


def connect(path: Path, mode: str = "rw") -> sqlite3.Connection:
    """A connection with our settings; `mode` is SQLite's rw, ro or rwc."""
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    with plainly():
        connection = sqlite3.connect(uri, uri=True, isolation_level=None, timeout=_PATIENCE)
        try:
            for setting in _SETTINGS[: 3 if mode == "ro" else None]:
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
        row = self.row("SELECT library, revision FROM guard WHERE id = 1")
        if row is None:
            raise LibraryFault("This library has lost its identity.", "Open the newest backup.")
        self.library_id, self.revision = str(row[0]), int(row[1])
        self._in_write = False

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
    def writing(self) -> Iterator[None]:
        """One transaction. An exception inside leaves no trace; after it the commit is on disk."""
        if self._in_write:
            raise RuntimeError("a write inside a write")
        self._in_write = True
        try:
            self.execute("PRAGMA query_only = OFF")
            self.execute("BEGIN IMMEDIATE")
            self._compare_guard()
            yield
            revision = self.revision + 1
            self.execute("UPDATE guard SET revision = ? WHERE id = 1", [revision])
            self.execute("COMMIT")
            self.revision = revision
        except BaseException:
            if self.raw.in_transaction:
                self.raw.rollback()
            raise
        finally:
            self._in_write = False
            self.raw.execute("PRAGMA query_only = ON")

    def _compare_guard(self) -> None:
        row = self.row("SELECT library, revision FROM guard WHERE id = 1")
        if row != (self.library_id, self.revision):
            raise LibraryFault(
                "The library's file was changed or replaced by something else.",
                "Nothing was written over it. Close this window and open the library again.",
            )

    def close(self) -> None:
        self.raw.close()
