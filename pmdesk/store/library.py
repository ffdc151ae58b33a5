"""A library: the file with all reviews, open for reading or for writing."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from weakref import WeakValueDictionary

from pmdesk.model.change import Change, all_rows
from pmdesk.model.difference import difference
from pmdesk.model.review import Review
from pmdesk.store.adrift import AdriftSessions
from pmdesk.store.backup import back_up
from pmdesk.store.blobs import Blobs
from pmdesk.store.connection import Connection
from pmdesk.store.copies import copy_to
from pmdesk.store.erasing import Erasing
from pmdesk.store.errors import LibraryFault, plain_fault
from pmdesk.store.journal import LIBRARY, Journal, Step
from pmdesk.store.known import Known
from pmdesk.store.lock import Lock
from pmdesk.store.migrations import STEPS
from pmdesk.store.migrations import Step as Migration
from pmdesk.store.opening import open_connection
from pmdesk.store.reading import Reading
from pmdesk.store.recovery import Recovery
from pmdesk.store.rows import load
from pmdesk.store.seal import seal_row, take_away
from pmdesk.store.session import Session
from pmdesk.store.stored_session import compare
from pmdesk.store.verify import Damage, verify
from pmdesk.store.writer import Writer

READ_ONLY = LibraryFault(
    "Nothing can be changed: this library is open for reading only.", "Save a copy to work on it."
)


class Library(Reading):
    """What the file offers. Writing takes the lock; reading works while somebody else writes."""

    def __init__(
        self,
        path: Path,
        connection: Connection,
        lock: Lock | None,
        recovery: Recovery | None = None,
    ) -> None:
        self.path, self.recovery = path, recovery
        self.connection = self._connection = connection
        self._lock = lock
        self._journal, self._writer = Journal(connection), Writer(connection)
        self.blobs = Blobs(connection)
        self._sessions: WeakValueDictionary[str, Session] = WeakValueDictionary()
        self._closed = False
        self._read_only: LibraryFault | None = None
        self.adrift = AdriftSessions()
        """The open reviews of which not everything is stored."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        writing: bool = True,
        create: bool = False,
        user: str = "",
        backups: Path | None = None,
        recovery: Recovery | None = None,
        anyway: bool = False,
        steps: Sequence[Migration] = STEPS,
        known: Known | None = None,
        large: bool = False,
    ) -> Self:
        """Opens a library; raises LibraryFault for whatever is not one that we can use.

        Below `backups` a copy goes before an older file is migrated (beside the library if None).
        With `recovery` edits go on where the file cannot be written; `anyway` takes the lock that
        another computer never gave back. With `known`, the list of what this user has opened
        before, a file of any other library is looked through first, and one that is large is
        refused unless `large` allows it.
        """
        real = Path(os.path.realpath(path))
        # A name that cannot be followed is no file here; Path.exists would raise.
        if writing and os.path.exists(real) and not os.access(real, os.W_OK):  # noqa: PTH110
            raise plain_fault(sqlite3.SQLITE_READONLY)
        lock = Lock(real) if writing else None
        if lock is not None:
            lock.take(user, anyway=anyway)
        try:
            folder = backups or real.parent / "backups"
            connection = open_connection(
                real,
                writing=writing,
                create=create,
                backups=folder,
                steps=steps,
                known=known,
                large=large,
            )
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        library = cls(real, connection, lock, recovery)
        if not writing:
            library.read_only = LibraryFault("This library is open for reading only.", "")
        return library

    @property
    def read_only(self) -> LibraryFault | None:
        """Why nothing can be written; None where it can."""
        return self._read_only

    @read_only.setter
    def read_only(self, why: LibraryFault) -> None:
        self._read_only = why
        self._connection.refusal = READ_ONLY

    def close(self) -> None:
        """Closes the file and gives the lock back; a second time does nothing."""
        if self._closed:
            return
        self._closed = True
        try:
            self.tidy()
        finally:
            self._connection.close()
            if self._lock is not None:
                self._lock.release()

    def tidy(self) -> None:
        """Applies the bounds of the history; after it, closing writes nothing."""
        if self._journal.may_be_long:
            # What cannot be shortened now is shortened another time.
            with suppress(LibraryFault), self._connection.writing():
                self._journal.prune()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close()

    # Reviews

    def session(self, id: str) -> Session:
        """The open review; asked again while somebody holds it, the same one."""
        session = self._sessions.get(id)
        if session is None:
            review, held = self.review(id), self.adrift
            session = Session(review, self._writer, self._journal, self.blobs, self.recovery, held)
            self._sessions[id] = session
        return session

    # Writing

    def add(self, review: Review, label: str) -> None:
        """Puts a new review into the library, as one step of the library's own history.

        One that was deleted here, and comes back as it once was, begins a history of its own: its
        steps of before led to other words than these.
        """
        change = Change(label, all_rows(review))

        def beside() -> None:
            self._journal.begin_anew(review.id)
            self._journal.add(LIBRARY, change)

        try:
            self._write(None, change, beside)
        except sqlite3.IntegrityError:
            raise LibraryFault(
                "This review, or a row of it, is in this library already.", "Import it as a copy."
            ) from None

    def remove(self, id: str) -> None:
        """Takes a review out, whole; undo brings it back with everything that was private."""
        review = self.review(id)
        change = Change("Delete review", all_rows(review)).inverse()
        self._write(review, change, lambda: void(self._journal.add(LIBRARY, change)))

    def replace(self, review: Review, label: str) -> None:
        """Puts another version in the place of a review, as one step of that review's history."""
        session = self.session(review.id)
        session.take(difference(session.review, review, label))

    def note_exchange(self, id: str, content: str, parent: str | None = None) -> None:
        """Remembers that a version was handed over or taken in: later edits are made from it."""
        with self._connection.writing():
            self._note_exchange(id, content, parent)

    def _note_exchange(self, id: str, content: str, parent: str | None) -> None:
        sql = "UPDATE reviews SET exchanged = ?, parent = coalesce(?, parent) WHERE id = ?"
        self._connection.execute(sql, [content, parent, id])
        seal_row(self._connection, "reviews", id)

    @contextmanager
    def taking_in(
        self, id: str, content: str, parent: str, blobs: Iterable[bytes]
    ) -> Iterator[None]:
        """The one write inside takes a version in with files and origin, or nothing."""

        def along() -> None:
            for data in blobs:
                self.blobs.insert(data)
            self._note_exchange(id, content, parent)

        with self._writer.bringing(along):
            yield

    @property
    def undo_label(self) -> str | None:
        return self._journal.labels(LIBRARY)[0]

    @property
    def redo_label(self) -> str | None:
        return self._journal.labels(LIBRARY)[1]

    def undo(self) -> str | None:
        """Takes the last step on the library itself back."""
        return self._replay(self._journal.last_done(LIBRARY), undone=True)

    def redo(self) -> str | None:
        return self._replay(self._journal.first_undone(LIBRARY), undone=False)

    def _replay(self, step: Step | None, *, undone: bool) -> str | None:
        if step is None:
            return None
        change = step.change.inverse() if undone else step.change
        header = next(row for row in change.rows if row.noun == "review")
        review = load(self._connection, header.id)
        compare(review, change)
        _compare_whole(review, change)
        self._write(review, change, lambda: self._journal.mark(step.id, undone))
        return step.label

    def _write(self, review: Review | None, change: Change, beside: Callable[[], None]) -> None:
        id = next(row.id for row in change.rows if row.noun == "review")
        after = self._writer.write(review, change, beside)
        session = self._sessions.get(id)
        if session is not None:
            session.replaced(after)

    # Beside the reviews

    def set_policy(self, key: str, value: Any) -> None:
        """One setting; None takes it away."""
        with self._connection.writing():
            take_away(self._connection, "policies", "key = ?", [key])
            if value is not None:
                sql = "INSERT INTO policies (key, value) VALUES (?, ?)"
                # As ASCII: whatever is in it, half a pair of surrogates too, can be stored.
                self._connection.execute(sql, [key, json.dumps(value)])
                seal_row(self._connection, "policies", key)

    def erasing(self) -> Erasing:
        """What takes words out for good: the history, a person, a review."""
        return Erasing(self._connection, self._journal, self._writer, self._sessions)

    def forget_history(self) -> None:
        """Clears every undo step; what was deleted is then gone from the file."""
        self.erasing().forget_history()

    def look(self) -> LibraryFault | None:
        """What has become of the file; None where it is as it was left. Cheap."""
        return self._connection.look()

    def copy_to(self, target: Path) -> None:
        """All that this connection sees in a new file, also where its own was moved or deleted."""
        copy_to(self._connection.raw, target)

    def backup(self, folder: Path, now: datetime | None = None) -> Path:
        """A checked copy in a folder; its path."""
        return back_up(self._connection.raw, self.path, folder, now or datetime.now(UTC))

    def verify(self) -> tuple[Damage, ...]:
        """What is not as it was written; empty for a sound library."""
        return verify(self._connection)


def void(_: object) -> None:
    """Takes a value and gives none."""


def _compare_whole(review: Review | None, change: Change) -> None:
    """A review that has rows of which the step knows nothing is not taken away with it."""
    if review is not None and len(all_rows(review)) != len(change.rows):
        raise LibraryFault(
            "This step cannot be taken back: the review was edited since.",
            "Undo those edits first, or delete the review.",
        )
