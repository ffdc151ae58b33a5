"""An archive of reports: what is found in each file, and which of them become reviews."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.desk.desk import Desk
from pmdesk.intake.values import Intake
from pmdesk.model.errors import WorldError
from pmdesk.ui.importing.archive import ImportArchive
from pmdesk.ui.importing.archive_rows import ArchiveColumn
from pmdesk.ui.importing.preview import ImportPreview
from pmdesk.ui.importing.take import Taken
from pmdesk.ui.library.first_start import FirstStart
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme
from tests.ui.test_tab_order import stops

FILES = {
    "2026/pool.md": b"""# The pool ran empty

## Timeline

- 2026-10-06 13:58 UTC Alert: error rate over 5 %
- 2026-10-06 14:02 UTC jo@example.com sets DB_PASSWORD=hunter2
- 2026-10-06 15:05 UTC Incident resolved

## Action items

- [ ] Add an alert on the pool
""",
    "2026/broker.md": b"# Broker slow\n\n## Timeline\n\n- 2026-05-03 14:05 UTC Restart\n",
    "notes.txt": b"Nothing with a time.\n",
    "picture.png": b"\x89PNG\r\n\x1a\n and so on",
}
Answer = Callable[[QWidget], object]
Shown = Callable[[QWidget, int, int], QWidget]


def nothing_here(intake: Intake, title: str) -> bool:
    return False


def opened(
    theme: Theme,
    shown: Shown,
    qtbot: QtBot,
    take: Callable[[Taken], None],
    here: Callable[[Intake, str], bool] = nothing_here,
) -> ImportArchive:
    archive = ImportArchive(theme, take=take, here=here)
    shown(archive, 1100, 680)
    archive.load("post-mortems", FILES)
    qtbot.waitUntil(lambda: archive.stop.isHidden())
    return archive


def column(archive: ImportArchive, column: ArchiveColumn) -> list[str]:
    rows = archive.rows
    return [rows.index(row, column).data() for row in range(rows.rowCount())]


def test_each_file_says_what_is_in_it(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    archive = opened(theme, shown, qtbot, lambda _: None)
    tester = QAbstractItemModelTester(
        archive.rows, QAbstractItemModelTester.FailureReportingMode.Fatal
    )
    titles = ["Broker slow", "The pool ran empty", "notes", "picture"]
    assert column(archive, ArchiveColumn.TITLE) == titles
    assert column(archive, ArchiveColumn.DAY) == ["3 May 2026", "6 Oct 2026", "", ""]
    assert column(archive, ArchiveColumn.FOUND) == ["1 entry", "3 entries, 1 action", "", ""]
    said = [archive.rows.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(4)]
    assert "1 secret, 1 mail address" in said[1]
    assert "no report" in said[2]
    assert "a picture, not a text" in said[3]
    assert archive.rows.chosen == {0, 1}
    assert archive.sentence.text().startswith("post-mortems  ·  4 files  ·  Each becomes a review")
    archive.rows.tick([2], True)
    assert archive.rows.chosen == {0, 1}
    del tester


def test_ticked_files_become_reviews_with_secrets_masked(
    theme: Theme, shown: Shown, qtbot: QtBot
) -> None:
    stored: list[Taken] = []
    archive = opened(theme, shown, qtbot, stored.append)
    assert archive.primary is not None
    assert archive.primary.text() == "Take in 2 reviews"
    archive.table.setCurrentIndex(archive.rows.index(0, 0))
    qtbot.keyClick(archive.table, Qt.Key.Key_Space)
    assert archive.primary.text() == "Take in 1 review"
    with qtbot.waitSignal(archive.accepted):
        qtbot.keyClick(archive.table, Qt.Key.Key_Return)
    assert [(new.new_title, new.name) for new in stored] == [("The pool ran empty", "pool.md")]
    assert "‹password›" in str(stored)
    assert "hunter2" not in str(stored)
    assert "jo@example.com" in str(stored)
    assert archive.said() == "Imported 1 review."


def test_ticks_by_click_and_by_block(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    archive = opened(theme, shown, qtbot, lambda _: None)
    row = archive.table.visualRect(archive.rows.index(1, 0))
    at = QPoint(20, row.center().y())
    qtbot.mouseClick(archive.table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert archive.rows.chosen == {0}
    archive.none.click()
    assert archive.rows.chosen == set()
    assert archive.primary is not None
    assert not archive.primary.isEnabled()
    archive.table.selectAll()
    qtbot.keyClick(archive.table, Qt.Key.Key_Space)
    assert archive.rows.chosen == {0, 1}


def test_what_is_here_already_is_not_ticked(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    archive = opened(theme, shown, qtbot, lambda _: None, lambda _, title: title == "Broker slow")
    assert archive.rows.chosen == {1}
    assert "1 are here already" in archive.sentence.text()
    said = archive.rows.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said.startswith("not ticked, Broker slow, 3 May 2026, 1 entry, here already")


def test_what_the_store_refuses_is_said_and_the_rest_waits(
    theme: Theme, shown: Shown, qtbot: QtBot
) -> None:
    def refuse(_: Taken) -> None:
        raise WorldError("The disk is full.", "Make room.")

    archive = opened(theme, shown, qtbot, refuse)
    archive.done_well()
    assert archive.isVisible()
    assert archive.fault.text() == "2026/broker.md: The disk is full. Make room."
    assert archive.rows.chosen == {0, 1}


def test_reading_can_be_stopped(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    archive = ImportArchive(theme, take=lambda _: None, here=nothing_here)
    shown(archive, 1100, 680)
    archive.load("many", {f"{n}.md": FILES["2026/pool.md"] * 20 for n in range(400)})
    qtbot.waitUntil(lambda: bool(archive.rows.files))
    qtbot.mouseClick(archive.stop, Qt.MouseButton.LeftButton)
    count = len(archive.rows.files)
    assert count < 400
    assert f"{count} of them read" in archive.sentence.text()
    assert archive.primary is not None
    assert archive.primary.isEnabled()


def test_tab_goes_once_round(theme: Theme, shown: Shown, qtbot: QtBot) -> None:
    archive = opened(theme, shown, qtbot, lambda _: None)
    archive.activateWindow()
    archive.table.setFocus()
    seen = [archive.focusWidget()]
    for _ in range(20):
        assert seen[-1] is not None
        QTest.keyClick(seen[-1], Qt.Key.Key_Tab)
        if archive.focusWidget() in seen:
            break
        seen.append(archive.focusWidget())
    assert set(seen) == stops(archive)
    assert all(widget is not None and widget.accessibleName() for widget in seen)


# In the app


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    qapp.setStyle("Fusion")
    desk = Desk(Settings(tmp_path / "settings.ini"))
    desk.open(tmp_path / "reviews.pmdesk")
    yield desk
    desk.window.close()
    desk.window.deleteLater()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, data in FILES.items():
        path = tmp_path / "post-mortems" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return tmp_path / "post-mortems"


@pytest.fixture
def answer(qtbot: QtBot) -> Iterator[Callable[[Answer], None]]:
    """Does something with the next dialog as soon as it has read what it shows."""
    timer, acts = QTimer(interval=20), list[Answer]()

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if acts and dialog is not None and is_read(dialog):
            acts.pop(0)(dialog)

    timer.timeout.connect(look)
    timer.start()
    yield acts.append
    assert acts == []
    timer.stop()


def is_read(dialog: QWidget) -> bool:
    if isinstance(dialog, ImportArchive):
        return dialog.stop.isHidden() and bool(dialog.rows.files)
    return isinstance(dialog, ImportPreview) and not dialog.reader.busy


def take_in(dialog: QWidget) -> None:
    QTest.keyClick(dialog, Qt.Key.Key_Return)


def titles(desk: Desk) -> list[str]:
    return sorted(desk.library.review(id).title for id in desk.library.ids())


def test_a_folder_that_is_dropped_becomes_reviews_each_a_step_to_undo(
    desk: Desk, folder: Path, answer: Callable[[Answer], None]
) -> None:
    answer(take_in)
    desk.work().import_files([folder])
    assert titles(desk) == ["Broker slow", "The pool ran empty"]
    desk.library.undo()
    assert titles(desk) == ["Broker slow"]
    desk.library.redo()
    seen: list[int] = []

    def look(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportArchive)
        seen.extend(dialog.rows.chosen)
        assert "2 are here already" in dialog.sentence.text()
        dialog.reject()

    answer(look)
    desk.work().import_files([folder])
    assert seen == []
    assert len(desk.library.ids()) == 2


def test_an_unpacked_export_is_one_import(
    desk: Desk, tmp_path: Path, answer: Callable[[Answer], None]
) -> None:
    rows = [{"type": "message", "ts": f"179000000{n}.0001", "text": f"step {n}"} for n in range(3)]
    for name, content in (("users", []), ("channels", []), ("room/2026-09-21", rows)):
        path = tmp_path / "export" / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content))

    def title(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportPreview)
        dialog.target.title.setText("From the room")
        dialog.done_well()

    answer(title)
    desk.work().import_files([tmp_path / "export"])
    (id,) = desk.library.ids()
    review = desk.library.review(id)
    assert [entry.text for entry in review.entries] == ["step 0", "step 1", "step 2"]
    answer(lambda dialog: dialog.close())
    shown: list[str] = []

    def again(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportPreview)
        shown.append(dialog.panel.bar.here.text())
        dialog.reject()

    answer(again)
    desk.work().import_files([tmp_path / "export"])
    desk.work().import_files([tmp_path / "export"])
    assert shown == ["3 of 3 are in “From the room” already"]


def test_a_zip_of_reports_is_an_archive(
    desk: Desk, tmp_path: Path, answer: Callable[[Answer], None]
) -> None:
    with ZipFile(tmp_path / "reports.zip", "w") as archive:
        for name, data in FILES.items():
            archive.writestr(name, data)
    answer(take_in)
    desk.work().import_files([tmp_path / "reports.zip"])
    assert titles(desk) == ["Broker slow", "The pool ran empty"]


def test_a_folder_that_cannot_be_read_is_said(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    desk.work().import_files([tmp_path / "empty"])
    page = desk.window.page
    assert isinstance(page, FirstStart)
    assert "There is no file in empty." in page.banner.text()


def test_lines_for_a_new_review_stay_out_of_the_open_one(
    desk: Desk, answer: Callable[[Answer], None]
) -> None:
    desk.work().open_sample()
    console = desk.work().console
    assert console is not None
    before = console.session.review

    def aside(dialog: QWidget) -> None:
        assert isinstance(dialog, ImportPreview)
        dialog.target.choice.buttons()[1].click()
        dialog.target.title.setText("Another")
        dialog.done_well()

    answer(aside)
    desk.work().paste_lines("2026-10-06 14:05 Alert")
    assert console.session.review == before
    assert titles(desk) == sorted(["Another", before.title])
