"""An open review that goes on where its library cannot be written, and stores what waits later."""

from collections.abc import Callable
from dataclasses import replace

from pmdesk.model.change import Change, apply
from pmdesk.model.difference import difference
from pmdesk.model.passing import passing_by
from pmdesk.model.review import Review
from pmdesk.store.adrift import Adrift, AdriftSessions
from pmdesk.store.blobs import Blobs
from pmdesk.store.errors import LibraryFault
from pmdesk.store.journal import Journal
from pmdesk.store.recovery import Recovery
from pmdesk.store.stored_session import StoredSession, folded
from pmdesk.store.writer import Writer


class Session(StoredSession):
    """What a method gave back is on disk, unless the session is `adrift`.

    With a place for recovery files the review goes on in memory where its library cannot be
    written: each change goes whole into such a file, and `retry` stores what waits. `held` keeps
    the sessions that are adrift alive when nobody looks at them any more.
    """

    def __init__(
        self,
        review: Review,
        writer: Writer,
        journal: Journal,
        blobs: Blobs,
        recovery: Recovery | None = None,
        held: AdriftSessions | None = None,
    ) -> None:
        super().__init__(review, writer, journal, blobs)
        self._recovery = recovery
        self._held = held or AdriftSessions()
        self.adrift: Adrift | None = None
        """What is not stored, and why; None while everything is."""

    def labels(self) -> tuple[str | None, str | None]:
        return self.adrift.labels if self.adrift is not None else super().labels()

    def take(self, change: Change) -> Review:
        if change.kept:
            return self.keep(change)
        if self._writer.brings:
            # Memory holds a review only: what comes along with it would be lost.
            if self.adrift is not None:
                raise self.adrift.fault
            return super().take(change)
        return self._or_adrift(change, super().take)

    def keep(self, change: Change) -> Review:
        return self._or_adrift(replace(change, kept=True), super().keep)

    def _or_adrift(self, change: Change, store: Callable[[Change], Review]) -> Review:
        """Stores a change; where that fails it goes into memory and a recovery file."""
        if self.adrift is None:
            try:
                return store(change)
            except LibraryFault as fault:
                if fault.trouble is None or self._recovery is None:
                    raise
                self.adrift = Adrift(fault, self.review)
                self._held.add(self)
        elif self.adrift.kept is None:
            # Nothing takes what is typed any more: to go on would be to pretend.
            raise self.adrift.fault
        change = replace(folded(change), kept=change.kept)
        if change.rows:
            self.adrift.add(change)
            self._go_on(apply(change, self.review))
        return self.review

    def _go_on(self, review: Review | None) -> None:
        """Another value in memory, which is put into the recovery file before it is shown."""
        self._review = review
        self.keep_whole()
        self._tell(review)

    def keep_whole(self, recovery: Recovery | None = None) -> None:
        """Puts everything that is not stored into a recovery file, or one of another place."""
        recovery = recovery or self._recovery
        if self.adrift is not None and recovery is not None:
            steps = len(self.adrift.waiting)
            self.adrift.kept = recovery.keep(
                self._writer.library, self.review, self.adrift.base, steps
            )
            self._held.changed()

    def seal(self) -> None:
        super().seal()
        if self.adrift is not None:
            self.adrift.sealed = True

    def undo(self) -> str | None:
        """As ever; adrift only what waits can be taken back."""
        if self.adrift is None:
            return super().undo()
        step = self.adrift.take_back()
        return self._replay_adrift(step, undone=True)

    def redo(self) -> str | None:
        if self.adrift is None:
            return super().redo()
        step = self.adrift.do_again()
        return self._replay_adrift(step, undone=False)

    def _replay_adrift(self, step: Change | None, *, undone: bool) -> str | None:
        if step is None or self.adrift is None:
            return None
        self.seal()
        change = passing_by(step.inverse() if undone else step, self.review)
        self.adrift.moved(change.inverse() if undone else change, undone=undone)
        self._go_on(apply(change, self.review))
        return step.label

    def retry(self) -> None:
        """Stores what waits, step by step; raises LibraryFault where that fails still."""
        adrift = self.adrift
        if adrift is None:
            return
        now, listeners = self.review, self._listeners
        try:
            self._writer.reopen()
            # Nobody sees the review go back and forth.
            self.adrift, self._listeners = None, []
            self._store_waiting(adrift, now)
        except LibraryFault as fault:
            adrift.fault, self.adrift, self._review = fault, adrift, now
            self._listeners = listeners
            raise
        self._listeners = listeners
        self._held.discard(self)
        if self._recovery is not None:
            self._recovery.discard(self._writer.library, self._id)
        self._set(self.review)
        self._held.changed()

    def _store_waiting(self, adrift: Adrift, now: Review) -> None:
        """Step by step where the file is as it was; in one where it holds more than we knew."""
        self._review = self._writer.stored(self._id)
        as_before = self._review == adrift.base
        while as_before and adrift.waiting:
            super().seal()
            step = adrift.waiting[0]
            adrift.base = super().keep(step) if step.kept else super().take(step)
            adrift.waiting.pop(0)
        super().seal()
        super().take(difference(self.review, now, _label(adrift), local=True))
        adrift.waiting.clear()


def _label(adrift: Adrift) -> str:
    return adrift.waiting[-1].label if adrift.waiting else ""
