"""What was closed is gone: a window that is open for weeks holds no more than it shows."""

import gc
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QHeaderView
from pytestqt.qtbot import QtBot

from pmdesk.desk.desk import Desk
from pmdesk.model.words import Stage
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.settings import Settings
from tests.conftest import Opened

KEPT = (Desk, ConsolePage, ReviewSession)


def _there() -> Counter[str]:
    """What windows hold, and the Python sides of desks, consoles and sessions, by their kind."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    kept = [each for each in gc.get_objects() if isinstance(each, KEPT)]
    objects = (each for top in QApplication.topLevelWidgets() for each in top.findChildren(QObject))
    kinds = (type(each).__name__ for each in (*objects, *kept))
    return Counter(kinds)


def _through_all_stages(desk: Desk) -> None:
    desk.work().open_review(desk.library.ids()[0])
    assert desk.console is not None
    for stage in Stage:
        desk.console.go_to(stage)
    desk.window.do("audience")
    desk.window.do("back")


def _reasons(desk: Desk) -> None:
    desk.work().open_review(desk.library.ids()[0])
    assert desk.console is not None
    desk.console.go_to(Stage.TIMELINE)
    QTimer.singleShot(0, lambda: QApplication.activeModalWidget().close())
    desk.window.do("amendments")
    desk.window.do("back")


def _palette(desk: Desk) -> None:
    palette = desk.work().show_palette()
    QTest.keyClicks(palette.line, "new")
    QTest.keyClick(palette.line, Qt.Key.Key_Escape)


def _deleted_and_back(desk: Desk) -> None:
    desk.work().open_review(desk.library.ids()[0])
    desk.window.do("delete-review")
    desk.window.do("undo")


def _no_library(desk: Desk) -> Path:
    folder = Path(desk.settings.text("folder"))
    path = folder / "other.pmdesk"
    path.write_text("This is no library.")
    return path


WAYS: dict[str, Callable[[Desk], None]] = {
    "a review on all its stages": _through_all_stages,
    "the palette": _palette,
    "the reasons for changes": _reasons,
    "a review that was deleted and is back": _deleted_and_back,
    "a library": lambda desk: desk.use_library(desk.library.path),
    "a file that is none": lambda desk: desk.use_library(_no_library(desk)),
    "other looks": lambda desk: [desk.looks.choose(name) for name in ("dark", "light")],
}


@pytest.mark.parametrize("way", WAYS)
def test_a_second_time_leaves_no_more_than_the_first(
    way: str, opened: Opened, tmp_path: Path
) -> None:
    desk = opened(tmp_path / "reviews.pmdesk")
    desk.settings.set_text("folder", str(tmp_path))
    desk.work().open_sample()
    desk.window.do("back")
    WAYS[way](desk)
    before = _there()
    WAYS[way](desk)
    assert _there() - before == Counter()


def _opened_and_closed(folder: Path, qtbot: QtBot, *acts: str) -> None:
    desk = Desk(Settings(folder / "settings.ini"))
    desk.open(folder / "reviews.pmdesk")
    qtbot.waitUntil(lambda: desk._has_started)
    desk.work().open_sample()
    for act in acts:
        desk.window.do(act)
    desk.window.close()
    desk.window.deleteLater()


@pytest.mark.parametrize("acts", [(), ("delete-review",)])
def test_a_window_that_was_closed_is_gone_with_all_that_it_held(
    acts: tuple[str, ...], qapp: QApplication, qtbot: QtBot, tmp_path: Path
) -> None:
    before = _there()
    _opened_and_closed(tmp_path, qtbot, *acts)
    assert _there() - before == Counter()


def test_no_page_has_a_field_or_table_of_which_qt_would_keep_the_style(
    opened: Opened, tmp_path: Path
) -> None:
    desk = opened(tmp_path / "reviews.pmdesk")
    desk.work().open_sample()
    assert desk.console is not None
    kept = set()
    for stage in Stage:
        desk.console.go_to(stage)
        desk.window.grab()
        for area in desk.console.findChildren(QAbstractScrollArea):
            painted = area.viewport().testAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            # A table makes its heads itself, and Qt has their style before anybody can say no.
            if painted and area.isVisible() and not isinstance(area, QHeaderView):
                kept.add(f"{type(area).__name__} on {stage}")
    assert kept == set()
