"""Faults of ours: said once, without words of a review; after several nothing more is written."""

import sys
import threading
from collections.abc import Callable
from pathlib import Path
from weakref import ref

import pytest
from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QTimer
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget

from pmdesk.desk.desk import Desk
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.store.errors import LibraryFault
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.faults import catch_faults
from tests.conftest import Opened
from tests.full_disk import Full

ID = "a5b1d4e2-0000-4000-8000-000000000001"


@pytest.fixture
def desk(opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A window that catches faults, as in the app."""
    path = tmp_path / "reviews.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(Review(id=ID, title="Login slow"), "New review")
    desk = opened(path)
    for place in (sys, threading):
        monkeypatch.setattr(place, "excepthook", place.excepthook)
    catch_faults(tmp_path / "log", desk.say_fault, desk.write_no_more)
    desk.work().open_review(ID, Stage.PREPARE)
    return desk


def banner(desk: Desk) -> str:
    QApplication.processEvents()
    assert desk.console is not None
    return desk.console.banner.text()


Index = QModelIndex | QPersistentModelIndex
WHO = "Anna Roth"


def fails() -> None:
    raise ValueError(f"not the words of “{WHO}”")


class Broken(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        fails()


def in_a_slot(desk: Desk) -> None:
    button = QPushButton()
    button.clicked.connect(fails)
    button.click()


def in_a_painter(desk: Desk) -> None:
    broken = Broken(desk.window)
    broken.show()
    QApplication.processEvents()
    broken.deleteLater()


def in_a_timer(desk: Desk) -> None:
    QTimer.singleShot(0, fails)
    QApplication.processEvents()


def in_a_thread(desk: Desk) -> None:
    thread = threading.Thread(target=fails)
    thread.start()
    thread.join()


class BrokenModel(QAbstractListModel):
    left = 1

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 (as Qt calls it)
        return 1

    def data(self, index: Index, role: int = 0) -> object:
        if self.left:
            self.left -= 1
            fails()
        return None


def in_a_model(desk: Desk) -> None:
    view, model = QListView(desk.window), BrokenModel(desk.window)
    view.setModel(model)
    QTimer.singleShot(0, view.show)
    QApplication.processEvents()
    view.deleteLater()


class BrokenWindow(QWidget):
    def closeEvent(self, event: QCloseEvent) -> None:
        fails()


def on_closing(desk: Desk) -> None:
    window = BrokenWindow()
    window.show()
    QTimer.singleShot(0, window.close)
    QApplication.processEvents()


PLACES = [in_a_slot, in_a_painter, in_a_model, in_a_timer, in_a_thread, on_closing]


@pytest.mark.parametrize("happens", PLACES)
def test_a_fault_is_said_and_work_goes_on(  # type: ignore[no-untyped-def]
    desk: Desk, tmp_path: Path, happens: Callable[[Desk], None], qtbot
) -> None:
    happens(desk)
    qtbot.waitUntil(lambda: banner(desk) != "")
    assert "Something went wrong in pmdesk. Your work is stored." in banner(desk)
    assert desk.window.notices.texts() == ()
    log = (tmp_path / "log" / "pmdesk.log").read_text()
    assert "ValueError" in log
    assert "in fails" in log
    assert "Anna" not in log


def test_nothing_of_the_review_stays_with_a_fault_in_it(desk: Desk) -> None:
    def fault(console: ConsolePage | None) -> None:
        raise ValueError(console)

    QTimer.singleShot(0, lambda: fault(desk.console))
    QApplication.processEvents()
    there = ref(desk.console)
    desk.go_home()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    desk.settling.now()
    assert there() is None


def test_what_the_world_refuses_is_said_in_its_own_words(desk: Desk, tmp_path: Path) -> None:
    def refused() -> None:
        raise WorldError("The disk is away.", "Plug it in.")

    QTimer.singleShot(0, refused)
    QApplication.processEvents()
    assert banner(desk) == "The disk is away. Plug it in."
    assert not (tmp_path / "log").exists()


def test_after_three_faults_nothing_more_is_written(desk: Desk) -> None:
    for _ in range(3):
        in_a_slot(desk)
    QApplication.processEvents()
    assert "so it writes no more" in " ".join(desk.window.notices.texts())
    assert "Start pmdesk again" in desk.window.notices.ways("read-only")
    session = desk.library.session(ID)
    with pytest.raises(LibraryFault, match="reading only"):
        session.undo() or desk.library.set_policy("a", 1)


def test_a_fault_while_storing_is_grave_at_once(desk: Desk) -> None:
    def gesture(review: Review) -> None:
        return None  # no change: storing it fails

    QTimer.singleShot(0, lambda: desk.library.session(ID).do(gesture))
    QApplication.processEvents()
    QApplication.processEvents()
    assert "so it writes no more" in " ".join(desk.window.notices.texts())
    assert desk.library.review(ID).title == "Login slow"


def test_a_fault_is_logged_and_said_where_the_terminal_takes_nothing(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stderr", Full())
    in_a_slot(desk)
    assert "Something went wrong in pmdesk" in banner(desk)
    assert "ValueError" in (tmp_path / "log" / "pmdesk.log").read_text()
