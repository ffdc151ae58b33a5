"""The dialog of versions: what it shows, restores, undoes, and never writes over."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget

from pmdesk.desk.desk import Desk
from pmdesk.desk.restoring import Versions
from pmdesk.model.gestures import header, timeline
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.paths import backup_folder
from pmdesk.store.backup import folder_of
from pmdesk.store.library import Library
from pmdesk.ui import backups as timing
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.settings import Settings
from pmdesk.ui.versions.dialog import VersionsDialog

NOW = datetime(2026, 10, 21, 9, 30, tzinfo=UTC)
GONE = "b0000000-0000-4000-8000-000000000001"
SECRET = "b0000000-0000-4000-8000-000000000002"


@pytest.fixture
def desk(
    qapp: QApplication, tmp_path: Path, sample: Review, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    """The sample, spoilt after three backups; one review is deleted since, one restricted."""
    monkeypatch.setattr(timing, "FIRST", 10_000_000)
    qapp.setStyle("Fusion")
    path = tmp_path / "reviews.pmdesk"
    with Library.open(path, create=True) as library:
        folder = folder_of(backup_folder(), library.library_id)
        library.add(sample, "Open the sample")
        library.backup(folder, NOW - timedelta(days=9))
        library.add(Review(id=GONE, title="Search empty"), "New review")
        library.add(Review(id=SECRET, title="Salaries leaked", restricted=True), "New review")
        library.backup(folder, NOW - timedelta(days=1))
        library.backup(folder, NOW - timedelta(hours=1))
        session = library.session(sample.id)
        session.do(timeline.delete_entry, id=sample.entries[0].id)
        session.do(header.set_title, title="Spoilt")
        library.remove(GONE)
    desk = Desk(Settings(tmp_path / "settings.ini"), lambda: NOW)
    desk.open(path)
    qapp.processEvents()
    yield desk
    desk.window.close()
    desk.window.deleteLater()


@pytest.fixture
def versions(desk: Desk) -> Versions:
    """The dialog, shown, the newest backup in front."""
    made = desk.work().versions()
    made.refresh()
    made.dialog.show()
    return made


def said(widget: QWidget) -> str:
    return " ".join(child.accessibleName() for child in widget.findChildren(QWidget))


def rows(dialog: VersionsDialog) -> list[str]:
    model = dialog.reviews.reviews
    return [model.index(row).data() for row in range(model.rowCount())]


def choose(dialog: VersionsDialog, title: str) -> None:
    model = dialog.reviews.reviews
    row = next(n for n, text in enumerate(rows(dialog)) if text.startswith(title))
    dialog.reviews.setCurrentIndex(model.index(row))


def press(button: QPushButton | None) -> None:
    assert button is not None
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_backups_stand_by_day_and_say_what_differs(desk: Desk, versions: Versions) -> None:
    model = versions.dialog.backups.versions
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    texts = [model.index(row).data() for row in range(model.rowCount())]
    assert texts[0] == "Today"
    assert texts[2] == "Yesterday"
    assert texts[4].endswith("Oct 2026")
    assert "3 reviews" in texts[1]
    assert "1 review" in texts[5]
    found = sorted(rows(versions.dialog))
    assert any("Search empty. Not in the library now" in text for text in found)
    assert any("Restricted review. Same as now" in text for text in found)
    assert any("Differs from now: 1 entry" in text for text in found)
    assert "Salaries" not in said(versions.dialog) + " ".join(found)


def test_a_review_is_put_back_and_undone(desk: Desk, versions: Versions, sample: Review) -> None:
    choose(versions.dialog, "Ferry fares")
    press(versions.dialog.primary)
    assert not versions.dialog.isVisible()
    assert desk.library.review(sample.id) == sample
    banner = desk.window.page.banner  # type: ignore[union-attr]
    assert "is as it was on" in banner.text()
    press(banner.way())
    page = desk.window.page
    assert isinstance(page, ConsolePage)
    desk.window.actions_by_key["undo"].trigger()
    assert desk.library.review(sample.id).title == "Spoilt"


def test_in_its_own_console_undo_is_at_hand(desk: Desk, sample: Review) -> None:
    desk.work().open_review(sample.id)
    page = desk.window.page
    assert isinstance(page, ConsolePage)
    versions = desk.work().versions()
    versions.refresh()
    choose(versions.dialog, "Ferry fares")
    press(versions.dialog.primary)
    assert page.session.review == sample
    assert sample.title in desk.window.windowTitle()
    press(page.banner.way())
    assert page.session.review.title == "Spoilt"


def test_a_deleted_review_comes_back_and_undo_takes_it_away(desk: Desk, versions: Versions) -> None:
    choose(versions.dialog, "Search empty")
    press(versions.dialog.primary)
    assert desk.library.review(GONE).title == "Search empty"
    press(desk.window.page.banner.way())  # type: ignore[union-attr]
    assert not desk.library.has(GONE)


def test_a_copy_beside_leaves_the_present_one(
    desk: Desk, versions: Versions, sample: Review
) -> None:
    choose(versions.dialog, "Ferry fares")
    press(versions.dialog.copy)
    titles = sorted(desk.library.review(id).title for id in desk.library.ids())
    assert "Spoilt" in titles
    assert any(title.startswith(f"{sample.title} (21 Oct 2026") for title in titles)


def test_what_is_the_same_cannot_be_restored(versions: Versions) -> None:
    choose(versions.dialog, "Restricted review")
    assert versions.dialog.primary is not None
    assert not versions.dialog.primary.isEnabled()
    assert versions.dialog.primary.toolTip()
    assert versions.dialog.copy.isEnabled()


def test_all_go_into_a_new_library_that_can_be_opened(
    desk: Desk,
    versions: Versions,
    tmp_path: Path,
    sample: Review,
    qtbot,  # type: ignore[no-untyped-def]
) -> None:
    target = tmp_path / "earlier.pmdesk"

    asked: list[str] = []

    def open_it() -> None:
        dialog = QApplication.activeModalWidget()
        if dialog is not None:
            look.stop()
            asked.append(said(dialog))
            buttons: list[QPushButton] = dialog.findChildren(QPushButton)
            press(next(b for b in buttons if b.text() == "Open the copy"))

    look = QTimer(versions.dialog, interval=20)
    look.timeout.connect(open_it)
    look.start()
    newest = versions.dialog.backups.current()
    assert newest is not None
    before = desk.library.path.read_bytes()
    first = desk.library.path
    versions.restore_all(newest, target)
    assert not versions.dialog.all.isEnabled()
    qtbot.waitUntil(lambda: desk.library.path == target)
    assert desk.library.review(sample.id) == sample
    assert desk.library.has(GONE)
    assert str(target) in asked[0]
    assert first.read_bytes() == before


def test_nothing_is_written_over(desk: Desk, versions: Versions, qtbot) -> None:  # type: ignore[no-untyped-def]
    newest = versions.dialog.backups.current()
    assert newest is not None
    before = desk.library.path.read_bytes()
    versions.restore_all(newest, desk.library.path)
    qtbot.waitUntil(lambda: versions.dialog.fault.isVisible())
    assert "is there already" in versions.dialog.fault.text()
    assert desk.library.path.read_bytes() == before
    assert versions.dialog.isVisible()


def test_after_restoring_nothing_is_thinned_away(desk: Desk, versions: Versions) -> None:
    assert desk.opened is not None
    assert desk.opened.backups is not None
    keeper = desk.opened.backups.keeper
    assert keeper.thins
    choose(versions.dialog, "Ferry fares")
    press(versions.dialog.primary)
    assert not keeper.thins


def test_by_keys_alone(desk: Desk, versions: Versions, sample: Review) -> None:
    dialog = versions.dialog
    assert dialog.backups.hasFocus()
    first = dialog.backups.current()
    QTest.keyClick(dialog.backups, Qt.Key.Key_Down)
    second = dialog.backups.current()
    assert first is not None
    assert second is not None
    assert second.at == first.at - timedelta(hours=23), "the heading of a day is passed over"
    QTest.keyClick(dialog.backups, Qt.Key.Key_Tab)
    assert dialog.reviews.hasFocus()
    choose(dialog, "Ferry fares")
    QTest.keyClick(dialog.reviews, Qt.Key.Key_Return)
    assert desk.library.review(sample.id) == sample
    again = desk.work().versions()
    again.refresh()
    again.dialog.show()
    QTest.keyClick(again.dialog.backups, Qt.Key.Key_Escape)
    assert not again.dialog.isVisible()


def test_a_damaged_backup_says_so_and_the_others_serve(  # type: ignore[no-untyped-def]
    desk: Desk, sample: Review, qtbot
) -> None:
    folder = folder_of(backup_folder(), desk.library.library_id)
    newest = max(folder.glob("*.pmdesk"))
    newest.write_bytes(b"rubbish" * 1000)
    versions = desk.work().versions()
    versions.refresh()
    dialog = versions.dialog
    dialog.show()
    assert "Damaged" in dialog.backups.versions.index(1).data()
    assert "not a pmdesk library" in dialog.nothing.text()
    assert dialog.primary is not None
    for made in (dialog.primary, dialog.copy, dialog.all):
        assert not made.isEnabled()
    QTest.keyClick(dialog.backups, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: bool(rows(dialog)))
    choose(dialog, "Ferry fares")
    press(dialog.primary)
    assert desk.library.review(sample.id) == sample


def test_without_a_backup_there_are_words_and_a_way(desk: Desk, qtbot) -> None:  # type: ignore[no-untyped-def]
    folder = folder_of(backup_folder(), desk.library.library_id)
    for path in folder.iterdir():
        path.unlink()
    versions = desk.work().versions()
    versions.refresh()
    dialog = versions.dialog
    dialog.show()
    assert "No backup yet" in said(dialog)
    assert dialog.primary is not None
    assert not dialog.primary.isVisible()
    buttons: list[QPushButton] = dialog.empty.findChildren(QPushButton)
    press(buttons[0])
    qtbot.waitUntil(lambda: dialog.backups.current() is not None)
    assert rows(dialog)
    dialog.reject()


def test_from_the_menu_with_what_a_field_still_held(desk: Desk, sample: Review) -> None:
    desk.work().open_review(sample.id)
    page = desk.window.page
    assert isinstance(page, ConsolePage)
    page.go_to(Stage.PREPARE)
    QApplication.processEvents()
    fields: list[QLineEdit] = page.view.findChildren(QLineEdit)
    title = next(field for field in fields if field.accessibleName() == "Title")
    title.setFocus()
    QTest.keyClicks(title, " at noon")
    stored: list[str] = []

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, VersionsDialog)
        stored.append(desk.library.review(sample.id).title)
        dialog.reject()

    QTimer.singleShot(0, look)
    desk.window.actions_by_key["versions"].trigger()
    assert stored == ["Spoilt at noon"]


def test_it_fits_the_smallest_window(desk: Desk, versions: Versions) -> None:
    hint = versions.dialog.minimumSizeHint()
    assert hint.width() <= 1000
    assert hint.height() <= 600


def test_titles_without_words_have_some(desk: Desk) -> None:
    desk.library.add(Review(id=GONE), "Odd")
    folder = folder_of(backup_folder(), desk.library.library_id)
    desk.library.backup(folder, NOW)
    versions = desk.work().versions()
    versions.refresh()
    assert any(text.startswith("Without a title") for text in rows(versions.dialog))
