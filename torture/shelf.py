"""Libraries to torture: made the same way each time, and read down to the last row."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid5

from pmdesk.model import bundle, text
from pmdesk.model.gestures import captured, header, timeline
from pmdesk.model.review import Attachment, Entry, Review
from pmdesk.resources import resource
from pmdesk.store.library import Library
from tests.full_review import NOON, full_review

FULL = full_review().id
_SPACE = UUID("6f1d8a52-9a0e-4b3e-8b1f-0d6a5b1f7c11")
Rows = dict[str, list[tuple[object, ...]]]
_OF_THE_MOMENT = {
    "journal": ("at", "hash"),
    "reviews": ("updated", "mark"),
    "guard": ("token", "library", "mark", "total"),
}
"""What two runs of the same acts leave differently: times, random marks, hashes of those."""


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
