"""Checked copies of a library, made in steps while it is in use."""

import hashlib
import os
import re
import sqlite3
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pmdesk.store.connection import Connection, connect
from pmdesk.store.copying import AT_ONCE, Pace, Stopped, copy_database, stops_with
from pmdesk.store.errors import LibraryFault, as_fault
from pmdesk.store.files import APPLICATION_ID, discard, forget_unfinished, put_in_place, unfinished
from pmdesk.store.migrations import STEPS
from pmdesk.store.verify import examine

BEFORE_MIGRATION = "-before-migration"
"""Stands in the name of a copy that was made before the file was brought up to date."""
STAMP = "%Y%m%dT%H%M%SZ"
_ID = re.compile(r"[0-9a-f][0-9a-f-]{7,63}")
_FULL = (sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE)
_BROKEN = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class DamageFound(LibraryFault):
    """The library itself is damaged: its earlier copies are what there is."""


@dataclass(frozen=True, slots=True)
class Guard:
    """Which library a file is, and at which commit: with the same three nothing has changed."""

    library: str
    revision: int
    token: str


def guard_of(connection: sqlite3.Connection) -> Guard | None:
    """The guard row; None where the file has none. Raises what SQLite raises."""
    row = connection.execute("SELECT library, revision, token FROM guard WHERE id = 1").fetchone()
    return None if row is None else Guard(str(row[0]), int(row[1]), str(row[2]))


def folder_of(root: Path, library_id: str) -> Path:
    """Where the backups of a library go, below the folder of all backups.

    The id is what a file says of itself, perhaps a stranger's: what is no id is never a path.
    """
    if not _ID.fullmatch(library_id):
        library_id = hashlib.sha256(library_id.encode(errors="replace")).hexdigest()
    return root / library_id


def back_up(
    source: sqlite3.Connection,
    library: Path,
    folder: Path,
    now: datetime,
    *,
    mark: str = "",
    pace: Pace = AT_ONCE,
) -> Path:
    """A copy named by library and time in `folder`, checked before it gets its name.

    Raises DamageFound for a damaged library, LibraryFault for a folder that takes no copy, Stopped
    where the pace asks for that; nothing is left under a name then, and earlier copies stay.
    """
    stem = f"{library.stem}-{now.astimezone(UTC).strftime(STAMP)}{mark}"
    temporary = unfinished(folder / stem)
    try:
        make_private(folder)
        forget_unfinished(folder)
        write_copy(source, temporary, pace)
        target = _free_name(folder, stem)
        put_in_place(temporary, target)
    except OSError as error:
        raise _folder_fault(folder, error) from None
    except sqlite3.Error as error:
        raise _copy_fault(folder, error) from None
    finally:
        discard(temporary)
    return target


def back_up_file(
    library: Path, expected: str, folder: Path, now: datetime, pace: Pace
) -> tuple[Path, Guard]:
    """As `back_up`, by a connection of its own, for a thread beside a window.

    `expected` is the library's id: whatever else lies under its name now is not copied.
    """
    try:
        source = connect(library)
        try:
            source.execute("PRAGMA query_only = ON")
            found = guard_of(source)
            if found is None or found.library != expected:
                raise LibraryFault(
                    "Another file lies where the library was, so no backup was made.",
                    "Close this window and open the library again.",
                )
            path = back_up(source, library, folder, now, pace=pace)
        finally:
            source.close()
        return path, read_guard(path) or found
    except sqlite3.Error as error:
        raise _copy_fault(folder, error) from None


def read_guard(path: Path) -> Guard | None:
    """The guard row of a file beside us; None where it cannot be read."""
    with suppress(sqlite3.Error, LibraryFault):
        connection = connect(path, "ro")
        try:
            return guard_of(connection)
        finally:
            connection.close()
    return None


def write_copy(source: sqlite3.Connection, target: Path, pace: Pace = AT_ONCE) -> None:
    """A whole copy in a new file that only its owner can read; raises DamageFound for a bad one."""
    os.close(os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        # It is synced as a whole before it gets its name.
        copy.execute("PRAGMA journal_mode = MEMORY")
        copy.execute("PRAGMA synchronous = OFF")
        copy_database(source, copy, pace)
        stops_with(copy, pace)
        sound = _is_sound(target, copy)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_INTERRUPT:
            raise Stopped from None
        raise
    finally:
        copy.close()
    if not sound:
        raise _damage()


def _is_sound(path: Path, copy: sqlite3.Connection) -> bool:
    copy.execute("PRAGMA trusted_schema = OFF")
    sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
    ours = copy.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    version = copy.execute("PRAGMA user_version").fetchone()[0]
    # An older file has other columns; its rows are checked once it has been migrated.
    today = sound and ours and version == len(STEPS)
    return not examine(Connection(path, copy)) if today else bool(sound and ours)


def make_private(folder: Path) -> None:
    """Makes a folder and those above it that are missing, for their owner only."""
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir(mode=0o700, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)


def _free_name(folder: Path, stem: str) -> Path:
    target, number = folder / f"{stem}.pmdesk", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}.pmdesk"
    return target


def _damage() -> DamageFound:
    return DamageFound(
        "The library is damaged, so no backup was made of it.",
        "Run pmdesk verify to see where; earlier backups are kept.",
    )


def _folder_fault(folder: Path, error: OSError) -> LibraryFault:
    reason = (error.strerror or "it cannot be reached").lower()
    return LibraryFault(
        f"No backup can be made: the folder {folder} cannot be used ({reason}).",
        "Check that it is there, that you may write to it and that its disk has room.",
    )


def _copy_fault(folder: Path, error: sqlite3.Error) -> LibraryFault:
    code = getattr(error, "sqlite_errorcode", 0) or 0
    if code & 0xFF in _BROKEN:
        return _damage()
    if code in _FULL:
        return LibraryFault(
            f"No backup can be made: the disk of the folder {folder} takes no more.",
            "Free some space there; earlier backups are kept.",
            code,
        )
    fault = as_fault(error)
    if fault is None:
        raise error
    said = "No backup was made: the file of the library or of its copy cannot be read or written."
    return LibraryFault(said, "Check the disk and the backup folder; earlier backups stay.", code)
