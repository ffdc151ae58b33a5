"""Which files kept beside a review go into a report as pictures, by what they are, within bounds.

A name says nothing about what a file is. So many pictures are taken as a report can hold without
growing out of hand; for the others there is a word on why they are only named.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pmdesk.model.attachments import CAP, PICTURES, media_type
from pmdesk.model.review import Attachment, Review

Blob = Callable[[str], bytes | None]
"""Gives the bytes of a file by their SHA-256, None where the library does not have them."""

MOST = 30
"""Pictures that a report shows."""

LARGEST = CAP
"""Bytes of a picture that is looked at; a bundle may bring larger ones than can be attached."""

TOGETHER = 80 << 20
"""Bytes of all pictures together, as they are kept."""

GONE = "not in the library any more"
"""Why a file is not shown of which only the name is left."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Pictures by their hash, and why others are only named (also by hash)."""

    pictures: dict[str, bytes] = field(default_factory=dict)
    left_out: dict[str, str] = field(default_factory=dict)


def no_blob(_: str) -> bytes | None:
    """For a review without a library: no file is there."""
    return None


def is_picture(data: bytes) -> bool:
    """Whether bytes begin as those of a picture that is shown."""
    return media_type(data) in PICTURES


def gathered(review: Review, blob: Blob) -> Evidence:
    """The evidence of a review, read one file at a time."""
    found = Evidence()
    if "evidence" in review.hidden_sections or "timeline" in review.hidden_sections:
        return found
    room = TOGETHER
    for row in in_order(review):
        if row.blob in found.pictures or row.blob in found.left_out:
            continue
        data = blob(row.blob) if row.size <= LARGEST else b""
        why = _why_not(row, data, len(found.pictures), room)
        if why:
            found.left_out[row.blob] = why
        elif data and is_picture(data):
            found.pictures[row.blob] = data
            room -= len(data)
    return found


def in_order(review: Review) -> Iterator[Attachment]:
    """Files in the order of the entries that they stand beside, then those of anything else."""
    place = {entry.id: n for n, entry in enumerate(review.entries)}
    yield from sorted(review.attachments, key=lambda row: place.get(row.about, len(place)))


def of_entries(review: Review) -> dict[str, list[Attachment]]:
    """The files beside each entry, by its id."""
    found: dict[str, list[Attachment]] = {}
    for row in review.attachments:
        if row.about_noun == "entries":
            found.setdefault(row.about, []).append(row)
    return found


def _why_not(row: Attachment, data: bytes | None, shown: int, room: int) -> str:
    """Why a file is not shown; "" where it is shown, or is no picture anyway."""
    if data is None:
        return GONE
    if max(row.size, len(data)) > LARGEST:
        return f"over {LARGEST >> 20} MB"
    if not is_picture(data):
        return ""
    if shown >= MOST:
        return f"the report shows {MOST} pictures at most"
    return "" if len(data) <= room else f"the report takes {TOGETHER >> 20} MB of pictures at most"
