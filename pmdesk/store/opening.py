"""Opening a library: looked at first, made or migrated where that is asked for, then connected."""

import os
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pmdesk.store.backup import BEFORE_MIGRATION, back_up, folder_of, guard_of
from pmdesk.store.connection import Connection, connect
from pmdesk.store.errors import LibraryFault, file_fault, plainly
from pmdesk.store.files import discard, look_at, put_in_place
from pmdesk.store.migrations import STEPS, Step, migrate
from pmdesk.store.versions import note_where


def open_connection(
    path: Path, *, writing: bool, create: bool, backups: Path, steps: Sequence[Step] = STEPS
) -> Connection:
    """A connection to a library of today's version; raises LibraryFault for whatever is not one."""
    if _missing(path):
        if not create:
            raise LibraryFault(f"There is no library at {path}.", "Check its name.")
        make(path, steps)
    look_at(path)
    raw = _connected(path, writing)
    try:
        version = _version(raw)
        if version > len(steps):
            raise LibraryFault(
                f"This library was made by a newer pmdesk (format {version}).",
                "Update pmdesk to open it; nothing was changed.",
            )
        if version < len(steps) and not writing:
            raise LibraryFault(
                "This library was made by an older pmdesk and has to be brought up to date.",
                "Open it once in the window; a backup is made first.",
            )
        if version < len(steps):
            raw = _migrated(path, raw, backups, steps)
        return Connection(path, raw)
    except BaseException:
        raw.close()
        raise


def _missing(path: Path) -> bool:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError as error:
        raise file_fault(path, error) from None
    return False


def make(path: Path, steps: Sequence[Step] = STEPS) -> None:
    """A new, empty library; a crash on the way leaves nothing under its name, or all of it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        raw = connect(temporary)
        try:
            migrate(raw, steps)
        finally:
            raw.close()
        put_in_place(temporary, path)
    except OSError as error:
        raise file_fault(path, error) from None
    finally:
        discard(temporary)


def _connected(path: Path, writing: bool) -> sqlite3.Connection:
    """Read-write even for reading where that can be: only so a hot journal is rolled back."""
    if writing or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
        return connect(path)
    return connect(path, "ro")


def _version(raw: sqlite3.Connection) -> int:
    with plainly():
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


def _migrated(
    path: Path, raw: sqlite3.Connection, backups: Path, steps: Sequence[Step]
) -> sqlite3.Connection:
    """Brings an older file up to date, after a checked copy of it."""
    with plainly():
        guard = guard_of(raw)
    folder = folder_of(backups, guard.library if guard is not None else "")
    back_up(raw, path, folder, datetime.now(UTC), mark=BEFORE_MIGRATION)
    note_where(folder, path)
    migrate(raw, steps)
    raw.close()
    return connect(path)
