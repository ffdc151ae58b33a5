"""Backups, migrations, and damage that is found wherever it is."""

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pmdesk.model.content import content_hash
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header, timeline
from pmdesk.model.review import NOUNS
from pmdesk.store.library import Library
from pmdesk.store.migrations import STEPS
from pmdesk.store.versions import versions
from tests.full_review import full_review

if TYPE_CHECKING:
    from sqlite_utils import Database

REVIEW = full_review()
NOW = datetime(2026, 10, 6, 12, tzinfo=UTC)


def test_a_backup_is_a_library_of_its_own(library: Library, tmp_path: Path) -> None:
    library.add(REVIEW, "New review")
    first = library.backup(tmp_path / "copies", NOW)
    second = library.backup(tmp_path / "copies", NOW)
    assert first.name == "reviews-20261006T120000Z.pmdesk"
    assert first != second
    with Library.open(first, writing=False) as copy:
        assert copy.review(REVIEW.id) == REVIEW
        assert copy.verify() == ()
    assert not [path for path in (tmp_path / "copies").iterdir() if path.suffix != ".pmdesk"]


def test_a_backup_that_cannot_be_written_says_so(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorldError, match="cannot be used"):
        library.backup(tmp_path / "file" / "copies", NOW)


def test_an_edit_keeps_the_sum_of_hashes(library: Library) -> None:
    library.add(REVIEW, "New review")
    session = library.session(REVIEW.id)
    session.do(timeline.delete_entry, id=REVIEW.entries[0].id)
    session.do(header.set_title, title="Other")
    assert library.lineage(REVIEW.id)[3] == content_hash(session.review)
    session.undo()
    session.undo()
    assert library.lineage(REVIEW.id)[3] == content_hash(REVIEW)


def test_lineage_follows_exchanges(library: Library) -> None:
    library.add(REVIEW, "Import")
    handed = content_hash(REVIEW)
    library.note_exchange(REVIEW.id, handed)
    revision, parent, exchanged, _ = library.lineage(REVIEW.id)
    assert (parent, exchanged) == ("", handed)
    library.session(REVIEW.id).do(header.set_title, title="Edited after")
    later, parent, _, _ = library.lineage(REVIEW.id)
    assert later > revision
    assert parent == handed


@pytest.mark.parametrize("table", ["reviews", *NOUNS])
def test_a_changed_letter_is_found_in_every_table(library: Library, table: str) -> None:
    library.add(REVIEW, "New review")
    with sqlite3.connect(library.path) as raw:
        columns = [row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')]
        texts = [name for name in columns if name in ("text", "name", "title", "note", "what")]
        column = texts[0] if texts else "position"
        value = "'other'" if texts else "position + 1"
        raw.execute(
            f'UPDATE "{table}" SET "{column}" = {value} WHERE id = '
            f'(SELECT id FROM "{table}" LIMIT 1)'
        )
    raw.close()
    found = library.verify()
    assert any(damage.place.startswith(table) for damage in found)


@pytest.mark.parametrize("table", ["entries", "notes", "attachments"])
def test_a_lost_row_or_a_strange_one_is_found(library: Library, table: str) -> None:
    library.add(REVIEW, "New review")
    with sqlite3.connect(library.path) as raw:
        raw.execute(
            f"UPDATE {table} SET review = 'nobody' WHERE id = (SELECT id FROM {table} LIMIT 1)"
        )
    raw.close()
    assert library.verify()


def second(db: "Database") -> None:
    db.execute("ALTER TABLE reviews ADD COLUMN mood TEXT NOT NULL DEFAULT ''")


def broken(db: "Database") -> None:
    db.execute("DROP TABLE entries")
    raise sqlite3.OperationalError("no luck")


def test_an_older_file_is_backed_up_and_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
    with Library.open(path, backups=tmp_path / "copies", steps=(*STEPS, second)) as library:
        assert library.review(REVIEW.id) == REVIEW
        folder = tmp_path / "copies" / library.library_id
    (kept,) = versions(folder)
    assert kept.before_migration
    with Library.open(kept.path, writing=False) as library:
        assert library.review(REVIEW.id) == REVIEW
    with pytest.raises(WorldError, match="newer pmdesk"):
        Library.open(path)


def test_a_failing_migration_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
    with pytest.raises(sqlite3.OperationalError):
        Library.open(path, backups=tmp_path / "copies", steps=(*STEPS, second, broken))
    with Library.open(path) as library:
        assert library.review(REVIEW.id) == REVIEW
        assert library.verify() == ()


def test_no_migration_without_a_backup(tmp_path: Path) -> None:
    path = tmp_path / "l.pmdesk"
    Library.open(path, create=True).close()
    (tmp_path / "file").write_text("")
    before = path.read_bytes()
    with pytest.raises(WorldError, match="cannot be used"):
        Library.open(path, backups=tmp_path / "file" / "copies", steps=(*STEPS, second))
    assert path.read_bytes() == before
