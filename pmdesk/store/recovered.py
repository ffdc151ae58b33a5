"""Takes what a recovery file keeps into the library again, in one undo step for each review."""

from collections import Counter
from dataclasses import dataclass, replace
from enum import Enum

from pmdesk.model.bundle import with_new_ids
from pmdesk.model.difference import difference
from pmdesk.model.differing import differing_text
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.store.files import discard
from pmdesk.store.library import Library
from pmdesk.store.recovery import Kept, whole_hash

LABEL = "Store what was kept"


class Became(Enum):
    """What a recovery file became."""

    SAME = "same"
    STORED = "stored"
    COPY = "copy"


@dataclass(frozen=True, slots=True)
class Recovered:
    """A review that was not stored whole, and is now."""

    id: str
    title: str
    restricted: bool
    steps: int
    became: Became
    differs: str = ""
    """What is other in the review of the library than in the copy: "2 entries"."""


def recover(library: Library) -> list[Recovered]:
    """Takes in what is kept for a library; raises LibraryFault where it cannot be written still.

    Nothing is written over: where the review has changed since, it comes in as a copy beside it.
    """
    if library.recovery is None:
        return []
    found = []
    for kept in library.recovery.found(library.library_id):
        there = library.review(kept.review.id) if library.has(kept.review.id) else None
        review, became = _taken_in(library, kept, there)
        discard(kept.path)
        if became is not Became.SAME:
            differs = _differs(there, kept.review) if there and became is Became.COPY else ""
            made = Recovered(
                review.id, review.title, review.restricted, kept.steps, became, differs
            )
            found.append(made)
    return found


def _differs(there: Review, kept: Review) -> str:
    rows = difference(there, kept, "").rows
    return differing_text(Counter(row.noun for row in rows))


def _taken_in(library: Library, kept: Kept, stored: Review | None) -> tuple[Review, Became]:
    review = kept.review
    if stored is None:
        library.add(review, LABEL)
        return review, Became.STORED
    if stored == review:
        return review, Became.SAME
    if whole_hash(stored) == kept.base:
        library.session(review.id).take(difference(stored, review, LABEL, local=True))
        return review, Became.STORED
    copy = with_new_ids(review, new_id)
    copy = replace(copy, title=f"Recovered: {review.title}")
    library.add(copy, LABEL)
    return copy, Became.COPY
