"""The window over a file that cannot be written: it says so once, loses nothing, and leads on."""

import shutil
from collections.abc import Callable
from pathlib import Path
from resource import RLIMIT_FSIZE, getrlimit, setrlimit

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from pmdesk.desk.desk import Desk
from pmdesk.desk.storing import Storing
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from tests.conftest import Opened

ID = "a5b1d4e2-0000-4000-8000-000000000001"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "work" / "reviews.pmdesk"
    path.parent.mkdir()
    with Library.open(path, create=True) as library:
        library.add(Review(id=ID, title="Login slow"), "New review")
    return path


@pytest.fixture
def desk(opened: Opened, path: Path) -> Desk:
    desk = opened(path)
    desk.work().open_review(ID, Stage.PREPARE)
    return desk


def console(desk: Desk) -> ConsolePage:
    page = desk.window.page
    assert isinstance(page, ConsolePage)
    return page


def title_field(desk: Desk) -> QLineEdit:
    fields = console(desk).view.findChildren(QLineEdit)
    return next(field for field in fields if field.accessibleName() == "Title")


def type_title(desk: Desk, text: str) -> None:
    field = title_field(desk)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    console(desk).flush()
    QApplication.processEvents()


def storing(desk: Desk) -> Storing:
    assert desk.opened is not None
    return desk.opened.storing


def notices(desk: Desk) -> str:
    return " ".join(desk.window.notices.texts())


def way(desk: Desk, key: str, word: str) -> Callable[[], object]:
    return desk.window.notices.ways(key)[word]


def stored_title(path: Path, id: str = ID) -> str:
    with Library.open(path, writing=False) as library:
        return library.review(id).title


def test_a_renamed_file_is_noticed_and_work_goes_on(  # type: ignore[no-untyped-def]
    desk: Desk, path: Path, qtbot
) -> None:
    path.rename(path.with_name("elsewhere.pmdesk"))
    type_title(desk, "Checkout slow")
    assert "no longer in its place" in notices(desk)
    assert "1 change waits" in notices(desk)
    assert "Not stored" in console(desk).top.line.text()
    assert console(desk).banner.text() == ""  # said once
    path.with_name("elsewhere.pmdesk").rename(path)
    assert storing(desk).keeper.again()
    qtbot.waitUntil(lambda: notices(desk) == "")
    assert "Stored again" in console(desk).banner.text()
    assert "Saved" in console(desk).top.line.text()
    assert stored_title(path) == "Checkout slow"


def test_all_reviews_that_wait_are_stored_at_once(desk: Desk, path: Path) -> None:
    other = "a5b1d4e2-0000-4000-8000-000000000002"
    desk.library.add(Review(id=other, title="Pool empty"), "New review")
    elsewhere = path.rename(path.with_name("elsewhere.pmdesk"))
    type_title(desk, "Checkout slow")
    desk.work().open_review(other, Stage.PREPARE)
    type_title(desk, "Pool drained")
    elsewhere.rename(path)
    assert storing(desk).keeper.again()
    assert notices(desk) == ""
    assert stored_title(path) == "Checkout slow"
    assert stored_title(path, other) == "Pool drained"


def test_a_moved_file_is_noticed_before_anything_is_typed(desk: Desk, path: Path) -> None:
    storing(desk).keeper.tick()
    assert notices(desk) == ""
    elsewhere = path.with_name("elsewhere.pmdesk")
    path.rename(elsewhere)
    storing(desk).keeper.tick()
    assert "no longer in its place" in notices(desk)
    assert "Everything until now is stored" in notices(desk)
    elsewhere.rename(path)
    storing(desk).keeper.tick()
    assert notices(desk) == ""


def test_another_writer_is_noticed_before_anything_is_typed(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    shutil.copyfile(path, tmp_path / "older.pmdesk")
    type_title(desk, "Checkout slow")
    shutil.copyfile(tmp_path / "older.pmdesk", path)
    storing(desk).keeper.tick()
    assert "changed or replaced by another program" in notices(desk)


def test_a_renamed_file_is_found_again(desk: Desk, path: Path) -> None:
    elsewhere = path.with_name("elsewhere.pmdesk")
    path.rename(elsewhere)
    type_title(desk, "Checkout slow")
    storing(desk).ask_there = lambda title, start: elsewhere
    way(desk, "storage", "Find it…")()
    assert desk.library.path == elsewhere
    assert console(desk).session.review.title == "Checkout slow"
    assert notices(desk) == ""
    assert stored_title(elsewhere) == "Checkout slow"


def test_a_deleted_file_is_saved_again(desk: Desk, path: Path) -> None:
    path.unlink()
    type_title(desk, "Checkout slow")
    way(desk, "storage", "Save here again")()
    assert console(desk).session.review.title == "Checkout slow"
    assert notices(desk) == ""
    assert stored_title(path) == "Checkout slow"


def test_a_replaced_file_stays_and_the_work_is_saved_elsewhere(
    desk: Desk, path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.pmdesk"
    Library.open(other, create=True).close()
    before = other.read_bytes()
    other.replace(path)
    type_title(desk, "Checkout slow")
    assert "Save here again" not in desk.window.notices.ways("storage")
    copy = tmp_path / "copy.pmdesk"
    storing(desk).ask_new = lambda title, start: copy
    way(desk, "storage", "Save a copy…")()
    assert path.read_bytes() == before
    assert stored_title(copy) == "Checkout slow"
    assert console(desk).session.review.title == "Checkout slow"


def test_a_review_that_cannot_be_deleted_stays_open(desk: Desk, path: Path) -> None:
    with Library.open(path, writing=False):
        aside = path.rename(path.with_name("aside.pmdesk"))
        desk.work().delete_review()
        assert console(desk).isVisible()
        assert console(desk) is desk.console
        assert "renamed, moved or deleted" in console(desk).banner.text()
        desk.window.refresh()
        aside.rename(path)
    assert stored_title(path) == "Login slow"


def test_a_file_overwritten_in_place_keeps_both(desk: Desk, path: Path, tmp_path: Path) -> None:
    older = tmp_path / "older.pmdesk"
    shutil.copyfile(path, older)
    type_title(desk, "Checkout slow")
    shutil.copyfile(older, path)
    type_title(desk, "Checkout down")
    assert "changed or replaced by another program" in notices(desk)
    assert stored_title(path) == "Login slow"
    way(desk, "storage", "Open again")()
    titles = {desk.library.review(id).title for id in desk.library.ids()}
    assert titles == {"Login slow", "Recovered: Checkout down"}


def test_a_full_disk_takes_no_typing_that_would_be_lost(  # type: ignore[no-untyped-def]
    desk: Desk, path: Path, qtbot
) -> None:
    soft, hard = getrlimit(RLIMIT_FSIZE)
    setrlimit(RLIMIT_FSIZE, (512, hard))
    try:
        type_title(desk, "Checkout slow")
        assert "in this window only" in notices(desk)
        assert len(desk.window.notices.texts()) == 1
        assert title_field(desk).isReadOnly()
        way(desk, "storage", "Copy as text")()
        assert "Checkout slow" in QGuiApplication.clipboard().text()
    finally:
        setrlimit(RLIMIT_FSIZE, (soft, hard))
    way(desk, "storage", "Try again")()
    qtbot.waitUntil(lambda: notices(desk) == "")
    assert not title_field(desk).isReadOnly()
    assert stored_title(path) == "Checkout slow"


def test_a_full_disk_is_named_with_the_room_that_it_needs(desk: Desk, path: Path) -> None:
    raw = desk.library._connection.raw
    pages = raw.execute("PRAGMA page_count").fetchone()[0]
    raw.execute(f"PRAGMA max_page_count = {pages}")  # as SQLite says that a disk is full
    desk.library.session(ID).do(header.set_summary, text="x" * 200_000)
    assert "The disk is full: free at least 1.0 MB" in notices(desk)
    assert "safe in a recovery file" in notices(desk)
    way(desk, "storage", "Try again")()
    with Library.open(path, writing=False) as library:
        assert library.review(ID).summary == "x" * 200_000


def test_closing_keeps_what_waits_for_the_next_start(  # type: ignore[no-untyped-def]
    desk: Desk, path: Path, opened: Opened, qtbot
) -> None:
    elsewhere = path.with_name("elsewhere.pmdesk")
    path.rename(elsewhere)
    type_title(desk, "Checkout slow")
    desk.window.close()
    elsewhere.rename(path)
    again = opened(path)
    qtbot.waitUntil(lambda: isinstance(again.window.page, ConsolePage))
    assert console(again).session.review.title == "Checkout slow"
    assert "1 change to “Checkout slow” could not be stored last time" in (
        console(again).banner.text()
    )
    console(again).undo()
    assert stored_title(path) == "Login slow"


def test_a_library_that_is_held_is_read_and_says_by_whom(opened: Opened, path: Path) -> None:
    with Library.open(path, user="anna"):
        desk = opened(path)
        assert "anna on " in notices(desk)
        assert "has it open for writing, since " in notices(desk)
        assert not desk.window.actions_by_key["new-review"].isEnabled()
        desk.work().open_review(ID, Stage.PREPARE)
        assert title_field(desk).isReadOnly()
        assert "Reading only" in console(desk).top.line.text()
        assert console(desk).session.review.title == "Login slow"
    way(desk, "read-only", "Open again")()
    assert notices(desk) == ""
    type_title(desk, "Checkout slow")
    assert stored_title(path) == "Checkout slow"


def test_a_library_that_may_not_be_written_is_duplicated(
    opened: Opened, path: Path, tmp_path: Path
) -> None:
    path.chmod(0o444)
    desk = opened(path)
    assert "write-protected" in notices(desk)
    storing(desk).ask_new = lambda title, start: tmp_path / "copy"
    way(desk, "read-only", "Save a copy…")()
    assert notices(desk) == ""
    desk.work().open_review(ID, Stage.PREPARE)
    type_title(desk, "Checkout slow")
    assert stored_title(tmp_path / "copy.pmdesk") == "Checkout slow"
