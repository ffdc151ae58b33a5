"""Files of other versions: an older one is read as if it were of today, a newer one perhaps.

A newer version that an older program can still read says so: the setting `min_reader` holds the
first version whose tables and columns are all still there with the meaning that they had.
"""

import json
import sqlite3
from collections.abc import Sequence

from pmdesk.store.errors import LibraryFault, plainly
from pmdesk.store.migrations import Step, migrate

MIN_READER = "min_reader"


class Newer(LibraryFault):
    """The file was made by a newer pmdesk; `readable` where it says that this one may read it."""

    def __init__(self, version: int, *, readable: bool) -> None:
        advice = "Update pmdesk to change it." if readable else "Update pmdesk to open it;"
        super().__init__(
            f"This library was made by a newer pmdesk (format {version}).",
            advice if readable else f"{advice} nothing was changed.",
        )
        self.readable = readable


def check_newer(raw: sqlite3.Connection, version: int, steps: Sequence[Step]) -> None:
    """Raises Newer for a file of a version after the last of `steps`."""
    if version > len(steps):
        raise Newer(version, readable=_min_reader(raw) <= len(steps) and _has_ours(raw, steps))


def _min_reader(raw: sqlite3.Connection) -> float:
    try:
        row = raw.execute("SELECT value FROM policies WHERE key = ?", [MIN_READER]).fetchone()
        value = json.loads(row[0]) if row is not None else None
    except (sqlite3.Error, ValueError, TypeError):
        return float("inf")
    return value if isinstance(value, int) and value > 0 else float("inf")


def _has_ours(raw: sqlite3.Connection, steps: Sequence[Step]) -> bool:
    """Whether every table and column that this pmdesk reads is there."""
    fresh = sqlite3.connect(":memory:", isolation_level=None)
    try:
        migrate(fresh, steps)
        return _columns(fresh) <= _columns(raw)
    finally:
        fresh.close()


def _columns(raw: sqlite3.Connection) -> set[tuple[str, str]]:
    sql = "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c"
    with plainly():
        return {(str(t), str(c)) for t, c in raw.execute(f"{sql} WHERE t.type = 'table'")}


def as_today(raw: sqlite3.Connection, steps: Sequence[Step]) -> sqlite3.Connection:
    """An older file as one of today, out of the file system: reading changes nothing."""
    copy = sqlite3.connect("", isolation_level=None)
    try:
        with plainly():
            raw.backup(copy)
        migrate(copy, steps)
    except BaseException:
        copy.close()
        raise
    raw.close()
    return copy
