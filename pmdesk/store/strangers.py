"""A file that this user has not opened before is looked through before anything is written to it.

In order: its look from outside (files.py), then read only with tight bounds: structure, version,
schema, every row and every hash. The first statement that reads is the check of the structure.
Python 3.11 cannot switch triggers and views off on a connection: that nothing but the known schema
is there, `trusted_schema` off and `query_only` on do that work.
"""

import re
import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from pmdesk.model.attachments import CAP as ATTACHMENT_CAP
from pmdesk.model.bounds import ROWS_CAP, beyond
from pmdesk.model.codec import fields_of
from pmdesk.model.review import NOUNS, Review, Row
from pmdesk.store.connection import Connection, connect
from pmdesk.store.errors import LibraryFault, StrangeFile, plainly
from pmdesk.store.files import APPLICATION_ID, beside
from pmdesk.store.known import Known
from pmdesk.store.migrations import Step, migrate
from pmdesk.store.other_versions import check_newer
from pmdesk.store.schema.fingerprints import expected, fingerprint
from pmdesk.store.verify import Damage, examine

VALUE_CAP = 32 << 20
"""Longest value that is read from a stranger's file, in bytes."""
DEADLINE = 30.0
"""Seconds for the checks of structure and schema."""
_STEPS_BETWEEN = 10_000
_UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_COPY = "Nothing was changed. Open a copy of what can be read."
_STRANGE_WRITE = (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
_STRANGE = (
    sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_ERROR, sqlite3.SQLITE_INTERRUPT, sqlite3.SQLITE_SCHEMA, sqlite3.SQLITE_AUTH,
)  # fmt: skip


def look_through(path: Path, known: Known, steps: Sequence[Step]) -> None:
    """Raises StrangeFile for a file that is not in every respect one that we would have written.

    A known library at a new place is only looked at from outside, in structure and in schema.
    """
    with _bounded(path) as raw:
        sound = raw.execute("PRAGMA integrity_check(1)").fetchone()[0] == "ok"
        if not sound:
            raise StrangeFile("This library is damaged.", _COPY, sqlite3.SQLITE_CORRUPT)
        version = version_of(raw, steps)
        check_schema(raw, version, steps)
        if known.has(check_identity(raw)):
            return
        raw.set_progress_handler(None, 0)
        copy = sqlite3.connect("", isolation_level=None)
        try:
            copy.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_CAP)
            raw.backup(copy)
            if version < len(steps):
                migrate(copy, steps)
            found = _rows(Connection(path, copy))
        finally:
            copy.close()
    if found:
        places = f"{len(found)} places are" if len(found) > 1 else "1 place is"
        first = f"{found[0].place} {found[0].what}"
        raise StrangeFile(f"{places} not as pmdesk wrote this library ({first[:120]}).", _COPY)


@contextmanager
def _bounded(path: Path) -> Iterator[sqlite3.Connection]:
    """A connection that can only read, with bounds on values and time; its errors in words."""
    raw = connect(path, "ro")
    try:
        raw.execute("PRAGMA query_only = ON")
        raw.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, VALUE_CAP)
        raw.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
        end = time.monotonic() + DEADLINE
        raw.set_progress_handler(lambda: int(time.monotonic() > end), _STEPS_BETWEEN)
        yield raw
    except sqlite3.Error as error:
        raise _strange(path, error) from error
    except LibraryFault as fault:
        cause = fault.__cause__
        if isinstance(cause, sqlite3.Error) and not isinstance(fault, StrangeFile):
            raise _strange(path, cause) from cause
        raise
    finally:
        raw.close()


def _strange(path: Path, error: sqlite3.Error) -> LibraryFault:
    """What an error means in a file of which nothing is known."""
    code = (getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF
    if code in _STRANGE_WRITE and beside(path, "-journal").exists():
        return StrangeFile(f"A write to {path.name} broke off and was never finished.", _COPY)
    if code == sqlite3.SQLITE_INTERRUPT:
        return StrangeFile("This library takes too long to be looked through.", _COPY)
    if isinstance(error, sqlite3.DataError) or code == sqlite3.SQLITE_TOOBIG:
        return StrangeFile("This library holds a value that is too large.", _COPY)
    if code == 0 or code in _STRANGE:
        return StrangeFile("This library is damaged.", _COPY, sqlite3.SQLITE_CORRUPT)
    try:
        with plainly():
            raise error
    except LibraryFault as fault:
        return fault


def version_of(raw: sqlite3.Connection, steps: Sequence[Step]) -> int:
    """The version of a file of ours; raises LibraryFault for any other."""
    with plainly():
        program = int(raw.execute("PRAGMA application_id").fetchone()[0])
        version = int(raw.execute("PRAGMA user_version").fetchone()[0])
    if program & 0xFFFFFFFF != APPLICATION_ID:
        raise LibraryFault("This file belongs to another program.", "Choose another file.")
    check_newer(raw, version, steps)
    if version < 1:
        raise StrangeFile("This library does not say which version made it.", _COPY)
    return version


def check_schema(raw: sqlite3.Connection, version: int, steps: Sequence[Step]) -> None:
    """Raises StrangeFile where anything is defined that is not ours, or something is missing."""

    def made(version: int) -> sqlite3.Connection:
        fresh = sqlite3.connect(":memory:", isolation_level=None)
        migrate(fresh, steps[:version])
        return fresh

    with plainly():
        same = fingerprint(raw) == expected(version, made)
    if not same:
        raise StrangeFile(
            "This library holds tables, indexes, views or triggers that pmdesk did not make.", _COPY
        )


def check_identity(raw: sqlite3.Connection) -> str:
    """The library's id, which also names a folder of backups: only ever a UUID."""
    with plainly():
        row = raw.execute("SELECT library FROM guard WHERE id = 1").fetchone()
    if row is None or not _UUID.fullmatch(str(row[0])):
        raise StrangeFile("This library has lost its identity.", _COPY)
    return str(row[0])


def _rows(connection: Connection) -> tuple[Damage, ...]:
    """What is wrong with the rows: their hashes, forms and sizes."""
    many = [
        Damage(f"review {review}", f"has {count:,} {noun}", str(review))
        for noun in NOUNS
        for review, count in connection.rows(
            f"SELECT review, count(*) FROM {noun} GROUP BY review HAVING count(*) > {ROWS_CAP}"
        )
    ]
    large = connection.rows(f"SELECT hash FROM blobs WHERE length(bytes) > {ATTACHMENT_CAP}")
    return (
        *many,
        *(Damage(f"attachment {hash}", "is too large") for (hash,) in large),
        *examine(connection, check=_wrong),
    )


def _wrong(noun: str, row: Row | Review) -> str:
    return beyond((field.name, getattr(row, field.name)) for field in fields_of(noun))
