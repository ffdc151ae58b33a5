"""Where words of a review stand beside its rows: what is erased has to go from each of them.

Whatever is made of reviews and kept in a library (a search index, when there is one) has a line
in `DERIVED`, and forgets a review there. What is kept outside the library comes to `holding.py`.
"""

import json
from collections.abc import Callable

from pmdesk.store.connection import Connection
from pmdesk.store.journal import LIBRARY
from pmdesk.store.seal import take_away

Forget = Callable[[Connection, str], None]
"""Takes everything of one review away; inside a transaction, its rows are gone by then."""


def _steps(connection: Connection, review: str) -> None:
    """The review's own history, and the steps of the library that brought it or took it away."""
    where = "scope = ? OR (scope = ? AND instr(change, ?))"
    row = f'["review",{json.dumps(review, ensure_ascii=False)},'
    take_away(connection, "journal", where, [review, LIBRARY, row])


def forget_unused_blobs(connection: Connection) -> None:
    """The bytes of attachments that no row has any more, and no step could bring back."""
    connection.execute(
        "DELETE FROM blobs WHERE hash NOT IN (SELECT blob FROM attachments) "
        "AND NOT EXISTS (SELECT 1 FROM journal WHERE instr(change, blobs.hash))"
    )


def _blobs(connection: Connection, review: str) -> None:
    forget_unused_blobs(connection)


DERIVED: tuple[Forget, ...] = (_steps, _blobs)


def forget_review(connection: Connection, review: str) -> None:
    """Takes away what all these places hold of a review."""
    for forget in DERIVED:
        forget(connection, review)
