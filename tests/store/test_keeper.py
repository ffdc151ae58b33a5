"""Backups that nobody asked for: once for each change, checked, thinned, never of a bad file."""

import os
import resource
import sqlite3
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header
from pmdesk.store.backup import DamageFound, Guard, guard_of
from pmdesk.store.copying import GENTLY, Pace, Stopped
from pmdesk.store.keeper import AGAIN, EVERY, Keeper
from pmdesk.store.keeper import keeper_of as keeper_for
from pmdesk.store.library import Library
from pmdesk.store.versions import find_versions, versions
from tests.full_review import full_review
from tests.told_clock import START, Clock

REVIEW = full_review()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def keeper_of(library: Library, folder: Path, clock: Clock, limit: int = 1 << 30) -> Keeper:
    return Keeper(library.path, library.library_id, folder, clock.now, clock.ticks, limit)


def guard(library: Library) -> Guard:
    found = guard_of(library.connection.raw)
    assert found is not None
    return found


def edit(library: Library, text: str) -> None:
    library.session(REVIEW.id).do(header.set_summary, text=text)
    library.session(REVIEW.id).seal()


def test_a_change_is_backed_up_once(library: Library, folder: Path, clock: Clock) -> None:
    keeper = keeper_of(library, folder, clock)
    assert keeper.back_up(guard(library)) is None, "an empty library has nothing to keep"
    library.add(REVIEW, "New review")
    path = keeper.back_up(guard(library))
    assert path is not None
    assert keeper.back_up(guard(library)) is None
    edit(library, "later")
    assert keeper.back_up(guard(library)) is not None
    with Library.open(path, writing=False) as copy:
        assert copy.review(REVIEW.id) == REVIEW
        assert copy.verify() == ()


def test_after_a_restart_nothing_has_changed(tmp_path: Path, folder: Path, clock: Clock) -> None:
    path = tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
        edit(library, "a step of the history")
        library.tidy()
        assert keeper_of(library, folder, clock).back_up(guard(library)) is not None
    with Library.open(path) as library:
        assert not keeper_of(library, folder, clock).changed(guard(library))
        clock.seconds -= 86400
        edit(library, "made while the clock was a day back")
        library.tidy()
        assert keeper_of(library, folder, clock).back_up(guard(library)) is not None
    with Library.open(path) as library:
        assert not keeper_of(library, folder, clock).changed(guard(library))


def test_every_half_hour(library: Library, folder: Path, clock: Clock) -> None:
    keeper = keeper_of(library, folder, clock)
    library.add(REVIEW, "New review")
    keeper.back_up(guard(library))
    clock.seconds += EVERY - 1
    assert not keeper.due()
    clock.seconds += 1
    assert keeper.due()


def test_a_bad_file_replaces_no_good_copy(library: Library, folder: Path, clock: Clock) -> None:
    keeper = keeper_of(library, folder, clock, limit=1)
    library.add(REVIEW, "New review")
    for hour in range(3):
        clock.seconds = hour * 3600.0
        edit(library, f"{hour}")
        keeper.thins = hour == 2
        keeper.back_up(guard(library))
    good = {v.path: v.path.read_bytes() for v in versions(folder)}
    assert len(good) == 2, "the limit is of one byte"
    session = library.session(REVIEW.id)  # open while the file goes bad below it
    edit(library, "and then the disk went bad")
    with sqlite3.connect(library.path) as raw:
        raw.execute("UPDATE entries SET text = 'flipped' WHERE position > 0")
    raw.close()
    with pytest.raises(DamageFound, match="damaged"):
        keeper.back_up(guard(library))
    assert keeper.damaged
    clock.seconds += 400 * 86400
    edit(library, "later still")
    assert session.review.summary == "later still"
    assert keeper.back_up(guard(library)) is None
    with pytest.raises(DamageFound):
        keeper_of(library, folder, clock, limit=1).back_up(guard(library))
    assert {v.path: v.path.read_bytes() for v in versions(folder)} == good


def test_old_ones_go_but_not_after_restoring(library: Library, folder: Path, clock: Clock) -> None:
    library.add(REVIEW, "New review")
    keeper = keeper_of(library, folder, clock)
    keeper.thins = False
    for minute in range(6):
        clock.seconds = minute * 60.0
        edit(library, f"{minute}")
        keeper.back_up(guard(library))
    assert len(versions(folder)) == 6
    keeper.thins = True
    edit(library, "and now")
    keeper.back_up(guard(library))
    assert [v.reviews for v in versions(folder)] == [1, 1, 1], "newest two, and the oldest"


def test_copies_of_another_file_are_left_alone(
    library: Library, folder: Path, clock: Clock
) -> None:
    library.add(REVIEW, "New review")
    other = library.path.with_name("restored.pmdesk")
    library.backup(folder, START).rename(other)
    for minute in range(4):
        with Library.open(other) as copy:
            edit(copy, f"{minute}")
            copy.backup(folder, START + timedelta(minutes=minute))
    keeper_of(library, folder, clock, limit=1).back_up(guard(library))
    assert sorted(v.stem for v in versions(folder)) == ["restored"] * 4 + ["reviews"]


def test_another_library_under_the_name_is_not_taken_for_ours(
    library: Library, folder: Path, clock: Clock, tmp_path: Path
) -> None:
    library.add(REVIEW, "New review")
    keeper, before = keeper_of(library, folder, clock), guard(library)
    Library.open(tmp_path / "other.pmdesk", create=True).close()
    (tmp_path / "other.pmdesk").replace(library.path)
    with pytest.raises(WorldError, match="Another file lies"):
        keeper.back_up(before)
    assert versions(folder) == []


@pytest.mark.parametrize("harm", ["file", "no-writing"])
def test_a_folder_that_takes_nothing_is_said_and_tried_again(
    harm: str, library: Library, folder: Path, clock: Clock
) -> None:
    library.add(REVIEW, "New review")
    if harm == "file":
        folder.write_text("")
    else:
        folder.mkdir(mode=0o555)
    keeper, found = keeper_of(library, folder, clock), guard(library)
    with pytest.raises(WorldError, match="cannot be used") as said:
        keeper.back_up(found)
    assert str(folder) in said.value.said
    assert not keeper.due()
    clock.seconds += AGAIN
    assert keeper.due()
    folder.unlink() if harm == "file" else folder.chmod(0o700)
    assert keeper.back_up(found) is not None


def test_a_full_disk_leaves_no_half_backup(library: Library, folder: Path, clock: Clock) -> None:
    library.add(REVIEW, "New review")
    keeper = keeper_of(library, folder, clock)
    first = keeper.back_up(guard(library))
    edit(library, "x" * 400_000)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(WorldError, match="takes no more"):
            keeper.back_up(guard(library))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert [v.path for v in versions(folder)] == [first]
    assert not list(folder.glob(".*part*"))
    clock.seconds += 60
    assert keeper.back_up(guard(library)) is not None


WRITER = """
import sys
from pathlib import Path
from pmdesk.model.gestures import header
from pmdesk.store.library import Library
with Library.open(Path(sys.argv[1])) as library:
    session = library.session(sys.argv[2])
    print("ready", flush=True)
    while True:
        session.do(header.set_title, title=str(session.review.title)[-1:] + "x")
        session.do(header.set_title, title=str(session.review.title)[-1:] + "y")
"""


def test_a_copy_ends_and_is_whole_while_somebody_keeps_writing(
    tmp_path: Path, folder: Path, clock: Clock
) -> None:
    path = tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
        for number in range(6):
            library.blobs.put(bytes([number]) * 3_000_000)
        keeper, before = keeper_of(library, folder, clock), guard(library)
    run = [sys.executable, "-c", WRITER, str(path), REVIEW.id]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "ready\n"
        made = keeper.back_up(before, Pace(pages=16, pause=0.002))
        child.kill()
    assert made is not None
    with Library.open(made, writing=False) as copy:
        assert copy.verify() == ()
        assert copy.revision > before.revision


def test_a_copy_that_is_given_up_leaves_nothing(
    library: Library, folder: Path, clock: Clock
) -> None:
    library.add(REVIEW, "New review")
    looks: list[int] = []
    asked = [0]

    def stop() -> bool:
        looks.append(1)
        return len(looks) == asked[0]

    pace = Pace(pages=8, stop=stop)
    whole = keeper_of(library, folder, clock).back_up(guard(library), pace)
    assert whole is not None
    whole.unlink()
    for asked[0] in range(1, len(looks) + 1):
        looks.clear()
        with pytest.raises(Stopped):
            keeper_of(library, folder, clock).back_up(guard(library), pace)
        assert [path.name for path in folder.iterdir()] == ["where.json"]
    assert asked[0] > 10
    assert keeper_of(library, folder, clock).back_up(guard(library), GENTLY) is not None


def test_nobody_else_may_read_them(library: Library, tmp_path: Path, clock: Clock) -> None:
    old = os.umask(0)
    try:
        library.add(REVIEW, "New review")
        folder = tmp_path / "data" / "pmdesk" / "backups" / "id"
        keeper_of(library, folder, clock).back_up(guard(library))
    finally:
        os.umask(old)
    for place in (folder, folder.parent, folder.parent.parent):
        assert place.stat().st_mode & 0o777 == 0o700
    assert len(list(folder.iterdir())) == 2
    assert {path.stat().st_mode & 0o777 for path in folder.iterdir()} == {0o600}


def test_what_a_killed_process_left_is_cleared(
    library: Library, folder: Path, clock: Clock
) -> None:
    library.add(REVIEW, "New review")
    folder.mkdir()
    old, fresh = folder / ".l-20261006T120000Z.1.part", folder / ".l-20261006T120000Z.2.part"
    for path in (old, fresh):
        path.write_text("half")
    os.utime(old, (0, 0))
    keeper_of(library, folder, clock).back_up(guard(library))
    assert not old.exists()
    assert fresh.exists(), "another process may be at work"


def test_the_backups_of_a_working_copy_are_found_by_the_original(
    library: Library, tmp_path: Path, clock: Clock
) -> None:
    library.add(REVIEW, "New review")
    original, root = tmp_path / "share" / "reviews.pmdesk", tmp_path / "root"
    keeper = keeper_for(library, root, clock.now, clock.ticks, original)
    made = keeper.back_up(guard(library))
    assert [version.path for version in find_versions(original, root)] == [made]
