"""One writer at a time: who it is, whose lock is left over, and reading where writing cannot be."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmdesk.model.gestures import header
from pmdesk.store.errors import LibraryFault
from pmdesk.store.library import Library
from pmdesk.store.lock import HeldElsewhere, holder_of
from pmdesk.store.open_as_can import open_as_can
from tests.full_review import full_review

REVIEW = full_review()
HOLDER = """
import sys
from pathlib import Path
from pmdesk.store.library import Library
library = Library.open(Path(sys.argv[1]), user="anna")
print("open", flush=True)
sys.stdin.read()
"""
ELSEWHERE = {
    "pid": 7,
    "host": "another-laptop",
    "boot": "b",
    "user": "anna",
    "since": "2026-10-06T",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
    return path


@pytest.fixture
def holder(path: Path) -> Iterator["subprocess.Popen[str]"]:
    """Another process that has the library open for writing."""
    run = [sys.executable, "-c", HOLDER, str(path)]
    with subprocess.Popen(run, stdin=-1, stdout=-1, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
        process.kill()


def test_a_lock_names_its_holder(path: Path, holder: "subprocess.Popen[str]") -> None:
    with pytest.raises(HeldElsewhere, match=f"anna on .*process {holder.pid}") as held:
        Library.open(path)
    assert held.value.here
    assert holder_of(path)["user"] == "anna"


def test_reading_works_beside_a_writer_and_writes_nothing(
    path: Path, holder: "subprocess.Popen[str]", tmp_path: Path
) -> None:
    with open_as_can(path, tmp_path / "backups") as library:
        assert isinstance(library.read_only, HeldElsewhere)
        session = library.session(REVIEW.id)
        assert session.review == REVIEW
        with pytest.raises(LibraryFault, match="reading only"):
            session.do(header.set_title, title="Over it")
        assert session.review == REVIEW


def test_the_lock_of_a_killed_process_is_free(path: Path, holder: "subprocess.Popen[str]") -> None:
    holder.kill()
    holder.wait()
    with Library.open(path) as library:
        assert library.read_only is None
        assert holder_of(path)["pid"] == os.getpid()


def test_a_lock_of_another_computer_is_asked_about(path: Path, tmp_path: Path) -> None:
    lock = path.with_name("l.pmdesk.lock")
    lock.write_text(json.dumps(ELSEWHERE))
    with pytest.raises(HeldElsewhere, match="anna on another-laptop") as held:
        Library.open(path)
    assert held.value.left
    assert not held.value.here
    assert json.loads(lock.read_text()) == ELSEWHERE
    with open_as_can(path, tmp_path / "b") as library:
        assert library.read_only is not None
    with open_as_can(path, tmp_path / "b", anyway=True) as library:
        assert library.read_only is None
    assert not lock.exists()


def test_a_file_that_may_not_be_written_is_read(path: Path, tmp_path: Path) -> None:
    path.chmod(0o444)
    with open_as_can(path, tmp_path / "b") as library:
        assert library.read_only is not None
        assert library.review(REVIEW.id) == REVIEW


def test_a_folder_that_may_not_be_written_is_read(path: Path, tmp_path: Path) -> None:
    path.parent.chmod(0o555)
    try:
        with open_as_can(path, tmp_path / "b") as library:
            assert library.read_only is not None
            assert library.review(REVIEW.id) == REVIEW
    finally:
        path.parent.chmod(0o755)
