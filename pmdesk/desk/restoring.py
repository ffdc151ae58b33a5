"""The dialog of versions put together: the library, its backups, and what is done with them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from pmdesk.model.errors import WorldError
from pmdesk.paths import backup_folder
from pmdesk.store.backup import folder_of
from pmdesk.store.kept import KeptReview, Standing, opened, reviews_in
from pmdesk.store.library import Library
from pmdesk.store.restore import SUFFIX, restore_all, restore_review
from pmdesk.store.versions import Version, versions
from pmdesk.ui.tr import tr
from pmdesk.ui.versions.dialog import VersionsDialog
from pmdesk.ui.versions.words import title_said, when_said
from pmdesk.ui.widgets.ask import ask

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk


class Versions:
    """One showing of the dialog; what was restored is said on the page, with the way back."""

    def __init__(self, desk: "Desk", library: Library) -> None:
        self._desk, self._library = desk, library
        self._folder = folder_of(backup_folder(), library.library_id)
        today = desk.now().astimezone().date()
        self.dialog = VersionsDialog(desk.theme, self._look, today, desk.window)
        self.dialog.restore_wanted.connect(self._restore)
        self.dialog.all_wanted.connect(self._choose_file)
        self.dialog.backup_wanted.connect(lambda: desk.window.do("back-up"))
        self.dialog.writing.done.connect(self._written)
        self._backups = desk.opened.backups if desk.opened is not None else None
        self.dialog.stale.connect(self.refresh)
        if self._backups is not None:
            self._backups.made.connect(self.dialog.stale)

    def show(self) -> None:
        """Until it is closed."""
        self.refresh()
        self.dialog.exec()
        self.dialog.deleteLater()

    def refresh(self) -> None:
        """Lists what backups there are now."""
        self.dialog.show_versions(versions(self._folder))

    def _look(self, version: Version) -> Sequence[KeptReview]:
        with opened(version.path) as kept:
            return reviews_in(kept, self._library.connection)

    def _restore(self, version: Version, review: KeptReview, beside: bool) -> None:
        at = version.at.astimezone() if beside else None
        try:
            restore_review(self._library, version.path, review.id, at)
        except WorldError as fault:
            self.dialog.say_fault(fault)
            return
        self._thin_no_more()
        self.dialog.accept()
        title = tr("The review") if review.restricted else f"“{title_said(review)}”"
        if beside:
            said = tr("{title} as of {when} is beside the present one.")
        else:
            said = tr("{title} is as it was on {when}.")
        new = beside or review.standing is Standing.GONE
        self._say(said.format(title=title, when=when_said(version)), "" if new else review.id)

    def _say(self, said: str, review: str) -> None:
        """What came back, with the way back: a step of that review, or of the list."""
        desk, console = self._desk, self._desk.work().console
        if console is not None and console.session.review.id == review:
            desk.say(said, tr("Undo"), console.undo)
        elif console is not None:
            desk.say(said)
        elif review:
            desk.go_home()
            desk.say(said, tr("Open"), lambda: desk.work().open_review(review))
        else:
            desk.go_home()
            desk.say(said, tr("Undo"), desk.undo_library)

    def _choose_file(self, version: Version) -> None:
        at = version.at.astimezone()
        usual = self._library.path.with_name(
            f"{self._library.path.stem} {at:%Y-%m-%d %H.%M}{SUFFIX}"
        )
        name, _ = QFileDialog.getSaveFileName(
            self.dialog,
            tr("Restore all into a copy"),
            str(usual),
            tr("Libraries (*.pmdesk)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self.restore_all(version, Path(name))

    def restore_all(self, version: Version, target: Path) -> None:
        """Writes all of a backup into a new file, and then offers to open it."""
        self.dialog.writing.start(lambda: restore_all(version.path, target))
        self.dialog.reviews.moved.emit()

    def _written(self, outcome: Path | WorldError) -> None:
        if isinstance(outcome, WorldError):
            self.dialog.say_fault(outcome)
            return
        self._thin_no_more()
        title = tr("The copy is written")
        said = tr("{path} holds all of it. The library that is open now stays as it is.")
        yes, no = tr("Open the copy"), tr("Stay here")
        if ask(self._desk.theme, title, said.format(path=outcome), yes, no, self.dialog):
            self.dialog.accept()
            self._desk.use_library(outcome)

    def _thin_no_more(self) -> None:
        if self._backups is not None:
            self._backups.restored()
