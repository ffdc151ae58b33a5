"""What of secrets and personal data an export would hold, and the same export with them masked."""

import hashlib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from pmdesk.method.going_out import (
    GoingOut,
    Hides,
    decided,
    digest,
    masked_file,
    masked_review,
    secrets_of,
    secrets_of_files,
    written_in,
)
from pmdesk.model.review import Review
from pmdesk.report.export import export
from pmdesk.report.options import Options, What

WHOLE = frozenset({"json"})
"""Formats that hold the whole review and the files beside it; others what is written in them."""
_OWN_TEXT = frozenset({"csv", "ics"})
Blobs = Mapping[str, bytes]
MOST = 3000
"""Entries up to which a report is written to see what is in it; of a longer one all is named."""
NO_FILES: Blobs = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What leaves: the review and its files, masked where somebody wants that."""

    review: Review
    blobs: Blobs = field(default_factory=dict)
    masked: int = 0


def found_in(
    review: Review, format: str, options: Options, blobs: Blobs = NO_FILES
) -> tuple[GoingOut, ...]:
    """The findings in what an export in a format would hold; those in private parts are not."""
    every = secrets_of(review)
    if format in WHOLE:
        return (*every, *secrets_of_files(review, blobs))
    long = len(review.entries) > MOST and options.what is What.REPORT
    if not every or (long and format != "ics"):
        return every
    text = export(review, format if format in _OWN_TEXT else "md", options).decode()
    return written_in(every, text.replace("\r\n ", ""))


def still_open(review: Review, found: Collection[GoingOut]) -> tuple[GoingOut, ...]:
    """Those about which nothing was decided yet."""
    before = decided(review)
    return tuple(one for one in found if before.is_open(one))


def outgoing(
    review: Review,
    found: Collection[GoingOut],
    blobs: Blobs = NO_FILES,
    kinds: Collection[str] = (),
) -> Outgoing:
    """The review as it leaves: what was decided to be masked is, and all of some kinds."""
    masks = decided(review).masked
    hidden = {one.digest for one in found if one.kind.key in kinds or one.digest in masks}
    if not hidden:
        return Outgoing(review, blobs)

    def hides(one: Any, value: str) -> bool:
        return one.kind.key in kinds or digest(value) in hidden

    places = sum(one.digest in hidden for one in found)
    return _with_files(masked_review(review, hides), blobs, hides, places)


def _with_files(review: Review, blobs: Blobs, hides: Hides, places: int) -> Outgoing:
    """A masked file is another file: it has another hash."""
    new: dict[str, bytes] = {}
    renamed: dict[str, str] = {}
    for old, data in blobs.items():
        kept = masked_file(data, hides)
        renamed[old] = hashlib.sha256(kept).hexdigest() if kept is not data else old
        new[renamed[old]] = kept
    rows = tuple(
        replace(row, blob=renamed[row.blob], size=len(new[renamed[row.blob]]))
        if renamed.get(row.blob, row.blob) != row.blob
        else row
        for row in review.attachments
    )
    return Outgoing(replace(review, attachments=rows), new, places)
