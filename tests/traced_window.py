"""The real app from start to end, to be watched: python -m tests.traced_window FOLDER.

Opens the sample, shows stages and the audience window, writes each file, closes.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from pmdesk.app import main
from pmdesk.ui.main_window import MainWindow
from pmdesk.ui.report_stage.formats import SaveDialog

FILES = ("md", "html", "csv", "json", "pdf")
LOOKED_EVERY, PATIENCE = 50, 240_000


class Run:
    """One act after the other, as long as the event loop runs."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.left = ["", "open-sample", "stage-prepare", "stage-timeline", "audience"]
        self.left += [f"export-{key}" for key in FILES]
        self.waits_for: Path | None = None
        self.timer = QTimer(interval=LOOKED_EVERY)
        self.timer.timeout.connect(self.go_on)
        self.timer.start()

    def answer(self, suggested: str, _filters: str) -> Path:
        """Stands for the person in the dialog for saving."""
        self.waits_for = self.folder / f"out{Path(suggested).suffix}"
        return self.waits_for

    def go_on(self) -> None:
        """The next act, where the file of the one before is there; an export that was not taken,
        because another was about to end, is asked for again.
        """
        if self.waits_for is not None:
            if not self.waits_for.exists():
                return
            self.waits_for = None
            self.left.pop(0)
        for window in QApplication.topLevelWidgets():
            if isinstance(window, MainWindow) and window.isVisible():
                self.act(window)

    def act(self, window: MainWindow) -> None:
        if not self.left:
            window.close()
        elif self.left[0].startswith("export-"):
            window.do(self.left[0])
        elif key := self.left.pop(0):
            window.do(key)


def run(folder: Path) -> int:
    """The exit code of the app; 9 where it did not end in time."""
    app = QApplication(sys.argv[:1])
    acts = Run(folder)
    # Bound already, so it is given what the dialog is asked for and nothing else.
    SaveDialog.__call__ = acts.answer  # type: ignore[method-assign]
    QTimer.singleShot(PATIENCE, lambda: app.exit(9))
    return main(folder / "reviews.pmdesk")


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
