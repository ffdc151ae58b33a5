"""What leaves by the window, and what goes for good: asked once, done whole, noted in the log."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from pmdesk.desk.desk import Desk
from pmdesk.model.bundle import read
from pmdesk.model.gestures import header, timeline
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.paths import backup_folder, log_folder
from pmdesk.sealed import seal
from pmdesk.store.library import Library
from pmdesk.ui.privacy.erase_person import ErasePersonDialog
from pmdesk.ui.privacy.last_ask import LastAsk
from pmdesk.ui.privacy.passphrase import AskPassphrase, NewPassphrase
from pmdesk.ui.privacy.secrets import SecretsDialog
from pmdesk.ui.settings import Settings

TOKEN = "ghp_" + "A1b2" * 9
MAIL = "kim.doe@customer.example"
PHRASE = "harbour copper ladder nine"
Act = Callable[[], object]


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "home" / "pmdesk.ini"))
    desk.open(tmp_path / "lib" / "reviews.pmdesk")
    desk.work().open_sample()
    desk.work().exporter._ask = lambda suggested, _: tmp_path / suggested
    yield desk
    desk.window.close()
    desk.window.deleteLater()


@pytest.fixture
def telling(desk: Desk) -> Desk:
    """The sample with a token in an entry, and an address in the summary and in a note."""
    session = desk.library.session(review(desk).id)
    session.do(header.set_summary, text=f"Written by {MAIL}")
    session.do(timeline.set_text, id=review(desk).entries[2].id, text=f"curl -H {TOKEN}")
    return desk


def review(desk: Desk) -> Review:
    console = desk.work().console
    assert console is not None
    return console.session.review


WAITING: list[list[Callable[[QDialog], object]]] = []
"""Answers to dialogs that did not come up yet."""


@pytest.fixture(autouse=True)
def no_answer_is_left_over() -> Iterator[None]:
    yield
    for left in WAITING:
        left.clear()
    WAITING.clear()


def answering(*answers: Callable[[QDialog], object]) -> list[str]:
    """Answers the dialogs that come up, one after the other; gives their titles as they come."""
    asked: list[str] = []
    left = list(answers)
    for before in WAITING:
        before.clear()
    WAITING.append(left)

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and left:
            asked.append(dialog.windowTitle())
            left.pop(0)(dialog)
        if left:
            QTimer.singleShot(10, look)

    QTimer.singleShot(10, look)
    return asked


def pressing(text: str) -> Callable[[QDialog], None]:
    """Presses the button of a dialog with this text, or this name."""

    def press(dialog: QDialog) -> None:
        found = [
            button
            for button in dialog.findChildren(QPushButton)
            if text in (button.text(), button.accessibleName()) and button.isEnabled()
        ]
        QTest.mouseClick(found[0], Qt.MouseButton.LeftButton)

    return press


def export(desk: Desk, key: str) -> None:
    desk.work().exporter.export(review(desk), key)


def logged() -> list[str]:
    path = log_folder() / "exports.log"
    return path.read_text().splitlines() if path.exists() else []


def test_an_export_without_secrets_asks_nothing(desk: Desk, tmp_path: Path) -> None:
    asked = answering(pressing("Cancel"))
    export(desk, "md")
    assert asked == []
    (path,) = tmp_path.glob("*.md")
    (line,) = logged()
    assert re.fullmatch(
        rf"\S+ window md report review={review(desk).id} people=seats audience=company "
        r"to=temporary.md",
        line,
    )
    assert path.stem not in line


def test_secrets_are_named_before_the_file_is_written(telling: Desk, tmp_path: Path) -> None:
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        assert isinstance(dialog, SecretsDialog)
        seen.extend(f"{one.kind.one} {one.excerpt}" for one in dialog.rows)
        assert not list(tmp_path.glob("*.md"))
        dialog.reject()

    assert answering(look) is not None
    export(telling, "md")
    assert seen == ["mail address kim.…le", "secret ghp_…b2"]
    assert not list(tmp_path.glob("*.md"))
    assert logged() == []


def test_masked_in_the_export_stays_masked_without_being_asked_again(
    telling: Desk, tmp_path: Path
) -> None:
    answering(pressing("Mask in the export"))
    export(telling, "md")
    (path,) = tmp_path.glob("*.md")
    assert "‹token›" in path.read_text()
    assert not [value for value in (TOKEN, MAIL) if value in path.read_text()]
    again = answering(pressing("Cancel"))
    export(telling, "csv")
    assert again == []
    (table,) = tmp_path.glob("*.csv")
    assert TOKEN not in table.read_text()
    assert "masked=" in logged()[-1]
    assert TOKEN in review(telling).entries[2].text  # the review itself keeps it


def test_as_it_is_goes_out_as_it_is_and_is_not_asked_again(telling: Desk, tmp_path: Path) -> None:
    answering(pressing("Export as it is"))
    export(telling, "md")
    (path,) = tmp_path.glob("*.md")
    assert TOKEN in path.read_text()
    again = answering(pressing("Cancel"))
    export(telling, "json")
    # In the bundle are the same values, the amendment of the agreed entry among them.
    assert again == []
    (whole,) = tmp_path.glob("*.json")
    assert TOKEN in whole.read_text()
    # Undo takes the decision back.
    telling.library.session(review(telling).id).undo()
    asked = answering(pressing("Cancel"))
    export(telling, "md")
    assert asked == ["Before this goes out"]


def test_show_goes_to_the_place_and_writes_nothing(telling: Desk, tmp_path: Path) -> None:
    def show(dialog: QDialog) -> None:
        named = [b for b in dialog.findChildren(QPushButton) if b.text() == "Show"]
        QTest.mouseClick(named[1], Qt.MouseButton.LeftButton)

    answering(show)
    export(telling, "md")
    console = telling.work().console
    assert console is not None
    assert console.view.stage is Stage.TIMELINE
    assert console.view.place()["entry"] == review(telling).entries[2].id
    assert not list(tmp_path.glob("*.md"))


def test_what_was_decided_can_be_decided_anew(telling: Desk, tmp_path: Path) -> None:
    answering(pressing("Mask in the export"))
    export(telling, "md")
    asked = answering(pressing("Leave as they are"))
    telling.window.do("secrets-decided")
    assert asked == ["Secrets in exports"]
    export(telling, "md")
    (path,) = tmp_path.glob("*.md")
    assert TOKEN in path.read_text()


def test_what_stays_private_is_not_named(desk: Desk) -> None:
    from pmdesk.model.gestures import captured  # noqa: PLC0415

    desk.library.session(review(desk).id).do(captured.add_note, id="n", text=f"rotate {TOKEN}")
    asked = answering(pressing("Cancel"))
    for key in ("md", "json", "csv"):
        export(desk, key)
    assert asked == []


def test_the_clipboard_is_asked_about_too(telling: Desk, qtbot: QtBot) -> None:
    asked = answering(pressing("Mask in the export"))
    exporter = telling.work().exporter
    with qtbot.waitSignal(exporter.copied, timeout=60_000):
        exporter.copy(review(telling))
    assert asked == ["Before this goes out"]
    assert TOKEN not in QApplication.clipboard().text()
    assert "window rich-text report" in logged()[-1]
    assert "to=clipboard" in logged()[-1]


def test_a_bundle_goes_out_and_in_under_a_passphrase(desk: Desk, tmp_path: Path) -> None:
    def choose(dialog: QDialog) -> None:
        assert isinstance(dialog, NewPassphrase)
        QTest.keyClicks(dialog.first, PHRASE)
        assert dialog.said.text() == "Hard to guess."
        QTest.keyClicks(dialog.second, PHRASE)
        QTest.keyClick(dialog.second, Qt.Key.Key_Return)

    answering(choose)
    export(desk, "sealed")
    (path,) = tmp_path.glob("*.pmdesk-sealed")
    assert path.read_bytes().startswith(b"pmdesk-sealed\n")
    assert "json-sealed" in logged()[-1]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    before = review(desk)
    desk.work().delete_review()

    def wrong(dialog: QDialog) -> None:
        assert isinstance(dialog, AskPassphrase)
        QTest.keyClicks(dialog.field, "something else")
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    def right(dialog: QDialog) -> None:
        assert isinstance(dialog, AskPassphrase)
        assert "wrong" in dialog.said.text()
        QTest.keyClicks(dialog.field, PHRASE)
        QTest.keyClick(dialog.field, Qt.Key.Key_Return)

    asked = answering(wrong, right)
    desk.work().import_files([path])
    assert asked == ["This bundle is protected"] * 2
    assert desk.library.ids() == [before.id]


def test_a_passphrase_is_refused_until_it_is_long_and_typed_twice(desk: Desk) -> None:
    dialog = NewPassphrase(desk.theme)
    for first, second, said in (
        ("short", "short", "At least 8 characters."),
        (PHRASE, "other", "The two are not the same. Type it once more."),
    ):
        dialog.first.setText(first)
        dialog.second.setText(second)
        dialog.done_well()
        assert (dialog.said.text(), dialog.result()) == (said, 0)
    dialog.shown.click()
    assert dialog.first.echoMode() == dialog.first.EchoMode.Normal
    dialog.deleteLater()


def test_no_passphrase_no_file(desk: Desk, tmp_path: Path) -> None:
    answering(pressing("Cancel"))
    export(desk, "sealed")
    assert not list(tmp_path.glob("*.pmdesk-sealed"))
    (tmp_path / "in.pmdesk-sealed").write_bytes(seal(b"{}", PHRASE))
    answering(pressing("Cancel"))
    desk.work().import_files([tmp_path / "in.pmdesk-sealed"])
    assert len(desk.library.ids()) == 1


def test_a_person_is_counted_then_erased_with_the_backups(desk: Desk) -> None:
    name = review(desk).seats[0].name
    first = name.split()[0]
    backup = desk.library.backup(backup_folder() / "mine")

    def fill(dialog: QDialog) -> None:
        assert isinstance(dialog, ErasePersonDialog)
        QTest.keyClicks(dialog.name, name)
        QTest.keyClick(dialog.name, Qt.Key.Key_Return)
        assert "in 1 review" in dialog.said.text()
        assert str(backup) in dialog.copies.text()
        QTest.keyClicks(dialog.also, "x")  # another question has to be counted anew
        assert dialog.said.isHidden()
        dialog.also.clear()
        pressing("Count")(dialog)
        dialog.with_copies.setChecked(True)
        pressing("Erase for good")(dialog)

    answering(fill)
    desk.window.do("erase-person")
    assert review(desk).seats[0].name == ""
    assert first.encode() not in desk.library.path.read_bytes()
    assert not backup.exists()
    assert not desk.window.actions_by_key["undo"].isEnabled()
    assert "window erase person" in logged()[-1]
    assert name not in logged()[-1]


def test_a_review_is_erased_from_the_console(desk: Desk, qtbot: QtBot) -> None:
    title = review(desk).title
    backup = desk.library.backup(backup_folder() / "mine")

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, LastAsk)
        assert dialog.cancel is not None
        assert dialog.cancel.isDefault()
        pressing("Erase for good")(dialog)

    answering(agree)
    desk.window.do("erase-review")
    qtbot.waitUntil(lambda: desk.library.ids() == [])
    assert title.encode() not in desk.library.path.read_bytes()
    assert backup.exists()  # was not asked for
    assert desk.library.undo_label is None


def test_enter_alone_erases_nothing(desk: Desk) -> None:
    answering(lambda dialog: QTest.keyClick(dialog, Qt.Key.Key_Return))
    desk.window.do("erase-review")
    assert len(desk.library.ids()) == 1


def test_the_chosen_review_of_the_list_is_erased(desk: Desk, qtbot: QtBot) -> None:
    desk.library.add(Review(id="other", title="Labels late"), "New review")
    desk.go_home()
    assert desk.home is not None
    desk.home.choose("other")
    answering(pressing("Erase for good"))
    desk.window.do("erase-review")
    qtbot.waitUntil(lambda: "other" not in desk.library.ids())
    assert len(desk.library.ids()) == 1


def test_the_history_is_forgotten_after_one_question(telling: Desk) -> None:
    said: list[str] = []

    def agree(dialog: QDialog) -> None:
        assert isinstance(dialog, LastAsk)
        said.append(dialog.sentence.text())
        pressing("Forget history")(dialog)

    answering(agree)
    telling.window.do("forget-history")
    assert "(3 steps)" in said[0]
    assert telling.library.erasing().steps == 0
    assert not telling.window.actions_by_key["undo"].isEnabled()


def test_a_copy_for_others(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secret = replace(review(desk), id="secret", restricted=True)
    desk.library.add(Review(id="secret", title=secret.title, restricted=True), "New review")
    target = tmp_path / "others.pmdesk"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(target), ""))
    answering(pressing("Choose a place…"))
    desk.window.do("copy-for-others")
    with Library.open(target, writing=False) as copy:
        assert copy.ids() == [review(desk).id]
        assert copy.library_id != desk.library.library_id
    assert "window copy" in logged()[-1]


@pytest.mark.parametrize("umask", [0o022, 0o000])
def test_every_file_of_a_session_is_for_its_owner_only(
    qapp: QApplication, tmp_path: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        desk = Desk(Settings(tmp_path / "home" / "config" / "pmdesk" / "pmdesk.ini"))
        desk.open(tmp_path / "lib" / "reviews.pmdesk")
        desk.work().open_sample()
        desk.work().exporter._ask = lambda suggested, _: tmp_path / "lib" / suggested
        export(desk, "json")
        desk.library.backup(backup_folder() / desk.library.library_id)
        desk.settings.sync()
        during = list((tmp_path / "lib").iterdir())
        desk.window.close()
        desk.window.deleteLater()
        desk.settings.sync()
    finally:
        os.umask(before)
    assert any(path.name.endswith(".lock") for path in during)
    ours = [*(tmp_path / "lib").rglob("*"), tmp_path / "lib", *(tmp_path / "home").rglob("*")]
    open_to_others = [
        str(path.relative_to(tmp_path))
        for path in ours
        if stat.S_IMODE(path.stat().st_mode) & 0o077
    ]
    assert any(path.name == "pmdesk.ini" for path in ours)
    assert any(path.name == "exports.log" for path in ours)
    assert not open_to_others


def test_a_bundle_that_was_masked_comes_back_as_a_copy(telling: Desk, tmp_path: Path) -> None:
    answering(pressing("Mask in the export"))
    export(telling, "json")
    (path,) = tmp_path.glob("*.json")
    masked = read(path.read_bytes())
    assert masked.review.entries[2].text == "curl -H ‹token›"
    telling.go_home()
    telling.work().import_files([path])
    assert len(telling.library.ids()) == 2


def test_a_hand_over_is_asked_about_and_masked(telling: Desk, tmp_path: Path) -> None:
    asked = answering(pressing("Mask in the export"))
    console = telling.work().console
    assert console is not None
    telling.work().leaving.hand_over(console)
    assert asked == ["Before this goes out"]
    (path,) = tmp_path.glob("*.json")
    assert read(path.read_bytes()).review.entries[2].text == "curl -H ‹token›"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert "window hand-over review=" in logged()[-1]
