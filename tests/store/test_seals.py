"""What belongs to no review's content is looked after, too: history, settings, standing, guard."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.store import journal
from pmdesk.store.bundles import bundle_of, take_in
from pmdesk.store.library import Library
from tests.full_review import full_review

REVIEW = replace(full_review(), attachments=())


@pytest.fixture
def path(library: Library) -> Path:
    """A library with a history, a setting and an imported review, closed again."""
    library.add(REVIEW, "New review")
    library.set_policy("severities", ["SEV-1", "SEV-2"])
    session = library.session(REVIEW.id)
    for title in ("One", "Two", "Three"):
        session.do(header.set_title, title=title)
        session.seal()
    session.undo()
    library.note_exchange(REVIEW.id, library.lineage(REVIEW.id)[3])
    assert library.verify() == ()
    library.close()
    return library.path


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE journal SET label = 'Rename reviev' WHERE id = 2",
        "UPDATE journal SET change = replace(change, 'Two', 'Tvo')",
        "UPDATE journal SET undone = 1 - undone WHERE id = 2",
        "DELETE FROM journal WHERE id = 3",
        "UPDATE policies SET value = replace(value, '1', '3')",
        "DELETE FROM policies",
        "INSERT INTO policies (key, value) VALUES ('owner', '1')",
        "UPDATE reviews SET exchanged = ''",
        "UPDATE reviews SET parent = content",
        "UPDATE reviews SET revision = revision + 4",
        "UPDATE guard SET token = 'x'",
        "UPDATE guard SET revision = revision + 64",
        "UPDATE sqlite_sequence SET seq = seq + 64",
        "UPDATE _sqlite_migrations SET name = 'x' WHERE id = 2",
    ],
)
def test_what_was_not_written_by_us_is_found(path: Path, damage: str) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        assert raw.execute(damage).rowcount
    with Library.open(path, writing=False) as library:
        assert library.verify()


def test_no_way_of_writing_leaves_a_hash_behind(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_STEPS", 3)
    with Library.open(path) as library:
        session = library.session(REVIEW.id)
        session.redo()
        session.do(header.set_title, title="Four")
        session.do(header.set_title, title="Five")
        session.do(header.set_title, title="Three")
        library.set_policy("severities", None)
        library.set_policy("owner", "a")
        library.set_policy("owner", "b")
        bundle = bundle_of(library, session.review)
        assert library.verify() == ()
        library.remove(REVIEW.id)
        library.undo()
        library.redo()
        take_in(library, bundle)
        assert library.verify() == ()
        library.forget_history()
        assert library.verify() == ()
    with Library.open(path, writing=False) as library:
        assert library.verify() == ()


SCHEMA = "UPDATE sqlite_schema SET sql = ? WHERE name = 'groups'"


def test_a_number_that_became_a_text_is_damage_in_words(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        (sql,) = raw.execute("SELECT sql FROM sqlite_schema WHERE name = 'groups'").fetchone()
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(SCHEMA, [sql.replace("STRICT", "")])
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("UPDATE groups SET position = 'x' WHERE position = 1048576")
        raw.execute("PRAGMA writable_schema = ON")
        raw.execute(SCHEMA, [sql])
    with Library.open(path, writing=False) as library:
        with pytest.raises(WorldError, match="damaged"):
            library.review(REVIEW.id)
        assert library.verify()


def test_a_time_in_another_spelling_is_found(path: Path) -> None:
    with closing(sqlite3.connect(path)) as raw, raw:
        assert raw.execute("UPDATE exports SET at = replace(at, 'T', char(20))").rowcount
    with Library.open(path, writing=False) as library:
        assert library.verify()


def test_a_header_of_another_format_is_refused_in_words(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[47] = 0x24
    path.write_bytes(data)
    with pytest.raises(WorldError):
        Library.open(path, writing=False)


def test_a_schema_that_is_no_text_is_refused_in_words(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(
        data.replace(b"position INTEGER NOT NULL,", b"position INTEGE\x8a NOT NULL,", 1)
    )
    with pytest.raises(WorldError):
        Library.open(path, writing=False)
