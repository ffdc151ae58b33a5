"""Where a salvage lays out what it found until it is sorted by review."""

import json
import sqlite3
from collections.abc import Iterator
from typing import Any

from pmdesk.store.wreck import Columns

Found = tuple[str, Columns, str, bool]
"""Noun, columns, the hash that was stored with them, whether every column could be read."""


class Stage:
    """Rows by review. SQLite keeps it on disk where it is large, and removes it at the end."""

    def __init__(self) -> None:
        self._raw = sqlite3.connect("", isolation_level=None)
        self._raw.execute(
            "CREATE TABLE found (noun, id, review, columns, hash, whole, PRIMARY KEY (noun, id))"
        )
        self._raw.execute("CREATE INDEX by_review ON found (review, noun)")
        self._raw.execute("BEGIN")

    def add(
        self, noun: str, id: str, review: str, columns: Columns, hash: str, whole: bool
    ) -> bool:
        """Keeps a row; False where one with its id was found before."""
        plain = {name: _plain(value) for name, value in columns.items()}
        sql = "INSERT OR IGNORE INTO found VALUES (?, ?, ?, ?, ?, ?)"
        values = [noun, id, review, json.dumps(plain), hash, int(whole)]
        return self._raw.execute(sql, values).rowcount == 1

    def reviews(self) -> list[str]:
        """The ids of all reviews of which something was found."""
        rows = self._raw.execute("SELECT DISTINCT review FROM found ORDER BY review")
        return [str(row[0]) for row in rows]

    def of(self, review: str) -> Iterator[Found]:
        """Everything that was found of a review."""
        sql = "SELECT noun, columns, hash, whole FROM found WHERE review = ? ORDER BY noun, id"
        for noun, columns, hash, whole in self._raw.execute(sql, [review]):
            yield str(noun), json.loads(columns), str(hash), bool(whole)

    def close(self) -> None:
        self._raw.close()


def _plain(value: Any) -> Any:
    return value.decode(errors="replace") if isinstance(value, bytes) else value
