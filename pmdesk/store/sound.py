"""Whether a review is as it was written, looked at each time one is opened."""

from collections import Counter

from pmdesk.model.content import combine, hash_text, row_hash
from pmdesk.model.review import LOCAL, NOUNS, Review
from pmdesk.store.connection import Connection
from pmdesk.store.counted import counted, is_are, listed
from pmdesk.store.errors import LibraryFault, Trouble
from pmdesk.store.rows import load

_ADVICE = "Other reviews can be used. Salvage the library, or open its newest backup."


class DamagedReview(LibraryFault):
    """A review that is not as it was written; the others of its library may well be."""

    def __init__(self, review: str, said: str) -> None:
        super().__init__(said, _ADVICE)
        self.review = review


def load_sound(connection: Connection, id: str) -> Review | None:
    """A whole review; None where there is none, DamagedReview where it is not as it was written."""
    try:
        review = load(connection, id)
    except LibraryFault as fault:
        if fault.trouble not in (None, Trouble.DAMAGED):
            raise
        raise DamagedReview(id, "This review is damaged: a part of it cannot be read.") from fault
    if review is not None:
        _check(connection, review)
    return review


def _check(connection: Connection, review: Review) -> None:
    """Compares sums; rows are compared one by one only where a sum does not fit."""
    hashes = _hashes(review)
    shared = (h for (noun, _), h in hashes.items() if noun not in LOCAL)
    row = connection.row("SELECT content FROM reviews WHERE id = ?", [review.id])
    fits = row is not None and row[0] == hash_text(combine(*shared))
    nouns = LOCAL if fits else frozenset(NOUNS)
    differing = _differing(connection, review, hashes, [noun for noun in NOUNS if noun in nouns])
    if not fits and hash_text(hashes["review", review.id]) != _own(connection, review.id):
        raise DamagedReview(review.id, "This review is damaged: its head is not as it was written.")
    if differing:
        many = [counted(count, noun) for noun, count in differing.items()]
        verb = is_are(differing.total())
        raise DamagedReview(
            review.id, f"This review is damaged: {listed(many)} {verb} not as written."
        )
    if not fits:
        raise DamagedReview(
            review.id, "This review is damaged: rows are missing or were added from outside."
        )


def _hashes(review: Review) -> dict[tuple[str, str], int]:
    hashes = {("review", review.id): row_hash("review", review.id, review)}
    for noun in NOUNS:
        for row in getattr(review, noun):
            hashes[noun, row.id] = row_hash(noun, review.id, row)
    return hashes


def _differing(
    connection: Connection, review: Review, hashes: dict[tuple[str, str], int], nouns: list[str]
) -> Counter[str]:
    """How many rows of each noun are not as they were written."""
    found: Counter[str] = Counter()
    for noun in nouns:
        if getattr(review, noun):
            sql = f"SELECT id, hash FROM {noun} WHERE review = ?"
            for id, stored in connection.rows(sql, [review.id]):
                found[noun] += hash_text(hashes.get((noun, id), 0)) != stored
    return +found


def _own(connection: Connection, id: str) -> str:
    row = connection.row("SELECT hash FROM reviews WHERE id = ?", [id])
    return "" if row is None else str(row[0])
