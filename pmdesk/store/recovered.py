"""Takes what a recovery file keeps into the library again, in one undo step for each review."""

from dataclasses import dataclass, replace
from enum import Enum

from pmdesk.model.bundle import with_new_ids
from pmdesk.model.difference import difference
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


def recover(library: Library) -> list[Recovered]:
    """Takes in what is kept for a library; raises LibraryFault where it cannot be written still.

    Nothing is written over: where the review has changed since, it comes in as a copy beside it.
    """
    if library.recovery is None:
        return []
    found = []
    for kept in library.recovery.found(library.library_id):
        review, became = _taken_in(library, kept)
        discard(kept.path)
        if became is not Became.SAME:
            title, restricted = review.title, review.restricted
            found.append(Recovered(review.id, title, restricted, kept.steps, became))
    return found


def _taken_in(library: Library, kept: Kept) -> tuple[Review, Became]:
    review = kept.review
    if not library.has(review.id):
        library.add(review, LABEL)
        return review, Became.STORED
    stored = library.review(review.id)
    if stored == review:
        return review, Became.SAME
    if whole_hash(stored) == kept.base:
        library.session(review.id).take(difference(stored, review, LABEL, local=True))
        return review, Became.STORED
    copy = with_new_ids(review, new_id)
    copy = replace(copy, title=f"Recovered: {review.title}")
    library.add(copy, LABEL)
    return copy, Became.COPY
