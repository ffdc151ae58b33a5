"""Libraries to torture: made the same way each time, and read down to the last row."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta, tzinfo
from pathlib import Path
from uuid import UUID, uuid5

from pmdesk.model import bundle, text
from pmdesk.model.bundle import with_new_ids
from pmdesk.model.content import content_hash
from pmdesk.model.gestures import captured, header, timeline
from pmdesk.model.review import Attachment, Entry, Review
from pmdesk.resources import resource
from pmdesk.store.bundles import bundle_of
from pmdesk.store.library import Library
from tests.full_review import NOON, full_review

FULL = full_review().id
_SPACE = UUID("6f1d8a52-9a0e-4b3e-8b1f-0d6a5b1f7c11")
Rows = dict[str, list[tuple[object, ...]]]
EARLIER = b"An earlier report.\n" * 2000
OLD = Path(__file__).parents[1] / "tests" / "store" / "libraries"
_OF_THE_MOMENT = {
    "journal": ("at", "hash"),
    "reviews": ("updated", "standing"),
    "guard": ("revision", "token", "library", "hash", "total"),
    "_sqlite_migrations": ("applied_at",),
}
"""What two runs of the same acts leave differently: times, random marks, hashes of those."""


class AtNoon(datetime):
    """A clock that stands still: two runs of the same import write the same."""

    @classmethod
    def now(cls, tz: tzinfo | None = UTC) -> datetime:
        return NOON.astimezone(tz)


@contextmanager
def numbered_ids() -> Iterator[None]:
    """Fresh ids in a fixed order, so that two runs of the same acts leave the same rows."""
    real, count = text.uuid4, iter(range(1_000_000))
    text.uuid4 = lambda: uuid5(_SPACE, str(next(count)))
    try:
        yield
    finally:
        text.uuid4 = real


def picture(number: int, size: int) -> bytes:
    """Bytes that stand for an attachment."""
    block = hashlib.sha256(str(number).encode()).digest()
    return (block * (size // len(block) + 1))[:size]


def with_attachments(review: Review, library: Library) -> Review:
    """The review with three attachments whose bytes are in the library."""
    rows = []
    for number, row in enumerate(review.attachments):
        data = picture(number, 9_000 * (number + 1))
        rows.append(replace(row, blob=library.blobs.put(data), size=len(data)))
    return replace(review, attachments=tuple(rows))


def small(path: Path) -> None:
    """The sample and the full review, each with a little history."""
    with numbered_ids(), Library.open(path, create=True) as library:
        library.add(bundle.read(resource("samples/sample.json")).review, "Import")
        library.add(with_attachments(full_review(), library), "New review")
        library.set_policy("severities", ["SEV-1", "SEV-2"])
        session = library.session(FULL)
        session.do(header.set_title, title="Checkout was slow")
        session.do(header.set_summary, text="What is known by now. " * 400)


def rich(path: Path) -> None:
    """As `small`, with many entries, long fields, pages that are free again, undone steps."""
    small(path)
    with numbered_ids(), Library.open(path) as library:
        session = library.session(FULL)
        rows = [("entries", _entry(number)) for number in range(400)]
        session.do(timeline.take_in, rows=rows, facts={})
        for number in range(40):
            session.do(captured.add_note, id=text.new_id(), text=f"note {number} " * 60)
        for _ in range(5):
            session.undo()
        data = picture(9, 300_000)
        session.do(
            timeline.take_in,
            rows=[("attachments", Attachment(id=text.new_id(), blob=library.blobs.put(data)))],
            facts={},
        )
        library.forget_history()
        for number in range(60):
            session.do(header.set_title, title=f"Checkout was slow, {number}")
            session.do(captured.add_idea, id=text.new_id(), text=f"Cap the pool at {number}")
        for _ in range(5):
            session.undo()


def _entry(number: int) -> Entry:
    at = NOON + timedelta(seconds=37 * number)
    return Entry(id=text.new_id(), at=at, text=f"{number} lookups " * 6, details="why " * number)


def old(path: Path, version: int) -> None:
    """The library that an earlier version made."""
    script = (OLD / f"version-{version}.sql").read_text(encoding="utf-8")
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.executescript(script)


def files(path: Path, folder: Path) -> None:
    """As `small`, with what can be imported, and with earlier reports where exports will go."""
    small(path)
    with numbered_ids(), Library.open(path) as library:
        here = bundle_of(library, library.review(FULL))
        library.note_exchange(FULL, content_hash(here.review))
    ids = (str(uuid5(_SPACE, f"new {number}")) for number in range(1_000_000))
    other = with_new_ids(here.review, lambda: next(ids))
    (folder / "new.zip").write_bytes(bundle.write(replace(here, review=other)))
    edited = replace(here.review, title="Edited elsewhere", entries=here.review.entries[1:])
    newer = replace(here, review=edited, parent=content_hash(here.review))
    (folder / "newer.zip").write_bytes(bundle.write(newer))
    lines = (f"2026-10-06 {9 + n // 60:02}:{n % 60:02} Lookups at {n} a second" for n in range(90))
    (folder / "text.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for ending in ("md", "json", "html", "csv", "pdf"):
        (folder / f"report.{ending}").write_bytes(EARLIER)


def earlier(path: Path, copy: Path) -> None:
    """As `small`, with a copy from before the last edits."""
    small(path)
    with Library.open(path) as library:
        library.copy_to(copy)
        session = library.session(FULL)
        session.do(header.set_summary, text="What was told since.")
        session.do(timeline.delete_entry, id=session.review.entries[0].id)


def told_rows(path: Path) -> Rows:
    """All rows without what two runs of the same acts leave differently."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as raw:
        names = [str(row[0]) for row in raw.execute(_TABLES)]
        return {name: _told(raw, name) for name in names}


def _told(raw: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    columns = [str(row[1]) for row in raw.execute(f'PRAGMA table_info("{table}")')]
    kept = [f'"{name}"' for name in columns if name not in _OF_THE_MOMENT.get(table, ())]
    return sorted(raw.execute(f'SELECT {", ".join(kept)} FROM "{table}"').fetchall(), key=repr)


def every_row(path: Path) -> Rows:
    """All rows of all tables and the schema, exactly; raises sqlite3.Error where one is unread."""
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as raw:
        raw.text_factory = bytes
        names = [str(row[0], "utf-8", "replace") for row in raw.execute(_TABLES)]
        rows = {
            name: raw.execute(f'SELECT * FROM "{name}" NOT INDEXED').fetchall() for name in names
        }
        rows["schema"] = raw.execute("SELECT * FROM sqlite_schema ORDER BY name").fetchall()
        for name in ("application_id", "user_version"):
            rows[name] = raw.execute(f"PRAGMA {name}").fetchall()
        return {name: sorted(found, key=repr) for name, found in rows.items()}


_TABLES = "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name"
