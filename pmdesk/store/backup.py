"""Checked copies of a library, made in steps while it is in use."""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

from pmdesk.store.connection import Connection
from pmdesk.store.errors import LibraryFault, file_fault, plainly
from pmdesk.store.files import APPLICATION_ID, discard, put_in_place
from pmdesk.store.migrations import STEPS
from pmdesk.store.verify import examine

_PAGES = 256


def back_up(source: sqlite3.Connection, library: Path, folder: Path, now: datetime) -> Path:
    """A copy named by library and time in `folder`, checked before it gets its name."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    target = _free_name(folder, f"{library.stem}-{stamp}")
    temporary = folder / f".{target.name}.{os.getpid()}.part"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        _copy(source, temporary)
        put_in_place(temporary, target)
    except OSError as error:
        raise file_fault(folder, error) from None
    finally:
        discard(temporary)
    return target


def _free_name(folder: Path, stem: str) -> Path:
    target, number = folder / f"{stem}.pmdesk", 1
    while target.exists():
        number += 1
        target = folder / f"{stem}-{number}.pmdesk"
    return target


def _copy(source: sqlite3.Connection, temporary: Path) -> None:
    with plainly():
        copy = sqlite3.connect(temporary, isolation_level=None)
        try:
            source.backup(copy, pages=_PAGES)
            sound = copy.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
            ours = copy.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
            version = copy.execute("PRAGMA user_version").fetchone()[0]
            # An older file has other columns; its rows are checked once it has been migrated.
            today = sound and ours and version == len(STEPS)
            whole = not examine(Connection(temporary, copy)) if today else sound
        finally:
            copy.close()
    if not whole or not ours:
        raise LibraryFault(
            "The library is damaged, so no backup was made of it.",
            "Run pmdesk verify to see where; earlier backups are kept.",
        )
