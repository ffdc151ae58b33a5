"""One open review on its file: gestures in, immutable values out, and its own undo."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from pmdesk.model.amendments import amended
from pmdesk.model.change import Change, RowChange, merged
from pmdesk.model.meeting_log import logged
from pmdesk.model.passing import passing_by
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.store.blobs import Blobs
from pmdesk.store.errors import LibraryFault
from pmdesk.store.journal import Journal, Step
from pmdesk.store.rows import rows_by_place
from pmdesk.store.writer import Writer

Listener = Callable[[Review], None]


class StoredSession:
    """Holds the current value; every method that returns has its result on disk."""

    def __init__(self, review: Review, writer: Writer, journal: Journal, blobs: Blobs) -> None:
        self._review: Review | None = review
        self._id = review.id
        self._writer, self._journal = writer, journal
        self.blobs = blobs
        self._last: Step | None = None
        self._listeners: list[Listener] = []
        self.saved_at: datetime | None = None
        self.now: Callable[[], datetime] = _now
        """What amendments and the log of a meeting are dated by."""

    @property
    def review(self) -> Review:
        if self._review is None:
            raise LibraryFault("This review is no longer in the library.", "Go back to the list.")
        return self._review

    @property
    def undo_label(self) -> str | None:
        return self.labels()[0]

    @property
    def redo_label(self) -> str | None:
        return self.labels()[1]

    def labels(self) -> tuple[str | None, str | None]:
        """The labels of the steps that undo and redo would replay."""
        return self._journal.labels(self._id)

    @property
    def reads_only(self) -> bool:
        """Whether nothing can be changed here."""
        return self._writer.refuses

    @property
    def took(self) -> float:
        """Seconds that the last commit took."""
        return self._writer.took

    def do(self, gesture: Callable[..., Change], **arguments: Any) -> Review:
        """Carries out a gesture as one step; one that changes nothing writes nothing."""
        change, now = gesture(self.review, **arguments), self.now()
        whole = amended(self.review, change, now, new_id)
        return self.take(logged(self.review, whole, now, new_id))

    def take(self, change: Change) -> Review:
        """Writes a change as one step, merged with the last where both say the same `merge`."""
        if change.kept:
            return self.keep(change)
        change = folded(change)
        if not change.rows:
            return self.review
        last = self._last
        if last is not None and change.merge and last.merge == change.merge:
            whole = merged(last.change, change)
            self._write(change, lambda: self._journal.amend(last.id, whole))
            self._last = Step(last.id, last.label, last.merge, whole) if whole.rows else None
            return self.review
        added: list[int] = []
        self._write(change, lambda: added.append(self._journal.add(self._id, change)))
        self._last = Step(added[0], change.label, change.merge, change)
        return self.review

    def keep(self, change: Change) -> Review:
        """Writes a change that is kept but never undone: meeting position, clocks."""
        change = folded(change)
        if change.rows:
            self._write(change, lambda: None)
        return self.review

    def seal(self) -> None:
        """The next step stands alone: a field was left."""
        self._last = None

    def undo(self) -> str | None:
        """Takes the last step back; its label, or None where there is nothing to undo."""
        return self._replay(self._journal.last_done(self._id), undone=True)

    def redo(self) -> str | None:
        """Does the step again that was undone last."""
        return self._replay(self._journal.first_undone(self._id), undone=False)

    def _replay(self, step: Step | None, *, undone: bool) -> str | None:
        self.seal()
        if step is None:
            return None
        whole = step.change.inverse() if undone else step.change
        change = passing_by(whole, self.review)
        compare(self.review, change)

        def beside() -> None:
            if change != whole:
                # What was passed by is over for the way back, too: else that would bring it.
                self._journal.amend(step.id, change.inverse() if undone else change)
            if change.rows:
                self._journal.mark(step.id, undone)

        self._write(change, beside)
        return step.label

    def _write(self, change: Change, beside: Callable[[], None]) -> None:
        self._set(self._writer.write(self.review, change, beside))

    def _set(self, review: Review | None) -> None:
        self._review = review
        self.saved_at = datetime.now(UTC)
        self._tell(review)

    def _tell(self, review: Review | None) -> None:
        if review is not None:
            for listener in tuple(self._listeners):
                listener(review)

    def replaced(self, review: Review | None) -> None:
        """The library has put another value in this one's place (None: taken it away)."""
        self.seal()
        self._set(review)

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Calls back once after each commit; gives what ends that."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None


def _now() -> datetime:
    return datetime.now(UTC)


def folded(change: Change) -> Change:
    """The change with each row once: a gesture may touch a row in several places."""
    return merged(Change(change.label, (), change.merge), change)


def compare(review: Review | None, change: Change) -> None:
    """Refuses a replay where a row is no longer as its step left it."""
    places = rows_by_place(review, change.rows)
    for row in change.rows:
        present = places.get((row.noun, row.id))
        if not _as_left(row, present):
            raise LibraryFault(
                f"This step cannot be replayed: one of the {row.noun} has changed since.",
                "Undo the later change first.",
            )


def _as_left(row: RowChange, present: object | None) -> bool:
    if row.before is None or present is None:
        return row.before is None and present is None
    return all(getattr(present, name) == value for name, value in row.before.items())
