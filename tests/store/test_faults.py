"""What a library survives: other machines, full disks, readers beside a writer, old files."""

import os
import resource
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from pmdesk.model.change import Change, edited
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import header, timeline
from pmdesk.model.text import new_id
from pmdesk.store import journal
from pmdesk.store.library import Library
from pmdesk.store.session import Session
from tests.full_review import full_review

REVIEW = full_review()


@pytest.fixture
def session(library: Library) -> Session:
    library.add(REVIEW, "New review")
    return library.session(REVIEW.id)


def test_an_import_with_several_facts_is_stored_whole(library: Library, session: Session) -> None:
    facts = {"title": "A", "severity": "SEV-1", "incident": "INC-9"}
    session.do(timeline.take_in, rows=[], facts=facts)
    assert library.review(REVIEW.id) == session.review
    assert session.review.title == "A"
    assert library.verify() == ()
    session.undo()
    assert library.review(REVIEW.id) == session.review == REVIEW


def test_a_copy_edited_elsewhere_is_not_written_over(library: Library, session: Session) -> None:
    elsewhere = library.path.with_name("elsewhere.pmdesk")
    shutil.copyfile(library.path, elsewhere)
    with Library.open(elsewhere) as other:
        other.session(REVIEW.id).do(header.set_title, title="there")
    session.do(header.set_title, title="here")
    session.seal()
    shutil.copyfile(elsewhere, library.path)
    present = library.path.read_bytes()
    with pytest.raises(WorldError, match="changed or replaced"):
        session.do(header.set_title, title="on top")
    assert library.path.read_bytes() == present
    assert session.review.title == "here"


def test_a_file_that_was_only_touched_goes_on(library: Library, session: Session) -> None:
    os.utime(library.path)
    session.do(header.set_title, title="still here")
    assert library.review(REVIEW.id).title == "still here"


def test_a_disk_that_takes_no_more_loses_nothing(library: Library, session: Session) -> None:
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (library.path.stat().st_size, hard))
    try:
        with pytest.raises(WorldError, match="not stored"):
            session.do(header.set_summary, text="x" * 400_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert session.review == REVIEW == library.review(REVIEW.id)
    session.do(header.set_summary, text="goes on")
    assert library.review(REVIEW.id).summary == "goes on"
    assert library.verify() == ()


READER = """
import sys
from pathlib import Path
from pmdesk.store.library import Library
with Library.open(Path(sys.argv[1]), writing=False) as library:
    for _ in range(3):
        review = library.review(sys.argv[2])
        print(review.title == review.entries[0].text, library.verify() == (), flush=True)
"""


def test_a_reader_sees_one_moment_while_a_window_stores(library: Library, session: Session) -> None:
    _both(session, "0")
    run = [sys.executable, "-c", READER, str(library.path), REVIEW.id]
    with subprocess.Popen(run, stdout=subprocess.PIPE, text=True) as child:
        number = 0
        while child.poll() is None:
            number += 1
            _both(session, str(number))
        assert child.stdout is not None
        assert child.stdout.read().split("\n") == ["True True"] * 3 + [""]


def _both(session: Session, text: str) -> None:
    review = session.review
    rows = (*edited("review", review, title=text), *edited("entries", review.entries[0], text=text))
    session.keep(Change("", rows))


def test_short_sittings_keep_the_history_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "MOST_STEPS", 5)
    path = tmp_path / "l.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(REVIEW, "New review")
    for sitting in range(3):
        with Library.open(path) as library:
            session = library.session(REVIEW.id)
            for number in range(4):
                session.do(header.set_title, title=f"{sitting} {number}")
                session.seal()
    with Library.open(path) as library:
        session = library.session(REVIEW.id)
        steps = 0
        while session.undo():
            steps += 1
        assert steps == 5
        assert session.review.title == "1 2"


def test_forgotten_words_are_gone_from_the_file(library: Library, session: Session) -> None:
    session.do(header.set_summary, text="unsaid" * 3000)
    session.seal()
    session.do(header.set_summary, text="said")
    assert b"unsaid" in library.path.read_bytes()
    library.forget_history()
    assert b"unsaid" not in library.path.read_bytes()


def test_rows_of_another_review_are_refused_in_words(library: Library, session: Session) -> None:
    with pytest.raises(WorldError, match="already"):
        library.add(replace(REVIEW, id=new_id()), "Import")
    assert library.ids() == [REVIEW.id]


def test_a_damaged_library_is_not_backed_up(library: Library, tmp_path: Path) -> None:
    library.add(REVIEW, "New review")
    with sqlite3.connect(library.path) as raw:
        raw.execute("UPDATE entries SET text = 'flipped' WHERE position > 0")
    raw.close()
    with pytest.raises(WorldError, match="damaged"):
        library.backup(tmp_path / "copies")
    assert list((tmp_path / "copies").iterdir()) == []


@pytest.mark.parametrize("writing", [True, False])
def test_names_that_cannot_be_followed_are_refused(tmp_path: Path, writing: bool) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    for path in (tmp_path / "a", tmp_path / ("x" * 300)):
        with pytest.raises(WorldError, match="cannot be used"):
            Library.open(path, writing=writing)
