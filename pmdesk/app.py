"""Puts the window together: the only place besides the command line that knows every part."""

import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk.model.bundle import Bundle, looks_like_one, read, with_new_ids, write
from pmdesk.model.content import content_hash
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage
from pmdesk.paths import backup_folder, config_folder, log_folder
from pmdesk.resources import resource
from pmdesk.store.bundles import Outcome, bundle_of, take_in
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.fault_page import FaultPage
from pmdesk.ui.faults import catch_faults
from pmdesk.ui.help.about import AboutDialog
from pmdesk.ui.help.keys import KeysDialog
from pmdesk.ui.library.first_start import FirstStart
from pmdesk.ui.library.import_preview import ImportPreview
from pmdesk.ui.library.new_review import NewReviewDialog
from pmdesk.ui.library.page import LibraryPage
from pmdesk.ui.library.take import Taken, as_review
from pmdesk.ui.main_window import Handlers, MainWindow
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.settings import Settings
from pmdesk.ui.stages import makers
from pmdesk.ui.theme.theme import Theme
from pmdesk.ui.theme.tokens import THEMES
from pmdesk.ui.tr import tr

FILE_CAP = 200 << 20


def main(path: Path) -> int:
    """Opens the window on a library; gives the exit code of the application."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("pmdesk")
    app.setStyle("Fusion")
    desk = Desk(Settings(config_folder() / "pmdesk.ini"))
    catch_faults(log_folder(), desk.say_own_fault)
    desk.open(path)
    return app.exec()


class Desk:
    """One library in one window: which page is in front, and what leads from one to the next."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.theme = Theme()
        self.set_theme(settings.text("theme", "system"))
        self.window = MainWindow(self.theme, settings, self._handlers())
        self.window.closing = self._close
        self.exporter = self._new_exporter()
        self.library: Library | None = None
        self.home: LibraryPage | None = None
        self.console: ConsolePage | None = None
        self._mark_theme()

    # Opening and closing

    def open(self, path: Path) -> None:
        """Shows the window on a library."""
        self.use_library(path)
        self.window.restore_place()
        self.window.show()

    def use_library(self, path: Path) -> None:
        """Opens a library (made where there is none), or says on a page why that cannot be."""
        self._close()
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.library = Library.open(path, create=True, backups=backup_folder())
        except OSError as fault:
            said = tr("The folder {path} cannot be made.").format(path=path.parent)
            self._show_fault(WorldError(said, fault.strerror or ""), path)
        except WorldError as fault:
            self._show_fault(fault, path)
        else:
            self.exporter = self._new_exporter()
            self.go_home()

    def _new_exporter(self) -> Exporter:
        return Exporter(self._bundle_bytes, parent=self.window)

    def _show_fault(self, fault: WorldError, path: Path) -> None:
        page = FaultPage(self.theme, fault, path)
        page.again.connect(lambda: self.use_library(path))
        page.another.connect(self.choose_library)
        self.window.show_page(page)

    def _close(self) -> bool:
        for page in (self.console, self.home):
            if page is not None:
                page.leave()
                self.window.drop_page(page)
        self.console = self.home = None
        self.exporter.close()
        if self.library is not None:
            self.library.close()
            self.library = None
        return True

    def choose_library(self) -> None:
        """Asks for a library file, there already or not."""
        name, _ = QFileDialog.getSaveFileName(
            self.window,
            tr("Use another library"),
            str(self.library.path.parent if self.library else Path.home()),
            tr("Libraries (*.pmdesk)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.use_library(Path(name))

    # Pages

    def go_home(self) -> None:
        """The list of reviews, or the first start while there is none."""
        library = self._library()
        if self.console is not None:
            self.console.leave()
            self.console.session.close()
            self.window.drop_page(self.console)
            self.console = None
        if not library.lines(datetime.now(UTC).date()):
            self._show_first_start(library)
            return
        if self.home is None:
            self.home = LibraryPage(self.theme, library, lambda: datetime.now(UTC))
            self._connect_home(self.home)
        self.home.refresh()
        self.window.show_page(self.home)
        self.window.set_history(library.undo_label, library.redo_label)

    def _show_first_start(self, library: Library) -> None:
        page = FirstStart(
            self.theme, library.path, {"undo": self._undo_library, "redo": self._redo_library}
        )
        page.new_wanted.connect(self.new_review)
        page.import_wanted.connect(self.choose_files)
        page.sample_wanted.connect(self.open_sample)
        page.another_wanted.connect(self.choose_library)
        page.dropped.connect(self.import_files)
        self.window.show_page(page)
        self.window.set_history(library.undo_label, library.redo_label)

    def _connect_home(self, home: LibraryPage) -> None:
        home.opened.connect(self.open_review)
        home.report_wanted.connect(lambda id: self.open_review(id, Stage.REPORT))
        home.new_wanted.connect(self.new_review)
        home.import_wanted.connect(self.choose_files)
        home.sample_wanted.connect(self.open_sample)
        home.another_wanted.connect(self.choose_library)
        home.dropped.connect(self.import_files)
        home.history.connect(self.window.set_history)
        home.emptied.connect(lambda: QTimer.singleShot(0, self.go_home))

    def open_review(self, id: str, stage: Stage = Stage.TIMELINE) -> None:
        """The console on a review."""
        try:
            session = ReviewSession(self._library().session(id))
        except WorldError as fault:
            self._say_fault(fault)
            return
        console = ConsolePage(self.theme, session, makers(self.paste_lines, self.exporter))
        console.left.connect(self.go_home)
        console.history.connect(self.window.set_history)
        console.staged.connect(self._staged)
        self.console = console
        console.go_to(stage)
        self.window.show_page(console)
        self.window.set_history(session.undo_label, session.redo_label)
        console.view.focus_first()

    def _staged(self) -> None:
        self.window.refresh()
        if self.console is not None and self.console.view.stage is Stage.REPORT:
            # The process that renders warms up while the report is being read.
            QTimer.singleShot(0, self.exporter.warm_up)

    # Reviews in

    def new_review(self) -> None:
        dialog = self.new_review_dialog()
        if dialog.exec():
            review = dialog.review()
            if self._try(lambda: self._library().add(review, "New review")):
                self.open_review(review.id)

    def new_review_dialog(self) -> NewReviewDialog:
        return NewReviewDialog(self.theme, lambda: datetime.now(UTC), parent=self.window)

    def open_sample(self) -> None:
        """A copy of the sample, so that it can be opened again."""
        review = with_new_ids(read(resource("samples/sample.json")).review, new_id)
        if self._try(lambda: self._library().add(review, "Open the sample")):
            self.open_review(review.id)

    def choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self.window, tr("Import"), "", tr("All files (*)"))
        self.import_files([Path(name) for name in names])

    def import_files(self, paths: list[Path]) -> None:
        """Bundles go in as they are; everything else is shown before it is taken in."""
        texts: list[tuple[str, bytes]] = []
        for path in paths:
            try:
                data = _bytes_of(path)
                if looks_like_one(data):
                    self._take_bundle(read(data))
                else:
                    texts.append((path.name, data))
            except WorldError as fault:
                self._say_fault(fault)
        if texts:
            preview = self.preview(None)
            preview.load(texts)
            preview.exec()
            self._refresh_home()

    def _take_bundle(self, bundle: Bundle) -> None:
        taken = take_in(self._library(), bundle)
        said = {
            Outcome.ADDED: tr("Imported “{title}”."),
            Outcome.SAME: tr("“{title}” is here already, just like this."),
            Outcome.REPLACED: tr("“{title}” is now the newer version. Undo is in the review."),
            Outcome.COPIED: tr("“{title}” was changed here too, so this is a copy beside it."),
        }[taken.outcome]
        self._refresh_home()
        self._say(said.format(title=bundle.review.title))

    def paste_lines(self, text: str) -> None:
        """Shows what pasted lines would become in the open review ("" = to be typed there)."""
        if self.console is not None:
            preview = self.preview(self.console.session.review)
            preview.paste(text)
            preview.exec()

    def preview(self, review: Review | None) -> ImportPreview:
        return ImportPreview(
            self.theme,
            today=datetime.now().astimezone().date(),
            zone=review.zone if review is not None else "",
            review=review,
            take=self._take if review is None else self._take_here,
            parent=self.window,
        )

    def _take(self, taken: Taken) -> None:
        now = datetime.now(UTC).replace(microsecond=0)
        self._library().add(as_review(taken, now), "Import")

    def _take_here(self, taken: Taken) -> None:
        if self.console is not None:
            session = self.console.session
            session.do(timeline.take_in, rows=taken.rows, facts=taken.facts)

    def _refresh_home(self) -> None:
        if self.console is None:
            self.go_home()

    # The window's own actions

    def _handlers(self) -> Handlers:
        own: dict[str, Callable[[], object]] = {
            "new-review": self.new_review,
            "import-file": self.choose_files,
            "open-sample": self.open_sample,
            "open-library": self.choose_library,
            "back-up": self.back_up,
            "quit": self._quit,
            "shortcuts": lambda: KeysDialog(self.theme, self.window).exec(),
            "about": self.show_about,
        }
        for name in ("system", *THEMES):
            own[f"theme-{name}"] = lambda name=name: self.choose_theme(name)  # type: ignore[misc]
        return own

    def _quit(self) -> None:
        self.window.close()

    def back_up(self) -> None:
        library = self._library()
        folder = backup_folder() / library.library_id
        try:
            path = library.backup(folder)
        except WorldError as fault:
            self._say_fault(fault)
        else:
            self._say(tr("Backed up as {path}").format(path=path))

    def show_about(self) -> None:
        places = {
            tr("Library"): self._library().path,
            tr("Backups"): backup_folder(),
            tr("Settings"): config_folder(),
        }
        AboutDialog(self.theme, places, self.window).exec()

    def choose_theme(self, name: str) -> None:
        self.settings.set_text("theme", name)
        self.set_theme(name)
        self._mark_theme()

    def set_theme(self, name: str) -> None:
        """Light, dark, contrast, or what the system asks for."""
        hints = QGuiApplication.styleHints()
        dark = hints is not None and hints.colorScheme() == Qt.ColorScheme.Dark
        self.theme.use(name if name in THEMES else "dark" if dark else "light")

    def _mark_theme(self) -> None:
        chosen = self.settings.text("theme", "system")
        for name in ("system", *THEMES):
            self.window.actions_by_key[f"theme-{name}"].setChecked(name == chosen)

    def _undo_library(self) -> None:
        if self._try(self._library().undo):
            self.go_home()

    def _redo_library(self) -> None:
        if self._try(self._library().redo):
            self.go_home()

    # Helpers

    def _library(self) -> Library:
        if self.library is None:
            raise WorldError(tr("No library is open."), tr("Choose one first."))
        return self.library

    def _bundle_bytes(self, review: Review) -> bytes:
        library = self._library()
        data = write(bundle_of(library, review))
        library.note_exchange(review.id, content_hash(review))
        return data

    def _try(self, act: Callable[[], object]) -> bool:
        try:
            act()
        except WorldError as fault:
            self._say_fault(fault)
            return False
        return True

    def _say(self, text: str) -> None:
        page = self.console or self.home
        if page is not None:
            page.banner.say(text)

    def _say_fault(self, fault: WorldError) -> None:
        banner = getattr(self.window.page, "banner", None)
        if banner is not None:
            banner.say_fault(fault)

    def say_own_fault(self, text: str) -> None:
        """A fault of ours, said once without stopping anything."""
        self._say_fault(WorldError(text))


def _bytes_of(path: Path) -> bytes:
    try:
        if path.stat().st_size > FILE_CAP:
            raise WorldError(
                tr("{name} is over 200 MB.").format(name=path.name), tr("Take a part of it.")
            )
        return path.read_bytes()
    except OSError as fault:
        said = tr("{name} cannot be read.").format(name=path.name)
        raise WorldError(said, fault.strerror or "") from None
