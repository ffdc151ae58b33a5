"""The history of steps: what was done, in whose scope, and which of it is undone at the moment."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from pmdesk.model.change import Change, from_journal, to_journal
from pmdesk.model.codec import time_text
from pmdesk.store.connection import Connection
from pmdesk.store.errors import LibraryFault
from pmdesk.store.seal import seal_row, take_away

LIBRARY = "library"
"""The scope of steps on the library itself; other scopes are ids of reviews."""
MOST_STEPS = 2000
MOST_BYTES = 64 << 20
PRUNED_EVERY = 100
_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, OverflowError, RecursionError)
"""What comes of a step that was not written like this."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the history with the change that it made."""

    id: int
    label: str
    merge: str
    change: Change


class Journal:
    """Steps by scope; every method that writes is called inside the connection's `writing`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._added = 0
        self._scopes: set[str] = set()
        self._nothing_undone: set[str] = set()
        self._failures = 0

    def add(self, scope: str, change: Change) -> int:
        """A new step; what was undone in its scope can no longer be done again."""
        run = self._connection.execute
        if self._failures != self._connection.failures:
            self._failures = self._connection.failures
            self._nothing_undone.clear()
        if scope not in self._nothing_undone:
            take_away(self._connection, "journal", "scope = ? AND undone = 1", [scope])
            self._nothing_undone.add(scope)
        cursor = run(
            "INSERT INTO journal (scope, label, merge, at, change, undone) "
            "VALUES (?, ?, ?, ?, ?, 0)",
            [scope, change.label, change.merge, _now(), _text(change)],
        )
        step = cursor.lastrowid or 0
        seal_row(self._connection, "journal", step)
        self._scopes.add(scope)
        self._added += 1
        if self._added % PRUNED_EVERY == 0:
            self.prune()
        return step

    def amend(self, step: int, change: Change) -> None:
        """Puts another change in the place of a step's; an empty one takes the step away."""
        if change.rows:
            sql = "UPDATE journal SET change = ?, at = ? WHERE id = ?"
            self._connection.execute(sql, [_text(change), _now(), step])
            seal_row(self._connection, "journal", step)
        else:
            take_away(self._connection, "journal", "id = ?", [step])

    def mark(self, step: int, undone: bool) -> None:
        self._nothing_undone.clear()
        sql = "UPDATE journal SET undone = ? WHERE id = ?"
        self._connection.execute(sql, [int(undone), step])
        seal_row(self._connection, "journal", step)

    def last_done(self, scope: str) -> Step | None:
        """The step that undo takes back."""
        return self._step("undone = 0 ORDER BY id DESC", scope)

    def first_undone(self, scope: str) -> Step | None:
        """The step that redo does again."""
        return self._step("undone = 1 ORDER BY id", scope)

    def labels(self, scope: str) -> tuple[str | None, str | None]:
        """The labels of the steps that undo and redo would replay."""
        found = []
        for which in ("undone = 0 ORDER BY id DESC", "undone = 1 ORDER BY id"):
            sql = f"SELECT label FROM journal WHERE scope = ? AND {which} LIMIT 1"
            row = self._connection.row(sql, [scope])
            found.append(None if row is None else str(row[0]))
        return found[0], found[1]

    def _step(self, which: str, scope: str) -> Step | None:
        sql = f"SELECT id, label, merge, change FROM journal WHERE scope = ? AND {which} LIMIT 1"
        row = self._connection.row(sql, [scope])
        if row is None:
            return None
        id, label, merge, change = row
        try:
            held = json.loads(change)
            json.dumps(held, ensure_ascii=False).encode()  # halves of pairs cannot be stored
            return Step(id, label, merge, from_journal(label, held, merge))
        except _UNREADABLE:
            raise LibraryFault(
                "This step of the history cannot be read, so it cannot be replayed.",
                "The reviews themselves are as they were. Run pmdesk verify.",
            ) from None

    @property
    def may_be_long(self) -> bool:
        """Whether steps came in since the bounds were last applied."""
        return bool(self._scopes)

    def prune(self) -> None:
        """Drops the oldest steps beyond the bounds."""
        for scope in self._scopes:
            take_away(
                self._connection,
                "journal",
                "scope = ? AND id <= (SELECT id FROM journal "
                "WHERE scope = ? ORDER BY id DESC LIMIT 1 OFFSET ?)",
                [scope, scope, MOST_STEPS],
            )
        take_away(
            self._connection,
            "journal",
            "id <= (SELECT max(id) FROM (SELECT id, "
            "sum(length(CAST(change AS BLOB))) OVER (ORDER BY id DESC) AS size FROM journal) "
            "WHERE size > ?)",
            [MOST_BYTES],
        )
        self._scopes.clear()

    def begin_anew(self, scope: str) -> None:
        """Drops the steps of a scope: what is there now is not what they led to."""
        take_away(self._connection, "journal", "scope = ?", [scope])
        self._nothing_undone.discard(scope)

    def forget(self) -> None:
        """Clears the whole history: words that were deleted are then gone."""
        take_away(self._connection, "journal")
        self.forgotten()

    def forgotten(self) -> None:
        """Steps went without its doing: what it remembers of them counts no longer."""
        self._nothing_undone.clear()
        self._scopes.clear()


def _now() -> str:
    return time_text(datetime.now(UTC).replace(microsecond=0))


def _text(change: Change) -> str:
    return json.dumps(to_journal(change), ensure_ascii=False, separators=(",", ":"))
