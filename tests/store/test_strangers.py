"""A file that was never opened here is looked through before it is used, and stays as it is."""

import json
import sqlite3
from pathlib import Path

import pytest

from pmdesk.model.errors import WorldError
from pmdesk.store import files
from pmdesk.store.connection import connect
from pmdesk.store.errors import LargeFile, StrangeFile
from pmdesk.store.known import Known
from pmdesk.store.library import Library
from pmdesk.store.migrations import STEPS, migrate
from pmdesk.store.schema.fingerprints import FINGERPRINTS, fingerprint
from tests.store.strange import REFUSED, REVIEW, STRANGE, bytes_of, copied, run, sound, spoiled
from tests.store.test_old_libraries import OLD, made_from


@pytest.fixture
def known(tmp_path: Path) -> Known:
    return Known(tmp_path / "data")


@pytest.mark.parametrize("writing", [True, False])
@pytest.mark.parametrize("name", [*STRANGE, *REFUSED])
def test_a_strange_file_is_refused_in_words_and_stays(
    name: str, writing: bool, known: Known, tmp_path: Path
) -> None:
    path = spoiled(name, tmp_path)
    before, around = bytes_of(path), sorted(tmp_path.iterdir())
    with pytest.raises(WorldError, match=(STRANGE | REFUSED)[name][1]) as fault:
        Library.open(path, writing=writing, known=known)
    assert isinstance(fault.value, StrangeFile) == (name in STRANGE)
    assert bytes_of(path) == before
    assert sorted(tmp_path.iterdir()) == around
    assert not known.path.exists()


def test_a_sound_library_of_somebody_else_opens_and_is_known(known: Known, tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    with Library.open(path, known=known) as library:
        assert library.review(REVIEW.id).title == "Ferry fares slow"
        assert known.has(library.library_id)
        assert known.has_path(path)
    assert known.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("script", OLD, ids=lambda script: script.stem)
def test_an_old_library_of_somebody_else_opens(script: Path, known: Known, tmp_path: Path) -> None:
    path = made_from(script, tmp_path / "old.pmdesk")
    with Library.open(path, backups=tmp_path / "copies", known=known) as library:
        assert library.verify() == ()


def test_an_old_library_with_a_changed_text_is_not_brought_up_to_date(
    known: Known, tmp_path: Path
) -> None:
    path = made_from(OLD[0], tmp_path / "old.pmdesk")
    run(path, "UPDATE entries SET text = 'other' WHERE position > 1048576")
    before = path.read_bytes()
    with pytest.raises(StrangeFile, match="not as pmdesk wrote"):
        Library.open(path, backups=tmp_path / "copies", known=known)
    assert path.read_bytes() == before


def test_what_one_made_is_known_also_at_another_place(known: Known, tmp_path: Path) -> None:
    path = tmp_path / "own.pmdesk"
    with Library.open(path, create=True, known=known) as library:
        library.add(REVIEW, "New review")
    # Damage in an own library is for verify and salvage: everything that is sound stays usable.
    copy = copied(path, tmp_path / "moved.pmdesk")
    run(copy, "UPDATE entries SET text = 'other'")
    with Library.open(copy, known=known) as library:
        assert library.verify()


@pytest.mark.parametrize("name", ["trigger", "view", "table", "index", "no guard", "path as id"])
def test_the_schema_of_a_known_library_is_looked_at_each_time(
    name: str, known: Known, tmp_path: Path
) -> None:
    path = sound(tmp_path / "strange.pmdesk")
    Library.open(path, known=known).close()
    STRANGE[name][0](path)
    with pytest.raises(StrangeFile, match=STRANGE[name][1]):
        Library.open(path, known=known)


def test_another_library_at_a_known_place_is_a_stranger(known: Known, tmp_path: Path) -> None:
    path = sound(tmp_path / "strange.pmdesk")
    Library.open(path, known=known).close()
    path.unlink()
    spoiled("changed text", tmp_path)
    with pytest.raises(StrangeFile, match="not as pmdesk wrote"):
        Library.open(path, known=known)


def test_a_large_file_is_asked_about(known: Known, tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    with path.open("r+b") as file:
        file.truncate(files.SIZE_CAP + 4096)
    with pytest.raises(LargeFile, match="512 MB"):
        Library.open(path, known=known)
    assert not known.path.exists()
    Library.open(path, known=known, large=True).close()
    # Once it is known, nobody is asked again.
    Library.open(path, known=known).close()


@pytest.mark.parametrize(
    "data", [b"", b"[]", b"{", b"[" * 100_000, b'{"a": 1, "b": [2]}', b"\xff\xfe"]
)
def test_a_damaged_list_of_known_libraries_counts_as_empty(
    data: bytes, known: Known, tmp_path: Path
) -> None:
    known.path.parent.mkdir()
    known.path.write_bytes(data)
    path = sound(tmp_path / "l.pmdesk")
    with Library.open(path, known=known) as library:
        assert known.has(library.library_id)
    assert isinstance(json.loads(known.path.read_text()), dict)


def test_a_list_that_cannot_be_written_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    known = Known(tmp_path / "file")
    Library.open(sound(tmp_path / "l.pmdesk"), known=known).close()
    assert not known.has_path(tmp_path / "l.pmdesk")


def test_the_list_forgets_what_was_opened_longest_ago(known: Known, tmp_path: Path) -> None:
    for number in range(260):
        known.add(str(number), tmp_path / str(number))
    known.add("100", tmp_path / "elsewhere")
    assert not known.has("59")
    assert known.has("60")
    assert known.has_path(tmp_path / "100")
    assert known.has_path(tmp_path / "elsewhere")


def test_the_fingerprints_are_those_of_the_steps() -> None:
    found = []
    for number in range(1, len(STEPS) + 1):
        raw = sqlite3.connect(":memory:", isolation_level=None)
        migrate(raw, STEPS[:number])
        found.append(fingerprint(raw))
        raw.close()
    assert tuple(found) == FINGERPRINTS


def test_no_connection_loads_extensions(tmp_path: Path) -> None:
    raw = connect(sound(tmp_path / "l.pmdesk"))
    with pytest.raises(sqlite3.OperationalError, match="not authorized"):
        raw.execute("SELECT load_extension('/nowhere')")
    raw.close()


def test_a_hot_journal_of_somebody_else_is_not_carried_out(known: Known, tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    raw = sqlite3.connect(path, isolation_level=None)
    raw.execute("PRAGMA cache_spill = 1")
    raw.execute("PRAGMA cache_size = 1")
    raw.execute("BEGIN IMMEDIATE")
    raw.execute("UPDATE entries SET text = hex(zeroblob(20000))")
    copy = copied(path, tmp_path / "copy.pmdesk")
    copied(Path(f"{path}-journal"), Path(f"{copy}-journal"))
    raw.execute("ROLLBACK")
    raw.close()
    before = copy.read_bytes()
    with pytest.raises(StrangeFile, match="broke off"):
        Library.open(copy, known=known)
    assert copy.read_bytes() == before
    assert Path(f"{copy}-journal").exists()
