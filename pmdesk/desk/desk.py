"""One library in one window: its pages at once, everything else after the first paint."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk.desk.actions import barred, desk_actions
from pmdesk.desk.opened import Opened, open_library
from pmdesk.desk.rescuing import Rescue
from pmdesk.desk.settling import Settling
from pmdesk.model.errors import WorldError
from pmdesk.store.errors import LibraryFault
from pmdesk.store.library import READ_ONLY, Library
from pmdesk.store.open_as_can import How
from pmdesk.ui.collector import Collector
from pmdesk.ui.console.places import OPEN
from pmdesk.ui.library.page import LibraryPage
from pmdesk.ui.looks import Looks
from pmdesk.ui.main_window import MainWindow, Page
from pmdesk.ui.settings import Settings
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.ask import ask
from pmdesk.ui.zoom import Zoom

if TYPE_CHECKING:
    from pmdesk.desk.work import Work
    from pmdesk.ui.console.page import ConsolePage

AS_USUAL = How()
AFTER_FIRST_PAINT = 150
"""Milliseconds after which what the first page does not need is loaded."""


class Desk:
    """One library in one window: which page is in front, and what leads from one to the next."""

    def __init__(
        self,
        settings: Settings,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        ticks: Callable[[], float] | None = None,
    ) -> None:
        self.settings, self.now, self.ticks = settings, now, ticks
        self.looks = Looks(settings)
        self.theme = self.looks.theme
        self.zoom = Zoom(self.theme, settings)
        self.opened: Opened | None = None
        self.rescue = Rescue(self)
        self._ending = self._has_started = False
        self.window = MainWindow(self.theme, settings, lambda: desk_actions(self))
        self._collector = Collector(self.window)
        self.settling = Settling(self)
        self.window.closing = self._close
        self.window.barred = lambda: barred(self)
        self._work: Work | None = None
        self.home: LibraryPage | None = None
        self.looks.follow(self.window)

    # Opening and closing

    def open(self, path: Path) -> None:
        """Shows the window on a library."""
        self.use_library(path)
        self.window.restore_place()
        self.window.show()
        # Consoles, imports and exports are loaded while the list is being read.
        QTimer.singleShot(AFTER_FIRST_PAINT, self._load_the_rest)

    def _load_the_rest(self) -> None:
        self._has_started = True
        opened = self.opened
        if opened is None:
            return
        said = opened.resume.words()
        if opened.resume.may_go_back and self.work().go_back(said):
            opened.resume.say_on(lambda _: None)
        opened.resume.say_on(self.say)
        opened.go_on()

    def use_library(self, path: Path, how: How = AS_USUAL) -> None:
        """Opens a library (made where there is none), or says on a page why that cannot be."""
        if not self._close():
            return
        try:
            self.opened = Opened(self, *open_library(path, how, self.now()))
        except WorldError as fault:
            self.rescue.cannot_open(fault, path)
            return
        try:
            self.go_home()
        except LibraryFault as fault:
            self._close()
            self.rescue.cannot_open(fault, path)
            return
        if self._has_started:
            self.opened.resume.say_on(self.say)
            self.opened.go_on()

    def close_library(self) -> bool:
        """Puts the library away; False where the user stays with it."""
        return self._close()

    def _close(self) -> bool:
        """Closes the library; False where the user stays, because words would be gone with it."""
        self.flush()
        opened = self.opened
        if opened is not None and not self._ending and not opened.storing.may_close():
            return False
        if self._work is not None:
            self._work.close()
            self._work = None
        if self.home is not None:
            self.home.leave()
            self.window.drop_page(self.home)
            self.home = None
        if opened is not None:
            opened.end()
            self.opened = None
            self.rescue.end()
        return True

    def flush(self) -> None:
        """Stores what a field still holds back."""
        if self.console is not None:
            self.console.flush()

    def end(self) -> None:
        """Closes the window at once, without asking: the system wants it so."""
        self._ending = True
        self.window.close()
        QApplication.quit()

    def tell(self, title: str, sentence: str) -> None:
        """Says something that must not pass unread, also while the window closes."""
        if not self._ending:
            ask(self.theme, title, sentence, tr("All right"), tr("Close"), self.window)

    def go_back_to(self, review: str) -> None:
        """The review again, in another library, too, where it is there."""
        if self.opened is not None and self.library.has(review):
            self.work().open_review(review)

    @property
    def console(self) -> "ConsolePage | None":
        """The console in front, where a review is open."""
        return None if self._work is None else self._work.console

    def come(self) -> None:
        """To the front: somebody started pmdesk again on this library."""
        if self.window.isMinimized():
            self.window.showNormal()
        self.window.raise_()
        self.window.activateWindow()

    def write_no_more(self) -> None:
        """After grave faults of ours: what is stored stays as it is until a new start."""
        if self.opened is not None:
            self.opened.storing.write_no_more()

    def choose_library(self) -> None:
        """Asks for a library file, there already or not."""
        folder = self.library.path.parent if self.opened else Path.home()
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
        if self.opened is None:
            raise WorldError(tr("No library is open."), tr("Choose one first."))
        return self.opened.library

    @property
    def has_work(self) -> bool:
        """Whether what comes after the first paint is loaded."""
        return self._work is not None

    def work(self) -> "Work":
        """Consoles, imports and exports on the open library."""
        if self._work is None:
            from pmdesk.desk.work import Work  # most of the program: after the first paint

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
        home.erase_wanted.connect(
            lambda id: self.if_writing(lambda: self.work().for_good.erase_review(id))
        )
        home.turned.connect(self.window.refresh)
        for wanted, act in (
            (home.new_wanted, lambda: self.work().new_review()),
            (home.import_wanted, lambda: self.work().choose_files()),
            (home.folder_wanted, lambda: self.work().choose_folder()),
            (home.sample_wanted, lambda: self.work().open_sample()),
        ):
            wanted.connect(lambda act=act: self.if_writing(act))
        home.another_wanted.connect(self.choose_library)
        home.dropped.connect(lambda paths: self.if_writing(lambda: self.work().import_files(paths)))
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

    def if_writing(self, act: Callable[[], object]) -> None:
        """Does what writes into the library, or says why not."""
        if self.library.read_only is None:
            act()
        else:
            self.say_fault(READ_ONLY)

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
