"""What leaves an open library, and what goes from it for good: asked about, done, and noted."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from pmdesk.export_log import Left, note_left, place_of
from pmdesk.method.going_out import GoingOut, stage_of
from pmdesk.model.bundle import Bundle, write
from pmdesk.model.change import apply
from pmdesk.model.content import content_hash
from pmdesk.model.erasing import places
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures.dismissals import AS_IT_IS, MASKED, settle_secrets
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.paths import copy_folders, recovery_folders
from pmdesk.report.options import Options
from pmdesk.report.outgoing import WHOLE, Outgoing, found_in, outgoing, still_open
from pmdesk.report.save import save
from pmdesk.store.bundles import bundle_of
from pmdesk.store.erasing import PersonFound
from pmdesk.store.errors import LibraryFault
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
from pmdesk.ui.privacy.passphrase import NewPassphrase
from pmdesk.ui.privacy.secrets import Answer, SecretsDialog
from pmdesk.ui.privacy.words import counted
from pmdesk.ui.tr import tr

if TYPE_CHECKING:
    from pmdesk.app import Desk
    from pmdesk.ui.console.page import ConsolePage
    from pmdesk.work import Work


class Leaving:
    """The gate of every export, and the acts of the library that cannot be undone."""

    def __init__(self, desk: "Desk", library: Library, work: "Work") -> None:
        self._desk, self._library, self._work = desk, library, work

    def handlers(self) -> dict[str, Callable[[], object]]:
        """What can be done with the library, and with the review that is open or chosen."""
        made: dict[str, Callable[[], object]] = {
            "copy-for-others": self.copy_for_others,
            "forget-history": self.forget_history,
            "erase-person": self.erase_person,
        }
        console, home = self._work.console, self._desk.home
        if console is not None:
            made["secrets-decided"] = self.decide
            made["erase-review"] = lambda: self.erase_review(console.session.review.id)
        elif home is not None and self._desk.window.page is home and home.chosen() is not None:
            made["erase-review"] = self._erase_chosen
        return made

    def _erase_chosen(self) -> None:
        line = self._desk.home.chosen() if self._desk.home is not None else None
        if line is not None:
            self.erase_review(line.id)

    # Exports

    def gate(self, review: Review, writer: str, options: Options) -> Outgoing | None:
        """What of a review leaves: asks about secrets on which nothing was decided yet."""
        blobs = bundle_of(self._library, review).blobs if writer in WHOLE else {}
        found = found_in(review, writer, options, blobs)
        asked = still_open(review, found)
        if asked:
            dialog = SecretsDialog(self._desk.theme, review, asked, self._desk.window)
            decided = self._answered(review, dialog, asked)
            if decided is None:
                return None
            review = decided
        return outgoing(review, found, blobs)

    def decide(self) -> None:
        """Asks anew about everything that a bundle of the open review would tell."""
        console = self._work.console
        if console is None:
            return
        console.flush()
        review = console.session.review
        found = found_in(review, "json", Options(), bundle_of(self._library, review).blobs)
        if not found:
            console.say(tr("No secret and no address is seen in what would go out."))
            return
        dialog = SecretsDialog(self._desk.theme, review, found, self._desk.window)
        dialog.ask_for_all()
        self._answered(review, dialog, found)

    def _answered(
        self, review: Review, dialog: SecretsDialog, found: Sequence[GoingOut]
    ) -> Review | None:
        """The review with what was decided; None where the export is not to go on."""
        dialog.exec()
        dialog.deleteLater()
        if dialog.answer is Answer.SHOW and dialog.chosen is not None:
            self._show(dialog.chosen)
        if dialog.answer not in (Answer.MASK, Answer.AS_IT_IS):
            return None
        digests = tuple(dict.fromkeys(one.digest for one in found))
        ids = tuple(new_id() for _ in digests)
        how = MASKED if dialog.answer is Answer.MASK else AS_IT_IS
        if self._library.read_only is not None:
            # Held for this export alone: nothing can be kept.
            change = settle_secrets(review, ids=ids, digests=digests, how=how)
            return apply(change, review)
        session = self._library.session(review.id)
        return session.do(settle_secrets, ids=ids, digests=digests, how=how)

    def _show(self, found: GoingOut) -> None:
        """Goes to where it stands, as far as the stage can show one row."""
        console = self._work.console
        if console is not None:
            console.go_to(stage_of(found))
            one = {"entries": "entry", "actions": "action"}.get(found.noun, "card")
            console.view.restore_place({one: found.id})

    def bundle_bytes(self, left: Outgoing) -> bytes:
        """The bundle; a masked one is another version, which nobody here has handed over."""
        review = left.review
        parent = self._library.lineage(review.id)[1]
        data = write(Bundle(review, parent, left.blobs or bundle_of(self._library, review).blobs))
        if not left.masked:
            # A library that takes nothing at the moment keeps no review from leaving it.
            with suppress(LibraryFault):
                self._library.note_exchange(review.id, content_hash(review))
        return data

    def passphrase(self) -> str:
        """The passphrase of a new bundle, "" where nobody wants one after all."""
        dialog = NewPassphrase(self._desk.theme, self._desk.window)
        chosen = dialog.passphrase() if dialog.exec() else ""
        dialog.deleteLater()
        return chosen

    def note(self, left: Left) -> None:
        note_left(left, "window")

    def hand_over(self, console: "ConsolePage") -> None:
        """Writes the running meeting into a file with which another computer goes on."""
        exporter = self._work.exporter
        if self.gate(console.session.review, "json", Options()) is None:
            return
        path = exporter.ask_for(console.session.review, "json")
        if path is None:
            return
        console.room.hand_over()
        review = console.session.review
        blobs = bundle_of(self._library, review).blobs
        left = outgoing(review, found_in(review, "json", Options(), blobs), blobs)
        try:
            save(path, self.bundle_bytes(left), private=True)
        except WorldError as fault:
            console.room.take_on()
            console.say_fault(fault)
            return
        text = tr("Handed over as {name}. Private notes stay on this computer.")
        console.say(text.format(name=path.name))
        files, to = len(left.blobs), place_of(path)
        self.note(Left("hand-over", "", review.id, files, "names", to=to, masked=left.masked))

    # The library as a whole

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
                self.note(Left("copy", attachments=files, people="names", to=place_of(path)))

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
        self.note(Left("erase", what, review=id, people=""))
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
