"""What is done on an open library after the first paint: consoles, imports, exports, dialogs."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from pmdesk.model.bundle import Bundle, looks_like_one, read, with_new_ids, write
from pmdesk.model.content import content_hash
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.model.words import Stage
from pmdesk.paths import backup_folder, config_folder
from pmdesk.resources import resource
from pmdesk.store.bundles import Outcome, bundle_of, standing, take_in
from pmdesk.store.library import Library
from pmdesk.ui.console.page import ConsolePage
from pmdesk.ui.console.places import OPEN
from pmdesk.ui.console.room_words import back_words
from pmdesk.ui.help.about import AboutDialog
from pmdesk.ui.help.keys import KeysDialog
from pmdesk.ui.library.called import Called
from pmdesk.ui.library.first_start import FirstStart
from pmdesk.ui.library.import_preview import ImportPreview
from pmdesk.ui.library.new_review import NewReviewDialog
from pmdesk.ui.library.take import Taken, as_review
from pmdesk.ui.palette.opener import open_palette
from pmdesk.ui.palette.palette import Palette
from pmdesk.ui.report_stage.exporter import Exporter
from pmdesk.ui.session import ReviewSession
from pmdesk.ui.stages import makers
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.ask import ask

if TYPE_CHECKING:
    from pmdesk.app import Desk

FILE_CAP = 200 << 20


class Work:
    """Everything that leads into a review, out of it, and what is made of it."""

    def __init__(self, desk: "Desk", library: Library) -> None:
        self._desk, self._library = desk, library
        self.exporter = Exporter(self._bundle_bytes, parent=desk.window, blob=library.blobs.get)
        self.called = Called(library)
        self.called.kind_changed.connect(self.exporter.call_it)
        self.called.word_changed.connect(lambda _: self._refresh_list())
        self.exporter.call_it(self.called.kind)
        self.console: ConsolePage | None = None
        self._first: FirstStart | None = None

    def close(self) -> None:
        """Stores what a field holds back and ends the process that renders."""
        self.leave_review()
        self.exporter.close()

    # Pages

    def first_start(self) -> FirstStart:
        """The page that stands while the library is empty."""
        history: dict[str, Callable[[], object]] = {
            "undo": self._desk.undo_library,
            "redo": self._desk.redo_library,
        }
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

    def say_undoable(self, text: str) -> None:
        """Says on the first start what happened, with the way back."""
        if self._first is not None:
            self._first.say(text, tr("Undo"), self._desk.undo_library)

    def open_review(self, id: str, stage: Stage | None = None) -> None:
        """The console on a review, on a stage or where somebody was last."""
        try:
            session = ReviewSession(self._library.session(id))
        except WorldError as fault:
            self._desk.say_fault(fault)
            return
        self.leave_review()
        window = self._desk.window
        console = ConsolePage(
            self._desk.theme,
            session,
            makers(self.paste_lines, self.exporter, self._desk.now),
            self._desk.settings,
            self._desk.now,
        )
        console.left.connect(self._desk.go_home)
        console.history.connect(window.set_history)
        console.staged.connect(self._staged)
        console.delete_wanted.connect(self.delete_review)
        console.top.call_it(self.called.title)
        self.called.title_changed.connect(console.top.call_it)
        self.console = console
        self._desk.settings.set_text(OPEN, id)
        if stage is None:
            console.resume()
        else:
            console.go_to(stage)
        window.show_page(console)
        window.set_history(session.undo_label, session.redo_label)
        console.ready.connect(window.refresh)
        console.view.focus_first()

    def go_back(self) -> None:
        """Into the review in which the last session ended, unless something was begun since."""
        id, window = self._desk.settings.text(OPEN), self._desk.window
        begun = window.page is not self._desk.home or QApplication.activeModalWidget() is not None
        if not id or begun or id not in self._library.ids():
            return
        self.open_review(id)
        if self.console is not None and (said := back_words(self.console.room)):
            self.console.say(said)

    def open_report(self, id: str) -> None:
        self.open_review(id, Stage.REPORT)

    def leave_review(self) -> None:
        """Puts the console away, with what its fields still hold stored."""
        if self.console is not None:
            self.console.close_for_good()
            self.console.session.close()
            self._desk.window.drop_page(self.console)
            self.console = None

    def _staged(self) -> None:
        self._desk.window.refresh()
        if self.console is not None and self.console.view.stage is Stage.REPORT:
            # The process that renders warms up while the report is being read.
            QTimer.singleShot(0, self.exporter.warm_up)

    def delete_review(self) -> None:
        """Takes the open review out of the library; the list offers to undo it."""
        if self.console is None:
            return
        review = self.console.session.review
        self.leave_review()
        if self._desk.attempt(lambda: self._library.remove(review.id)):
            self._desk.go_home()
            title = tr("the review") if review.restricted else f"“{review.title}”"
            said = tr("Deleted {title}.").format(title=title)
            if self._library.ids() and self._desk.home is not None:
                self._desk.home.banner.say(said, tr("Undo"), self._desk.undo_library)
            else:
                self.say_undoable(said)

    # Reviews in

    def new_review(self) -> None:
        dialog = self.new_review_dialog()
        if dialog.exec():
            review = dialog.review()
            if self._desk.attempt(lambda: self._library.add(review, "New review")):
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
        window = self._desk.window
        names, _ = QFileDialog.getOpenFileNames(window, tr("Import"), "", tr("All files (*)"))
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
                self._desk.say_fault(fault)
        if texts:
            preview = self.preview(None)
            preview.load(texts)
            preview.exec()
            self._refresh_home()

    def _take_bundle(self, bundle: Bundle) -> None:
        newer = standing(self._library, bundle) is Outcome.REPLACED
        replace = not newer or ask(
            self._desk.theme,
            tr("A newer version of “{title}”").format(title=bundle.review.title),
            tr("It was made from the one that is here. Put it in its place? Undo brings it back."),
            tr("Replace"),
            tr("Keep both"),
            self._desk.window,
        )
        taken = take_in(self._library, bundle, replace=replace)
        said = {
            Outcome.ADDED: tr("Imported “{title}”."),
            Outcome.SAME: tr("“{title}” is here already, just like this."),
            Outcome.REPLACED: tr("“{title}” is now the newer version."),
            Outcome.COPIED: tr("A copy of “{title}” stands beside the one that was here."),
        }[taken.outcome]
        self._refresh_home()
        self._desk.say(said.format(title=bundle.review.title))

    def paste_lines(self, text: str) -> None:
        """Shows what pasted lines would become in the open review ("" = to be typed there)."""
        if self.console is not None:
            preview = self.preview(self.console.session.review)
            preview.paste(text)
            preview.exec()

    def preview(self, review: Review | None) -> ImportPreview:
        """The dialog in which an import is looked at, into a review or a new one."""
        return ImportPreview(
            self._desk.theme,
            today=self._desk.now().astimezone().date(),
            zone=review.zone if review is not None else "",
            review=review,
            take=self._take if review is None else self._take_here,
            parent=self._desk.window,
        )

    def _take(self, taken: Taken) -> None:
        now = self._desk.now().replace(microsecond=0)
        self._library.add(as_review(taken, now), "Import")

    def _take_here(self, taken: Taken) -> None:
        if self.console is not None:
            session = self._library.session(self.console.session.review.id)
            session.do(timeline.take_in, rows=taken.rows, facts=taken.facts)

    def _refresh_list(self) -> None:
        if self._desk.home is not None:
            self._desk.home.refresh()

    def _refresh_home(self) -> None:
        if self.console is None:
            self._desk.go_home()

    # Out and beside

    def _bundle_bytes(self, review: Review) -> bytes:
        data = write(bundle_of(self._library, review))
        self._library.note_exchange(review.id, content_hash(review))
        return data

    def show_about(self) -> None:
        places = {
            tr("Library"): self._library.path,
            tr("Backups"): backup_folder(),
            tr("Settings"): config_folder(),
        }
        dialog = AboutDialog(self._desk.theme, places, self._desk.window)
        dialog.exec()
        dialog.deleteLater()

    def show_palette(self) -> Palette:
        """Everything that can be done now, and the reviews, by a few letters."""
        room = self.console.room if self.console is not None else None
        lines = self._library.lines(self._desk.now().astimezone().date())
        return open_palette(self._desk.theme, self._desk.window, room, lines, self.open_review)

    def show_keys(self) -> None:
        """Every key, those of the stage in front first."""
        stage = self.console.view.stage if self.console is not None else None
        dialog = KeysDialog(self._desk.theme, self._desk.window, stage)
        dialog.exec()
        dialog.deleteLater()


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
