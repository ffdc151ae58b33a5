"""The one write path: a change goes into its rows, its hash and the history, or nowhere."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from pmdesk.model.change import Change, Touched, applied
from pmdesk.model.codec import time_text
from pmdesk.model.content import combine, content_hash, hash_text
from pmdesk.model.review import Review
from pmdesk.store.connection import Connection
from pmdesk.store.errors import LibraryFault
from pmdesk.store.rows import hash_difference, load, write
from pmdesk.store.seal import seal_row


class Writer:
    """Writes changes of reviews; `beside` runs in the same transaction (the history's part)."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._along: Callable[[], None] | None = None

    @property
    def brings(self) -> bool:
        """Whether what is written now has to bring something along."""
        return self._along is not None

    @contextmanager
    def bringing(self, along: Callable[[], None]) -> Iterator[None]:
        """What is written inside brings something along in its transaction, or fails with it."""
        self._along = along
        try:
            yield
        finally:
            self._along = None

    @property
    def library(self) -> str:
        """The id of the library."""
        return self._connection.library_id

    @property
    def refuses(self) -> bool:
        """Whether the library is open for reading only."""
        return self._connection.refusal is not None

    @property
    def took(self) -> float:
        """Seconds that the last commit took."""
        return self._connection.took

    def reopen(self) -> None:
        """Trusts nothing that is remembered of the file; see Connection.reopen."""
        self._connection.reopen()

    def stored(self, id: str) -> Review | None:
        """A review as the file holds it."""
        return load(self._connection, id)

    def write(
        self, review: Review | None, change: Change, beside: Callable[[], None]
    ) -> Review | None:
        """The value after the change, which is on disk when this returns."""
        with self._connection.writing():
            after = self.put(review, change)
            beside()
            if self._along is not None:
                self._along()
        return after

    def put(self, review: Review | None, change: Change) -> Review | None:
        """As `write`, inside a transaction that is under way."""
        after, touched = applied(change, review)
        id = _review_id(review, after)
        for row in touched:
            write(self._connection, id, row)
        if after is not None:
            self._write_header(id, review, after, touched)
        return after

    def _write_header(
        self, id: str, before: Review | None, after: Review, touched: list[Touched]
    ) -> None:
        """The review's revision, parent and content hash; only touched rows are hashed again."""
        if before is None:
            content = content_hash(after)
        else:
            row = self._connection.row("SELECT content FROM reviews WHERE id = ?", [id])
            if row is None:
                raise LibraryFault(
                    "This review is no longer in the library.", "Go back to the list."
                )
            changes = (hash_difference(id, row) for row in touched)
            content = hash_text(combine(int(str(row[0]), 16), *changes))
        self._connection.execute(
            "UPDATE reviews SET revision = ?, content = ?, updated = ?, "
            "parent = CASE WHEN exchanged = '' THEN parent ELSE exchanged END WHERE id = ?",
            # The library's own count: it goes on also over a review that was away for a while.
            [
                self._connection.revision + 1,
                content,
                time_text(datetime.now(UTC).replace(microsecond=0)),
                id,
            ],
        )
        seal_row(self._connection, "reviews", id)


def _review_id(before: Review | None, after: Review | None) -> str:
    review = before if before is not None else after
    if review is None:
        raise ValueError("a change from nothing to nothing")
    return review.id
