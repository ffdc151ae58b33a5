"""Everything that can still be read of a damaged or strange library, in a new one, with a list.

The file itself stays byte for byte as it is. Only known columns of known tables are taken; what is
not as it was written is kept and named, rows without their review get one of their own.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pmdesk.store.beside_rows import take_blobs, take_history, take_policies
from pmdesk.store.connection import Connection, connect
from pmdesk.store.errors import LibraryFault, file_fault
from pmdesk.store.files import discard, put_in_place, unfinished
from pmdesk.store.gathering import Layout, expected, gather, left_behind
from pmdesk.store.known import Known
from pmdesk.store.migrations import STEPS
from pmdesk.store.opening import make
from pmdesk.store.rebuilding import Missing, Rebuilder
from pmdesk.store.verify import examine
from pmdesk.store.wreck import Wreck, wreck


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The new library, how many reviews are in it, and what is missing, a line each."""

    path: Path
    reviews: int
    missing: tuple[str, ...]
    note: Path | None
    """The file in which those lines stand, where there are some and it could be written."""


def salvage(
    path: Path,
    target: Path,
    *,
    known: Known | None = None,
    pause: Callable[[], None] = lambda: None,
) -> Salvaged:
    """Reads what can be read of `path` into a new library at `target`, which must not exist yet.

    Raises LibraryFault where nothing can be read or the new file cannot be written. Nobody in this
    process may have the file open.
    """
    path, target = Path(os.path.realpath(path)), Path(os.path.realpath(target))
    if os.path.lexists(target):
        raise LibraryFault(f"{target} is there already.", "Choose another name.")
    temporary = unfinished(target)
    try:
        with wreck(path) as found:
            _refuse_newer(found)
            reviews, missing = _filled(found, temporary, pause)
        put_in_place(temporary, target)
    except OSError as error:
        raise file_fault(target, error) from None
    finally:
        discard(temporary)
    if known is not None:
        known.add(_id_of(target), target)
    return Salvaged(target, reviews, tuple(missing), _written_down(path, target, missing))


def _filled(found: Wreck, temporary: Path, pause: Callable[[], None]) -> tuple[int, list[str]]:
    make(temporary)
    raw = connect(temporary)
    try:
        # It is no library yet: it is synced as a whole before it gets its name.
        raw.execute("PRAGMA synchronous = OFF")
        connection, missing = Connection(temporary, raw), Missing()
        layout = _layout(raw)
        for line in left_behind(found, layout):
            missing.say(line)
        stage = gather(found, layout, pause)
        try:
            blobs = take_blobs(found, connection, missing, pause)
            rebuilder = Rebuilder(connection, stage, expected(found), blobs, missing)
            reviews = rebuilder.run(pause)
        finally:
            stage.close()
        history = take_history(found, connection, missing, pause)
        settings = take_policies(found, connection, missing)
        if not reviews + history + settings + len(blobs) and not found.whole:
            raise LibraryFault("Nothing in this file could be read.", "Open the newest backup.")
        if wrong := examine(connection, pause=pause):
            raise LibraryFault(
                f"The new file did not come out as it should: {wrong[0].place} {wrong[0].what}.",
                "Nothing was changed. Send the log with a report.",
            )
        return reviews, missing.lines()
    finally:
        raw.close()


def _refuse_newer(found: Wreck) -> None:
    """What a newer version keeps elsewhere would be left behind without a word."""
    version = found.ask("PRAGMA user_version")
    newer = version is not None and len(STEPS) < version[0][0] < len(STEPS) + 100
    if newer and not found.known_schema:
        raise LibraryFault("This library was made by a newer pmdesk.", "Update pmdesk to open it.")


def _layout(raw: sqlite3.Connection) -> Layout:
    tables = raw.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return {
        str(table): [str(row[1]) for row in raw.execute(f'PRAGMA table_info("{table}")')]
        for (table,) in tables
    }


def _id_of(path: Path) -> str:
    raw = connect(path, "ro")
    try:
        return Connection(path, raw).library_id
    finally:
        raw.close()


def _written_down(path: Path, target: Path, missing: list[str]) -> Path | None:
    """The list beside the new file, for its owner only."""
    if not missing:
        return None
    note = target.with_name(f"{target.stem}-missing.txt")
    text = "\n".join((f"Not in {target.name}, or not as it was, from {path}:", "", *missing, ""))
    with suppress(OSError):
        handle = os.open(note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
        return note
    return None
