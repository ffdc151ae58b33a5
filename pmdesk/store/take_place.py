"""Puts a salvaged library where the damaged one stood; that one gets another name, no more."""

import os
from datetime import datetime
from pathlib import Path

from pmdesk.store.errors import LibraryFault, file_fault
from pmdesk.store.files import beside, sync_folder


def take_place(new: Path, damaged: Path, now: datetime) -> Path:
    """Renames both, neither of which may be open; gives the damaged one's new name.

    At every moment a whole file stands at the place: a crash on the way leaves the damaged one
    there, under two names, and the new one beside it.
    """
    if any(os.path.lexists(beside(damaged, ending)) for ending in ("-journal", "-wal")):
        raise LibraryFault(
            f"A write that broke off lies beside {damaged.name} and would be played into the new "
            "file.",
            "Go on with the new file under its own name.",
        )
    away = _free(damaged, f"damaged-{now:%Y%m%d}")
    try:
        try:
            os.link(damaged, away)
        except FileNotFoundError:
            raise
        except OSError:
            # Not every file system has second names: then the place is empty for a moment.
            damaged.rename(away)
        new.replace(damaged)
        sync_folder(damaged.parent)
    except OSError as error:
        raise file_fault(damaged, error) from None
    return away


def _free(path: Path, word: str) -> Path:
    number, target = 1, path.with_name(f"{path.stem}-{word}{path.suffix}")
    while os.path.lexists(target):
        number += 1
        target = path.with_name(f"{path.stem}-{word}-{number}{path.suffix}")
    return target
