"""A library file: opened, found in, listed, and every bad file answered with one sentence."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from pmdesk.model.codec import fields_of
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header, timeline
from pmdesk.model.review import NOUNS, Entry, Review
from pmdesk.store.library import Library
from pmdesk.store.migrations import STEPS
from pmdesk.store.rows import table_of
from tests.full_review import full_review

REVIEW = full_review()


def test_what_is_added_is_read_back(library: Library) -> None:
    library.add(REVIEW, "New review")
    assert library.review(REVIEW.id) == REVIEW
    assert library.verify() == ()


def test_tables_have_the_columns_of_the_values(library: Library) -> None:
    with sqlite3.connect(library.path) as raw:
        for noun in ("review", *NOUNS):
            table = table_of(noun)
            columns = {row[1] for row in raw.execute(f'PRAGMA table_info("{table}")')}
            assert {field.name for field in fields_of(noun)} <= columns, noun
            strict = raw.execute("SELECT strict FROM pragma_table_list WHERE name = ?", [table])
            assert strict.fetchone()[0] == 1
    raw.close()


def test_the_file_says_what_it_is_and_how_it_is_written(library: Library) -> None:
    with sqlite3.connect(library.path) as raw:
        assert raw.execute("PRAGMA application_id").fetchone()[0] == 0x504D4453
        assert raw.execute("PRAGMA user_version").fetchone()[0] == len(STEPS)
        assert raw.execute("PRAGMA journal_mode").fetchone()[0] == "delete"
    raw.close()
    assert library._connection.row("PRAGMA synchronous") == (3,)
    assert library.path.stat().st_mode & 0o777 == 0o600


def test_a_write_outside_a_gesture_raises(library: Library) -> None:
    library.add(REVIEW, "New review")
    with pytest.raises(WorldError, match="cannot be written"):
        library._connection.execute("UPDATE reviews SET title = 'x'")
    assert library.review(REVIEW.id) == REVIEW


def test_a_failing_write_leaves_no_trace(library: Library) -> None:
    library.add(REVIEW, "New review")
    session = library.session(REVIEW.id)
    revision = library.revision
    clash = replace(REVIEW.entries[0], text="an id that is taken in another review")
    other = Review(id="b" * 36, title="Other")
    library.add(other, "New review")
    second = library.session(other.id)
    with pytest.raises(sqlite3.IntegrityError):
        second.do(timeline.take_in, rows=[("entries", clash)], facts={"title": "changed"})
    assert second.review == other == library.review(other.id)
    assert second.undo_label is None
    assert session.review == REVIEW
    assert library.revision == revision + 1
    assert second.do(header.set_title, title="goes on").title == "goes on"


def test_reviews_are_found_by_id_prefix_and_incident(library: Library) -> None:
    library.add(replace(REVIEW, incident="INC-7"), "New review")
    library.add(Review(id="f0000000-0000-4000-8000-00000000000b", title="Twin"), "New review")
    assert library.find(REVIEW.id) == REVIEW.id
    assert library.find("inc-7") == REVIEW.id
    assert library.find("f0000000-0000-4000-8000-00000000000b") != REVIEW.id
    with pytest.raises(WorldError, match="names 2 reviews"):
        library.find("f0000000")
    for unknown in ("", "f0", "nothing", "%"):
        with pytest.raises(WorldError, match="No review is named"):
            library.find(unknown)


def test_lines_tell_what_the_list_shows(library: Library, sample: Review) -> None:
    library.add(sample, "Open the sample")
    (line,) = library.lines(date(2026, 11, 21))
    assert (line.id, line.state) == (sample.id, sample.state)
    assert line.words is not None
    assert line.words.title == sample.title
    assert line.words.services == sample.services
    assert line.words.tags == tuple(tag.name for tag in sample.tags)
    open_actions = [a for a in sample.actions if a.decision == "accepted" and a.progress == "open"]
    assert line.open_actions == len(open_actions)
    assert line.overdue == sum(
        a.due is not None and a.due < date(2026, 11, 21) for a in open_actions
    )
    owner = next(seat for seat in sample.seats if seat.id == sample.owner)
    assert line.owner == owner.alias


def test_lines_fall_back_to_milestones(library: Library, sample: Review) -> None:
    library.add(replace(sample, started=None, resolved=None), "New review")
    (line,) = library.lines(date.today())
    assert line.started == next(e.at for e in sample.entries if e.milestone == "impact-started")
    assert line.resolved == next(e.at for e in sample.entries if e.milestone == "resolved")


def test_deleting_a_review_can_be_undone_whole(library: Library) -> None:
    library.add(REVIEW, "New review")
    session = library.session(REVIEW.id)
    library.remove(REVIEW.id)
    assert library.lines(date.today()) == []
    with pytest.raises(WorldError, match="no longer in the library"):
        session.do(header.set_title, title="x")
    assert library.undo() == "Delete review"
    assert library.review(REVIEW.id) == REVIEW
    assert session.review == REVIEW
    assert library.redo() == "Delete review"
    assert library.undo() == "Delete review"
    assert library.verify() == ()


def test_adding_cannot_be_undone_over_later_edits(library: Library) -> None:
    library.add(REVIEW, "New review")
    entry = Entry(id="e" * 36, at=datetime(2026, 1, 1, tzinfo=UTC), text="later work")
    library.session(REVIEW.id).do(timeline.add_entry, entry=entry)
    with pytest.raises(WorldError, match="edited since"):
        library.undo()
    assert len(library.review(REVIEW.id).entries) == 4


def test_policies_and_blobs(library: Library) -> None:
    library.set_policy("word", {"review": "Postmortem"})
    assert library.policies() == {"word": {"review": "Postmortem"}}
    library.set_policy("word", None)
    assert library.policies() == {}
    hash = library.blobs.put(b"graph")
    assert library.blobs.put(b"graph") == hash
    assert library.blobs.get(hash) == b"graph"
    assert library.blobs.get("0") is None


def bad_files(folder: Path) -> dict[str, Path]:
    """Files that are no library that we can use, by what is said of them."""
    files = {name: folder / name for name in ("rubbish", "empty", "short", "other", "newer")}
    files["rubbish"].write_bytes(os.urandom(4096))
    files["empty"].write_bytes(b"")
    files["short"].write_bytes(b"SQLite format 3\x00")
    with sqlite3.connect(files["other"]) as raw:
        raw.execute("CREATE TABLE t (x)")
    raw.close()
    Library.open(files["newer"], create=True).close()
    with sqlite3.connect(files["newer"]) as raw:
        raw.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
    raw.close()
    files["folder"] = folder / "a folder"
    files["folder"].mkdir()
    files["missing"] = folder / "nowhere" / "x.pmdesk"
    return files


SAID = {
    "rubbish": "is not a pmdesk library",
    "empty": "is not a pmdesk library",
    "short": "is not a pmdesk library",
    "other": "belongs to another program",
    "newer": "made by a newer pmdesk",
    "folder": "is a folder",
    "missing": "no library|cannot be used",
}


@pytest.mark.parametrize("writing", [True, False])
@pytest.mark.parametrize("name", SAID)
def test_bad_files_are_refused_and_left_alone(name: str, writing: bool, tmp_path: Path) -> None:
    path = bad_files(tmp_path)[name]
    before = path.read_bytes() if path.is_file() else None
    with pytest.raises(WorldError, match=SAID[name]) as fault:
        Library.open(path, writing=writing)
    assert fault.value.advice
    if before is not None:
        assert path.read_bytes() == before
    assert not list(tmp_path.glob("*.lock"))


def test_a_place_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(WorldError, match="cannot be used"):
        Library.open(tmp_path / "file" / "x.pmdesk", create=True)


def test_a_read_only_folder_can_be_read(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    folder = tmp_path / "kept"
    folder.mkdir()
    with Library.open(folder / "l.pmdesk", create=True) as library:
        library.add(REVIEW, "New review")
    (folder / "l.pmdesk").chmod(0o400)
    folder.chmod(0o500)
    request.addfinalizer(lambda: folder.chmod(0o700))
    with Library.open(folder / "l.pmdesk", writing=False) as library:
        assert library.review(REVIEW.id) == REVIEW
    if not os.access(folder, os.W_OK):  # root may write everywhere
        with pytest.raises(WorldError, match="cannot be written"):
            Library.open(folder / "l.pmdesk")


def test_reading_works_beside_a_writer_and_a_second_writer_is_told_who(library: Library) -> None:
    library.add(REVIEW, "New review")
    script = (
        "import sys; from pathlib import Path; from pmdesk.store.library import Library\n"
        "from pmdesk.model.errors import WorldError\n"
        "path = Path(sys.argv[1])\n"
        "with Library.open(path, writing=False) as library: print(library.ids())\n"
        "try: Library.open(path)\n"
        "except WorldError as fault: print(fault)\n"
    )
    run = [sys.executable, "-c", script, str(library.path)]
    said = subprocess.run(run, capture_output=True, text=True, check=True).stdout
    assert REVIEW.id in said
    assert f"process {os.getpid()}" in said
    library.session(REVIEW.id).do(header.set_title, title="goes on")


def test_the_lock_of_a_dead_process_is_free(tmp_path: Path) -> None:
    path = tmp_path / "l.pmdesk"
    script = (
        "import os, sys; from pathlib import Path; from pmdesk.store.library import Library\n"
        "Library.open(Path(sys.argv[1]), create=True); os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    assert path.with_name("l.pmdesk.lock").exists()
    with Library.open(path) as library:
        assert json.loads(path.with_name("l.pmdesk.lock").read_text())["pid"] == os.getpid()
        assert library.ids() == []
    assert not path.with_name("l.pmdesk.lock").exists()


@pytest.mark.parametrize("harm", ["renamed", "removed", "replaced", "overwritten"])
def test_a_file_changed_under_us_is_noticed(library: Library, harm: str, tmp_path: Path) -> None:
    library.add(REVIEW, "New review")
    session = library.session(REVIEW.id)
    other = tmp_path / "other.pmdesk"
    Library.open(other, create=True).close()
    if harm == "renamed":
        library.path.rename(tmp_path / "elsewhere.pmdesk")
    elif harm == "removed":
        library.path.unlink()
    elif harm == "replaced":
        other.replace(library.path)
    else:
        shutil.copyfile(other, library.path)
    present = library.path.read_bytes() if library.path.exists() else None
    with pytest.raises(WorldError, match=r"renamed|changed or replaced"):
        session.do(header.set_title, title="into the lost file")
    assert session.review == REVIEW
    if present is not None:
        assert library.path.read_bytes() == present


def test_what_a_killed_process_left_beside_a_library_is_cleared(tmp_path: Path) -> None:
    path = tmp_path / "l.pmdesk"
    Library.open(path, create=True).close()
    old, fresh, foreign = (
        tmp_path / f".{name}.1-abcdef.part" for name in ("l.pmdesk", "l.pmdesk-2", "mine")
    )
    for left in (old, fresh, foreign):
        left.write_text("")
    for left in (old, foreign):
        os.utime(left, (0, 0))
    Library.open(path).close()
    assert {each for each in tmp_path.iterdir() if each.suffix == ".part"} == {fresh, foreign}
