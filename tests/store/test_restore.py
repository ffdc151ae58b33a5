"""Back from a backup: one review as one step, all into a new file, and never over anything."""

import sqlite3
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import captured, header, timeline
from pmdesk.model.review import LOCAL, Review
from pmdesk.store.kept import KeptReview, Standing, opened, reviews_in
from pmdesk.store.library import Library
from pmdesk.store.restore import find_in, restore_all, restore_review
from pmdesk.store.versions import versions
from tests.full_review import full_review
from tests.store.test_old_libraries import OLD, made_from

REVIEW = replace(full_review(), restricted=False)
NOW = datetime(2026, 10, 6, 12, tzinfo=UTC)


@pytest.fixture
def version(library: Library, tmp_path: Path) -> Path:
    """A backup with the full review."""
    library.add(REVIEW, "New review")
    return library.backup(tmp_path / "backups", NOW)


def kept(version: Path, library: Library) -> Sequence[KeptReview]:
    with opened(version) as connection:
        return reviews_in(connection, library.connection)


def test_what_differs_is_counted_by_noun(library: Library, version: Path) -> None:
    assert [review.standing for review in kept(version, library)] == [Standing.SAME]
    session = library.session(REVIEW.id)
    for entry in REVIEW.entries[:2]:
        session.do(timeline.delete_entry, id=entry.id)
    session.do(header.set_title, title="Other")
    (found,) = kept(version, library)
    assert found.title == REVIEW.title
    assert found.standing is Standing.DIFFERS
    assert found.differs["entries"] == 2
    assert found.differs["review"] == 1
    assert not LOCAL & found.differs.keys()
    library.remove(REVIEW.id)
    (found,) = kept(version, library)
    assert found.standing is Standing.GONE
    assert found.differs == {}


@pytest.mark.parametrize("when", ["then", "now"])
def test_of_a_restricted_review_only_that_it_is_one(
    when: str, library: Library, tmp_path: Path
) -> None:
    library.add(replace(REVIEW, restricted=when == "then"), "New review")
    version = library.backup(tmp_path / "backups", NOW)
    library.session(REVIEW.id).do(header.set_fact, field="restricted", value=when == "now")
    library.session(REVIEW.id).do(timeline.delete_entry, id=REVIEW.entries[0].id)
    (found,) = kept(version, library)
    assert found.restricted
    assert (found.title, found.started, found.differs) == ("", None, {})


def test_a_review_is_put_back_in_one_step_and_taken_back(library: Library, version: Path) -> None:
    session = library.session(REVIEW.id)
    session.do(header.set_title, title="Spoilt")
    session.do(timeline.delete_entry, id=REVIEW.entries[0].id)
    spoilt = session.review
    assert restore_review(library, version, REVIEW.id) == REVIEW.id
    assert session.review == library.review(REVIEW.id) == REVIEW
    assert kept(version, library)[0].standing is Standing.SAME
    assert session.undo_label == "Restore earlier version"
    session.undo()
    assert session.review == library.review(REVIEW.id) == spoilt
    assert library.verify() == ()


def test_private_rows_of_now_are_kept(library: Library, version: Path) -> None:
    session = library.session(REVIEW.id)
    with_less = replace(REVIEW, notes=REVIEW.notes[:1])
    library.remove(REVIEW.id)
    library.add(replace(with_less, title="Spoilt"), "New review")
    restore_review(library, version, REVIEW.id)
    assert library.review(REVIEW.id) == with_less
    assert session.review == with_less


def test_a_review_that_was_deleted_comes_back_whole(library: Library, version: Path) -> None:
    library.remove(REVIEW.id)
    restore_review(library, version, REVIEW.id)
    assert library.review(REVIEW.id) == REVIEW
    assert library.undo() == "Restore review"
    assert library.ids() == []


def test_a_deleted_review_that_comes_back_as_it_was_has_no_steps_that_cannot_be_undone(
    library: Library, version: Path
) -> None:
    id = library.ids()[0]
    session = library.session(id)
    session.do(header.set_title, title="Later words")
    session.do(captured.add_note, id="n1", text="Ask Support first")
    library.remove(id)
    restore_review(library, version, id)
    again = library.session(id)
    assert again.undo_label is None
    again.do(header.set_title, title="Other words")
    assert again.undo() == "Rename review"
    assert library.undo() == "Restore review"
    assert library.undo() == "Delete review"
    assert library.review(id).title == "Later words"
    assert [note.text for note in library.review(id).notes][-1:] == ["Ask Support first"]


def test_a_copy_stands_beside_the_present_one(library: Library, version: Path) -> None:
    library.session(REVIEW.id).do(header.set_title, title="Present")
    id = restore_review(library, version, REVIEW.id, at=NOW)
    assert library.review(REVIEW.id).title == "Present"
    copy = library.review(id)
    assert copy.title == f"{REVIEW.title} (6 Oct 2026 12:00)"
    assert len(copy.entries) == len(REVIEW.entries)
    library.undo()
    assert library.ids() == [REVIEW.id]


def test_what_became_restricted_stays_so(library: Library, version: Path) -> None:
    library.session(REVIEW.id).do(header.set_fact, field="restricted", value=True)
    restore_review(library, version, REVIEW.id)
    assert library.review(REVIEW.id).restricted


def test_a_review_that_is_damaged_now_comes_back_beside_it(library: Library, version: Path) -> None:
    with sqlite3.connect(library.path) as raw:
        raw.execute("UPDATE entries SET text = 'flipped' WHERE id = ?", [REVIEW.entries[0].id])
    raw.close()
    before = library.path.read_bytes()
    with pytest.raises(WorldError, match="Restore it as a copy"):
        restore_review(library, version, REVIEW.id)
    assert library.path.read_bytes() == before
    copy = library.review(restore_review(library, version, REVIEW.id, NOW))
    assert [entry.text for entry in copy.entries] == [entry.text for entry in REVIEW.entries]


def test_attachments_come_with_it(library: Library, tmp_path: Path) -> None:
    blob = library.blobs.put(b"a graph")
    picture = replace(REVIEW.attachments[0], blob=blob)
    library.add(replace(REVIEW, attachments=(picture,)), "New review")
    version = library.backup(tmp_path / "backups", NOW)
    library.remove(REVIEW.id)
    with library.connection.writing():
        library.connection.execute("DELETE FROM blobs")
    restore_review(library, version, REVIEW.id)
    assert library.blobs.get(blob) == b"a graph"


def test_a_backup_without_the_file_of_an_attachment_is_damaged(
    library: Library, tmp_path: Path
) -> None:
    picture = replace(REVIEW.attachments[0], blob=library.blobs.put(b"a graph"))
    library.add(replace(REVIEW, attachments=(picture,)), "New review")
    version = library.backup(tmp_path / "backups", NOW)
    library.remove(REVIEW.id)
    with library.connection.writing():
        library.connection.execute("DELETE FROM blobs")
    with sqlite3.connect(version) as raw:
        raw.execute("DELETE FROM blobs")
    raw.close()
    with pytest.raises(WorldError, match="backup is damaged"):
        restore_review(library, version, REVIEW.id)
    assert not library.has(REVIEW.id)


def test_a_changed_letter_in_a_backup_is_not_restored(library: Library, version: Path) -> None:
    library.session(REVIEW.id).do(header.set_title, title="Present")
    for table in ("entries", "notes"):
        with sqlite3.connect(version) as raw:
            before = raw.execute(f"SELECT id, text FROM {table} LIMIT 1").fetchone()
            raw.execute(f"UPDATE {table} SET text = 'flipped' WHERE id = ?", [before[0]])
        with pytest.raises(WorldError, match="backup is damaged"):
            restore_review(library, version, REVIEW.id)
        with pytest.raises(WorldError, match="backup is damaged"):
            restore_all(version, library.path.with_name("new.pmdesk"))
        with sqlite3.connect(version) as raw:
            raw.execute(f"UPDATE {table} SET text = ? WHERE id = ?", [before[1], before[0]])
        raw.close()
    assert library.review(REVIEW.id).title == "Present"
    assert not list(library.path.parent.glob("*new.pmdesk*"))
    assert restore_review(library, version, REVIEW.id)


def test_all_go_into_a_new_file(library: Library, version: Path, tmp_path: Path) -> None:
    library.remove(REVIEW.id)
    made = restore_all(version, tmp_path / "restored")
    assert made == tmp_path / "restored.pmdesk"
    assert made.stat().st_mode & 0o777 == 0o600
    with Library.open(made) as copy:
        assert copy.review(REVIEW.id) == REVIEW
        assert copy.verify() == ()
    assert [path.name for path in tmp_path.glob(".*")] == []


def test_one_whose_maker_ended_when_it_was_named_opens(version: Path, tmp_path: Path) -> None:
    target = restore_all(version, tmp_path / "anew.pmdesk")
    unfinished = tmp_path / ".anew.pmdesk.4711.part"
    unfinished.hardlink_to(target)
    with Library.open(target) as anew:
        assert anew.ids()
    assert not unfinished.exists()
    (tmp_path / "other.pmdesk").hardlink_to(target)
    with pytest.raises(WorldError, match="2 names"):
        Library.open(target)


@pytest.mark.parametrize("there", ["", "-journal", "-wal", "-shm"])
def test_nothing_is_written_over_or_beside_a_journal(
    there: str, library: Library, version: Path, tmp_path: Path
) -> None:
    (tmp_path / f"new.pmdesk{there}").write_text("mine")
    with pytest.raises(WorldError, match=r"is there already|a part of another file"):
        restore_all(version, tmp_path / "new.pmdesk")
    with pytest.raises(WorldError, match="is there already"):
        restore_all(version, library.path)
    assert (tmp_path / f"new.pmdesk{there}").read_text() == "mine"
    assert [p.name for p in tmp_path.glob("*new.pmdesk*")] == [f"new.pmdesk{there}"]


@pytest.mark.parametrize("where", ["nowhere/new.pmdesk", "file/new.pmdesk"])
def test_a_place_that_takes_no_file_is_said(where: str, version: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(WorldError, match="cannot be used"):
        restore_all(version, tmp_path / where)


@pytest.mark.parametrize("old", OLD, ids=lambda path: path.stem)
def test_a_backup_of_an_older_format_is_read(old: Path, library: Library, tmp_path: Path) -> None:
    version = made_from(old, tmp_path / "l-20261006T120000Z-before-migration.pmdesk")
    before = version.read_bytes()
    (found,) = versions(tmp_path)
    assert (found.before_migration, found.sound) == (True, True)
    (review, *_) = kept(version, library)
    assert review.standing is Standing.GONE
    restore_review(library, version, review.id)
    assert library.review(review.id).title == review.title
    assert version.read_bytes() == before
    with Library.open(restore_all(version, tmp_path / "all")) as copy:
        assert copy.review(review.id) == library.review(review.id)


def test_a_review_is_found_by_the_beginning_of_its_id(library: Library, version: Path) -> None:
    library.add(Review(id="f0000000-0000-4000-8000-00000000aaaa", title="B"), "New review")
    both = library.backup(version.parent, NOW + timedelta(hours=1))
    assert find_in(version, "f0000000") == REVIEW.id
    assert find_in(both, REVIEW.incident.upper()) == REVIEW.id
    for text in ("f0000000", "", "nothing"):
        with pytest.raises(WorldError, match=r"names 2 reviews|No review in this backup"):
            find_in(both, text)


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_flipped_byte_is_no_fault_of_ours(
    library: Library, tmp_path: Path, data: st.DataObject
) -> None:
    version = tmp_path / "flipped.pmdesk"
    if not library.has(REVIEW.id):
        library.add(REVIEW, "New review")
        library.backup(tmp_path / "backups", NOW).rename(tmp_path / "good.pmdesk")
    whole = bytearray((tmp_path / "good.pmdesk").read_bytes())
    whole[data.draw(st.integers(0, len(whole) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    version.write_bytes(whole)
    session = library.session(REVIEW.id)
    session.do(header.set_title, title="Present")
    try:
        kept(version, library)
        restore_review(library, version, REVIEW.id)
    except WorldError:
        assert session.review.title == "Present"
    else:
        assert session.review == library.review(REVIEW.id) == REVIEW
