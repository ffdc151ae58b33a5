"""A second start on the same library brings the first window to the front."""

import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from pmdesk.app import held_here, ring
from pmdesk.ui.doorbell import Doorbell
from tests.conftest import Opened

SECOND = """
import sys
from pathlib import Path
from pmdesk.app import main
sys.exit(main(Path(sys.argv[1])))
"""


def test_a_second_start_raises_the_first_window(  # type: ignore[no-untyped-def]
    opened: Opened, tmp_path: Path, qtbot
) -> None:
    path = tmp_path / "reviews.pmdesk"
    desk = opened(path)
    qtbot.waitUntil(lambda: desk.has_work)
    QApplication.processEvents()
    desk.window.showMinimized()
    second = subprocess.Popen([sys.executable, "-c", SECOND, str(path)])
    qtbot.waitUntil(lambda: not desk.window.isMinimized(), timeout=20_000)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0


def test_nobody_hears_where_no_window_is(tmp_path: Path) -> None:
    assert not held_here(tmp_path / "reviews.pmdesk")
    assert not ring(tmp_path / "reviews.pmdesk")


def test_a_bell_that_a_killed_window_left_rings_again(  # type: ignore[no-untyped-def]
    qapp: QApplication, tmp_path: Path, qtbot
) -> None:
    path = tmp_path / "reviews.pmdesk"
    hung = (
        "import os, sys; from pathlib import Path; from PySide6.QtCore import *;"
        "from pmdesk.ui.doorbell import Doorbell; app = QCoreApplication([]);"
        "bell = Doorbell(Path(sys.argv[1]), print, app); os._exit(0)"
    )
    subprocess.run([sys.executable, "-c", hung, str(path)], check=True)
    heard: list[int] = []
    bell = Doorbell(path, lambda: heard.append(1), qapp)
    rings = (
        "import sys; from pathlib import Path; from pmdesk.app import ring; ring(Path(sys.argv[1]))"
    )
    with subprocess.Popen([sys.executable, "-c", rings, str(path)]):
        qtbot.waitUntil(lambda: bool(heard), timeout=20_000)
    bell.take_down()
