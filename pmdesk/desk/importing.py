"""What comes into an open library: files, folders, pasted lines, each shown before it is stored."""

from collections.abc import Iterable
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog

from pmdesk.files import read_folder
from pmdesk.intake.detect import is_bundle
from pmdesk.intake.known import has_all, keys_of, known_places
from pmdesk.intake.sources.archive import is_zip
from pmdesk.intake.values import Intake
from pmdesk.model.bundle import Bundle, read
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures import timeline
from pmdesk.model.review import Review
from pmdesk.sealed import WrongPassphrase, looks_sealed, unseal
from pmdesk.store.bundles import Outcome, standing, take_in
from pmdesk.store.library import Library
from pmdesk.ui.importing.archive import ImportArchive
from pmdesk.ui.importing.preview import File, ImportPreview
from pmdesk.ui.importing.reading import Data
from pmdesk.ui.importing.take import Taken, as_review
from pmdesk.ui.importing.ticks import Here
from pmdesk.ui.privacy.passphrase import AskPassphrase
from pmdesk.ui.tr import tr
from pmdesk.ui.widgets.ask import ask
from pmdesk.ui.widgets.for_once import for_once

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk
    from pmdesk.desk.work import Work

FILE_CAP = 200 << 20
"""Bytes of a file that are read into memory; of a larger text only a part is."""


class Importing:
    """The ways in, and the dialogs in which an import is looked at."""

    def __init__(self, desk: "Desk", library: Library, work: "Work") -> None:
        self._desk, self._library, self._work = desk, library, work

    def choose_files(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(
            self._desk.window, tr("Import"), "", tr("All files (*)")
        )
        self.take_paths([Path(name) for name in names])

    def choose_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self._desk.window, tr("Import folder"))
        if name:
            self.take_paths([Path(name)])

    def take_paths(self, paths: Iterable[Path]) -> None:
        """Bundles go in as they are, folders one by one; everything else is shown first."""
        files: list[File] = []
        for path in paths:
            try:
                if path.is_dir():
                    self._folder(path)
                    continue
                data = content_of(path)
                if isinstance(data, bytes) and looks_sealed(data):
                    data = self._unsealed(path.name, data)
                if isinstance(data, bytes) and is_bundle(data):
                    self._take_bundle(read(data))
                else:
                    files.append((path.name, data))
            except WorldError as fault:
                self._desk.say_fault(fault)
        if files:
            self._show(files)

    def _unsealed(self, name: str, data: bytes) -> bytes:
        """What is in a protected bundle; asks for the passphrase until it is right.

        Raises WorldError where nobody has it, and for a file that is none.
        """
        said = ""
        while True:
            dialog = AskPassphrase(self._desk.theme, name, said, self._desk.window)
            agreed, typed = dialog.exec(), dialog.passphrase()
            dialog.deleteLater()
            if not agreed:
                raise WorldError(tr("{name} was not opened.").format(name=name), "")
            try:
                return unseal(data, typed)
            except WrongPassphrase as fault:
                said = str(fault)

    def _folder(self, path: Path) -> None:
        """An unpacked export is one import; of other folders each file is one."""
        files = read_folder(path)
        if any(name.lower().endswith(".json") for name in files):
            self._show([(path.name, files)])
        else:
            self._show_archive(path.name, files)

    def _show(self, files: list[File]) -> None:
        with for_once(self.preview(None)) as preview:
            preview.load(files)
            if preview.several is None:  # what is short is read by now
                preview.exec()
                self._refresh_home()
            several = preview.several
        if several is not None:
            self._show_archive(*several)

    def _show_archive(self, name: str, files: Data) -> None:
        with for_once(self.archive()) as archive:
            archive.load(name, files)
            archive.exec()
            self._refresh_home()
            if archive.stored:
                self._desk.say(archive.said())

    def _take_bundle(self, bundle: Bundle) -> None:
        newer = standing(self._library, bundle) is Outcome.REPLACED
        replace = not newer or ask(
            self._desk.theme,
            tr("A newer version of {title}").format(title=_called(bundle.review)),
            tr("It was made from the one that is here. Put it in its place? Undo brings it back."),
            tr("Replace"),
            tr("Keep both"),
            self._desk.window,
        )
        taken = take_in(self._library, bundle, replace=replace)
        said = {
            Outcome.ADDED: tr("Imported {title}."),
            Outcome.SAME: tr("{title} is here already, just like this."),
            Outcome.REPLACED: tr("{title} is now the newer version."),
            Outcome.COPIED: tr("A copy of {title} stands beside the one that was here."),
        }[taken.outcome]
        self._refresh_home()
        said = said.format(title=_called(bundle.review))
        self._desk.say(said[:1].upper() + said[1:])

    def paste(self, review: Review, text: str) -> None:
        """Shows what lines would become in a review."""
        with for_once(self.preview(review)) as preview:
            preview.paste(text)
            preview.exec()

    def preview(self, review: Review | None) -> ImportPreview:
        """The dialog in which an import is looked at, into a review or a new one."""
        return ImportPreview(
            self._desk.theme,
            today=self._desk.now().astimezone().date(),
            zone=review.zone if review is not None else "",
            review=review,
            take=self._take,
            here=self._here,
            parent=self._desk.window,
        )

    def archive(self) -> ImportArchive:
        """The dialog in which many reports are looked at."""
        return ImportArchive(
            self._desk.theme, take=self._take, here=self._whole_here, parent=self._desk.window
        )

    def _here(self, intake: Intake, review: Review | None) -> Here:
        """What the review has already, or for a new one the review that has most of it."""
        if review is not None:
            title = "" if review.restricted else review.title
            return Here(known_places(intake, keys_of(review)), title, locked=True)
        having = self._library.having({entry.key for entry in intake.entries})
        if not having:
            return Here()
        other = self._library.review(having[0])
        title = "" if other.restricted else other.title
        return Here(known_places(intake, keys_of(other)), title)

    def _whole_here(self, intake: Intake, title: str) -> bool:
        """Whether a review has everything of a report, one with its entries or with its title."""
        ids = self._library.having({entry.key for entry in intake.entries})
        ids = ids or self._library.titled(title)
        return any(has_all(self._library.review(id), intake) for id in ids)

    def _take(self, taken: Taken) -> None:
        """Stores one import in one step: a new review, or more in the one that is open."""
        if taken.new_title is not None:
            now = self._desk.now().replace(microsecond=0)
            self._library.add(as_review(taken, now), "Import")
        elif self._work.console is not None:
            session = self._library.session(self._work.console.session.review.id)
            session.do(timeline.take_in, rows=taken.rows, facts=taken.facts)

    def _refresh_home(self) -> None:
        if self._work.console is None:
            self._desk.go_home()


def _called(review: Review) -> str:
    """A review inside a sentence; a restricted one is not named."""
    return tr("a restricted review") if review.restricted else f"“{review.title}”"


def content_of(path: Path) -> bytes | mmap:
    """The bytes of a file; a text over the cap as it lies on the disk. Raises WorldError."""
    try:
        if path.stat().st_size <= FILE_CAP:
            return path.read_bytes()
        with path.open("rb") as file:
            mapped = mmap(file.fileno(), 0, access=ACCESS_READ)
    except OSError as fault:
        said = tr("{name} cannot be read.").format(name=path.name)
        raise WorldError(said, fault.strerror or "") from None
    if is_zip(mapped[:4]):
        advice = tr("Unpack it and import the folder of one channel, or export a shorter time.")
        raise WorldError(tr("{name} is over 200 MB.").format(name=path.name), advice)
    return mapped
