"""Whether a library holds what was put into it: structure, every row's hash, every review's sum."""

import hashlib
import json
import sqlite3
from dataclasses import dataclass
from typing import Any

from pmdesk.model.change import from_journal
from pmdesk.model.codec import fields_of, make_row
from pmdesk.model.content import combine, hash_text, row_hash
from pmdesk.model.errors import WorldError
from pmdesk.model.review import LOCAL, NOUNS, Review
from pmdesk.store.connection import Connection
from pmdesk.store.errors import plainly
from pmdesk.store.rows import table_of, values_of
from pmdesk.store.seal import unsealed


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was written: where, and what is the matter."""

    place: str
    what: str


def verify(connection: Connection) -> tuple[Damage, ...]:
    """Everything that is found; empty for a sound library. Reads every row of every table."""
    # A copy of the moment: checking every row would keep a window beside us from storing.
    copy = sqlite3.connect("", isolation_level=None)
    try:
        with plainly():
            connection.raw.backup(copy)
        return examine(Connection(connection.path, copy))
    finally:
        copy.close()


def examine(connection: Connection) -> tuple[Damage, ...]:
    """As `verify`, on a file that nobody else writes."""
    found = [
        Damage("file", str(row[0]))
        for row in connection.rows("PRAGMA integrity_check(20)")
        if row[0] != "ok"
    ]
    sums: dict[str, int] = {}
    for noun in ("review", *NOUNS):
        found += _rows(connection, noun, sums)
    for id, content in connection.rows("SELECT id, content FROM reviews"):
        if hash_text(sums.get(id, 0)) != content:
            found.append(Damage(f"review {id}", "rows are missing or were added from outside"))
    found += [Damage(place, what) for place, what in unsealed(connection)]
    return (*found, *_journal(connection), *_blobs(connection))


def _rows(connection: Connection, noun: str, sums: dict[str, int]) -> list[Damage]:
    """The damaged rows of a noun; adds the hashes of the sound ones to their reviews' sums."""
    names = ", ".join(f'"{field.name}"' for field in fields_of(noun))
    owner = "id" if noun == "review" else "review"
    found = []
    for *columns, review, stored in connection.rows(
        f"SELECT {names}, {owner}, hash FROM {table_of(noun)}"
    ):
        place = f"{table_of(noun)} {columns[0]}"
        try:
            hashed = _hash(noun, review, columns)
        except (WorldError, ValueError, TypeError):
            found.append(Damage(place, "a field cannot be read"))
            continue
        if hash_text(hashed) != stored:
            found.append(Damage(place, "is not as it was written"))
        if noun != "review" and review not in sums:
            found.append(Damage(place, "belongs to no review"))
        if noun not in LOCAL:
            sums[review] = combine(sums.get(review, 0), hashed)
    return found


def _hash(noun: str, review: str, columns: list[Any]) -> int:
    values = values_of(noun, columns)
    row = Review(**values) if noun == "review" else make_row(noun, values)
    return row_hash(noun, review, row)


def _journal(connection: Connection) -> list[Damage]:
    found = []
    for id, label, change in connection.rows("SELECT id, label, change FROM journal"):
        try:
            from_journal(label, json.loads(change))
        except (ValueError, TypeError):
            found.append(Damage(f"step {id} of the history", "cannot be read"))
    return found


def _blobs(connection: Connection) -> list[Damage]:
    return [
        Damage(f"attachment {hash}", "is not as it was written")
        for hash, data in connection.rows("SELECT hash, bytes FROM blobs")
        if hashlib.sha256(data).hexdigest() != hash
    ]
