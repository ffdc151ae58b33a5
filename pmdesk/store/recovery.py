"""What could not be stored, kept whole in a file of its own until the library takes it again.

A recovery file holds one review with everything, private notes, too: unlike a bundle it never
leaves this computer. It is written anew after each change, whole or not at all.
"""

import json
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any

from pmdesk.model.change import Change, all_rows, apply, from_journal, to_journal
from pmdesk.model.codec import time_text, time_value
from pmdesk.model.review import Review
from pmdesk.private_files import private_folder
from pmdesk.store.files import discard, put_in_place, unfinished

SUFFIX = ".pmdesk-recovery"
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Kept:
    """One recovery file: the review as it was last, and `whole_hash` of what the library had."""

    path: Path
    library: str
    review: Review
    base: str
    at: datetime
    steps: int


class Recovery:
    """Writes recovery files into the first of some folders that takes them."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = tuple(folders)

    def keep(self, library: str, review: Review, base: Review, steps: int) -> Path | None:
        """Puts a review into its file; None where no folder takes one."""
        data = _written(library, review, base, steps)
        name = sha256(f"{library} {review.id}".encode()).hexdigest()[:16] + SUFFIX
        for folder in self._folders:
            try:
                _put(folder, name, data)
            except OSError:
                continue
            return folder / name
        return None

    def found(self, library: str) -> list[Kept]:
        """What is kept for a library, the newest of each review; what cannot be read is left."""
        newest: dict[str, Kept] = {}
        for path in self._files():
            kept = read(path)
            if kept is None or kept.library != library:
                continue
            known = newest.get(kept.review.id)
            if known is None or known.at < kept.at:
                newest[kept.review.id] = kept
        return list(newest.values())

    def every(self, library: str) -> list[Kept]:
        """As `found`, older files of a review, too."""
        kept = (read(path) for path in self._files())
        return [each for each in kept if each is not None and each.library == library]

    def discard(self, library: str, review: str) -> None:
        """Takes away what is kept of a review: the library has it again."""
        for path in self._files():
            kept = read(path)
            if kept is not None and (kept.library, kept.review.id) == (library, review):
                discard(path)

    def _files(self) -> list[Path]:
        found = []
        for folder in self._folders:
            try:
                found += [
                    path for path in folder.iterdir() if path.suffix == SUFFIX and _ours(path)
                ]
            except OSError:
                continue
        return found


def read(path: Path) -> Kept | None:
    """What a recovery file holds; None where it cannot be read."""
    try:
        held: dict[str, Any] = json.loads(path.read_bytes())
        if held["pmdesk recovery"] != _FORMAT:
            return None
        review = apply(from_journal("", held["rows"]), None)
        at = time_value(held["at"])
        if review is None:
            return None
        return Kept(path, str(held["library"]), review, str(held["base"]), at, int(held["steps"]))
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def _written(library: str, review: Review, base: Review, steps: int) -> bytes:
    held = {
        "pmdesk recovery": _FORMAT,
        "library": library,
        "at": time_text(datetime.now(UTC)),
        "base": whole_hash(base),
        "steps": steps,
        "rows": _rows(review),
    }
    return json.dumps(held, ensure_ascii=False).encode()


def _rows(review: Review) -> list[list[Any]]:
    return to_journal(Change("", all_rows(review)))


def whole_hash(review: Review) -> str:
    """SHA-256 of a review with everything: the content hash says nothing of private notes."""
    return sha256(json.dumps(_rows(review), ensure_ascii=False).encode()).hexdigest()


def _put(folder: Path, name: str, data: bytes) -> None:
    private_folder(folder)
    if not _ours(folder):
        raise PermissionError(folder)
    temporary = unfinished(folder / name)
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        put_in_place(temporary, folder / name)
    finally:
        discard(temporary)


def _ours(path: Path) -> bool:
    """Not a link, and not somebody else's: everybody may write into the system's own folder."""
    if os.name == "nt":
        return True
    status = path.lstat()
    return status.st_uid == os.getuid() and not stat.S_ISLNK(status.st_mode)
