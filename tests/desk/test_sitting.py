"""After a crash: what was stored is there, the next start says so, and not again and again."""

import os
import re
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from threading import Timer

import pytest
from PySide6.QtWidgets import QApplication

from pmdesk.desk.desk import Desk
from pmdesk.desk.sitting import AGAIN, Sitting, watch_crashes
from pmdesk.log import write_log
from pmdesk.model.review import Review
from pmdesk.model.words import Stage
from pmdesk.paths import log_folder
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.library.page import LibraryPage
from tests.conftest import Opened

ID = "a5b1d4e2-0000-4000-8000-000000000001"
WINDOW = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pmdesk import app
from pmdesk.desk.desk import Desk
from pmdesk.model.words import Stage

def typed(desk):
    desk.work().open_review(sys.argv[2], Stage.PREPARE)
    fields = desk.console.view.findChildren(QLineEdit)
    field = next(each for each in fields if each.accessibleName() == "Title")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "Checkout slow")
    print("typed", flush=True)

def opened(desk, path, open=Desk.open):
    open(desk, path)
    QTimer.singleShot(400, lambda: typed(desk))

Desk.open = opened
sys.exit(app.main(Path(sys.argv[1])))
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "reviews.pmdesk"
    with Library.open(path, create=True) as library:
        library.add(Review(id=ID, title="Login slow"), "New review")
    return path


def title(path: Path) -> str:
    with Library.open(path, writing=False) as library:
        return library.review(ID).title


def in_a_window(path: Path) -> "subprocess.Popen[str]":
    """A process of its own that has typed a title and not yet paused."""
    run = [sys.executable, "-c", WINDOW, str(path), ID]
    process = subprocess.Popen(run, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    timer = Timer(60, process.kill)  # so that a window that hangs fails
    timer.daemon = True
    timer.start()
    assert process.stdout is not None
    assert process.stdout.readline() == "typed\n", process.communicate()[1]
    return process


def died(path: Path, times: int = 0) -> None:
    """The record that a process leaves which is no more."""
    sitting = Sitting(log_folder(), path)
    sitting.begin()
    record = sitting._record
    text = record.read_text().replace('"crashes": 0', f'"crashes": {times}')
    record.write_text(re.sub(r'"pid": \d+', '"pid": 4194999', text))


@pytest.mark.parametrize("asked", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_being_asked_to_end_stores_what_was_typed(path: Path, asked: signal.Signals) -> None:
    with in_a_window(path) as process:
        process.send_signal(asked)
        assert process.wait(20) == 0
        assert process.stderr is not None
        assert process.stderr.read() == ""
    assert title(path) == "Checkout slow"
    assert not path.with_name(f"{path.name}.lock").exists()
    assert Sitting(log_folder(), path).begin() is None


def test_a_killed_window_is_told_of_at_the_next_start(  # type: ignore[no-untyped-def]
    path: Path, opened: Opened, qtbot
) -> None:
    with in_a_window(path) as process:
        process.kill()
    assert title(path) in ("Login slow", "Checkout slow")
    desk = opened(path)
    qtbot.waitUntil(lambda: _banner(desk) != "")
    assert "pmdesk ended unexpectedly. Everything until" in _banner(desk)
    desk.end()
    again = opened(path)
    qtbot.waitUntil(lambda: again.has_work)
    assert _banner(again) == ""


def test_after_two_crashes_no_review_is_opened_by_itself(  # type: ignore[no-untyped-def]
    path: Path, opened: Opened, qtbot
) -> None:
    first = opened(path)
    first.work().open_review(ID, Stage.FACTORS)
    first.end()
    died(path)
    second = opened(path)
    qtbot.waitUntil(lambda: isinstance(second.window.page, ConsolePage))
    assert "You are back where you were" in _banner(second)
    second.end()
    died(path, times=AGAIN - 1)
    third = opened(path)
    qtbot.waitUntil(lambda: _banner(third) != "")
    assert isinstance(third.window.page, LibraryPage)
    assert "twice in a row" in _banner(third)


def test_a_sitting_that_goes_well_is_no_crash_in_a_row(path: Path) -> None:
    died(path, times=1)
    sitting = Sitting(log_folder(), path)
    ended = sitting.begin()
    assert ended is not None
    assert ended.again
    sitting.steady()
    record = sitting._record
    record.write_text(re.sub(r'"pid": \d+', '"pid": 4194999', record.read_text()))
    ended = Sitting(log_folder(), path).begin()
    assert ended is not None
    assert not ended.again


def test_a_record_of_a_process_that_lives_is_no_crash(path: Path) -> None:
    sitting = Sitting(log_folder(), path)
    sitting.begin()
    record = sitting._record
    record.write_text(re.sub(r'"pid": \d+', f'"pid": {os.getppid()}', record.read_text()))
    assert Sitting(log_folder(), path).begin() is None


@pytest.mark.parametrize("text", ["{", "[]", '{"crashes": "many"}', '{"pid": [], "crashes": 1}'])
def test_a_record_that_cannot_be_read_does_no_harm(path: Path, text: str) -> None:
    sitting = Sitting(log_folder(), path)
    sitting.begin()
    sitting._record.write_text(text)
    again = Sitting(log_folder(), path)
    again.begin()
    again.end()
    assert not sitting._record.exists()


SEGFAULT = """
import sys, faulthandler
from pathlib import Path
from pmdesk.desk.sitting import watch_crashes
watch_crashes(Path(sys.argv[1]))
faulthandler._sigsegv()
"""


def test_a_crash_of_the_process_leaves_where_it_was(tmp_path: Path) -> None:
    run = subprocess.run([sys.executable, "-c", SEGFAULT, str(tmp_path)], capture_output=True)
    assert run.returncode == -signal.SIGSEGV
    assert "Segmentation fault" in (tmp_path / "crash.log").read_text()
    handle = watch_crashes(tmp_path)
    assert handle is not None
    handle.close()
    (dump,) = tmp_path.glob("crash-*.log")
    assert "Segmentation fault" in dump.read_text()
    assert dump.stat().st_mode & 0o777 == 0o600


def test_the_log_is_bounded(tmp_path: Path) -> None:
    for _ in range(6):
        path = write_log(tmp_path, f"{datetime.now(UTC)} " + "x" * (1 << 20))
    assert path.stat().st_size < 5 << 20


def _banner(desk: Desk) -> str:
    QApplication.processEvents()
    banner = getattr(desk.window.page, "banner", None)
    return banner.text() if banner is not None else ""
