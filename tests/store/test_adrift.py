"""A library that cannot be written: nothing is lost, nothing is pretended, what waits is stored."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit

import pytest

from pmdesk.model.change import Change, edited
from pmdesk.model.gestures import captured, header
from pmdesk.model.text import new_id
from pmdesk.model.words import State
from pmdesk.store.errors import LibraryFault, Trouble
from pmdesk.store.library import Library
from pmdesk.store.recovered import Became, recover
from pmdesk.store.recovery import Recovery, read
from pmdesk.store.session import Session
from tests.full_review import full_review

REVIEW = full_review()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "recovery"


@pytest.fixture
def library(tmp_path: Path, folder: Path) -> Iterator[Library]:
    path = tmp_path / "reviews.pmdesk"
    with Library.open(path, create=True, recovery=Recovery([folder])) as library:
        library.add(REVIEW, "New review")
        yield library


@pytest.fixture
def session(library: Library) -> Session:
    return library.session(REVIEW.id)


@contextmanager
def full_disk(library: Library) -> Iterator[None]:
    """No file grows beyond what the library has now: its journal finds no room."""
    soft, hard = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (4096, hard))
    try:
        yield
    finally:
        setrlimit(RLIMIT_FSIZE, (soft, hard))


@contextmanager
def away(path: Path) -> Iterator[Path]:
    """The file is renamed, and comes back."""
    elsewhere = path.with_name("elsewhere.pmdesk")
    path.rename(elsewhere)
    try:
        yield elsewhere
    finally:
        elsewhere.rename(path)


def test_edits_go_on_and_are_stored_as_their_steps(library: Library, session: Session) -> None:
    with away(library.path):
        session.do(header.set_title, title="One")
        session.seal()
        session.do(header.set_summary, text="Two")
        assert session.adrift is not None
        assert session.adrift.fault.trouble is Trouble.MOVED
        assert session.review.summary == "Two"
        with pytest.raises(LibraryFault):
            session.retry()
        assert session.review.summary == "Two"
    session.retry()
    assert session.adrift is None
    assert library.review(REVIEW.id) == session.review
    assert library.verify() == ()
    assert session.undo() is not None
    assert session.review.title == "One"
    assert session.review.summary == REVIEW.summary
    session.undo()
    assert session.review == REVIEW == library.review(REVIEW.id)


def test_what_is_not_stored_is_in_a_file_of_its_own(
    library: Library, session: Session, folder: Path
) -> None:
    with away(library.path):
        session.do(captured.add_note, id=new_id(), text="only for me")
        assert session.adrift is not None
        kept = session.adrift.kept
        assert kept is not None
        assert kept.parent == folder
        assert kept.stat().st_mode & 0o777 == 0o600
        held = read(kept)
        assert held is not None
        assert held.review == session.review
        session.do(header.set_title, title="Later")
        held = read(kept)
        assert held is not None
        assert held.review.title == "Later"
    session.retry()
    assert list(folder.iterdir()) == []


def test_undo_takes_back_what_waits(library: Library, session: Session) -> None:
    with away(library.path):
        session.do(header.set_title, title="One")
        session.seal()
        session.do(header.set_title, title="Two")
        session.undo()
        assert session.review.title == "One"
        session.redo()
        assert session.review.title == "Two"
        session.undo()
        session.undo()
        assert session.undo() is None
        session.redo()
    session.retry()
    assert library.review(REVIEW.id).title == "One"


def test_where_a_meeting_stands_is_kept_and_not_undone(library: Library, session: Session) -> None:
    with away(library.path):
        session.keep(Change("", edited("review", session.review, title="Kept")))
        session.do(header.set_summary, text="Two")
    session.retry()
    assert session.undo() is not None
    assert session.review == replace(REVIEW, title="Kept") == library.review(REVIEW.id)
    assert session.undo() is None


def test_what_a_meeting_has_set_since_is_not_taken_back_with_a_step_before_it(
    library: Library, session: Session
) -> None:
    with away(library.path):
        session.take(Change("Change state", edited("review", session.review, state=State.DRAFT)))
        session.keep(Change("", edited("review", session.review, state=State.CLOSED)))
        before = session.review
        assert session.undo() == "Change state"
        assert session.review.state is State.CLOSED
        session.redo()
        assert session.review == before
    session.retry()
    assert library.review(REVIEW.id) == before


def test_typing_in_one_field_stays_one_step(library: Library, session: Session) -> None:
    with away(library.path):
        for text in ("O", "On", "One"):
            session.do(header.set_title, title=text)
    session.retry()
    session.undo()
    assert session.review == REVIEW


def test_a_disk_without_room_anywhere_takes_one_edit_and_no_more(
    library: Library, session: Session
) -> None:
    with full_disk(library):
        session.do(header.set_summary, text="x" * 400_000)
        assert session.adrift is not None
        assert session.adrift.kept is None
        with pytest.raises(LibraryFault, match="not stored"):
            session.do(header.set_title, title="pretended")
    assert session.review.summary == "x" * 400_000
    assert session.review.title == REVIEW.title
    session.retry()
    assert library.review(REVIEW.id) == session.review
    session.do(header.set_title, title="goes on")
    assert library.review(REVIEW.id).title == "goes on"


def test_another_place_takes_what_the_first_cannot(library: Library, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    library.recovery = Recovery([tmp_path / "file", tmp_path / "second"])
    session = library.session(REVIEW.id)
    with away(library.path):
        session.do(header.set_title, title="One")
        assert session.adrift is not None
        assert session.adrift.kept is not None
        assert session.adrift.kept.parent == tmp_path / "second"


def test_a_review_that_was_left_is_adrift_still(library: Library) -> None:
    with away(library.path):
        library.session(REVIEW.id).do(header.set_title, title="One")
    assert library.session(REVIEW.id).review.title == "One"
    (session,) = library.adrift.sessions
    session.retry()
    assert not library.adrift.sessions
    assert library.review(REVIEW.id).title == "One"


def test_the_next_start_stores_what_was_kept(library: Library, folder: Path) -> None:
    with away(library.path):
        session = library.session(REVIEW.id)
        session.do(header.set_title, title="One")
        session.do(captured.add_note, id=new_id(), text="only for me")
        wanted = session.review
    library.close()
    with Library.open(library.path, recovery=Recovery([folder])) as again:
        (found,) = recover(again)
        assert (found.became, found.title, found.steps) == (Became.STORED, "One", 2)
        assert again.review(REVIEW.id) == wanted
        assert recover(again) == []
        again.session(REVIEW.id).undo()
        assert again.review(REVIEW.id) == REVIEW


def test_what_was_kept_never_covers_what_came_after(library: Library, folder: Path) -> None:
    with away(library.path):
        library.session(REVIEW.id).do(header.set_title, title="One")
    library.close()
    with Library.open(library.path) as other:
        other.session(REVIEW.id).do(header.set_title, title="Meanwhile")
    with Library.open(library.path, recovery=Recovery([folder])) as again:
        (found,) = recover(again)
        assert found.became is Became.COPY
        assert again.review(REVIEW.id).title == "Meanwhile"
        assert again.review(found.id).title == "Recovered: One"
        assert found.differs == "facts"


def test_a_file_written_over_by_another_program_is_left_alone(
    library: Library, session: Session, tmp_path: Path, folder: Path
) -> None:
    older = tmp_path / "older.pmdesk"
    shutil.copyfile(library.path, older)
    session.do(header.set_title, title="Stored")
    shutil.copyfile(older, library.path)
    present = library.path.read_bytes()
    session.seal()
    session.do(header.set_title, title="Typed")
    assert session.adrift is not None
    assert session.adrift.fault.trouble is Trouble.CHANGED
    with pytest.raises(LibraryFault, match="changed or replaced"):
        session.retry()
    assert library.path.read_bytes() == present
    library.close()
    with Library.open(library.path, recovery=Recovery([folder])) as again:
        (found,) = recover(again)
        assert again.review(found.id).title == "Recovered: Typed"


def test_a_file_replaced_by_the_same_one_goes_on(library: Library, session: Session) -> None:
    twin = library.path.with_name("twin")
    shutil.copyfile(library.path, twin)
    twin.replace(library.path)
    session.do(header.set_title, title="One")
    assert session.adrift is not None
    session.retry()
    assert library.review(REVIEW.id).title == "One"


def test_a_recovery_file_that_cannot_be_read_is_left(library: Library, folder: Path) -> None:
    folder.mkdir()
    for name, text in (("a", "{"), ("b", '{"pmdesk recovery": 1, "rows": 3}'), ("c", "[]")):
        (folder / f"{name}.pmdesk-recovery").write_text(text)
    assert recover(library) == []
    assert len(list(folder.iterdir())) == 3
