"""Erasing for good: a person from every review, or a review from the library. No undo.

First it is counted, so that somebody can be asked; then everything goes in one transaction, and
the file is written anew, so that nothing is left between its rows either.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pmdesk.model.change import Change, RowChange, all_rows, edited
from pmdesk.model.codec import fields_of
from pmdesk.model.erasing import Person, eraser, holds, places, whom, without
from pmdesk.model.masking import NOBODY
from pmdesk.model.review import NOUNS, Attachment, Review, Row
from pmdesk.store.connection import Connection
from pmdesk.store.derived import forget_review, forget_unused_blobs
from pmdesk.store.errors import LibraryFault
from pmdesk.store.journal import Journal
from pmdesk.store.rows import load
from pmdesk.store.seal import seal_row, take_away
from pmdesk.store.session import Session
from pmdesk.store.writer import Writer


@dataclass(frozen=True, slots=True)
class PersonFound:
    """What erasing somebody would do, by the ids of the reviews that name them.

    `files` are the names of attachments that are left as they are: `named` those of them in whose
    text the name was seen, the others are pictures and the like, which nobody can search.
    """

    person: Person
    counts: Mapping[str, int]
    seats: int
    steps: int
    files: tuple[str, ...]
    named: tuple[str, ...]
    policies: int = 0

    @property
    def places(self) -> int:
        return sum(self.counts.values()) + self.policies


@dataclass(frozen=True, slots=True)
class ReviewFound:
    """What erasing a review would do: rows and attachments that go, steps of the history."""

    id: str
    rows: int
    files: int
    steps: int


class Erasing:
    """Works on an open library; `sessions` are told of what they hold."""

    def __init__(
        self,
        connection: Connection,
        journal: Journal,
        writer: Writer,
        sessions: Mapping[str, Session],
    ) -> None:
        self._connection, self._journal, self._writer = connection, journal, writer
        self._sessions = sessions

    @property
    def steps(self) -> int:
        """How many steps the history has."""
        row = self._connection.row("SELECT count(*) FROM journal")
        return int(row[0]) if row else 0

    def remembers(self, id: str) -> bool:
        """Whether a review of this very id is here, or was and can still be brought back."""
        sql = "SELECT 1 FROM reviews WHERE id = :id UNION SELECT 1 FROM journal WHERE scope = :id"
        return self._connection.execute(sql, {"id": id}).fetchone() is not None  # type: ignore[arg-type]

    def look_for(self, name: str, also: Collection[str] = ()) -> PersonFound:
        """Where somebody is named, private rows included; nothing is changed."""
        person = whom(name, self._reviews(), also)
        counts: dict[str, int] = {}
        files: list[str] = []
        named: list[str] = []
        seats = 0
        for review in self._reviews():
            found = places(review, person)
            if found.count:
                counts[review.id] = found.count
                seats += found.seats
            for row in review.attachments:
                seen = self._names(row, person)
                if seen or (found.count and not _is_text(row)):
                    (named if seen else files).append(row.name)
        policies = sum(holds(person, value) for _, value in self._policies())
        return PersonFound(
            person, counts, seats, self.steps, (*named, *files), tuple(named), policies
        )

    def erase_person(self, found: PersonFound, alias: str = "") -> None:
        """The name gives way to `alias`, else to what each review calls the seat.

        The whole history goes with it: any step of it may hold the name.
        """
        changed: dict[str, Review] = {}
        with self._connection.writing():
            for id in found.counts:
                review = load(self._connection, id)
                if review is not None:
                    after, _ = without(review, found.person, alias)
                    self._writer.put(review, _change(review, after))
                    changed[id] = after
            erase = eraser(found.person, alias or NOBODY)
            for key, value in self._policies():
                sql = "UPDATE policies SET value = ? WHERE key = ?"
                self._connection.execute(sql, [_erased(json.loads(value), erase), key])
                seal_row(self._connection, "policies", key)
            self._journal.forget()
            forget_unused_blobs(self._connection)
        for id, session in self._sessions.items():
            session.replaced(changed[id]) if id in changed else session.seal()
        self._compact()

    def look_at(self, id: str) -> ReviewFound:
        """What would go with a review; raises nothing for one that is only in the history."""
        review = load(self._connection, id)
        rows = 0 if review is None else len(all_rows(review))
        files = 0 if review is None else len(review.attachments)
        sql = "SELECT count(*) FROM journal WHERE scope = ?"
        row = self._connection.row(sql, [id])
        return ReviewFound(id, rows, files, int(row[0]) if row else 0)

    def erase_review(self, id: str) -> None:
        """The review, its history, and the bytes of its attachments."""
        with self._connection.writing():
            for noun in NOUNS:
                self._connection.execute(f"DELETE FROM {noun} WHERE review = ?", [id])
            take_away(self._connection, "reviews", "id = ?", [id])
            forget_review(self._connection, id)
        self._journal.forgotten()
        session = self._sessions.get(id)
        if session is not None:
            session.replaced(None)
        self._compact()

    def forget_history(self) -> int:
        """Every step of undo, and what only they kept; gives how many there were."""
        count = self.steps
        with self._connection.writing():
            self._journal.forget()
            forget_unused_blobs(self._connection)
        for session in self._sessions.values():
            session.seal()
        self._compact()
        return count

    def _compact(self) -> None:
        """What was erased is stored by now; a disk that has no room for a second file says so."""
        try:
            self._connection.compact()
        except LibraryFault as fault:
            raise LibraryFault(
                f"It is erased, but the file could not be written anew: {fault.said}",
                "Traces may be left between its rows until you choose Forget history once more.",
                fault.code,
            ) from fault

    def _reviews(self) -> Iterator[Review]:
        for (id,) in self._connection.rows("SELECT id FROM reviews ORDER BY id"):
            review = load(self._connection, id)
            if review is not None:
                yield review

    def _policies(self) -> list[tuple[str, str]]:
        rows = self._connection.rows("SELECT key, value FROM policies")
        return [(str(key), str(value)) for key, value in rows]

    def _names(self, row: Attachment, person: Person) -> bool:
        """Whether the text of an attachment names somebody."""
        if not row.blob or not _is_text(row):
            return False
        kept = self._connection.row("SELECT bytes FROM blobs WHERE hash = ?", [row.blob])
        return kept is not None and holds(person, bytes(kept[0]).decode(errors="replace"))


def _is_text(row: Attachment) -> bool:
    kind = row.media_type
    return kind.startswith("text/") or kind.endswith(("json", "xml", "yaml"))


def _erased(value: Any, erase: Any) -> str:
    """A setting without the name."""

    def walked(value: Any) -> Any:
        if isinstance(value, str):
            return erase(value)[0]
        if isinstance(value, list):
            return [walked(part) for part in value]
        if isinstance(value, dict):
            return {walked(key): walked(part) for key, part in value.items()}
        return value

    return json.dumps(walked(value), ensure_ascii=False)


def _change(old: Review, new: Review) -> Change:
    """From one value to the other, the private nouns included; no row comes or goes."""
    rows: list[RowChange] = list(_edits("review", old, new))
    for noun in NOUNS:
        for before, after in zip(getattr(old, noun), getattr(new, noun), strict=True):
            rows += _edits(noun, before, after)
    return Change("Erase a person", tuple(rows))


def _edits(noun: str, before: Row | Review, after: Row | Review) -> tuple[RowChange, ...]:
    values = {field.name: getattr(after, field.name) for field in fields_of(noun)}
    return edited(noun, before, **values)
