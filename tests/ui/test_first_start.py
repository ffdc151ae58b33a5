"""The page of an empty library: three ways to begin, and files dropped on it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from pmdesk.model.errors import WorldError
from pmdesk.ui.library.first_start import FirstStart, short_path
from pmdesk.ui.theme.theme import Theme

Shown = Callable[[QWidget, int, int], QWidget]


@pytest.fixture
def page(theme: Theme, shown: Shown, tmp_path: Path) -> FirstStart:
    page = FirstStart(theme, tmp_path / "reviews.pmdesk", {"about": lambda: None})
    shown(page, 1280, 772)
    return page


def test_each_button_and_each_menu_entry_says_what_is_wanted(
    page: FirstStart, qtbot: QtBot
) -> None:
    ways = (
        (page.new, "new-review", page.new_wanted),
        (page.importing, "import-file", page.import_wanted),
        (page.sample, "open-sample", page.sample_wanted),
        (page.another, "open-library", page.another_wanted),
    )
    for button, key, signal in ways:
        with qtbot.waitSignal(signal):
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(signal):
            page.handlers()[key]()
    assert "about" in page.handlers()


def test_enter_starts_a_review_at_once(page: FirstStart, qtbot: QtBot) -> None:
    assert page.hasFocus()
    with qtbot.waitSignal(page.new_wanted):
        qtbot.keyClick(page, Qt.Key.Key_Return)


def test_tab_reaches_every_button(page: FirstStart, qtbot: QtBot) -> None:
    reached = set()
    for _ in range(6):
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {page.new, page.importing, page.sample, page.another} <= reached


def test_a_file_is_dropped(page: FirstStart, qtbot: QtBot, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in ("b.md", "a.csv")])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(page, QDragEnterEvent(QPoint(600, 300), copy, mime, button, none))
    drop = QDropEvent(QPointF(600, 300), copy, mime, button, none)
    with qtbot.waitSignal(page.dropped) as dropped:
        QApplication.sendEvent(page, drop)
    assert dropped.args == [[tmp_path / "b.md", tmp_path / "a.csv"]]
    assert not any(part.acceptDrops() for part in page.findChildren(QWidget))


@pytest.mark.parametrize("size", [(1024, 612), (1280, 772), (1920, 1052)])
def test_nothing_is_cut_off(page: FirstStart, size: tuple[int, int]) -> None:
    page.resize(*size)
    area = page.findChild(QScrollArea)
    assert area is not None
    assert area.verticalScrollBar().maximum() == 0
    for button in page.findChildren(QPushButton):
        if button.isVisible():
            inside = button.rect().translated(button.mapTo(page, button.rect().topLeft()))
            assert page.rect().contains(inside)
    assert page.minimumSizeHint().width() <= 1024


def test_zoomed_in_the_ways_in_stand_one_below_the_other(page: FirstStart, qtbot: QtBot) -> None:
    area = page.findChild(QScrollArea)
    assert area is not None
    for width, below in ((1024, False), (640, True), (1024, False)):
        page.resize(width, 372)
        qtbot.waitUntil(lambda below=below: _in_a_column(page.new, page.sample) is below)
        qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())


def _in_a_column(one: QWidget, other: QWidget) -> bool:
    corner = QPoint(0, 0)
    return one.mapToGlobal(corner).x() == other.mapToGlobal(corner).x()


def test_what_the_world_refuses_is_said(page: FirstStart) -> None:
    page.say_fault(WorldError("This file is not there.", "Choose another one."))
    assert page.banner.text() == "This file is not there. Choose another one."
    page.leave()
    assert page.banner.text() == ""


def test_the_home_folder_is_left_out_of_the_path() -> None:
    assert short_path(Path.home() / "Documents" / "a.pmdesk") == str(Path("Documents", "a.pmdesk"))
    assert short_path(Path("/srv/a.pmdesk")) == "/srv/a.pmdesk"
