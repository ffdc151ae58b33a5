"""What is done to a library as a whole: a copy for others, and what goes from it for good."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from pmdesk.export_log import Left, note_left, place_of
from pmdesk.model.erasing import places
from pmdesk.model.review import Review
from pmdesk.paths import copy_folders, recovery_folders
from pmdesk.store.erasing import PersonFound
from pmdesk.store.holding import (
    Holding,
    Holds,
    discard_all,
    having_review,
    holding,
    kept_aside,
    naming,
)
from pmdesk.store.library import Library
from pmdesk.store.others import Copied, copy_for_others
from pmdesk.ui.privacy.copying import CopyDialog
from pmdesk.ui.privacy.erase_person import ErasePersonDialog
from pmdesk.ui.privacy.last_ask import LastAsk
from pmdesk.ui.privacy.words import counted
from pmdesk.ui.tr import tr

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk
    from pmdesk.desk.work import Work


class ForGood:
    """Each act asks once, with its numbers, and leaves a line in the log of exports."""

    def __init__(self, desk: "Desk", library: Library, work: "Work") -> None:
        self._desk, self._library, self._work = desk, library, work

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What can be done with the review that is open or chosen."""
        made: dict[str, Callable[[], object]] = {}
        console, home = self._work.console, self._desk.home
        if console is not None:
            made["secrets-decided"] = self._work.leaving.decide
            made["erase-review"] = lambda: self.erase_review(console.session.review.id)
        elif home is not None and self._desk.window.page is home and home.chosen() is not None:
            made["erase-review"] = self._erase_chosen
        return made

    def _erase_chosen(self) -> None:
        line = self._desk.home.chosen() if self._desk.home is not None else None
        if line is not None:
            self.erase_review(line.id)

    def copy_for_others(self) -> None:
        """A library without what is private, into a file that is new."""
        restricted = sum(line.restricted for line in self._library.lines(self._today()))
        dialog = CopyDialog(
            self._desk.theme, len(self._library.ids()), restricted, self._desk.window
        )
        name = self._copy_name() if dialog.exec() else ""
        dialog.deleteLater()
        if name:
            made: list[Copied] = []
            path, whole = Path(name), dialog.with_restricted.isChecked()
            self._desk.attempt(
                lambda: made.append(copy_for_others(self._library, path, restricted=whole))
            )
            if made:
                reviews = counted(made[0].reviews, tr("review"), tr("reviews"))
                said = tr("Copied {reviews} into {name}. It was checked.")
                self._desk.say(said.format(reviews=reviews, name=path.name))
                files = made[0].attachments
                note_left(
                    Left("copy", attachments=files, people="names", to=place_of(path)), "window"
                )

    def _copy_name(self) -> str:
        name, _ = QFileDialog.getSaveFileName(
            self._desk.window,
            tr("Copy for others"),
            f"{self._library.path.stem}-copy.pmdesk",
            tr("Libraries (*.pmdesk)"),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        return name

    def forget_history(self) -> None:
        """Every step of undo, after one question that says what goes."""
        steps = self._library.erasing().steps
        if not steps:
            self._desk.say(tr("There is no history to forget."))
            return
        said = tr(
            "Undo of everything so far goes ({steps}), and every word that was deleted."
            " Reviews stay as they are. This cannot be undone."
        ).format(steps=counted(steps, tr("step"), tr("steps")))
        if self._asked(tr("Forget history"), said, tr("Forget history")) is not None:
            self._flush()
            if self._desk.attempt(self._library.forget_history):
                self._refresh()
                self._desk.say(tr("The history is forgotten. Backups still have theirs."))

    def erase_person(self) -> None:
        """A name out of every review; the dialog counts first."""
        self._flush()
        dialog = ErasePersonDialog(self._desk.theme, self._look_for, self._desk.window)
        agreed = dialog.exec()
        dialog.deleteLater()
        found, alias = dialog.found, dialog.alias.text().strip()
        if not agreed or found is None:
            return

        def act() -> None:
            if found.places:
                self._library.erasing().erase_person(found, alias)

        if self._desk.attempt(act):
            self._erased("person", "", dialog.held if dialog.with_copies.isChecked() else ())

    def _look_for(self, name: str, also: tuple[str, ...]) -> tuple[PersonFound, list[Holding]]:
        found = self._library.erasing().look_for(name, also)
        named = self._held(naming(found.person), lambda kept: places(kept, found.person).count > 0)
        return found, named

    def _held(self, holds: Holds, kept: Callable[[Review], bool]) -> list[Holding]:
        """Backups, copies and recovery files of this library that hold it."""
        path, id = self._library.path, self._library.library_id
        aside = kept_aside(id, recovery_folders(path), kept)
        return [*holding(path, id, copy_folders(path), holds), *aside]

    def erase_review(self, id: str) -> None:
        """One review with its history and its files, after one question with the numbers."""
        self._flush()
        found = self._library.erasing().look_at(id)
        rows = counted(found.rows, tr("row"), tr("rows"))
        files = counted(found.files, tr("file"), tr("files"))
        steps = counted(found.steps, tr("step"), tr("steps"))
        said = tr("The review goes with {rows}, {files} and its history, {steps}. No undo.")
        said = said.format(rows=rows, files=files, steps=steps)
        held = self._held(having_review(id), lambda kept: kept.id == id)
        dialog = self._asked(tr("Erase the review for good"), said, tr("Erase for good"), held)
        if dialog is None:
            return
        copies = held if dialog.with_copies.isChecked() else ()
        self._desk.go_home()
        # A page that is put away still looks at its review until Qt has taken it down.
        QTimer.singleShot(0, lambda: self._erase_now(id, copies))

    def _erase_now(self, id: str, copies: Sequence[Holding]) -> None:
        if self._desk.attempt(lambda: self._library.erasing().erase_review(id)):
            self._desk.settings.forget(f"place/{id}")
            self._erased("review", id, copies)

    def _erased(self, what: str, id: str, held: Sequence[Holding]) -> None:
        """Says what is done, with the copies that could not be deleted."""
        note_left(Left("erase", what, review=id, people=""), "window")
        left = discard_all(each for each in held if each.sure)
        self._refresh()
        said = tr("Erased. Files that were exported are not touched.")
        if left:
            paths = ", ".join(map(str, left))
            said = tr("Erased, but not from {paths}.").format(paths=paths)
        self._desk.say(said)

    def _asked(
        self, title: str, said: str, act: str, held: Sequence[Holding] = ()
    ) -> LastAsk | None:
        dialog = LastAsk(self._desk.theme, title, said, act, held, self._desk.window)
        agreed = dialog.exec()
        dialog.deleteLater()
        return dialog if agreed else None

    def _today(self) -> date:
        return self._desk.now().astimezone().date()

    def _flush(self) -> None:
        """What a field still holds back belongs to what is counted."""
        if self._work.console is not None:
            self._work.console.flush()

    def _refresh(self) -> None:
        if self._work.console is None:
            self._desk.go_home()
        else:
            session = self._work.console.session
            self._desk.window.set_history(session.undo_label, session.redo_label)
