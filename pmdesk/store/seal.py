"""Hashes of the rows that belong to no review's content, and one over all of them in the guard.

Steps of the history, settings, and what the library notes of a review carry a hash each. The guard
keeps their sum: rows that are missing, or pages from another moment, are found by it.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from pmdesk.model.content import combine, hash_text

if TYPE_CHECKING:
    from pmdesk.store.connection import Connection

Rows = list[tuple[Any, ...]]
Read = Callable[[str], Rows]

SEALED = {
    "journal": ("hash", ("id", "scope", "label", "merge", "at", "change", "undone")),
    "policies": ("hash", ("key", "value")),
    "reviews": ("standing", ("id", "revision", "parent", "exchanged", "content", "updated")),
}
"""By table: the column of the hash, and the columns that it covers, the key first."""
_GUARD = "SELECT library, revision, token, total FROM guard WHERE id = 1"
_BESIDE = (
    "SELECT name, seq FROM sqlite_sequence ORDER BY name",
    "SELECT * FROM _sqlite_migrations ORDER BY id",
)


def mark(values: Sequence[object]) -> str:
    """SHA-256 over some values, as 64 hex digits."""
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def number(hash: str) -> int:
    """A hash for adding up; 0 for none, and for what can be none."""
    try:
        return int(hash or "0", 16)
    except (ValueError, TypeError):
        return 0


def read_total(connection: "Connection") -> int:
    """The sum that the guard keeps."""
    row = connection.row("SELECT total FROM guard WHERE id = 1")
    return 0 if row is None else number(row[0])


def seal_row(connection: "Connection", table: str, key: str | int) -> None:
    """Hashes a row anew that was written in this transaction."""
    hash, columns = SEALED[table]
    sql = f"SELECT {hash}, {', '.join(columns)} FROM {table} WHERE {columns[0]} = ?"
    row = connection.row(sql, [key])
    if row is None:
        return
    fresh = mark(row[1:])
    connection.execute(f"UPDATE {table} SET {hash} = ? WHERE {columns[0]} = ?", [fresh, key])
    connection.total = combine(connection.total, number(fresh), -number(row[0]))


def take_away(
    connection: "Connection", table: str, where: str = "TRUE", values: Sequence[Any] = ()
) -> None:
    """Deletes rows and takes their hashes out of the sum."""
    sql = f"DELETE FROM {table} WHERE {where} RETURNING {SEALED[table][0]}"
    gone = (number(row[0]) for row in connection.rows(sql, values))
    connection.total = combine(connection.total, *(-hash for hash in gone))


def seal_guard(connection: "Connection", revision: int, token: str) -> None:
    """The guard row of this commit, with the sum and a hash of its own."""
    total = hash_text(connection.total)
    values = [connection.library_id, revision, token, total]
    connection.execute(
        "UPDATE guard SET revision = ?, token = ?, total = ?, hash = ?",
        [revision, token, total, _guard_mark(values, connection.rows)],
    )


def _guard_mark(values: Iterable[Any], read: Read) -> str:
    return mark([*values, *(read(sql) for sql in _BESIDE)])


def seal_all(raw: sqlite3.Connection) -> None:
    """Hashes what has no hash yet, after a migration; a hash that is there stays."""

    def read(sql: str) -> Rows:
        return raw.execute(sql).fetchall()

    total = 0
    for table, (hash, columns) in SEALED.items():
        for stored, *values in read(f"SELECT {hash}, {', '.join(columns)} FROM {table}"):
            fresh = stored or mark(values)
            sql = f"UPDATE {table} SET {hash} = ? WHERE {columns[0]} = ?"
            raw.execute(sql, [fresh, values[0]])
            total += number(fresh)
    text = hash_text(combine(total))
    raw.execute("UPDATE guard SET total = ?", [text])
    for guard in read(_GUARD):
        raw.execute("UPDATE guard SET hash = ?", [_guard_mark(guard, read)])


def unsealed(connection: "Connection") -> list[tuple[str, str]]:
    """What is not as it was written, as (place, what)."""
    found, total = [], 0
    for table, (hash, columns) in SEALED.items():
        sql = f"SELECT {hash}, {', '.join(columns)} FROM {table}"
        for stored, *values in connection.rows(sql):
            total += number(stored)
            if mark(values) != stored:
                found.append((f"{table} {values[0]}", "is not as it was written"))
    guard = connection.row(_GUARD)
    own = connection.row("SELECT hash FROM guard WHERE id = 1")
    if guard is None or own is None or own[0] != _guard_mark(guard, connection.rows):
        found.append(("the guard of the library", "is not as it was written"))
    elif number(guard[3]) != combine(total):
        found.append(("the library", "something is missing or was added from outside"))
    return found
