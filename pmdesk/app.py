"""Puts the window together: the library's pages at once, everything else after the first paint."""

import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk.model.errors import WorldError
from pmdesk.paths import backup_folder, config_folder, data_folder, log_folder
from pmdesk.private_files import private_folder
from pmdesk.store.keeper import commit_of, keeper_of
from pmdesk.store.known import Known
from pmdesk.store.library import Library
from pmdesk.ui.backups import Backups
from pmdesk.ui.console.places import OPEN
from pmdesk.ui.fault_page import FaultPage
from pmdesk.ui.faults import catch_faults
from pmdesk.ui.library.page import LibraryPage
from pmdesk.ui.main_window import Handlers, MainWindow, Page
from pmdesk.ui.settings import Settings
from pmdesk.ui.theme.scale import at_start
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.theme.tokens import THEMES
from pmdesk.ui.tr import tr
from pmdesk.ui.zoom import USUAL, Zoom, remembered

if TYPE_CHECKING:
    from pmdesk.work import Work

AFTER_FIRST_PAINT = 150
"""Milliseconds after which what the first page does not need is loaded."""


def main(path: Path) -> int:
    """Opens the window on a library; gives the exit code of the application."""
    settings = Settings(config_folder() / "pmdesk.ini")
    with at_start(remembered(settings)):
        app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("pmdesk")
    # Ctrl+C in the terminal ends an idle window, too: what is stored is stored.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    app.setStyle("Fusion")
    desk = Desk(settings, ticks=time.monotonic)
    catch_faults(log_folder(), desk.say_own_fault)
    desk.open(path)
    return app.exec()


class Desk:
    """One library in one window: which page is in front, and what leads from one to the next."""

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        ticks: Callable[[], float] | None = None,
    ) -> None:
        self.settings, self.now, self.ticks = settings, now, ticks
        self.theme = Theme()
        self.set_theme(settings.text("theme", "system"))
        self.zoom = Zoom(self.theme, settings)
        self._library: Library | None = None
        self.backups: Backups | None = None
        self.window = MainWindow(self.theme, settings, self._handlers)
        self.window.closing = self._close
        self._work: Work | None = None
        self.home: LibraryPage | None = None
        self._mark_theme()
        QGuiApplication.styleHints().colorSchemeChanged.connect(self.window.scheme_changed)
        self.window.scheme_changed.connect(self._follow_system)

    # Opening and closing

    def open(self, path: Path) -> None:
        """Shows the window on a library."""
        self.use_library(path)
        self.window.restore_place()
        self.window.show()
        # Consoles, imports and exports are loaded while the list is being read.
        QTimer.singleShot(AFTER_FIRST_PAINT, self._load_the_rest)

    def _load_the_rest(self) -> None:
        if self._library is not None:
            self.work().go_back()

    def use_library(self, path: Path, *, large: bool = False) -> None:
        """Opens a library (made where there is none), or says on a page why that cannot be."""
        self._close()
        try:
            private_folder(path.parent)
            known = Known(data_folder())
            self._library = Library.open(
                path, create=True, backups=backup_folder(), known=known, large=large
            )
        except OSError as fault:
            said = tr("The folder {path} cannot be made.").format(path=path.parent)
            self._show_fault(WorldError(said, fault.strerror or ""), path)
        except WorldError as fault:
            self._show_fault(fault, path)
        else:
            self._back_up_by_itself(self._library)
            self.go_home()

    def _show_fault(self, fault: WorldError, path: Path) -> None:
        page = FaultPage(self.theme, fault, path)
        page.again.connect(lambda: self.use_library(path))
        page.another.connect(self.choose_library)
        self.window.show_page(page)

    def _close(self) -> bool:
        if self._work is not None:
            self._work.close()
            self._work = None
        if self.home is not None:
            self.home.leave()
            self.window.drop_page(self.home)
            self.home = None
        if self._library is not None:
            if self.backups is not None:
                self.backups.close(self._library.tidy)
                self.backups = None
            self._library.close()
            self._library = None
        return True

    def _back_up_by_itself(self, library: Library) -> None:
        """From now on until it is closed; never of one that is only read."""
        if library.read_only is None:
            ticks, notices = self.ticks or time.monotonic, self.window.notices
            keeper = keeper_of(library, backup_folder(), self.now, ticks)
            self.backups = Backups(keeper, lambda: commit_of(library), notices, self.window)
            self.backups.done.connect(self._backed_up)

    def choose_library(self) -> None:
        """Asks for a library file, there already or not."""
        folder = self._library.path.parent if self._library else Path.home()
        name, _ = QFileDialog.getSaveFileName(
            self.window,
            tr("Use another library"),
            str(folder),
            tr("Libraries (*.pmdesk)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.use_library(Path(name))

    # Pages

    @property
    def library(self) -> Library:
        """The open library; raises WorldError where there is none."""
        if self._library is None:
            raise WorldError(tr("No library is open."), tr("Choose one first."))
        return self._library

    @property
    def has_work(self) -> bool:
        """Whether what comes after the first paint is loaded."""
        return self._work is not None

    def work(self) -> "Work":
        """Consoles, imports and exports on the open library."""
        if self._work is None:
            from pmdesk.work import Work  # most of the program: after the first paint

            self._work = Work(self, self.library)
        return self._work

    def go_home(self) -> None:
        """The list of reviews, or the first start while there is none."""
        if self._work is not None:
            self._work.leave_review()
            self.settings.set_text(OPEN, "")
        if not self.library.ids():
            self.show(self.work().first_start())
            return
        if self.home is None:
            self.home = LibraryPage(self.theme, self.library, self.now)
            self._connect_home(self.home)
        self.home.refresh()
        self.show(self.home)

    def show(self, page: Page) -> None:
        """Brings a page of the library to the front."""
        self.window.show_page(page)
        self.window.set_history(self.library.undo_label, self.library.redo_label)

    def _connect_home(self, home: LibraryPage) -> None:
        home.opened.connect(lambda id: self.work().open_review(id))
        home.report_wanted.connect(lambda id: self.work().open_report(id))
        home.action_wanted.connect(lambda id, action: self.work().open_action(id, action))
        home.turned.connect(self.window.refresh)
        home.new_wanted.connect(lambda: self.work().new_review())
        home.import_wanted.connect(lambda: self.work().choose_files())
        home.folder_wanted.connect(lambda: self.work().choose_folder())
        home.sample_wanted.connect(lambda: self.work().open_sample())
        home.another_wanted.connect(self.choose_library)
        home.dropped.connect(lambda paths: self.work().import_files(paths))
        home.history.connect(self.window.set_history)
        home.emptied.connect(lambda: QTimer.singleShot(0, self._after_emptied))

    def _after_emptied(self) -> None:
        """The last review has gone: the first start takes the list's place, with the way back."""
        self.go_home()
        if not self.library.ids() and self.library.undo_label:
            self.work().say_undoable(tr("The last review is deleted."))

    def undo_library(self) -> None:
        if self.attempt(self.library.undo):
            self.go_home()

    def redo_library(self) -> None:
        if self.attempt(self.library.redo):
            self.go_home()

    # The window's own actions

    def _handlers(self) -> Handlers:
        """What can be done whatever page is in front."""
        own: dict[str, Callable[[], object]] = {
            "open-library": self.choose_library,
            "quit": self.window.close,
            "zoom-in": lambda: self.say(self.zoom.step(1)),
            "zoom-out": lambda: self.say(self.zoom.step(-1)),
            "zoom-reset": lambda: self.say(self.zoom.use(USUAL)),
            "reset-layout": self.reset_layout,
        }
        for name in ("system", *THEMES):
            own[f"theme-{name}"] = lambda name=name: self.choose_theme(name)  # type: ignore[misc]
        return own if self._library is None else {**own, **self._on_the_library()}

    def _on_the_library(self) -> Handlers:
        """What needs an open library."""
        return {
            "new-review": lambda: self.work().new_review(),
            "import-file": lambda: self.work().choose_files(),
            "import-folder": lambda: self.work().choose_folder(),
            "open-sample": lambda: self.work().open_sample(),
            "back-up": self.back_up,
            "review-word": self.choose_word,
            "palette": lambda: self.work().show_palette(),
            "shortcuts": lambda: self.work().show_keys(),
            "about": lambda: self.work().show_about(),
        }

    def reset_layout(self) -> None:
        """Window and panels as they are at first."""
        self.settings.forget("window/", "guide/", "side/", "audience/", "place/")
        self.window.usual_place()
        if self._work is not None and self._work.console is not None:
            self._work.open_review(self._work.console.session.review.id)

    def choose_word(self) -> None:
        """Asks what a review is called in this library."""
        self.work().called.ask(self.theme, self.window, self.attempt, self.say)

    def back_up(self) -> None:
        """A checked copy of the library into the backup folder."""
        if self.backups is not None:
            self.backups.make()

    def _backed_up(self, path: Path) -> None:
        self.say(tr("Backed up as {path}").format(path=path))

    def choose_theme(self, name: str) -> None:
        self.settings.set_text("theme", name)
        self.set_theme(name)
        self._mark_theme()

    def set_theme(self, name: str) -> None:
        """Light, dark, contrast, or what the system asks for."""
        scheme = QGuiApplication.styleHints().colorScheme()
        self.theme.use(name if name in THEMES else _theme_of(scheme))

    def _follow_system(self, scheme: Qt.ColorScheme) -> None:
        """The system went from light to dark or back."""
        if self.settings.text("theme", "system") not in THEMES:
            self.theme.use(_theme_of(scheme))

    def _mark_theme(self) -> None:
        chosen = self.settings.text("theme", "system")
        for name in ("system", *THEMES):
            self.window.actions_by_key[f"theme-{name}"].setChecked(name == chosen)

    # Messages

    def attempt(self, act: Callable[[], object]) -> bool:
        """Does something; False where the world refused it, which is then said."""
        try:
            act()
        except WorldError as fault:
            self.say_fault(fault)
            return False
        return True

    def say(self, text: str, way: str = "", act: Callable[[], object] | None = None) -> None:
        banner = getattr(self.window.page, "banner", None)
        if banner is not None:
            banner.say(text, way, act)

    def say_fault(self, fault: WorldError) -> None:
        banner = getattr(self.window.page, "banner", None)
        if banner is not None:
            banner.say_fault(fault)

    def say_own_fault(self, text: str) -> None:
        """A fault of ours, said once without stopping anything."""
        self.say_fault(WorldError(text))


def _theme_of(scheme: Qt.ColorScheme) -> str:
    return "dark" if scheme == Qt.ColorScheme.Dark else "light"
