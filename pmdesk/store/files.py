"""Files written whole or not at all, and the first look at one before SQLite opens it."""

import glob
import os
import secrets
import stat
import time
from contextlib import suppress
from pathlib import Path

from pmdesk.store.errors import LargeFile, LibraryFault, StrangeFile, file_fault
from pmdesk.store.hot_journal import header_before

APPLICATION_ID = 0x504D4453
"""Says in the file's header that it is a pmdesk library: the letters PMDS."""
HEADER = 100
LONGEST = 60
"""Characters of a name that its unfinished file bears, too."""
FORGOTTEN_AFTER = 3600
"""Seconds after which an unfinished file belongs to a process that has ended."""
SIZE_CAP = 512 << 20
"""Bytes up to which a file that nobody opened here before is opened unasked."""
_MAGIC = b"SQLite format 3\x00"
_SUPER_JOURNAL = bytes.fromhex("d9d505f920a163d7")
_COPY = "Nothing was changed. Open a copy of what can be read."
_ANOTHER = "Choose another file."


def sync_folder(folder: Path) -> None:
    """Makes a rename in a folder last through a power failure; not every system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def put_in_place(temporary: Path, target: Path) -> None:
    """Syncs a finished file and gives it its name."""
    handle = os.open(temporary, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    temporary.replace(target)
    sync_folder(target.parent)


def unfinished(target: Path) -> Path:
    """A name beside a file that is being made; no two are alike, also not within a process."""
    return target.with_name(f".{target.name[:LONGEST]}.{os.getpid()}-{secrets.token_hex(3)}.part")


def forget_unfinished(folder: Path, of: str = "") -> None:
    """Removes what processes that were ended have left of files with names beginning like `of`."""
    for path in folder.glob(f".{glob.escape(of[:LONGEST])}*.part*"):
        with suppress(OSError):
            if time.time() - path.lstat().st_mtime > FORGOTTEN_AFTER:
                path.unlink()


def discard(temporary: Path) -> None:
    """Removes what is left of an unfinished file, if anything is."""
    with suppress(OSError):
        temporary.unlink()


def beside(path: Path, ending: str) -> Path:
    """What SQLite calls a file of its own that belongs to a library."""
    return path.with_name(path.name + ending)


def journal_alone(path: Path) -> None:
    """Refuses a place where no library is, but the broken-off write of one."""
    journal = beside(path, "-journal")
    if os.path.lexists(journal):
        raise LibraryFault(
            f"There is no library at {path}, but {journal.name}, a write of one that broke off.",
            "Put the library back beside it; it belongs to no other file.",
        )


def look_at(path: Path, *, asks_from: int | None = None) -> None:
    """Refuses what cannot be one of our libraries, before SQLite opens it.

    Raises LargeFile for one of more than `asks_from` bytes.
    """
    try:
        head = _head(path, asks_from)
        _look_beside(path)
    except OSError as error:
        raise file_fault(path, error) from None
    try:
        _look_at_head(path, head)
    except LibraryFault:
        # Torn by a loss of power: what counts is the header that SQLite will put back.
        before = header_before(beside(path, "-journal"), HEADER)
        if not before:
            raise
        _look_at_head(path, before)


def _look_at_head(path: Path, head: bytes) -> None:
    if not head:
        raise LibraryFault(f"{path} is not a pmdesk library: it is empty.", _ANOTHER)
    if len(head) < HEADER or not head.startswith(_MAGIC):
        raise LibraryFault(f"{path} is not a pmdesk library.", _ANOTHER)
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise LibraryFault(f"{path} belongs to another program.", _ANOTHER)
    _look_at_form(path, head)


def _forget_unfinished_name(path: Path) -> None:
    """Takes away the other name of a file whose maker ended just when it had named it."""
    for other in path.parent.iterdir():
        ours = other.name.startswith(f".{path.name[:LONGEST]}.") and other.suffix == ".part"
        if ours and other.samefile(path):
            discard(other)


def _head(path: Path, asks_from: int | None) -> bytes:
    """The header of a plain file. A pipe is not waited for, and only what was seen is read."""
    status = path.lstat()
    if stat.S_ISDIR(status.st_mode):
        raise LibraryFault(f"{path} is a folder, not a library.", "Choose a file.")
    if not stat.S_ISREG(status.st_mode):
        raise LibraryFault(f"{path} is not a plain file.", _ANOTHER)
    if status.st_nlink > 1:
        _forget_unfinished_name(path)
        status = path.lstat()
    if status.st_nlink > 1:
        raise LibraryFault(
            f"{path} has {status.st_nlink} names: a write that broke off under one of them "
            "would be missing under the other.",
            "Copy the file, and open the copy.",
        )
    if asks_from is not None and status.st_size > asks_from:
        raise LargeFile(
            f"{path} has {status.st_size >> 20} MB; a library that was never opened here is not "
            f"opened unasked from {asks_from >> 20} MB on.",
            "Open it anyway in the window if you know where it comes from.",
        )
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    handle = os.open(path, flags | getattr(os, "O_BINARY", 0))
    try:
        return os.read(handle, HEADER)
    finally:
        os.close(handle)


def _look_at_form(path: Path, head: bytes) -> None:
    """Forms that SQLite knows and that we never write."""
    if head[18:20] != b"\x01\x01":
        raise StrangeFile(f"{path} was kept by a program that keeps libraries otherwise.", _COPY)
    if int.from_bytes(head[56:60], "big") not in (0, 1):
        raise StrangeFile(f"The texts in {path} are kept in another way than ours.", _COPY)
    size = int.from_bytes(head[16:18], "big")
    if size != 1 and not (512 <= size <= 32768 and size & (size - 1) == 0):
        raise StrangeFile(f"{path} is damaged: its pages have no size.", _COPY)


def _look_beside(path: Path) -> None:
    """What stands beside a library is used with it by SQLite, so it has to be of our kind."""
    if os.path.lexists(beside(path, "-wal")):
        raise StrangeFile(f"Another program has left {path.name}-wal beside the library.", _COPY)
    if names_others(beside(path, "-journal")):
        raise StrangeFile(
            f"{path.name}-journal beside the library is not of ours: it names other files.", _COPY
        )


def names_others(journal: Path) -> bool:
    """Whether a journal ends as one does that also speaks for other files, or is no plain file.

    SQLite would follow such a name, and may remove the file that it names.
    """
    try:
        status = journal.lstat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(status.st_mode):
        return True
    with journal.open("rb") as file:
        file.seek(max(0, status.st_size - len(_SUPER_JOURNAL)))
        return file.read() == _SUPER_JOURNAL
