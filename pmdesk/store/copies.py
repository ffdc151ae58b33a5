"""The library as a new file under another name: what a window can still read is never lost."""

import sqlite3
from pathlib import Path

from pmdesk.store.backup import DamageFound, write_copy
from pmdesk.store.errors import LibraryFault, file_fault, plainly
from pmdesk.store.files import discard, put_in_place, unfinished


def copy_to(source: sqlite3.Connection, target: Path) -> None:
    """All that a connection sees, also of a file that was renamed or deleted under it.

    Raises LibraryFault where a file of that name is there already, or none can be written.
    """
    if target.exists():
        raise LibraryFault(f"{target.name} is there already.", "Choose another name.")
    temporary = unfinished(target)
    try:
        with plainly():
            write_copy(source, temporary)
        put_in_place(temporary, target)
    except DamageFound:
        raise LibraryFault(
            "The library is damaged, so no copy was made of it.",
            "Open it again: what can be read is then taken into a new file.",
        ) from None
    except OSError as error:
        raise file_fault(target, error) from None
    finally:
        discard(temporary)
