"""Puts the window together: the only place besides the command line that knows every part."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk import __version__
from pmdesk.model.bundle import Bundle, read, with_new_ids, write
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage
from pmdesk.paths import backup_folder, config_folder
from pmdesk.resources import resource
from pmdesk.store.library import Library
from pmdesk.ui.actions_stage.stage import ActionsStage
from pmdesk.ui.biases.stage import BiasesStage
from pmdesk.ui.console.page import ConsolePage, StageMaker
from pmdesk.ui.factors.stage import FactorsStage
from pmdesk.ui.help.about import AboutDialog
from pmdesk.ui.help.keys import KeysDialog
from pmdesk.ui.lessons.stage import LessonsStage
from pmdesk.ui.library.first_start import FirstStart
from pmdesk.ui.library.import_preview import ImportPreview
from pmdesk.ui.library.new_review import NewReviewDialog
from pmdesk.ui.library.page import LibraryPage
from pmdesk.ui.main_window import Handlers, MainWindow, Page
from pmdesk.ui.prepare.stage import PrepareStage
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.report_stage.stage import ReportStage
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.theme.tokens import THEMES
from pmdesk.ui.timeline.stage import TimelineStage
from pmdesk.ui.tr import tr


def main(path: Path) -> int:
    """Opens the window on a library; the exit code of the application."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("pmdesk")
    app.setStyle("Fusion")
    desk = Desk(Settings(config_folder() / "pmdesk.ini"), path)
    desk.open()
    return app.exec()


class Desk:
    """One library in one window: which page is in front, and what leads from one to the next."""

    def __init__(self, settings: Settings, path: Path) -> None:
        self.settings, self._path = settings, path
        self.theme = Theme()
        self.set_theme(settings.text("theme", "system"))
        self.window = MainWindow(self.theme, settings, self._handlers())
        self.window.closing = self.close
        self.exporter = Exporter(self.bundle_bytes, self.ask_save_path, self.window)
        self.library: Library | None = None
        self.home: LibraryPage | None = None
        self.console: ConsolePage | None = None

    # Opening and closing

    def open(self) -> None:
        """Shows the window; the first page is painted before anything else is loaded."""
        self.use_library(self._path)
        self.window.restore_place()
        self.window.show()

    def use_library(self, path: Path) -> None:
        self.close()
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.library = Library.open(path, create=True)
        self._path = path
        self.go_home()
