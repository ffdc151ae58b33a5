"""Reads for lists as well as it goes: one damaged review must not keep a list from being shown.

Nothing that was read so is ever written; opening the review itself is strict.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any, TypeVar

from pmdesk.model.codec import time_value
from pmdesk.store.connection import Connection
from pmdesk.store.errors import LibraryFault

T = TypeVar("T")


def lenient_rows(
    connection: Connection, sql: str, values: Mapping[str, object]
) -> list[tuple[Any, ...]]:
    """The rows of a query; bytes that are no text come as marks in the text, not as an end."""
    parameters: Any = dict(values)
    try:
        return connection.rows(sql, parameters)
    except LibraryFault:
        connection.raw.text_factory = lambda data: data.decode(errors="replace")
        try:
            return connection.rows(sql, parameters)
        finally:
            connection.raw.text_factory = str


def fitting(read: Callable[[str], T], text: str, otherwise: T) -> T:
    """What a text says, or something else where it says nothing that fits."""
    try:
        return read(text)
    except (ValueError, TypeError, RecursionError):
        return otherwise


def words(text: str) -> tuple[str, ...]:
    """The texts of a list that a column holds as JSON; raises ValueError for anything else."""
    found = json.loads(text or "[]")
    if not isinstance(found, list):
        raise ValueError(text)
    return tuple(word for word in found if isinstance(word, str))


def time_or_none(text: str) -> datetime | None:
    """A time, or None where there is none or it cannot be read."""
    return fitting(time_value, text, None) if text else None
