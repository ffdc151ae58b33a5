"""Rows of tables from values and back; each row carries its own hash."""

import json
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from pmdesk.model.change import RowChange, Touched, sort_key
from pmdesk.model.codec import Field, fields_of, make_row
from pmdesk.model.content import hash_text, row_hash
from pmdesk.model.review import LOCAL, NOUNS, Review, Row
from pmdesk.store.connection import Connection
from pmdesk.store.errors import LibraryFault
from pmdesk.store.seal import take_away

Decoder = Callable[[Any], Any]


def table_of(noun: str) -> str:
    return "reviews" if noun == "review" else noun


def stored(field: Field, value: Any) -> Any:
    """A value as its column holds it."""
    plain = field.plain(value)
    if field.kind is tuple:
        return json.dumps(plain, ensure_ascii=False)
    return int(plain) if field.kind is bool else plain


def _decoder(field: Field) -> Decoder | None:
    if field.kind in (str, int):
        return None
    if field.kind is tuple:
        return lambda column: field.value(json.loads(column))
    return field.value


@cache
def _decoders(noun: str) -> tuple[tuple[str, Decoder | None], ...]:
    return tuple((field.name, _decoder(field)) for field in fields_of(noun))


@cache
def _columns(noun: str) -> str:
    return ", ".join(f'"{field.name}"' for field in fields_of(noun))


@cache
def _insert(noun: str) -> str:
    extra = ", hash" if noun == "review" else ", review, hash"
    marks = ", ".join("?" * (len(fields_of(noun)) + extra.count(",")))
    if noun == "review":
        extra += ", revision, parent, exchanged, content, updated"
        marks += ", 0, '', '', '', ''"
    return f"INSERT INTO {table_of(noun)} ({_columns(noun)}{extra}) VALUES ({marks})"


def values_of(noun: str, columns: Iterable[Any]) -> dict[str, Any]:
    """The values of a row by field from its columns; raises LibraryFault where they do not fit."""
    values = {}
    for (name, decode), column in zip(_decoders(noun), columns, strict=True):
        try:
            values[name] = column if decode is None or column is None else decode(column)
        except (ValueError, TypeError) as fault:
            raise LibraryFault(
                f"This library is damaged: {noun}, field {name}: {fault}.",
                "Run pmdesk verify, and open the newest backup.",
            ) from None
    return values


def load(connection: Connection, id: str) -> Review | None:
    """A whole review; None where there is no such one."""
    header = connection.row(f"SELECT {_columns('review')} FROM reviews WHERE id = ?", [id])
    if header is None:
        return None
    tuples: dict[str, Any] = {}
    for noun in NOUNS:
        sql = f"SELECT {_columns(noun)} FROM {noun} WHERE review = ?"
        rows = [make_row(noun, values_of(noun, row)) for row in connection.rows(sql, [id])]
        if rows:
            tuples[noun] = _in_order(noun, rows)
    return Review(**values_of("review", header), **tuples)


def _in_order(noun: str, rows: list[Row]) -> tuple[Row, ...]:
    try:
        return tuple(sorted(rows, key=sort_key))
    except TypeError as fault:
        # A flipped bit can make a text of a number, in a table that takes none.
        raise LibraryFault(
            f"This library is damaged: the order of {noun}: {fault}.",
            "Run pmdesk verify, and open the newest backup.",
        ) from None


def write(connection: Connection, review_id: str, touched: Touched) -> None:
    """One row as it is after a change: added, taken away, or its differing columns set."""
    noun, table, row = touched.noun, table_of(touched.noun), touched.after
    if row is None and noun == "review":
        take_away(connection, table, "id = ?", [touched.id])
        return
    if row is None:
        connection.execute(f"DELETE FROM {table} WHERE id = ?", [touched.id])
        return
    hashed = hash_text(row_hash(noun, review_id, row))
    if touched.before is None:
        values = [stored(field, getattr(row, field.name)) for field in fields_of(noun)]
        owner = [] if noun == "review" else [review_id]
        connection.execute(_insert(noun), [*values, *owner, hashed])
        return
    changed = [
        field
        for field in fields_of(noun)
        if getattr(row, field.name) != getattr(touched.before, field.name)
    ]
    names = "".join(f'"{field.name}" = ?, ' for field in changed)
    values = [stored(field, getattr(row, field.name)) for field in changed]
    sql = f"UPDATE {table} SET {names}hash = ? WHERE id = ?"
    connection.execute(sql, [*values, hashed, touched.id])


def hash_difference(review_id: str, touched: Touched) -> int:
    """What a row's change adds to the review's content hash; nothing where its noun is local."""
    if touched.noun in LOCAL:
        return 0
    total = 0
    if touched.before is not None:
        total -= row_hash(touched.noun, review_id, touched.before)
    if touched.after is not None:
        total += row_hash(touched.noun, review_id, touched.after)
    return total


def rows_by_place(
    review: Review | None, changes: Iterable[RowChange]
) -> Mapping[tuple[str, str], Row | Review]:
    """The rows that changes touch, as they are in a value, by (noun, id)."""
    if review is None:
        return {}
    wanted: dict[str, set[str]] = {}
    for change in changes:
        wanted.setdefault(change.noun, set()).add(change.id)
    found: dict[tuple[str, str], Row | Review] = {}
    for noun, ids in wanted.items():
        if noun == "review":
            found[noun, review.id] = review
            continue
        found.update(((noun, row.id), row) for row in getattr(review, noun) if row.id in ids)
    return found
