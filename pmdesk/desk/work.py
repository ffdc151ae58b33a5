"""What is done on an open library after the first paint: consoles, imports, exports, dialogs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from pmdesk.desk.consoles import Consoles
from pmdesk.desk.for_good import ForGood
from pmdesk.desk.importing import Importing
from pmdesk.desk.language import LanguageRules
from pmdesk.desk.leaving import Leaving
from pmdesk.desk.restoring import Versions
from pmdesk.model.bundle import read, with_new_ids
from pmdesk.model.errors import WorldError
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage
from pmdesk.paths import backup_folder, config_folder
from pmdesk.resources import resource
from pmdesk.store.library import Library
from pmdesk.store.sound import DamagedReview
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.console.places import OPEN
from pmdesk.ui.console.room_words import back_words
from pmdesk.ui.help.about import AboutDialog
from pmdesk.ui.help.keys import KeysDialog
from pmdesk.ui.library.called import Called
from pmdesk.ui.library.first_start import FirstStart
from pmdesk.ui.library.new_review import NewReviewDialog
from pmdesk.ui.palette.opener import open_palette
from pmdesk.ui.palette.palette import Palette
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.for_once import for_once

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk


class Work:
    """Everything that leads into a review, out of it, and what is made of it."""

    def __init__(self, desk: "Desk", library: Library) -> None:
        self._desk, self._library = desk, library
        self.leaving = Leaving(desk, library, self)
        self.for_good = ForGood(desk, library, self)
        self.exporter = Exporter(
            self.leaving.bundle_bytes,
            parent=desk.window,
            blob=library.blobs.get,
            gate=self.leaving.gate,
            passphrase=self.leaving.passphrase,
            note=self.leaving.note,
        )
        self.language = LanguageRules(library)
        self.called = Called(library)
        self.called.kind_changed.connect(self.exporter.call_it)
        self.called.word_changed.connect(lambda _: self._refresh_list())
        self.exporter.call_it(self.called.kind)
        self._consoles = Consoles(desk, library, self)
        self.console: ConsolePage | None = None
        self._first: FirstStart | None = None
        self.importing = Importing(desk, library, self)

    def close(self) -> None:
        """Stores what a field holds back and ends the process that renders."""
        self.leave_review()
        self.exporter.close()
        for part in (self.exporter, self.called, self.language):
            part.deleteLater()
        self._drop_first()

    # Pages

    def first_start(self) -> FirstStart:
        """The page that stands while the library is empty."""
        history: dict[str, Callable[[], object]] = {
            "undo": self._desk.undo_library,
            "redo": self._desk.redo_library,
        }
        self._drop_first()
        page = FirstStart(self._desk.theme, self._library.path, history)
        page.new_wanted.connect(self.new_review)
        page.import_wanted.connect(self.choose_files)
        page.sample_wanted.connect(self.open_sample)
        page.another_wanted.connect(self._desk.choose_library)
        page.dropped.connect(self.import_files)
        page.call_it(self.called.word)
        self.called.word_changed.connect(page.call_it)
        self._first = page
        return page

    def _drop_first(self) -> None:
        if self._first is not None:
            self._desk.window.drop_page(self._first)
            self._first = None

    def say_undoable(self, text: str) -> None:
        """Says on the first start what happened, with the way back."""
        if self._first is not None:
            self._first.say(text, tr("Undo"), self._desk.undo_library)

    def open_review(self, id: str, stage: Stage | None = None) -> None:
        """The console on a review, on a stage or where somebody was last."""
        try:
            session = ReviewSession(self._library.session(id))
        except DamagedReview as fault:
            self._desk.rescue.review_is_damaged(fault)
            return
        except WorldError as fault:
            self._desk.say_fault(fault)
            return
        self.leave_review()
        console = self._consoles.console(session)
        self.console = console
        self._desk.settings.set_text(OPEN, id)
        if stage is None:
            console.resume()
        else:
            console.go_to(stage)
        window = self._desk.window
        window.show_page(console)
        window.set_history(session.undo_label, session.redo_label)
        console.ready.connect(window.refresh)
        console.view.focus_first()
        if self._desk.opened is not None:
            self._desk.opened.storing.show()

    def go_back(self, said: str = "") -> bool:
        """Into the review in which the last sitting ended, unless something was begun since.

        `said` is what is to be told of that end; False where nothing was opened to tell it on.
        """
        id, window = self._desk.settings.text(OPEN), self._desk.window
        begun = window.page is not self._desk.home or QApplication.activeModalWidget() is not None
        if not id or begun or id not in self._library.ids():
            return False
        self.open_review(id)
        if self.console is None:
            return False
        if words := f"{said} {back_words(self.console.room, crashed=bool(said))}".strip():
            self.console.banner.say(words)
        return True

    def open_report(self, id: str) -> None:
        self.open_review(id, Stage.REPORT)

    def open_action(self, id: str, action: str) -> None:
        """A review on the Actions stage, with that action chosen."""
        self.open_review(id, Stage.ACTIONS)
        if self.console is not None and self.console.session.review.id == id:
            self.console.view.restore_place({"action": action})

    def leave_review(self) -> None:
        """Puts the console away, with what its fields still hold stored."""
        if self.console is not None:
            self.console.close_for_good()
            self.console.session.close()
            self._desk.window.drop_page(self.console)
            self.console = None
            self._desk.settling.begin()

    def delete_review(self) -> None:
        """Takes the open review out of the library; the list offers to undo it."""
        if self.console is None:
            return
        review = self.console.session.review
        self.leave_review()
        try:
            self._library.remove(review.id)
        except WorldError as fault:
            self.open_review(review.id)
            self._desk.say_fault(fault)
            return
        self._desk.go_home()
        title = tr("the review") if review.restricted else f"“{review.title}”"
        said = tr("Deleted {title}.").format(title=title)
        if self._library.ids() and self._desk.home is not None:
            self._desk.home.banner.say(said, tr("Undo"), self._desk.undo_library)
        else:
            self.say_undoable(said)

    # Reviews in

    def new_review(self) -> None:
        with for_once(self.new_review_dialog()) as dialog:
            review = dialog.review() if dialog.exec() else None
        if review and self._desk.attempt(lambda: self._library.add(review, "New review")):
            self.open_review(review.id)

    def new_review_dialog(self) -> NewReviewDialog:
        window = self._desk.window
        return NewReviewDialog(
            self._desk.theme,
            self._desk.now,
            parent=window,
            word=self.called.word,
        )

    def open_sample(self) -> None:
        """A copy of the sample, so that it can be opened again."""
        review = with_new_ids(read(resource("samples/sample.json")).review, new_id)
        if self._desk.attempt(lambda: self._library.add(review, "Open the sample")):
            self.open_review(review.id)

    def choose_files(self) -> None:
        self.importing.choose_files()

    def choose_folder(self) -> None:
        self.importing.choose_folder()

    def import_files(self, paths: list[Path]) -> None:
        """Files and folders that were dropped, or chosen."""
        self.importing.take_paths(paths)

    def paste_lines(self, text: str) -> None:
        """Shows what pasted lines would become in the open review ("" = to be typed there)."""
        if self.console is not None:
            self.importing.paste(self.console.session.review, text)

    def _refresh_list(self) -> None:
        if self._desk.home is not None:
            self._desk.home.refresh()

    # Out and beside

    def hand_over(self) -> None:
        """The running meeting goes on at another computer."""
        if self.console is not None:
            self.leaving.hand_over(self.console)

    def show_about(self) -> None:
        places = {
            tr("Library"): self._library.path,
            tr("Backups"): backup_folder(),
            tr("Settings"): config_folder(),
        }
        with for_once(AboutDialog(self._desk.theme, places, self._desk.window)) as dialog:
            dialog.exec()

    def show_versions(self) -> None:
        """The backups by day, and the ways back from them."""
        if self._desk.window.page is not None:
            self._desk.window.page.leave()
        self.versions().show()

    def versions(self) -> Versions:
        return Versions(self._desk, self._library)

    def show_palette(self) -> Palette:
        """Everything that can be done now, and the reviews, by a few letters."""
        room = self.console.room if self.console is not None else None
        lines = self._library.lines(self._desk.now().astimezone().date())
        return open_palette(self._desk.theme, self._desk.window, room, lines, self.open_review)

    def show_keys(self) -> None:
        """Every key, those of the stage in front first."""
        stage = self.console.view.stage if self.console is not None else None
        with for_once(KeysDialog(self._desk.theme, self._desk.window, stage)) as dialog:
            dialog.exec()
