"""Opens a library for writing where that is possible, else for reading, with the reason."""

import os
from dataclasses import dataclass
from pathlib import Path

from pmdesk.store.errors import LibraryFault, Trouble
from pmdesk.store.known import Known
from pmdesk.store.library import Library
from pmdesk.store.lock import HeldElsewhere
from pmdesk.store.other_versions import Newer
from pmdesk.store.recovery import Recovery


@dataclass(frozen=True)
class How:
    """`anyway`, `large`: see Library.open; `direct`: there, even where a copy would be safer."""

    anyway: bool = False
    large: bool = False
    direct: bool = False


def open_as_can(
    path: Path,
    backups: Path,
    recovery: Recovery | None = None,
    *,
    anyway: bool = False,
    known: Known | None = None,
    large: bool = False,
) -> Library:
    """The library, made where there is none; `read_only` says why where it cannot be written.

    Raises LibraryFault for what cannot be opened at all. `anyway`, `known`, `large`: see
    Library.open.
    """
    try:
        return Library.open(
            path,
            create=True,
            backups=backups,
            recovery=recovery,
            anyway=anyway,
            known=known,
            large=large,
        )
    except LibraryFault as fault:
        can_be_read = (
            isinstance(fault, HeldElsewhere)
            or fault.trouble is Trouble.LOCKED_AWAY
            or (isinstance(fault, Newer) and fault.readable)
        )
        if not can_be_read or not os.access(path, os.R_OK):
            raise
        library = Library.open(path, writing=False, known=known, large=large)
        library.read_only = fault
        return library
