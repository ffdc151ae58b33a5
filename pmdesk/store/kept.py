"""What a backup holds, laid beside the library of now: which reviews, and what differs."""

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from pathlib import Path

from pmdesk.model.review import LOCAL, NOUNS
from pmdesk.store.backup import write_copy
from pmdesk.store.connection import Connection, connect
from pmdesk.store.errors import LibraryFault, plainly
from pmdesk.store.lines import lines
from pmdesk.store.migrations import STEPS, migrate
from pmdesk.store.strangers import check_schema, version_of

UNSOUND = (
    "This backup is damaged, so nothing was taken from it.",
    "Choose another one; this one is kept as it is.",
)
FACTS = "review"
"""The noun of a review's own row: its title, times, summary and the like."""


class Standing(Enum):
    """How a review of a backup stands to the one in the library."""

    SAME = "same"
    DIFFERS = "differs"
    GONE = "gone"
    """It is not in the library now."""


@dataclass(frozen=True, slots=True)
class KeptReview:
    """A review in a backup; of a restricted one nothing but that it is restricted.

    It is so where it was when the backup was made, and where it is now. `differs` counts rows that
    were changed, added or taken away since, by noun ("review" for its own facts).
    """

    id: str
    title: str
    restricted: bool
    revision: int
    standing: Standing
    started: datetime | None = None
    zone: str = "UTC"
    differs: Mapping[str, int] = field(default_factory=dict)


@contextmanager
def opened(path: Path) -> Iterator[Connection]:
    """A backup, open for reading; raises LibraryFault for one that we cannot read.

    One of an older format is read from a copy in a private folder, which is brought up to date.
    Rows that cannot be read are a fault of the backup, too, not of ours.
    """
    raw = connect(path, "ro")
    try:
        version = version_of(raw, STEPS)
        check_schema(raw, version, STEPS)
        if version == len(STEPS):
            yield Connection(path, raw)
        else:
            with _migrated(path, raw) as connection:
                yield connection
    except (sqlite3.Error, ValueError, TypeError, KeyError):
        raise LibraryFault(*UNSOUND) from None
    finally:
        raw.close()


@contextmanager
def _migrated(path: Path, raw: sqlite3.Connection) -> Iterator[Connection]:
    with tempfile.TemporaryDirectory(prefix="pmdesk-") as folder:
        copy = Path(folder) / "older.pmdesk"
        with plainly():
            write_copy(raw, copy)
        newer = connect(copy)
        try:
            migrate(newer)
            yield Connection(path, newer)
        finally:
            newer.close()


def reviews_in(kept: Connection, library: Connection | None) -> tuple[KeptReview, ...]:
    """The reviews of a backup, the newest incident first; all are GONE without a library."""
    now = _now(library)
    found = lines(kept, date.max)
    contents = dict(kept.rows("SELECT id, content FROM reviews"))
    standing = {line.id: _standing(contents[line.id], now.get(line.id)) for line in found}
    open_ids = [
        line.id
        for line in found
        if standing[line.id] is Standing.DIFFERS and line.words and not now[line.id][1]
    ]
    counts = _differing(kept, library, open_ids) if library is not None else {}
    reviews = []
    for line in found:
        hidden = line.words is None or now.get(line.id, ("", False))[1]
        reviews.append(
            KeptReview(
                line.id,
                "" if hidden or line.words is None else line.words.title,
                hidden,
                line.revision,
                standing[line.id],
                None if hidden else line.started,
                line.zone,
                counts.get(line.id, {}),
            )
        )
    return tuple(reviews)


def _now(library: Connection | None) -> dict[str, tuple[str, bool]]:
    if library is None:
        return {}
    rows = library.rows("SELECT id, content, restricted FROM reviews")
    return {str(id): (str(content), bool(restricted)) for id, content, restricted in rows}


def _standing(content: str, now: tuple[str, bool] | None) -> Standing:
    if now is None:
        return Standing.GONE
    return Standing.SAME if now[0] == content else Standing.DIFFERS


def _differing(
    kept: Connection, library: Connection, ids: Sequence[str]
) -> dict[str, dict[str, int]]:
    """How many rows of each review are not the same in both files, by noun."""
    counts: dict[str, dict[str, int]] = {}
    for noun in (FACTS, *NOUNS):
        if noun in LOCAL or not ids:
            continue
        before, after = _hashes(kept, noun, ids), _hashes(library, noun, ids)
        changed = {key for key in before.keys() | after.keys() if before.get(key) != after.get(key)}
        for review, count in Counter(review for review, _ in changed).items():
            counts.setdefault(review, {})[noun] = count
    return counts


def _hashes(connection: Connection, noun: str, ids: Sequence[str]) -> dict[tuple[str, str], str]:
    """The hash of each row of some reviews, by (review, row)."""
    table, owner = ("reviews", "id") if noun == FACTS else (noun, "review")
    found: dict[tuple[str, str], str] = {}
    for id in ids:
        rows = connection.rows(f"SELECT id, hash FROM {table} WHERE {owner} = ?", [id])
        found.update(((id, str(row)), str(hash)) for row, hash in rows)
    return found
