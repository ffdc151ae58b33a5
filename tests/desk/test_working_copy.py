"""A library in a cloud folder: worked on here, put back whole, and never over another's work."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from pmdesk.desk.desk import Desk
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.store.library import Library
from pmdesk.store.open_as_can import How
from tests.conftest import Opened

ID = "a5b1d4e2-0000-4000-8000-000000000001"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "Dropbox" / "reviews.pmdesk"
    path.parent.mkdir()
    with Library.open(path, create=True) as library:
        library.add(Review(id=ID, title="Login slow"), "New review")
    return path


def title(path: Path) -> str:
    with Library.open(path, writing=False) as library:
        return library.review(ID).title


def rename(desk: Desk, text: str) -> None:
    desk.library.session(ID).do(header.set_title, title=text)


def elsewhere(path: Path, text: str) -> None:
    """Somebody else has worked on it, and their version was synchronised."""
    lock = path.with_name(f"{path.name}.lock")
    held = lock.read_bytes() if lock.exists() else b""
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    with Library.open(other) as library:
        library.session(ID).do(header.set_title, title=text)
    other.replace(path)
    if held:
        lock.write_bytes(held)


def test_the_work_is_put_back_on_closing(opened: Opened, path: Path) -> None:
    desk = opened(path)
    assert desk.library.path != path
    before = path.read_bytes()
    rename(desk, "Checkout slow")
    assert path.read_bytes() == before
    assert json.loads(path.with_name("reviews.pmdesk.lock").read_text())["pid"]
    desk.end()
    assert title(path) == "Checkout slow"
    assert sorted(each.name for each in path.parent.iterdir()) == ["reviews.pmdesk"]
    again = opened(path)
    assert again.library.review(ID).title == "Checkout slow"


def test_a_new_library_comes_into_being_there(opened: Opened, path: Path) -> None:
    path.unlink()
    desk = opened(path)
    desk.library.add(Review(id=ID, title="First"), "New review")
    desk.end()
    assert title(path) == "First"


def test_it_says_so_and_the_folder_itself_can_be_chosen(  # type: ignore[no-untyped-def]
    opened: Opened, path: Path, qtbot
) -> None:
    desk = opened(path)
    assert desk.home is not None
    banner = desk.home.banner
    qtbot.waitUntil(lambda: "You work on a copy" in banner.text())
    banner.way().click()
    assert desk.library.path == path
    rename(desk, "Directly")
    assert title(path) == "Directly"


def test_anothers_work_is_not_written_over(opened: Opened, path: Path) -> None:
    desk = opened(path)
    rename(desk, "Mine")
    elsewhere(path, "Theirs")
    told: list[tuple[str, str]] = []
    desk.tell = lambda title, sentence: told.append((title, sentence))  # type: ignore[method-assign]
    desk.end()
    assert title(path) == "Theirs"
    (beside,) = [each for each in path.parent.iterdir() if "(from " in each.name]
    assert title(beside) == "Mine"
    assert beside.name in told[0][1]
    assert opened(path).library.review(ID).title == "Theirs"


def test_work_that_was_not_put_back_goes_on(
    opened: Opened, path: Path, tell: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = opened(path)
    rename(desk, "Mine")
    path.parent.chmod(0o555)
    try:
        desk.end()
    finally:
        path.parent.chmod(0o755)
    assert title(path) == "Login slow"
    assert "could not be put back" in tell[0][0]
    again = opened(path)
    assert again.library.review(ID).title == "Mine"
    again.end()
    assert title(path) == "Mine"


def test_after_a_crash_both_versions_are_there(opened: Opened, path: Path) -> None:
    desk = opened(path)
    local = desk.library.path
    desk.end()
    # As a crash leaves it: the copy has work that was never put back.
    with Library.open(local) as library:
        library.session(ID).do(header.set_title, title="Mine")
    elsewhere(path, "Theirs")
    again = opened(path)
    assert again.library.review(ID).title == "Theirs"
    (beside,) = [each for each in path.parent.iterdir() if "(from " in each.name]
    assert title(beside) == "Mine"


def test_a_library_that_somebody_has_open_there_is_read(opened: Opened, path: Path) -> None:
    lock = path.with_name("reviews.pmdesk.lock")
    lock.write_text(json.dumps({"pid": 1, "host": "another-laptop", "user": "anna", "since": ""}))
    desk = opened(path)
    assert desk.library.read_only is not None
    assert "anna on another-laptop" in " ".join(desk.window.notices.texts())
    desk.use_library(path, How(anyway=True))
    assert desk.library.read_only is None


def test_ways_out_lead_to_the_library_that_the_user_knows(opened: Opened, path: Path) -> None:
    desk = opened(path)
    local = desk.library.path
    local.unlink()
    rename(desk, "Checkout slow")
    desk.window.notices.ways("storage")["Save here again"]()
    assert desk.library.path == local
    assert path.with_name("reviews.pmdesk.lock").exists()
    desk.end()
    assert title(path) == "Checkout slow"
    assert sorted(each.name for each in path.parent.iterdir()) == ["reviews.pmdesk"]


@pytest.fixture
def tell(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What is said in a dialog that must not pass unread."""
    told: list[tuple[str, str]] = []
    say: Callable[[Desk, str, str], None] = lambda desk, title, text: told.append((title, text))  # noqa: E731
    monkeypatch.setattr(Desk, "tell", say)
    return told
