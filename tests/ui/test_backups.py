"""The window's own backups: on opening, every half hour, on closing, and what stops them."""

import shutil
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from pmdesk.desk.desk import Desk
from pmdesk.model.gestures import header
from pmdesk.model.review import Review
from pmdesk.paths import backup_folder
from pmdesk.store.keeper import EVERY
from pmdesk.store.library import Library
from pmdesk.store.versions import Version, find_versions
from pmdesk.ui import backups as timing
from pmdesk.ui.backups import NOTICE, Backups
from pmdesk.ui.settings import Settings
from tests.told_clock import START, Clock

ID = "a5b1d4e2-0000-4000-8000-000000000001"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A library with one review, never backed up."""
    path = tmp_path / "reviews.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(Review(id=ID, title="Login slow"), "New review")
    return path


@pytest.fixture
def opened(
    qapp: QApplication, tmp_path: Path, path: Path, clock: Clock
) -> Iterator[Callable[[], Desk]]:
    """Opens the window on the library; the clocks are ours."""
    qapp.setStyle("Fusion")
    desks: list[Desk] = []

    def open_desk() -> Desk:
        desk = Desk(Settings(tmp_path / "settings.ini"), clock.now, clock.ticks)
        desk.open(path)
        desks.append(desk)
        return desk

    yield open_desk
    for desk in desks:
        desk.window.close()
        desk.window.deleteLater()


def keeping(desk: Desk) -> Backups:
    assert desk.opened is not None
    assert desk.opened.backups is not None
    return desk.opened.backups


def edit(desk: Desk, text: str) -> None:
    desk.library.session(ID).do(header.set_summary, text=text)
    desk.library.session(ID).seal()


def kept(path: Path) -> list[Version]:
    return find_versions(path, backup_folder())


def test_one_on_opening_if_changed_and_none_if_not(opened, path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made, timeout=10_000):
        pass
    (version,) = kept(path)
    assert (version.at, version.sound, version.reviews) == (START, True, 1)
    desk.window.close()
    assert len(kept(path)) == 1, "nothing was changed since"
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made, timeout=10_000) as made:
        pass
    assert made.args == [None]
    assert len(kept(path)) == 1


def test_every_half_hour_while_changed(opened, path: Path, clock: Clock, qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made):
        keeping(desk).look()
    edit(desk, "soon after")
    clock.seconds += EVERY - 60
    keeping(desk).look_when_due()
    assert not keeping(desk).busy
    clock.seconds += 60
    with qtbot.waitSignal(keeping(desk).made):
        keeping(desk).look_when_due()
    assert [v.at - START for v in kept(path)] == [timedelta(minutes=30), timedelta()]
    clock.seconds += EVERY
    with qtbot.waitSignal(keeping(desk).made) as made:
        keeping(desk).look_when_due()
    assert made.args == [None]
    assert len(kept(path)) == 2


def test_the_clock_of_the_window_looks_by_itself(opened, clock: Clock, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(timing, "LOOK", 20)
    monkeypatch.setattr(timing, "FIRST", 100_000)
    desk = opened()
    clock.seconds += EVERY
    with qtbot.waitSignal(keeping(desk).made):
        pass


def test_one_on_closing_with_what_was_typed_last(opened, path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made):
        keeping(desk).look()
    edit(desk, "the last words")
    desk.window.close()
    newest, _ = kept(path)
    with Library.open(newest.path, writing=False) as library:
        assert library.review(ID).summary == "the last words"
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made) as made:
        keeping(desk).look()
    assert made.args == [None], "closing left nothing to back up"


def test_closing_does_not_wait_for_a_long_copy(opened, path: Path, qtbot, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    desk = opened()
    monkeypatch.setattr(timing, "LAST", 0.0)
    began = time.monotonic()
    desk.window.close()
    assert time.monotonic() - began < 2
    assert kept(path) == []
    monkeypatch.undo()
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made):
        keeping(desk).look()
    assert len(kept(path)) == 1
    assert not list(kept(path)[0].path.parent.glob(".*"))


def test_closing_in_the_middle_of_a_copy_gives_that_up(opened, path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = opened()
    edit(desk, "x" * 900_000)
    keeping(desk).look()
    assert keeping(desk).busy
    desk.window.close()
    (version,) = kept(path)
    with Library.open(version.path, writing=False) as library:
        assert len(library.review(ID).summary) == 900_000


@pytest.mark.parametrize("harm", ["file", "read-only"])
def test_a_folder_that_takes_nothing_is_said_once_and_editing_goes_on(
    harm: str,
    opened,  # type: ignore[no-untyped-def]
    path: Path,
    clock: Clock,
    qtbot,  # type: ignore[no-untyped-def]
) -> None:
    backup_folder().parent.mkdir(parents=True)
    if harm == "file":
        backup_folder().write_text("")
    else:
        backup_folder().mkdir(mode=0o555)
    desk = opened()
    notices = desk.window.notices
    keeping(desk).look()
    qtbot.waitUntil(lambda: bool(notices.texts()))
    (said,) = notices.texts()
    assert str(backup_folder()) in said
    assert "Your work is stored" in said
    assert QApplication.activeModalWidget() is None
    edit(desk, "goes on")
    assert desk.library.review(ID).summary == "goes on"
    clock.seconds += EVERY
    keeping(desk).look_when_due()
    qtbot.waitUntil(lambda: not keeping(desk).busy)
    assert len(notices.texts()) == 1
    backup_folder().unlink() if harm == "file" else backup_folder().chmod(0o700)
    with qtbot.waitSignal(keeping(desk).made):
        notices.ways(NOTICE)["Try again"]()
    assert notices.texts() == ()
    assert len(kept(path)) == 1


def test_a_damaged_library_is_said_and_its_good_copies_stay(opened, path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made):
        keeping(desk).look()
    edit(desk, "needle")
    desk.library.connection.raw.execute("PRAGMA query_only = OFF")
    desk.library.connection.raw.execute("UPDATE reviews SET summary = 'noodle'")
    good = {version.path: version.path.read_bytes() for version in kept(path)}
    keeping(desk).look()
    qtbot.waitUntil(lambda: bool(desk.window.notices.texts()))
    assert "damaged" in desk.window.notices.texts()[0]
    desk.window.close()
    assert {version.path: version.path.read_bytes() for version in kept(path)} == good


def test_while_damage_is_known_nothing_is_made_and_nothing_goes(opened, path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made):
        keeping(desk).look()
    before = kept(path)
    keeping(desk).hold()
    edit(desk, "later")
    with qtbot.waitSignal(keeping(desk).made) as made:
        keeping(desk).look()
    assert made.args == [None]
    desk.window.close()
    assert kept(path) == before


def test_asked_for_it_is_made_though_nothing_changed(
    opened, path: Path, clock: Clock, qtbot
) -> None:  # type: ignore[no-untyped-def]
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made):
        keeping(desk).look()
    clock.seconds += 60
    with qtbot.waitSignal(keeping(desk).done):
        desk.window.actions_by_key["back-up"].trigger()
    assert len(kept(path)) == 2
    assert "Backed up as" in desk.window.page.banner.text()  # type: ignore[union-attr]


def test_a_folder_that_is_gone_is_made_again(opened, path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made):
        keeping(desk).look()
    shutil.rmtree(backup_folder())
    edit(desk, "later")
    with qtbot.waitSignal(keeping(desk).made):
        keeping(desk).look()
    assert len(kept(path)) == 1


def test_a_backup_is_not_worked_on_in_its_place(opened, path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    desk = opened()
    with qtbot.waitSignal(keeping(desk).made):
        keeping(desk).look()
    (version,) = kept(path)
    before = version.path.read_bytes()
    desk.use_library(version.path)
    words = [child.accessibleName() for child in desk.window.page.findChildren(QWidget)]  # type: ignore[union-attr]
    assert any("is a backup and stays as it is" in text for text in words)
    assert version.path.read_bytes() == before
    assert not version.path.with_name(version.path.name + ".lock").exists()
