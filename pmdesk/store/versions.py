"""The backups of a library, the newest first, without opening more of each than its first pages."""

import json
import os
import re
import sqlite3
import stat
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pmdesk.store.backup import BEFORE_MIGRATION, STAMP, Guard, folder_of, guard_of, read_guard
from pmdesk.store.connection import connect
from pmdesk.store.errors import LibraryFault
from pmdesk.store.files import APPLICATION_ID

_NAME = re.compile(
    rf"(?P<stem>.+)-(?P<stamp>\d{{8}}T\d{{6}}Z)(?P<mark>{BEFORE_MIGRATION})?"
    r"(-(?P<number>\d+))?\.pmdesk"
)
WHERE = "where.json"
"""Beside the backups: of which file they are, for the day on which that file cannot be read."""


@dataclass(frozen=True, slots=True)
class Version:
    """A backup. `at` is UTC, `size` in bytes; `reviews` is None where that cannot be read.

    `sound` is a quick look: header, size and identity are as they should be. Each backup was read
    row by row when it was made; `restore.examined` does so again.
    """

    path: Path
    at: datetime
    size: int
    number: int = 0
    stem: str = ""
    before_migration: bool = False
    reviews: int | None = None
    sound: bool = False
    format: int = 0
    guard: Guard | None = None

    @property
    def name(self) -> str:
        """What the command line calls it: its time, as in its file's name."""
        named = self.at.strftime(STAMP)
        return f"{named}-{self.number}" if self.number else named


def versions(folder: Path) -> list[Version]:
    """All backups in a folder, the newest first; empty where there is none or it cannot be read."""
    return [looked_at(version) for version in named_versions(folder)]


def named_versions(folder: Path) -> list[Version]:
    """As `versions`, by their names alone: no file is opened."""
    found = [version for path in _files(folder) if (version := _named(path)) is not None]
    return sorted(found, key=lambda version: (version.at, version.number), reverse=True)


def newest_sound(folder: Path) -> Version | None:
    """The newest backup that looks sound."""
    return next((v for v in map(looked_at, named_versions(folder)) if v.sound), None)


def folders_of(library: Path, root: Path) -> list[Path]:
    """Where the backups of a library may lie, below the folder of all backups.

    By the library's id; where that cannot be read any more, by where the library was.
    """
    guard = read_guard(library)
    if guard is not None and (folder := folder_of(root, guard.library)).is_dir():
        return [folder]
    real = os.path.realpath(library)
    with suppress(OSError):
        return [folder for folder in sorted(root.iterdir()) if _where(folder) == real]
    return []


def find_versions(library: Path, root: Path) -> list[Version]:
    """The backups of a library file, also of one that is damaged or gone; the newest first."""
    found = [version for folder in folders_of(library, root) for version in versions(folder)]
    return sorted(found, key=lambda version: (version.at, version.number), reverse=True)


def refuse_backup(library: Path, root: Path) -> None:
    """Raises LibraryFault for a backup: worked on in its place it would be thinned away."""
    real = Path(os.path.realpath(library))
    if real.parent.parent == Path(os.path.realpath(root)) and _NAME.fullmatch(real.name):
        raise LibraryFault(
            f"{library.name} is a backup and stays as it is.",
            "Write it into a library of its own: pmdesk restore FILE -o NEW, or Versions….",
        )


def note_where(folder: Path, library: Path) -> None:
    """Writes down of which file the backups in a folder are; what cannot be written is left."""
    text = json.dumps({"library": os.path.realpath(library)})
    path = folder / WHERE
    with suppress(OSError):
        if not path.exists() or path.read_text() != text:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w") as file:
                file.write(text)


def looked_at(version: Version) -> Version:
    """A version with what its first pages tell."""
    with suppress(sqlite3.Error, LibraryFault):
        connection = connect(version.path, "ro")
        try:
            return _told(version, connection)
        finally:
            connection.close()
    return version


def version_of(path: Path) -> Version:
    """A file that somebody named, which need not be called as backups are.

    Raises LibraryFault for what is missing or no file.
    """
    try:
        status = path.stat()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "this is no file name"
        raise LibraryFault(f"{path} cannot be read: {reason}.", "Check its name.") from None
    if not stat.S_ISREG(status.st_mode):
        raise LibraryFault(f"{path} is not a plain file.", "Choose another one.")
    named = _named(path)
    at = datetime.fromtimestamp(status.st_mtime, UTC)
    return looked_at(named or Version(path, at, status.st_size, stem=path.stem))


def _told(version: Version, connection: sqlite3.Connection) -> Version:
    def number(sql: str) -> int:
        return int(connection.execute(sql).fetchone()[0])

    ours = number("PRAGMA application_id") == APPLICATION_ID
    whole = number("PRAGMA page_count") * number("PRAGMA page_size") == version.size
    guard = guard_of(connection)
    return Version(
        version.path,
        version.at,
        version.size,
        version.number,
        version.stem,
        version.before_migration,
        reviews=number("SELECT count(*) FROM reviews"),
        sound=ours and whole and guard is not None,
        format=number("PRAGMA user_version"),
        guard=guard,
    )


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from folder.iterdir()


def _named(path: Path) -> Version | None:
    """What a name tells; None for what is no backup, and for what is gone by now."""
    name = _NAME.fullmatch(path.name)
    if name is None or path.name.startswith("."):
        return None
    try:
        at = datetime.strptime(name["stamp"], STAMP).replace(tzinfo=UTC)
        status = path.lstat()
    except (ValueError, OSError):
        return None
    if not stat.S_ISREG(status.st_mode):
        return None
    return Version(
        path,
        at,
        status.st_size,
        int(name["number"] or 0),
        name["stem"],
        name["mark"] is not None,
    )


def _where(folder: Path) -> str:
    with suppress(OSError, ValueError, TypeError, KeyError):
        return str(json.loads((folder / WHERE).read_text())["library"])
    return ""
