"""Puts what a salvage found together again, review by review, and notes what is not as it was."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from pmdesk.model.bounds import ROWS_CAP
from pmdesk.model.change import Change, all_rows, sort_key
from pmdesk.model.content import combine, hash_text, row_hash
from pmdesk.model.review import LOCAL, Attachment, Entry, Review, Row
from pmdesk.model.text import new_id
from pmdesk.store.connection import Connection
from pmdesk.store.counted import counted, is_are, listed
from pmdesk.store.mending import as_written, mended
from pmdesk.store.seal import seal_row
from pmdesk.store.stage import Stage
from pmdesk.store.wreck import Pause
from pmdesk.store.writer import Writer

_HASH = re.compile(r"[0-9a-f]{64}")
RECOVERED = "Recovered: "


class Missing:
    """Lines of what is missing or not as it was; the same one is said once."""

    def __init__(self) -> None:
        self._lines: dict[str, None] = {}

    def say(self, line: str) -> None:
        self._lines[line] = None

    def lines(self) -> list[str]:
        return list(self._lines)


class Rebuilder:
    """Writes the reviews of a stage into a new library."""

    def __init__(
        self,
        connection: Connection,
        stage: Stage,
        expected: Mapping[str, Counter[str]],
        blobs: Mapping[str, str],
        missing: Missing,
    ) -> None:
        self._connection, self._stage, self._missing = connection, stage, missing
        self._writer = Writer(connection)
        self._expected, self._blobs = expected, blobs

    def run(self, pause: Pause) -> int:
        """Every review of which something was found; gives how many."""
        ids = self._stage.reviews()
        for id in ids:
            pause()
            self._one(id)
        for id in set(self._expected) - set(ids):
            lost = self._expected[id]
            many = [counted(count, noun) for noun, count in lost.items()]
            self._missing.say(
                f"A review of which nothing can be read is lost, with {listed(many)}."
            )
        return len(ids)

    def _one(self, id: str) -> None:
        found = _Found(id)
        for noun, columns, hash, whole in self._stage.of(id):
            found.take(noun, columns, hash, whole)
        review = found.review(self._blobs)
        self._writer.write(None, Change("Salvage", all_rows(review)), lambda: None)
        self._note_lineage(review.id, found)
        where = f"“{review.title}”"
        if review.restricted:
            where = f"A restricted review ({review.id[:8]})"
        for line in found.lines(self._expected.get(id, Counter())):
            self._missing.say(f"{where}: {line}")
        for row in review.attachments:
            if not row.blob:
                name = "" if review.restricted else f" {row.name}"
                self._missing.say(f"{where}: the file of the attachment{name} is lost.")

    def _note_lineage(self, id: str, found: "_Found") -> None:
        parent, exchanged = found.lineage
        if parent or exchanged:
            sql = "UPDATE reviews SET parent = ?, exchanged = ? WHERE id = ?"
            with self._connection.writing():
                self._connection.execute(sql, [parent, exchanged, id])
                seal_row(self._connection, "reviews", id)


class _Found:
    """What was found of one review."""

    def __init__(self, id: str) -> None:
        self.id, self.lineage = id, ("", "")
        self._head: Review | None = None
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._odd: Counter[str] = Counter()
        self._cut: Counter[str] = Counter()
        self._content, self._sum = "", 0

    def take(self, noun: str, columns: dict[str, Any], hash: str, whole: bool) -> None:
        row, fits = mended(noun, columns)
        same = whole and fits and as_written(noun, self.id, row, hash)
        self._odd[noun] += not same
        if isinstance(row, Review):
            self._head, self._content = row, str(columns.get("content", ""))
            self.lineage = (_hash(columns.get("parent")), _hash(columns.get("exchanged")))
        elif len(self._rows[noun]) < ROWS_CAP:
            self._rows[noun].append(row)
        else:
            self._cut[noun] += 1
        if noun not in LOCAL:
            # By what it was written with, a changed row counts as there: what is left is missing.
            written = int(hash, 16) if _hash(hash) else row_hash(noun, self.id, row)
            self._sum = combine(self._sum, written)

    def review(self, blobs: Mapping[str, str]) -> Review:
        """The review, under a head of its own where its own is lost."""
        tuples: dict[str, Any] = {
            n: tuple(sorted(rows, key=sort_key)) for n, rows in self._rows.items()
        }
        tuples["attachments"] = tuple(_pointed(row, blobs) for row in tuples.get("attachments", ()))
        head = self._head if self._head is not None else self._recovered()
        return replace(head, **tuples)

    def _recovered(self) -> Review:
        """Whether it was restricted nobody knows any more, so it is."""
        times = [row.at for row in self._rows["entries"] if isinstance(row, Entry)]
        of = f"review of {min(times):%Y-%m-%d}" if times else "a review"
        self.id = self.id or new_id()
        return Review(id=self.id, title=f"{RECOVERED}{of}", restricted=True)

    def lines(self, expected: Counter[str]) -> list[str]:
        """What is to be said of it."""
        lines = []
        if self._head is None:
            lines.append(
                "its head is lost, with title, state and summary. It stands in the list "
                "as restricted; take that off if it was not."
            )
        lost = (
            expected - Counter({noun: len(rows) for noun, rows in self._rows.items()}) - self._cut
        )
        for counts, said in (
            (lost, "lost"),
            (+self._odd, "kept, not as written"),
            (self._cut, "left out: too many"),
        ):
            if counts:
                many = [counted(count, noun) for noun, count in counts.items()]
                lines.append(f"{listed(many)} {is_are(counts.total())} {said}.")
        told = self._head is None or bool(lost) or bool(self._cut)
        if not told and self._content != hash_text(self._sum):
            lines.append("something is missing or was added from outside; nothing tells what.")
        return lines


def _hash(value: object) -> str:
    return value if isinstance(value, str) and _HASH.fullmatch(value) else ""


def _pointed(row: Attachment, blobs: Mapping[str, str]) -> Attachment:
    """Under the hash that its bytes have, if not as they were; without one where they are lost."""
    return replace(row, blob=blobs.get(row.blob, ""))
