"""Bundles out of a library and into it: the same is left, a newer one replaces, else a copy."""

from dataclasses import dataclass
from enum import Enum

from pmdesk.model.bundle import Bundle, with_new_ids
from pmdesk.model.content import content_hash
from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.model.text import new_id
from pmdesk.store.counted import counted, is_are
from pmdesk.store.library import Library


class Outcome(Enum):
    """What became of a bundle."""

    ADDED = "added"
    SAME = "same"
    REPLACED = "replaced"
    COPIED = "copied"


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The review in which a bundle now stands, and how it came there."""

    id: str
    outcome: Outcome


def bundle_of(library: Library, review: Review) -> Bundle:
    """A review of the library with its lineage and the bytes of its attachments."""
    _, parent, _, _ = library.lineage(review.id)
    blobs = {row.blob: library.blobs.get(row.blob) for row in review.attachments if row.blob}
    return Bundle(review, parent, {hash: data for hash, data in blobs.items() if data is not None})


def standing(library: Library, bundle: Bundle) -> Outcome:
    """What taking a bundle in would do: REPLACED may be asked about first."""
    id = bundle.review.id
    if not library.has(id):
        return Outcome.ADDED
    _, _, _, content = library.lineage(id)
    if content == content_hash(bundle.review):
        return Outcome.SAME
    return Outcome.REPLACED if bundle.parent and bundle.parent == content else Outcome.COPIED


def take_in(library: Library, bundle: Bundle, *, replace: bool = True) -> TakenIn:
    """Takes a bundle in, in one undo step; with `replace` False a newer version becomes a copy."""
    outcome = standing(library, bundle)
    if outcome is Outcome.REPLACED and not replace:
        outcome = Outcome.COPIED
    review = bundle.review
    if outcome is Outcome.SAME:
        return TakenIn(review.id, outcome)
    _check_blobs(bundle)
    if outcome is Outcome.COPIED:
        review = with_new_ids(review, new_id)
    content = content_hash(review)
    with library.taking_in(review.id, content, bundle.parent, bundle.blobs.values()):
        if outcome is Outcome.REPLACED:
            library.replace(review, "Import newer version")
        else:
            library.add(review, "Import copy" if outcome is Outcome.COPIED else "Import")
    return TakenIn(review.id, outcome)


def _check_blobs(bundle: Bundle) -> None:
    wanted = [row.blob for row in bundle.review.attachments if row.blob]
    missing = sum(blob not in bundle.blobs for blob in wanted)
    if missing:
        many = f"{counted(missing, 'attachments')} {is_are(missing)}"
        raise WorldError(f"{many} missing from this bundle.", "Ask for the zip.")
