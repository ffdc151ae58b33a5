"""What SQLite and the system report, said in plain words: every call goes through here."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

from pmdesk.model.errors import WorldError

MOVED = sqlite3.SQLITE_READONLY_DBMOVED

_SAID: dict[int, tuple[str, str]] = {
    sqlite3.SQLITE_FULL: (
        "The disk is full; the last change is not stored.",
        "Free some space and do it again.",
    ),
    sqlite3.SQLITE_IOERR: (
        "The disk reports an error; the last change is not stored.",
        "Copy your work to another place and check the disk.",
    ),
    sqlite3.SQLITE_READONLY: (
        "This library cannot be written here.",
        "Check the permissions of the file and its folder, or save a copy elsewhere.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "This library cannot be opened.",
        "Check that the file and its folder are there and that you may read them.",
    ),
    sqlite3.SQLITE_BUSY: (
        "Another program is writing to this library.",
        "Wait a moment and do it again.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "This library is damaged.",
        "Run pmdesk verify, and open the newest backup.",
    ),
    sqlite3.SQLITE_NOTADB: ("This file is not a pmdesk library.", "Choose another file."),
    sqlite3.SQLITE_TOOBIG: ("This text is too long to store.", "Shorten it, or attach it."),
}
_NO_TEXT = "Could not decode to UTF-8"
"""How the sqlite3 module's own error begins for bytes in a text column that are no text."""
_NO_FORMAT = "unsupported file format"
"""What SQLite says, without a code of its own, of a header with another format of schemas."""
_MOVED = (
    "The library was renamed, moved or deleted while it is open.",
    "Put it back in its place and open it again; nothing was written to the new one.",
)


class Trouble(Enum):
    """Why a library cannot be written at the moment; each has ways out of its own."""

    FULL = "full"
    BROKEN = "broken"
    LOCKED_AWAY = "locked away"
    MOVED = "moved"
    CHANGED = "changed"
    BUSY = "busy"
    DAMAGED = "damaged"


_TROUBLES = {
    sqlite3.SQLITE_FULL: Trouble.FULL,
    sqlite3.SQLITE_IOERR: Trouble.BROKEN,
    sqlite3.SQLITE_READONLY: Trouble.LOCKED_AWAY,
    sqlite3.SQLITE_CANTOPEN: Trouble.LOCKED_AWAY,
    sqlite3.SQLITE_BUSY: Trouble.BUSY,
    sqlite3.SQLITE_CORRUPT: Trouble.DAMAGED,
    sqlite3.SQLITE_NOTADB: Trouble.DAMAGED,
}
_BY_SYSTEM = {
    errno.ENOSPC: Trouble.FULL,
    errno.EDQUOT: Trouble.FULL,
    errno.EIO: Trouble.BROKEN,
    errno.EACCES: Trouble.LOCKED_AWAY,
    errno.EPERM: Trouble.LOCKED_AWAY,
    errno.EROFS: Trouble.LOCKED_AWAY,
}


class LibraryFault(WorldError):
    """Something is the matter with the library's file or disk; `code` is SQLite's, extended.

    `trouble` is set where the file as a whole cannot be written: the next edit would fail, too.
    """

    def __init__(
        self, said: str, advice: str, code: int = 0, trouble: Trouble | None = None
    ) -> None:
        super().__init__(said, advice)
        self.code = code
        self.trouble = trouble or (Trouble.MOVED if code == MOVED else _TROUBLES.get(code & 0xFF))


class StrangeFile(LibraryFault):
    """A file that is not used as it is; what can be read of it may go into a copy of ours."""


class LargeFile(LibraryFault):
    """A file that nobody opened here before and that is larger than what is opened unasked."""


def as_fault(error: sqlite3.Error) -> LibraryFault | None:
    """The plain words for an error of SQLite; None where it is a fault of ours."""
    code = getattr(error, "sqlite_errorcode", 0) or 0
    if code == MOVED or code & 0xFF in _SAID:
        return plain_fault(code)
    if (not code and str(error).startswith(_NO_TEXT)) or str(error) == _NO_FORMAT:
        return plain_fault(sqlite3.SQLITE_CORRUPT)
    if isinstance(error, sqlite3.DataError):
        return LibraryFault(*_SAID[sqlite3.SQLITE_TOOBIG], code)
    return None


def plain_fault(code: int) -> LibraryFault:
    """The plain words for one of SQLite's codes that stands in the table above."""
    return LibraryFault(*(_MOVED if code == MOVED else _SAID[code & 0xFF]), code)


@contextmanager
def plainly() -> Iterator[None]:
    """Turns what SQLite raises inside into plain words; a fault of ours goes on as it is."""
    try:
        yield
    except sqlite3.Error as error:
        fault = as_fault(error)
        if fault is None:
            raise
        raise fault from error
    except UnicodeDecodeError as error:
        # A damaged schema is quoted in SQLite's words, and the sqlite3 module reads them as text.
        raise plain_fault(sqlite3.SQLITE_CORRUPT) from error


def file_fault(path: Path, error: OSError) -> LibraryFault:
    """The plain words for what the system says about a file."""
    reason = (error.strerror or "it cannot be reached").lower()
    return LibraryFault(
        f"{path} cannot be used: {reason}.",
        "Check the place and its permissions.",
        trouble=_BY_SYSTEM.get(error.errno or 0),
    )
