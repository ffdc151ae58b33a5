"""Gestures on evidence: files kept beside an entry; their bytes lie in the library."""

from pmdesk.model.gestures.gesture import Steps, add, gesture, remove, set_field
from pmdesk.model.review import Attachment, Review


@gesture("Attach file")
def attach(review: Review, *, attachment: Attachment) -> Steps:
    """A file that the library has the bytes of already."""
    return add(review, "attachments", attachment)


@gesture("Rename file", merges=True)
def rename(review: Review, *, id: str, name: str) -> Steps:
    return set_field(review, "attachments", id, "name", name)


@gesture("Remove file")
def detach(review: Review, *, id: str) -> Steps:
    """The file no longer belongs to the review; its bytes stay, for undo."""
    return remove(review, "attachments", id)
