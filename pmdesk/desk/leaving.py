"""What leaves an open review: asked about where it tells a secret, made, and noted."""

from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING

from pmdesk.export_log import Left, note_left, place_of
from pmdesk.method.going_out import GoingOut
from pmdesk.model.bundle import Bundle, write
from pmdesk.model.change import apply
from pmdesk.model.content import content_hash
from pmdesk.model.errors import WorldError
from pmdesk.model.gestures.dismissals import AS_IT_IS, MASKED, settle_secrets
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.report.options import Options
from pmdesk.report.outgoing import WHOLE, Outgoing, found_in, outgoing, still_open
from pmdesk.report.save import save
from pmdesk.store.bundles import bundle_of
from pmdesk.store.errors import LibraryFault
from pmdesk.store.library import Library
from pmdesk.ui.privacy.passphrase import NewPassphrase
from pmdesk.ui.privacy.secrets import Answer, SecretsDialog
from pmdesk.ui.spot import Spot
from pmdesk.ui.tr import tr

if TYPE_CHECKING:
    from pmdesk.desk.desk import Desk
    from pmdesk.desk.work import Work
    from pmdesk.ui.console.page import ConsolePage


class Leaving:
    """The gate of every export, the bundle that it gets, and the hand-over of a meeting."""

    def __init__(self, desk: "Desk", library: Library, work: "Work") -> None:
        self._desk, self._library, self._work = desk, library, work

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
            console.banner.say(tr("No secret and no address is seen in what would go out."))
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
        """Goes to where it stands, as near to it as the stage gets."""
        console = self._work.console
        if console is not None:
            row = "" if found.noun == "review" else found.id
            console.going.to_spot(found.stage, Spot(found.noun, row, found.name))

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
            console.banner.say_fault(fault)
            return
        text = tr("Handed over as {name}. Private notes stay on this computer.")
        console.banner.say(text.format(name=path.name))
        files, to = len(left.blobs), place_of(path)
        self.note(Left("hand-over", "", review.id, files, "names", to=to, masked=left.masked))
