"""A copy of a library for others: the reviews as a bundle holds them, in a file that is new.

What stays here (notes, safety counts, participation, what was set aside, the history, and
restricted reviews unless they are asked for) never was in that file: nothing of it is left there.
"""

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from pmdesk.model.change import Change, all_rows
from pmdesk.model.content import content_hash
from pmdesk.model.review import LOCAL, Review
from pmdesk.store.connection import Connection, connect
from pmdesk.store.errors import LibraryFault, file_fault
from pmdesk.store.files import discard, put_in_place, unfinished
from pmdesk.store.library import Library
from pmdesk.store.opening import make
from pmdesk.store.seal import seal_row
from pmdesk.store.verify import examine
from pmdesk.store.writer import Writer


@dataclass(frozen=True, slots=True)
class Copied:
    """How many reviews the copy holds, how many restricted ones it leaves out, and attachments."""

    reviews: int
    left_out: int
    attachments: int


def copy_for_others(library: Library, target: Path, *, restricted: bool = False) -> Copied:
    """Writes the copy, which has an id of its own and is checked before it gets its name.

    Raises LibraryFault where there is a file already, or where it cannot be written.
    """
    if target.exists():
        raise LibraryFault(f"{target.name} is there already.", "Choose another name.")
    temporary = unfinished(target)
    try:
        make(temporary)
        copied = _fill(library, temporary, restricted)
        put_in_place(temporary, target)
    except OSError as error:
        raise file_fault(target, error) from None
    finally:
        discard(temporary)
        with suppress(OSError):
            temporary.with_name(f"{temporary.name}-journal").unlink()
    return copied


def _fill(library: Library, path: Path, restricted: bool) -> Copied:
    raw = connect(path)
    try:
        copy = Connection(path, raw)
        reviews = attachments = 0
        with copy.writing():
            for review in _reviews(library, restricted):
                _put(copy, review)
                attachments += _put_blobs(copy, library, review)
                reviews += 1
            sql = "INSERT INTO policies (key, value) VALUES (?, ?)"
            for key, value in _policies(library):
                copy.execute(sql, [key, value])
                seal_row(copy, "policies", key)
        _check(copy)
        return Copied(reviews, len(library.ids()) - reviews, attachments)
    finally:
        raw.close()


def _reviews(library: Library, restricted: bool) -> Iterator[Review]:
    if restricted:
        return (library.review(id) for id in library.ids())
    return (told.review for told in library.tellable())


def _put(copy: Connection, review: Review) -> None:
    """A review without what stays here; edits in the copy are known as made from this version."""
    nothing: dict[str, tuple[()]] = dict.fromkeys(LOCAL, ())
    shared = replace(review, **nothing)  # type: ignore[arg-type]
    Writer(copy).put(None, Change("Copy", all_rows(shared)))
    sql = "UPDATE reviews SET exchanged = ? WHERE id = ?"
    copy.execute(sql, [content_hash(shared), shared.id])
    seal_row(copy, "reviews", shared.id)


def _put_blobs(copy: Connection, library: Library, review: Review) -> int:
    count = 0
    for row in review.attachments:
        data = library.blobs.get(row.blob) if row.blob else None
        if data is not None:
            copy.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?)", [row.blob, data])
            count += 1
    return count


def _policies(library: Library) -> Iterable[tuple[str, str]]:
    """The organisation's settings, which are the same for all who work with these reviews."""
    return [
        (key, json.dumps(value, ensure_ascii=False)) for key, value in library.policies().items()
    ]


def _check(copy: Connection) -> None:
    if examine(copy):
        raise LibraryFault(
            "The copy is not as it was written, so it was thrown away.",
            "Check the disk, and run pmdesk verify on the library.",
        )
