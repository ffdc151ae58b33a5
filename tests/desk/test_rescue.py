"""Strange and damaged libraries in the window and on the command line: one line, and ways on."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from pmdesk.cli import main
from pmdesk.desk.desk import Desk
from pmdesk.store import files
from pmdesk.store.library import Library
from pmdesk.ui import background_check
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.fault_page import FaultPage
from pmdesk.ui.library.page import LibraryPage
from pmdesk.ui.settings import Settings
from pmdesk.ui.widgets.labels import Para
from tests.store.strange import REFUSED, REVIEW, STRANGE, bytes_of, run, sound, spoiled
from tests.store.test_salvage import NOTHING, many

DAMAGE = (
    "UPDATE entries SET text = 'other' WHERE review = (SELECT id FROM reviews WHERE title = 'Login "
    "slow') AND position = 0"
)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(background_check, "FIRST", 0)
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(tmp_path / "first.pmdesk")
    desk.rescue.ask_new = lambda suggested: suggested
    yield desk
    desk.window.close()
    desk.window.deleteLater()


@pytest.fixture
def own(tmp_path: Path, desk: Desk) -> Path:
    """A library of this user, closed, and since then damaged in one review."""
    path = many(tmp_path / "own.pmdesk")
    desk.use_library(path)
    desk.use_library(tmp_path / "first.pmdesk")
    run(path, DAMAGE)
    return path


def fault_page(desk: Desk) -> FaultPage:
    page = desk.window.page
    assert isinstance(page, FaultPage)
    return page


def test_every_strange_file_gets_a_page_with_a_way_on(desk: Desk, tmp_path: Path) -> None:
    for name, (_, said) in (STRANGE | REFUSED).items():
        folder = tmp_path / name.replace(" ", "-")
        folder.mkdir()
        path = spoiled(name, folder)
        before = bytes_of(path)
        desk.use_library(path)
        page = fault_page(desk)
        words = " ".join(part.text() for part in page.findChildren(Para))
        assert re.search(said, words), name
        assert "Traceback" not in words
        ways = list(page.buttons)
        copies = any(way in ("Open a copy…", "Salvage into a new file…") for way in ways)
        assert copies == (name in STRANGE), name
        assert ways[-2:] == ["Try again", "Use another library"]
        assert bytes_of(path) == before, name


def test_a_copy_of_a_strange_file_opens_and_what_is_missing_is_listed(
    desk: Desk, tmp_path: Path, qtbot
) -> None:  # type: ignore[no-untyped-def]
    path = spoiled("changed text", tmp_path)
    run(path, "CREATE TRIGGER t AFTER UPDATE ON guard BEGIN DELETE FROM reviews; END")
    before = path.read_bytes()
    desk.use_library(path)
    fault_page(desk).buttons["Open a copy…"].click()
    qtbot.waitUntil(lambda: desk.opened is not None, timeout=20_000)
    assert desk.library.path == tmp_path / "strange-salvaged.pmdesk"
    page = fault_page(desk)
    assert list(page.buttons) == ["Go to the reviews"]
    assert page.lines == (
        "Left behind: a trigger called “t”.",
        "“Ferry fares slow”: 3 entries are kept, not as written.",
    )
    page.buttons["Go to the reviews"].click()
    assert isinstance(desk.window.page, LibraryPage)
    desk.work().open_review(REVIEW.id)
    assert isinstance(desk.window.page, ConsolePage)
    assert path.read_bytes() == before


def test_a_copy_that_is_given_up_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    path = spoiled("trigger", tmp_path)
    desk.use_library(path)
    fault_page(desk).buttons["Open a copy…"].click()
    fault_page(desk).buttons["Stop"].click()
    assert "Open a copy…" in fault_page(desk).buttons
    assert not list(tmp_path.glob("*salvaged*"))


def test_a_large_file_is_opened_when_somebody_says_so(desk: Desk, tmp_path: Path) -> None:
    path = sound(tmp_path / "l.pmdesk")
    with path.open("r+b") as file:
        file.truncate(files.SIZE_CAP + 4096)
    desk.use_library(path)
    fault_page(desk).buttons["Open it anyway"].click()
    assert isinstance(desk.window.page, LibraryPage)


def test_damage_is_found_beside_the_window_and_told_in_words(desk: Desk, own: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    desk.use_library(own)
    assert isinstance(desk.window.page, LibraryPage)
    notices = desk.window.notices
    qtbot.waitUntil(lambda: bool(notices.ways("damage")), timeout=20_000)
    assert "1 review is damaged: “Login slow”." in notices.texts()
    assert desk.opened is not None
    assert desk.opened.backups is not None
    assert desk.opened.backups.keeper.damaged
    notices.ways("damage")["What can be done…"]()
    page = fault_page(desk)
    assert page.lines == ("“Login slow”: 1 entry is not as written.",)
    assert next(iter(page.buttons)) == "Salvage into a new file…"
    assert {"Show the folder", "Go on as it is"} <= page.buttons.keys()
    page.buttons["Go on as it is"].click()
    assert isinstance(desk.window.page, LibraryPage)
    desk.use_library(own.with_name("first.pmdesk"))
    assert not notices.ways("damage")


def test_the_words_name_no_restricted_review(desk: Desk, own: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    with Library.open(own) as library:
        (other,) = (id for id in library.ids() if id != REVIEW.id)
    run(own, f"UPDATE reviews SET restricted = 1 WHERE id = '{other}'")
    desk.use_library(own)
    notices = desk.window.notices
    qtbot.waitUntil(lambda: bool(notices.ways("damage")), timeout=20_000)
    assert "1 review is damaged: 1 restricted." in notices.texts()
    notices.ways("damage")["What can be done…"]()
    assert not any("Login" in line for line in fault_page(desk).lines)


def test_a_damaged_review_says_so_and_the_others_open(desk: Desk, own: Path) -> None:
    desk.use_library(own)
    (other,) = (id for id in desk.library.ids() if id != REVIEW.id)
    desk.work().open_review(other)
    assert isinstance(desk.window.page, LibraryPage)
    assert "This review is damaged: 1 entry is not as written." in desk.window.notices.texts()
    desk.work().open_review(REVIEW.id)
    assert isinstance(desk.window.page, ConsolePage)


def test_salvage_of_an_open_library_leaves_its_file(desk: Desk, own: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    desk.use_library(own)
    before = own.read_bytes()
    desk.rescue.salvage(own)
    qtbot.waitUntil(lambda: desk.opened is not None, timeout=20_000)
    assert desk.library.path.name == "own-salvaged.pmdesk"
    assert desk.library.verify() == ()
    assert len(desk.library.ids()) == 2
    assert own.read_bytes() == before
    assert own.with_name("own-salvaged-missing.txt").exists()
    journal = own.with_name("own.pmdesk-journal")
    journal.write_bytes(b"x" * 600)
    fault_page(desk).buttons["Use it in place of own.pmdesk"].click()
    assert desk.library.path.name == "own-salvaged.pmdesk"
    journal.unlink()
    desk.rescue.take_place(desk.library.path, own)
    assert desk.library.path == own
    assert desk.library.verify() == ()
    (away,) = own.parent.glob("own-damaged-*.pmdesk")
    assert away.read_bytes() == before


def test_the_newest_good_backup_opens_as_a_new_file(desk: Desk, tmp_path: Path, qtbot) -> None:  # type: ignore[no-untyped-def]
    path = many(tmp_path / "kept.pmdesk")
    desk.use_library(path)
    assert desk.opened is not None
    assert desk.opened.backups is not None
    with qtbot.waitSignal(desk.opened.backups.done, timeout=20_000):
        desk.opened.backups.make()
    desk.use_library(tmp_path / "first.pmdesk")
    data = path.read_bytes()
    path.write_bytes(data[:4096] + bytes(40_960) + data[45_056:])
    before = path.read_bytes()
    desk.use_library(path)
    (way,) = (way for way in fault_page(desk).buttons if way.startswith("Open the backup of"))
    assert way.endswith("2 reviews")
    fault_page(desk).buttons[way].click()
    assert desk.library.path.name == "kept-backup.pmdesk"
    assert desk.library.review(REVIEW.id) == REVIEW
    assert path.read_bytes() == before
    fault_page(desk).buttons["Use it in place of kept.pmdesk"].click()
    assert desk.library.path == path
    assert desk.library.review(REVIEW.id) == REVIEW
    (away,) = tmp_path.glob("kept-damaged-*.pmdesk")
    assert away.read_bytes() == before


@pytest.mark.parametrize("name", [*STRANGE, *REFUSED])
def test_every_strange_file_gets_one_line_on_the_command_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = spoiled(name, tmp_path)
    before = bytes_of(path)
    for command in (["list"], ["verify"], ["new", "Title"]):
        if name in ("a circle", "a journal alone") and command[0] == "new":
            continue
        assert main([*command, "--library", str(path)]) == 3
        said = capsys.readouterr()
        assert said.out == ""
        assert len(said.err.splitlines()) == 1, said.err
        assert said.err.startswith("pmdesk: ")
    assert bytes_of(path) == before


@pytest.mark.parametrize("name", ["trigger", "changed text", "zeros", *sorted(NOTHING)])
def test_salvage_on_the_command_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, new = spoiled(name, tmp_path), tmp_path / "new.pmdesk"
    code = main(["salvage", str(path), "-o", str(new), "--json"])
    said = capsys.readouterr()
    if name in NOTHING:
        assert code == 3
        assert len(said.err.splitlines()) == 1
        assert not new.exists()
        return
    told = json.loads(said.out)
    assert code == (1 if told["missing"] else 0)
    assert told["reviews"] == 1
    assert main(["verify", "--library", str(new)]) == 0
    assert main(["list", "--library", str(new)]) == 0


def test_a_name_with_line_ends_in_it_still_gives_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a\n\x1b[2Jb.pmdesk"
    path.write_text("no library " * 40)
    assert main(["list", "--library", str(path)]) == 3
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert "\x1b" not in said


def test_salvage_of_a_library_that_a_window_has_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Library.open(sound(tmp_path / "l.pmdesk")) as library:
        assert main(["salvage", str(library.path), "-o", str(tmp_path / "n.pmdesk")]) == 3
    assert "open for writing elsewhere" in capsys.readouterr().err
