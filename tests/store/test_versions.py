"""The list of backups: what it tells of each, of a damaged one, and of a lost library."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from pmdesk.store.backup import folder_of
from pmdesk.store.library import Library
from pmdesk.store.versions import find_versions, newest_sound, note_where, versions
from tests.full_review import full_review

REVIEW = full_review()
NOW = datetime(2026, 10, 6, 12, tzinfo=UTC)


def test_versions_come_newest_first_with_what_is_in_them(library: Library, tmp_path: Path) -> None:
    library.backup(tmp_path / "b", NOW)
    library.add(REVIEW, "New review")
    second = library.backup(tmp_path / "b", NOW)
    third = library.backup(tmp_path / "b", NOW + timedelta(hours=1))
    found = versions(tmp_path / "b")
    assert [v.path for v in found[:2]] == [third, second]
    assert [v.reviews for v in found] == [1, 1, 0]
    assert all(v.sound for v in found)
    assert found[0].at == NOW + timedelta(hours=1)
    assert found[0].size == third.stat().st_size
    assert len({v.name for v in found}) == 3


def test_a_damaged_version_is_told_and_passed_over(library: Library, tmp_path: Path) -> None:
    good = library.backup(tmp_path / "b", NOW)
    cut = library.backup(tmp_path / "b", NOW + timedelta(hours=1))
    cut.write_bytes(cut.read_bytes()[:-4096])
    (tmp_path / "b" / "reviews-20261006T140000Z.pmdesk").write_bytes(b"rubbish")
    assert [v.sound for v in versions(tmp_path / "b")] == [False, False, True]
    newest = newest_sound(tmp_path / "b")
    assert newest is not None
    assert newest.path == good


def test_what_is_no_backup_is_left_out(library: Library, tmp_path: Path) -> None:
    library.backup(tmp_path / "b", NOW)
    (tmp_path / "b" / "notes.txt").write_text("")
    (tmp_path / "b" / ".reviews-20261006T120000Z.99.part").write_text("")
    (tmp_path / "b" / "link-20261006T120000Z.pmdesk").symlink_to(library.path)
    (tmp_path / "b" / "folder-20261006T120000Z.pmdesk").mkdir()
    (tmp_path / "b" / "odd-20269999T120000Z.pmdesk").write_text("")
    assert len(versions(tmp_path / "b")) == 1
    assert versions(tmp_path / "nowhere") == []


def test_backups_of_a_lost_library_are_found(library: Library, tmp_path: Path) -> None:
    folder = tmp_path / "root" / library.library_id
    made = library.backup(folder, NOW)
    note_where(folder, library.path)
    (tmp_path / "root" / "another").mkdir()
    assert [v.path for v in find_versions(library.path, tmp_path / "root")] == [made]
    path = library.path
    library.close()
    path.write_bytes(b"rubbish" * 900)
    assert [v.path for v in find_versions(path, tmp_path / "root")] == [made]
    assert find_versions(tmp_path / "other.pmdesk", tmp_path / "root") == []


def test_an_id_that_is_a_path_leads_nowhere_else(tmp_path: Path) -> None:
    for id in ("../../elsewhere", "/etc", "", "a/b", "..", "\0", "x" * 400):
        assert folder_of(tmp_path, id).parent == tmp_path
        assert len(folder_of(tmp_path, id).name) == 64
    assert folder_of(tmp_path, "a5b1d4e2-0000") == tmp_path / "a5b1d4e2-0000"
