"""Whether a library holds what was put into it: structure, every row's hash, every review's sum."""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

from pmdesk.model.change import from_journal
from pmdesk.model.codec import fields_of, make_row
from pmdesk.model.content import combine, hash_text, row_hash
from pmdesk.model.errors import WorldError
from pmdesk.model.review import LOCAL, NOUNS, Review, Row
from pmdesk.store.connection import Connection
from pmdesk.store.errors import LibraryFault, plainly
from pmdesk.store.rows import stored as as_stored
from pmdesk.store.rows import table_of, values_of
from pmdesk.store.seal import unsealed

Pause = Callable[[], None]
"""Called every few rows: lets others run, and may raise to end it all."""
Check = Callable[[str, Row | Review], str]
"""What more is wrong with a row of a noun, in a few words, or ""."""
ROWS_AT_ONCE = 50
_ALL = ("review", *NOUNS)
_PAGES = 512


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was written: where, what is the matter, in which review."""

    place: str
    what: str
    review: str = ""


def verify(connection: Connection, pause: Pause = lambda: None) -> tuple[Damage, ...]:
    """Everything that is found; empty for a sound library. Reads every row of every table."""
    # A copy of the moment: checking every row would keep a window beside us from storing. SQLite
    # keeps it in a temporary file of its own, for us only, where it is large.
    copy = sqlite3.connect("", isolation_level=None)
    try:
        with plainly():
            connection.raw.backup(copy, pages=_PAGES, progress=lambda *_: pause())
        return examine(Connection(connection.path, copy), pause=pause)
    finally:
        copy.close()


def examine(
    connection: Connection, *, pause: Pause = lambda: None, check: Check = lambda noun, row: ""
) -> tuple[Damage, ...]:
    """As `verify`, on a file that nobody else writes."""
    try:
        return _examined(connection, pause, check)
    except LibraryFault:
        # Bytes that are no text stop a query. Read so, they cannot be hashed and name their row.
        connection.raw.text_factory = lambda data: data.decode(errors="surrogateescape")
        return _examined(connection, pause, check, stops=False)
    finally:
        connection.raw.text_factory = str


def _examined(
    connection: Connection, pause: Pause, check: Check, *, stops: bool = True
) -> tuple[Damage, ...]:
    """Everything that is found; with `stops` what cannot be read at all ends it."""
    found: list[Damage] = []
    sums: dict[str, int] = {}
    parts: list[tuple[str, Callable[[], list[Damage]]]] = [
        ("file", lambda: _structure(connection)),
        *((table_of(n), partial(_rows, connection, n, sums, pause, check)) for n in _ALL),
        ("reviews", lambda: _sums(connection, sums, pause)),
        ("the library", lambda: [Damage(*place) for place in unsealed(connection)]),
        ("history", lambda: _journal(connection, pause)),
        ("settings", lambda: _policies(connection)),
        ("attachments", lambda: _blobs(connection, pause)),
    ]
    for place, part in parts:
        try:
            found += part()
        except LibraryFault:
            if stops:
                raise
            found.append(Damage(place, "cannot be read to the end"))
    return tuple(found)


def _structure(connection: Connection) -> list[Damage]:
    rows = connection.rows("PRAGMA integrity_check(20)")
    return [Damage("file", str(row[0])) for row in rows if row[0] != "ok"]


def _sums(connection: Connection, sums: dict[str, int], pause: Pause) -> list[Damage]:
    return [
        Damage(f"review {id}", "rows are missing or were added from outside", str(id))
        for id, content in _stream(connection, "SELECT id, content FROM reviews", pause)
        if hash_text(sums.get(id, 0)) != content
    ]


def _stream(connection: Connection, sql: str, pause: Pause) -> Iterator[tuple[Any, ...]]:
    """The rows of a query, a few at a time: never a whole table in memory."""
    cursor = connection.execute(sql)
    while True:
        with plainly():
            rows = cursor.fetchmany(ROWS_AT_ONCE)
        if not rows:
            return
        yield from rows
        pause()


def _rows(
    connection: Connection, noun: str, sums: dict[str, int], pause: Pause, check: Check
) -> list[Damage]:
    """The damaged rows of a noun; adds the hashes of the sound ones to their reviews' sums."""
    fields = fields_of(noun)
    names = ", ".join(f'"{field.name}"' for field in fields)
    owner = "id" if noun == "review" else "review"
    found = []
    sql = f"SELECT {names}, {owner}, hash FROM {table_of(noun)}"
    for *columns, review, stored in _stream(connection, sql, pause):
        place, review = f"{table_of(noun)} {columns[0]}", str(review)
        try:
            row = _made(noun, columns)
            hashed = row_hash(noun, review, row)
        except (WorldError, ValueError, TypeError):
            found.append(Damage(place, "a field cannot be read", review))
            continue
        if hash_text(hashed) != stored:
            found.append(Damage(place, "is not as it was written", review))
        elif [as_stored(field, getattr(row, field.name)) for field in fields] != columns:
            # Several texts are read as the same time; only one of them is what was written.
            found.append(Damage(place, "is not as it was written", review))
        elif wrong := check(noun, row):
            found.append(Damage(place, wrong, review))
        if noun != "review" and review not in sums:
            found.append(Damage(place, "belongs to no review", review))
        if noun not in LOCAL:
            sums[review] = combine(sums.get(review, 0), hashed)
    return found


def _made(noun: str, columns: list[Any]) -> Row | Review:
    values = values_of(noun, columns)
    return Review(**values) if noun == "review" else make_row(noun, values)


def _journal(connection: Connection, pause: Pause) -> list[Damage]:
    found = []
    for id, label, change in _stream(connection, "SELECT id, label, change FROM journal", pause):
        try:
            from_journal(label, json.loads(change))
        except (ValueError, TypeError, RecursionError, AttributeError):
            found.append(Damage(f"step {id} of the history", "cannot be read"))
    return found


def _policies(connection: Connection) -> list[Damage]:
    found = []
    for key, value in connection.rows("SELECT key, value FROM policies"):
        try:
            json.loads(value)
        except (ValueError, RecursionError):
            found.append(Damage(f"setting {key}", "cannot be read"))
    return found


def _blobs(connection: Connection, pause: Pause) -> list[Damage]:
    found = []
    for (hash,) in connection.rows("SELECT hash FROM blobs"):
        row = connection.row("SELECT bytes FROM blobs WHERE hash = ?", [hash])
        if row is None or hashlib.sha256(row[0]).hexdigest() != hash:
            found.append(Damage(f"attachment {hash}", "is not as it was written"))
        pause()
    lost = (
        "SELECT id, review FROM attachments WHERE blob <> ''"
        " AND NOT EXISTS (SELECT 1 FROM blobs WHERE hash = blob)"
    )
    found += [
        Damage(f"attachments {id}", "its file is not in the library", str(review))
        for id, review in connection.rows(lost)
    ]
    return found
