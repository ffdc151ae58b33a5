"""Other files that still hold what was erased from a library: its backups, and copies beside it."""

import sqlite3
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from pmdesk.model.erasing import Person, holds
from pmdesk.model.review import Review
from pmdesk.store.connection import connect
from pmdesk.store.errors import LibraryFault
from pmdesk.store.recovery import Recovery

Holds = Callable[[sqlite3.Connection], bool]


@dataclass(frozen=True, slots=True)
class Holding:
    """A file that holds it; with `sure` False it could not be looked into."""

    path: Path
    sure: bool = True


def naming(person: Person) -> Holds:
    """Whether a library names somebody, in rows, history or settings."""

    def named(connection: sqlite3.Connection) -> bool:
        connection.create_function("named", 1, lambda text: bool(text) and holds(person, text))
        return any(
            connection.execute(
                f'SELECT 1 FROM "{table}" WHERE named("{column}") LIMIT 1'
            ).fetchone()
            for table, column in _texts(connection)
        )

    return named


def having_review(id: str) -> Holds:
    """Whether a library has a review, or steps of one that was deleted."""

    def has(connection: sqlite3.Connection) -> bool:
        sql = (
            "SELECT 1 FROM reviews WHERE id = :id UNION ALL "
            "SELECT 1 FROM journal WHERE scope = :id OR instr(change, :id) LIMIT 1"
        )
        return connection.execute(sql, {"id": id}).fetchone() is not None

    return has


def holding(library: Path, library_id: str, folders: Iterable[Path], found: Holds) -> list[Holding]:
    """The copies of this library in some folders, and one below, that hold it; by path."""
    held: dict[Path, Holding] = {}
    for folder in folders:
        for path in _libraries(folder):
            if path != library and (seen := _looked_into(path, library_id, found)) is not None:
                held[path] = seen
    return [held[path] for path in sorted(held)]


def kept_aside(
    library_id: str, folders: Iterable[Path], found: Callable[[Review], bool]
) -> list[Holding]:
    """The recovery files of this library that hold it: what could not be stored at some time."""
    kept = Recovery(tuple(folders)).every(library_id)
    return [Holding(each.path) for each in kept if found(each.review)]


def discard_all(files: Iterable[Holding]) -> list[Path]:
    """Deletes them; gives those that could not be."""
    left = []
    for each in files:
        try:
            each.path.unlink(missing_ok=True)
        except OSError:
            left.append(each.path)
    return left


def _libraries(folder: Path) -> list[Path]:
    with suppress(OSError):
        found = (*folder.glob("*.pmdesk"), *folder.glob("*/*.pmdesk"))
        return [path for path in found if path.is_file() and not path.is_symlink()]
    return []


def _looked_into(path: Path, library_id: str, found: Holds) -> Holding | None:
    """None where it is another library's, or holds nothing of it."""
    try:
        connection = connect(path, "ro")
        try:
            row = connection.execute("SELECT library FROM guard WHERE id = 1").fetchone()
            if row is None or row[0] != library_id:
                return None
            return Holding(path) if found(connection) else None
        finally:
            connection.close()
    except (sqlite3.Error, LibraryFault):
        # By its folder it is one of ours, but whether it holds it cannot be told.
        return Holding(path, sure=False) if path.parent.name == library_id else None


def _texts(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall()
    return [
        (table, str(column[1]))
        for (table,) in tables
        for column in connection.execute(f'PRAGMA table_info("{table}")')
        if column[2] == "TEXT"
    ]
