"""Back from a backup: one review into the library as one step, or all into a new file."""

import hashlib
import os
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pmdesk.model.bundle import with_new_ids
from pmdesk.model.content import content_hash, hash_text, row_hash
from pmdesk.model.review import LOCAL, NOUNS, Review
from pmdesk.model.text import new_id
from pmdesk.model.times import date_text
from pmdesk.store.backup import DamageFound, Guard, guard_of, write_copy
from pmdesk.store.connection import Connection, connect
from pmdesk.store.errors import LibraryFault, file_fault, plainly
from pmdesk.store.files import discard, sync_folder, unfinished
from pmdesk.store.kept import UNSOUND, opened
from pmdesk.store.library import Library
from pmdesk.store.rows import load
from pmdesk.store.sound import DamagedReview

SUFFIX = ".pmdesk"
_BESIDE = ("-journal", "-wal", "-shm")


def restore_review(library: Library, version: Path, id: str, at: datetime | None = None) -> str:
    """Puts a review back as it is in a backup, in one step that can be undone; gives its id.

    What stays in the library alone (private notes, dismissals) is kept as it is now; a review that
    is restricted now stays so. With `at`, the backup's time as people here write it, the earlier
    one comes as a copy beside the present one.
    """
    with opened(version) as kept:
        review = _whole(kept, id)
        for data in _missing_blobs(library, kept, review):
            library.blobs.put(data)
    if at is not None:
        copy = with_new_ids(review, new_id)
        name = f"{copy.title} ({date_text(at.date())} {at:%H:%M})"
        library.add(replace(copy, title=name), "Restore as a copy")
        return copy.id
    if not library.has(id):
        library.add(review, "Restore review")
        return id
    try:
        restricted = review.restricted or library.review(id).restricted
    except DamagedReview:
        raise LibraryFault(
            "This review is damaged in the library, and nothing is written over it.",
            "Restore it as a copy beside it, or all into a copy.",
        ) from None
    library.session(id).seal()
    library.replace(replace(review, restricted=restricted), "Restore earlier version")
    return id


def find_in(version: Path, text: str) -> str:
    """The id of the one review in a backup whose id begins so, or whose incident is called so."""
    with opened(version) as kept:
        names = kept.rows("SELECT id, incident FROM reviews")
    text = text.lower()
    found = [str(id) for id, incident in names if text and text in (id, str(incident).lower())]
    found = found or [str(id) for id, _ in names if len(text) >= 4 and str(id).startswith(text)]
    if len(found) == 1:
        return found[0]
    if found:
        raise LibraryFault(f"“{text}” names {len(found)} reviews.", "Give more of the id.")
    raise LibraryFault(f"No review in this backup is named “{text}”.", "Choose another backup.")


def restore_all(version: Path, target: Path) -> Path:
    """Writes a new library with all that a backup holds, read row by row; gives its path.

    Never over a file, nor beside what another one left there (a journal would be played into it).
    """
    target = target if target.suffix else target.with_name(target.name + SUFFIX)
    _check_free(target)
    temporary = unfinished(target)
    try:
        source = connect(version, "ro")
        try:
            with plainly():
                write_copy(source, temporary)
        finally:
            source.close()
        _name_it(temporary, target)
    except DamageFound:
        raise LibraryFault(*UNSOUND) from None
    except OSError as error:
        raise file_fault(target, error) from None
    finally:
        discard(temporary)
    return target


def guard_in(version: Path) -> Guard:
    """Which library a backup is of; raises LibraryFault for a file that is none."""
    connection = connect(version, "ro")
    try:
        with plainly():
            guard = guard_of(connection)
    finally:
        connection.close()
    if guard is None:
        raise LibraryFault(f"{version} is not a pmdesk library.", "Choose another file.")
    return guard


def _check_free(target: Path) -> None:
    if os.path.lexists(target):
        raise LibraryFault(f"{target} is there already.", "Choose a name that is free.")
    for ending in _BESIDE:
        if os.path.lexists(f"{target}{ending}"):
            raise LibraryFault(
                f"Beside {target} lies {target.name}{ending}, a part of another file.",
                "Choose another name.",
            )


def _name_it(temporary: Path, target: Path) -> None:
    """Gives a finished file its name, if that is still free."""
    handle = os.open(temporary, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise LibraryFault(f"{target} is there already.", "Choose a name that is free.") from None
    except OSError:
        # Not every file system has links; the name was free a moment ago.
        temporary.rename(target)
    with suppress(OSError):
        sync_folder(target.parent)


def _whole(kept: Connection, id: str) -> Review:
    """A review of a backup; raises LibraryFault where it is not as it was written."""
    with kept.reading():
        review = load(kept, id)
        row = kept.row("SELECT content FROM reviews WHERE id = ?", [id])
        private = {
            (noun, str(row)): str(hash)
            for noun in LOCAL
            for row, hash in kept.rows(f"SELECT id, hash FROM {noun} WHERE review = ?", [id])
        }
    if review is None or row is None:
        raise LibraryFault("This review is not in the backup.", "Choose another backup.")
    written = {
        (noun, row.id): hash_text(row_hash(noun, id, row))
        for noun in NOUNS
        if noun in LOCAL
        for row in getattr(review, noun)
    }
    if content_hash(review) != row[0] or written != private:
        raise LibraryFault(*UNSOUND)
    return review


def _missing_blobs(library: Library, kept: Connection, review: Review) -> list[bytes]:
    """The bytes of attachments that the library no longer has."""
    found = []
    for hash in sorted({row.blob for row in review.attachments if row.blob}):
        if library.blobs.has(hash):
            continue
        row = kept.row("SELECT bytes FROM blobs WHERE hash = ?", [hash])
        if row is None or hashlib.sha256(row[0]).hexdigest() != hash:
            raise LibraryFault(*UNSOUND)
        found.append(bytes(row[0]))
    return found
