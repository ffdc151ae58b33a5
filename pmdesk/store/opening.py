"""Opening a library: looked at first, made or migrated where that is asked for, then connected."""

import os
import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from pmdesk.store.backup import BEFORE_MIGRATION, back_up, folder_of, guard_of
from pmdesk.store.connection import READERS_PATIENCE, Connection, connect
from pmdesk.store.errors import LibraryFault, file_fault, plainly
from pmdesk.store.files import (
    SIZE_CAP,
    discard,
    forget_unfinished,
    journal_alone,
    look_at,
    put_in_place,
    unfinished,
)
from pmdesk.store.known import Known
from pmdesk.store.migrations import STEPS, Step, migrate
from pmdesk.store.other_versions import Newer, as_today
from pmdesk.store.strangers import check_identity, check_schema, look_through, version_of
from pmdesk.store.versions import note_where


def open_connection(
    path: Path,
    *,
    writing: bool,
    create: bool,
    backups: Path,
    steps: Sequence[Step] = STEPS,
    known: Known | None = None,
    large: bool = False,
) -> Connection:
    """A connection to a library of today's version; raises LibraryFault for whatever is not one.

    With `known` a file of a library that is not in that list is looked through first, and `large`
    says that its size was allowed; without, the caller answers for the file.
    """
    if writing:
        forget_unfinished(path.parent, path.name)
    made = _missing(path)
    if made:
        journal_alone(path)
        if not create:
            raise LibraryFault(f"There is no library at {path}.", "Check its name.")
        make(path, steps)
    stranger = known is not None and not made and not known.has_path(path)
    look_at(path, asks_from=SIZE_CAP if stranger and not large else None)
    if known is not None and stranger:
        look_through(path, known, steps)
    raw = _connected(path, writing)
    try:
        library = _identified(raw, steps, writing)
        if known is not None and not (made or stranger or known.has(library)):
            # Another library than the one that stood here before.
            raw.close()
            look_through(path, known, steps)
            raw = _connected(path, writing)
        connection = _of_today(path, raw, writing, backups, steps)
    except BaseException:
        raw.close()
        raise
    if known is not None:
        known.add(library, path)
    return connection


def _identified(raw: sqlite3.Connection, steps: Sequence[Step], writing: bool) -> str:
    """The id of a library that holds what its version defines and nothing else."""
    try:
        check_schema(raw, version_of(raw, steps), steps)
    except Newer as newer:
        if writing or not newer.readable:
            raise
    return check_identity(raw)


def _of_today(
    path: Path, raw: sqlite3.Connection, writing: bool, backups: Path, steps: Sequence[Step]
) -> Connection:
    if _version(raw) < len(steps):
        raw = _migrated(path, raw, backups, steps) if writing else as_today(raw, steps)
    try:
        return Connection(path, raw)
    except BaseException:
        raw.close()
        raise


def _version(raw: sqlite3.Connection) -> int:
    with plainly():
        return int(raw.execute("PRAGMA user_version").fetchone()[0])


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
    temporary = unfinished(path)
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
        return connect(path) if writing else connect(path, patience=READERS_PATIENCE)
    return connect(path, "ro", READERS_PATIENCE)


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
