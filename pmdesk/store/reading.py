"""What a library tells: lists, single reviews, settings. None of it needs the lock."""

import json
from collections.abc import Collection, Iterator
from datetime import date
from typing import Any

from pmdesk.model.review import Review, Seat
from pmdesk.model.tellable import Tellable, tellable
from pmdesk.store.connection import Connection
from pmdesk.store.errors import LibraryFault
from pmdesk.store.follow_up import ActionLine, action_lines, last_closed, seats_by_review
from pmdesk.store.lines import ReviewLine, having, lines, titled
from pmdesk.store.sound import load_sound

SHORTEST_PREFIX = 4


class Reading:
    """The reading half of a library, on its connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def library_id(self) -> str:
        return self._connection.library_id

    @property
    def revision(self) -> int:
        """Counts the commits of this library."""
        return self._connection.revision

    def lines(self, today: date) -> list[ReviewLine]:
        """What a list shows of each review, the newest incident first."""
        return lines(self._connection, today)

    def actions(self, *, every: bool = False) -> list[ActionLine]:
        """The open actions of all reviews, or every action; the soonest due first."""
        return action_lines(self._connection, every=every)

    def seats(self) -> dict[str, tuple[Seat, ...]]:
        """The seats of people who are known by name, by the id of their review."""
        return seats_by_review(self._connection)

    def last_closed(self) -> date | None:
        """The day on which an action of any review was done or dropped last."""
        return last_closed(self._connection)

    def having(self, keys: Collection[str]) -> list[str]:
        """The ids of the reviews with entries that were imported under these keys."""
        return having(self._connection, keys)

    def titled(self, title: str) -> list[str]:
        """The ids of the reviews that have this very title."""
        return titled(self._connection, title)

    def tellable(self) -> Iterator[Tellable]:
        """Every review that may be told of, whole, one after the other."""
        for id in self.ids():
            told = tellable(self.review(id))
            if told is not None:
                yield told

    def ids(self) -> list[str]:
        """The ids of all reviews."""
        return [str(row[0]) for row in self._connection.rows("SELECT id FROM reviews")]

    def find(self, text: str) -> str:
        """The id of the review that an id, a unique beginning of one or an incident id names."""
        names = self._connection.rows("SELECT id, incident FROM reviews")
        exact = [id for id, incident in names if text == id]
        by_incident = [id for id, incident in names if text and incident.lower() == text.lower()]
        begun = [
            id for id, _ in names if len(text) >= SHORTEST_PREFIX and id.startswith(text.lower())
        ]
        found = exact or by_incident or begun
        if len(found) == 1:
            return str(found[0])
        if found:
            raise LibraryFault(f"“{text}” names {len(found)} reviews.", "Give more of the id.")
        raise LibraryFault(f"No review is named “{text}”.", "List them with: pmdesk list")

    def review(self, id: str) -> Review:
        """A whole review as the file holds it; DamagedReview where it is not as it was written."""
        with self._connection.reading():
            review = load_sound(self._connection, id)
        if review is None:
            raise LibraryFault("This review is no longer in the library.", "Go back to the list.")
        return review

    def lineage(self, id: str) -> tuple[int, str, str, str]:
        """(revision, parent, exchanged, content hash) of a review."""
        row = self._connection.row(
            "SELECT revision, parent, exchanged, content FROM reviews WHERE id = ?", [id]
        )
        if row is None:
            raise LibraryFault("This review is no longer in the library.", "Go back to the list.")
        return int(row[0]), str(row[1]), str(row[2]), str(row[3])

    def has(self, id: str) -> bool:
        """Whether a review of this id is here."""
        return self._connection.row("SELECT 1 FROM reviews WHERE id = ?", [id]) is not None

    def policies(self) -> dict[str, Any]:
        """The organisation's settings by key."""
        rows = self._connection.rows("SELECT key, value FROM policies")
        try:
            return {key: json.loads(value) for key, value in rows}
        except (ValueError, RecursionError):
            said = "A setting of this library cannot be read."
            raise LibraryFault(said, "Run pmdesk verify, and open the newest backup.") from None
