"""A library on a network share or in a cloud folder: worked on here, put back when it is closed.

SQLite's locks do not hold on such places, and a program that synchronises copies a file in the
midst of a write. So a copy on this computer is opened, and the place gets whole files only.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from pmdesk.store.backup import Guard, make_private, read_guard, write_copy
from pmdesk.store.connection import connect
from pmdesk.store.errors import LibraryFault, file_fault, plainly
from pmdesk.store.files import discard, look_at, put_in_place, unfinished
from pmdesk.store.lock import Lock, host

STAMP = "%Y-%m-%d %H.%M"


@dataclass(frozen=True, slots=True)
class PutBack:
    """What became of the work: in its place, or beside it where that was changed meanwhile."""

    path: Path
    beside: bool


class WorkingCopy:
    """One library of such a place while it is open here; its lock lies beside the original."""

    def __init__(self, original: Path, folder: Path) -> None:
        name = sha256(str(original).encode(errors="surrogateescape")).hexdigest()[:16]
        self.original = original
        self.path = folder / name / original.name
        self._record = folder / name / "original.json"
        self._lock = Lock(original)

    def take(self, now: datetime, user: str = "", *, anyway: bool = False) -> PutBack | None:
        """Makes the copy ready; raises LibraryFault where the original cannot be had.

        What an earlier sitting could not put back goes on, or, where the original has changed
        since, is put beside it: then that is what comes back.
        """
        make_private(self.path.parent)
        self._lock.take(user, anyway=anyway)
        try:
            return self._take(now)
        except BaseException:
            self._lock.release()
            raise

    def _take(self, now: datetime) -> PutBack | None:
        here, there, base = self._guards()
        if there is None and self.original.exists():
            look_at(self.original)
            raise LibraryFault(f"{self.original} cannot be read.", "Choose another file.")
        if here is not None and here != base and there != here:
            if there == base or there is None:
                return None  # the work of an earlier sitting, which goes on
            beside = self._put_beside(now)
            self._fetch()
            return PutBack(beside, True)
        if there is not None and there != here:
            self._fetch()
        return None

    def put_back(self, now: datetime) -> PutBack | None:
        """The work into its place, whole; None where nothing was changed.

        Raises LibraryFault where the place takes nothing: then the copy stays for the next time.
        """
        here, there, base = self._guards()
        if here is None or here == there:
            return None
        if there is not None and there != base:
            return PutBack(self._put_beside(now), True)
        _copy(self.path, self.original)
        self._remember()
        return PutBack(self.original, False)

    def release(self) -> None:
        """Gives the original free for others."""
        self._lock.release()

    def _guards(self) -> tuple[Guard | None, Guard | None, Guard | None]:
        """Of the copy, of the original, and of what the copy was made from."""
        here = read_guard(self.path) if self.path.exists() else None
        there = read_guard(self.original) if self.original.exists() else None
        try:
            held = json.loads(self._record.read_text())
            base = Guard(str(held["library"]), int(held["revision"]), str(held["token"]))
        except (OSError, ValueError, KeyError, TypeError):
            base = None
        return here, there, base

    def _fetch(self) -> None:
        look_at(self.original)
        _copy(self.original, self.path)
        self._remember()

    def _put_beside(self, now: datetime) -> Path:
        name = f"{self.original.stem} (from {host()}, {now.astimezone().strftime(STAMP)})"
        target, number = self.original.with_name(f"{name}.pmdesk"), 1
        while target.exists():
            number += 1
            target = self.original.with_name(f"{name} {number}.pmdesk")
        _copy(self.path, target)
        return target

    def _remember(self) -> None:
        """That copy and original are the same now."""
        guard = read_guard(self.path)
        if guard is None:
            return
        held = {
            "original": str(self.original),
            "library": guard.library,
            "revision": guard.revision,
            "token": guard.token,
        }
        temporary = self._record.with_suffix(".part")
        with temporary.open("w") as file:
            file.write(json.dumps(held))
        put_in_place(temporary, self._record)


def _copy(source: Path, target: Path) -> None:
    """A checked copy, which gets its name once it is whole."""
    temporary = unfinished(target)
    try:
        with plainly():
            connection = connect(source, "ro")
            try:
                write_copy(connection, temporary)
            finally:
                connection.close()
        put_in_place(temporary, target)
    except OSError as error:
        raise file_fault(target, error) from None
    finally:
        discard(temporary)
