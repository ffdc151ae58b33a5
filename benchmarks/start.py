"""First paint of the library window against a bare PySide6 window, each in a fresh process."""

import os
import statistics
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.store.library import Library

ROUNDS = 9
REVIEWS = 40

BARE = """
import os
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, lambda: os._exit(0))

app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""

OURS = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
app = QApplication([])
app.setStyle("Fusion")
from pmdesk.desk.desk import Desk
from pmdesk.ui.settings import Settings

class FirstPaint(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, lambda: os._exit(0))
        return False

desk = Desk(Settings(Path(sys.argv[1]).with_name("settings.ini")))
desk.open(Path(sys.argv[1]))
filter = FirstPaint()
desk.home.panel.view.viewport().installEventFilter(filter)
app.exec()
"""


def run() -> list[tuple[str, float, float]]:
    """The median of our time over the median of a bare window's, measured in turn."""
    with TemporaryDirectory() as folder:
        path = _library(Path(folder))
        ours, bare = [], []
        _seconds(OURS, str(path))  # once before, so that bytecode is there as after an install
        for _ in range(ROUNDS):
            bare.append(_seconds(BARE))
            ours.append(_seconds(OURS, str(path)))
    ratio = statistics.median(ours) / statistics.median(bare)
    return [("first paint of the library window / bare PySide6 window", ratio, 1.5)]


def _library(folder: Path) -> Path:
    path, start = folder / "reviews.pmdesk", datetime(2026, 1, 5, 9, tzinfo=UTC)
    with Library.open(path, create=True) as library:
        for number in range(REVIEWS):
            at = start + timedelta(days=number)
            review = Review(id=new_id(), title=f"Review {number}", started=at, severity="SEV-2")
            library.add(review, "New review")
    return path


def _seconds(script: str, *arguments: str) -> float:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    before = datetime.now(UTC)
    subprocess.run(
        [sys.executable, "-c", script, *arguments],
        env=environment,
        check=True,
        stderr=subprocess.DEVNULL,
    )
    return (datetime.now(UTC) - before).total_seconds()
