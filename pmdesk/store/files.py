"""Files written whole or not at all, and the first look at one before SQLite opens it."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from pmdesk.store.errors import LibraryFault, file_fault

APPLICATION_ID = 0x504D4453
"""Says in the file's header that it is a pmdesk library: the letters PMDS."""
HEADER = 100
_MAGIC = b"SQLite format 3\x00"


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


def discard(temporary: Path) -> None:
    """Removes what is left of an unfinished file, if anything is."""
    with suppress(OSError):
        temporary.unlink()


def look_at(path: Path) -> None:
    """Refuses what cannot be one of our libraries, before SQLite opens it."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise LibraryFault(f"{path} is a folder, not a library.", "Choose a file.")
        if not stat.S_ISREG(status.st_mode):
            raise LibraryFault(f"{path} is not a plain file.", "Choose another file.")
        with path.open("rb") as file:
            head = file.read(HEADER)
    except OSError as error:
        raise file_fault(path, error) from None
    if len(head) < HEADER or not head.startswith(_MAGIC):
        raise LibraryFault(f"{path} is not a pmdesk library.", "Choose another file.")
    if int.from_bytes(head[68:72], "big") != APPLICATION_ID:
        raise LibraryFault(f"{path} belongs to another program.", "Choose another file.")
