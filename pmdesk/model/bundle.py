"""The bundle: one review as a file for hand-over and archive, in one canonical form.

Plain UTF-8 JSON, or a zip with the JSON as `review.json` and each attachment as
`attachments/SHA-256` when there are some. The same review always gives the same bytes: keys in the
order of the dataclasses, defaults left out, rows in their order. Nouns in `review.LOCAL` stay out.
"""

import hashlib
import io
import json
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from pmdesk.model.attachments import CAP as ATTACHMENT_CAP
from pmdesk.model.bounds import ROWS_CAP, beyond
from pmdesk.model.change import sort_key
from pmdesk.model.codec import Plain, fields_of, from_plain, make_row, sparse
from pmdesk.model.content import content_hash
from pmdesk.model.errors import WorldError
from pmdesk.model.review import LOCAL, NOUNS, Review, Row

FORMAT = "pmdesk-bundle"
VERSION = 1
SIZE_CAP = 200 << 20
"""The largest bundle that is read, in bytes, counted unpacked."""
JSON_CAP = 64 << 20
"""The largest text of a bundle, in bytes."""

_PARTS_CAP = 1_000_000
_MEMBER = "review.json"
_ATTACHMENTS = "attachments/"
_ATTACHMENT = re.compile(r"attachments/[0-9a-f]{64}")
_NO_ZIP = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, OSError, EOFError,
    RuntimeError, NotImplementedError, ValueError, KeyError, IndexError, OverflowError,
)  # fmt: skip
_EPOCH = (1980, 1, 1, 0, 0, 0)
_NOT_WHOLE = "Ask for the bundle again, or export it once more."


@dataclass(frozen=True, slots=True)
class Bundle:
    """A review with its lineage; `parent` is the content hash of the version it was made from."""

    review: Review
    parent: str = ""
    blobs: Mapping[str, bytes] = field(default_factory=dict)


def document(review: Review, parent: str = "") -> Plain:
    """The bundle's JSON document as plain data."""
    return {
        "format": FORMAT,
        "version": VERSION,
        "hash": content_hash(review),
        "parent": parent,
        "review": review_plain(review),
    }


def review_plain(review: Review) -> Plain:
    """A review as plain data: header fields first, then each noun that has rows to share."""
    plain = sparse("review", review)
    for noun in NOUNS:
        rows = getattr(review, noun)
        if noun not in LOCAL and rows:
            plain[noun] = [sparse(noun, row) for row in rows]
    return plain


def write(bundle: Bundle) -> bytes:
    """The bytes of a bundle; raises WorldError where an attachment's bytes are missing."""
    text = json.dumps(document(bundle.review, bundle.parent), ensure_ascii=False, indent=1) + "\n"
    wanted = sorted({row.blob for row in bundle.review.attachments if row.blob})
    if not wanted:
        return text.encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(_MEMBER, _EPOCH), text.encode())
        for blob in wanted:
            if blob not in bundle.blobs:
                raise WorldError("An attachment of this review is missing.", "Run pmdesk verify.")
            archive.writestr(zipfile.ZipInfo(_ATTACHMENTS + blob, _EPOCH), bundle.blobs[blob])
    return out.getvalue()


def looks_like_one(data: bytes) -> bool:
    """Whether bytes may be a bundle, by their beginning; `read` has the last word."""
    start = data[:400].lstrip()
    return data[:2] == b"PK" or (start[:1] == b"{" and f'"{FORMAT}"'.encode() in start)


def read(data: bytes) -> Bundle:
    """A bundle from its bytes; raises WorldError with one sentence for whatever is not one."""
    if len(data) > SIZE_CAP:
        raise WorldError("This bundle is over 200 MB.", "Leave out attachments.")
    text, blobs = _unpacked(data) if data[:2] == b"PK" else (data, {})
    if len(text) > JSON_CAP or text.count(b"[") + text.count(b"{") > _PARTS_CAP:
        # Each part takes many times its two characters in memory.
        raise WorldError("The text of this bundle is too large.", "Ask for a smaller one.")
    try:
        plain = json.loads(text)
    except (ValueError, RecursionError):
        raise WorldError(
            "This is not a whole bundle: its text cannot be read.", _NOT_WHOLE
        ) from None
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise WorldError("This file is not a pmdesk bundle.", "Choose a file exported as JSON.")
    version = plain.get("version")
    if type(version) is not int or version > VERSION:
        raise WorldError("This bundle was made by a newer pmdesk.", "Update pmdesk to read it.")
    try:
        review = _review(plain["review"])
    except (ValueError, TypeError, KeyError, AttributeError, OverflowError) as fault:
        raise WorldError(
            f"This bundle holds something unreadable: {_short(fault)}.", _NOT_WHOLE
        ) from None
    if plain.get("hash") != content_hash(review):
        raise WorldError("This bundle was changed or damaged after it was made.", _NOT_WHOLE)
    parent = plain.get("parent")
    return Bundle(review, parent if isinstance(parent, str) else "", blobs)


def _unpacked(data: bytes) -> tuple[bytes, dict[str, bytes]]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            _check_members(members)
            text = _member(archive, _MEMBER, JSON_CAP)
            names = [m.filename for m in members if m.filename.startswith(_ATTACHMENTS)]
            blobs = {
                name.removeprefix(_ATTACHMENTS): _member(archive, name, ATTACHMENT_CAP)
                for name in names
            }
    except _NO_ZIP:
        raise WorldError("This zip is not a whole pmdesk bundle.", _NOT_WHOLE) from None
    for name, content in blobs.items():
        if hashlib.sha256(content).hexdigest() != name:
            raise WorldError("An attachment in this bundle is damaged.", _NOT_WHOLE)
    return text, blobs


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    """A bundle holds its text and its attachments by hash: any other name is not one of ours."""
    if sum(member.file_size for member in members) > SIZE_CAP:
        raise WorldError("Unpacked, this bundle is over 200 MB.", "Leave out attachments.")
    names = [member.filename for member in members]
    ours = all(name == _MEMBER or _ATTACHMENT.fullmatch(name) for name in names)
    if not ours or len(set(names)) != len(names) or len(names) > ROWS_CAP:
        raise WorldError("This zip is not a pmdesk bundle: it holds other files.", _NOT_WHOLE)


def _member(archive: zipfile.ZipFile, name: str, cap: int) -> bytes:
    """A member, read no further than its stated size allows: a zip may lie about it."""
    stated = archive.getinfo(name).file_size
    with archive.open(name) as member:
        data = member.read(min(stated, cap) + 1)
    if len(data) > stated:
        raise WorldError("This zip is larger than it says.", _NOT_WHOLE)
    if len(data) > cap:
        raise WorldError(f"A file in this bundle is over {cap >> 20} MB.", "Leave it out.")
    return data


def _short(fault: Exception) -> str:
    return " ".join(str(fault).split())[:120].rstrip(".")


def _review(plain: Plain) -> Review:
    nouns = {noun: rows for noun, rows in plain.items() if noun in NOUNS and noun not in LOCAL}
    header = {name: value for name, value in plain.items() if name not in nouns}
    review = Review(**_checked("review", header))
    return replace(review, **{noun: _rows(noun, rows) for noun, rows in nouns.items()})


def _rows(noun: str, plain: Any) -> Any:
    if not isinstance(plain, list):
        raise ValueError(f"{noun} are no list")
    if len(plain) > ROWS_CAP:
        raise ValueError(f"{len(plain):,} {noun}; a review holds {ROWS_CAP:,}")
    rows: tuple[Row, ...] = tuple(make_row(noun, _checked(noun, row)) for row in plain)
    if len({row.id for row in rows}) != len(rows):
        raise ValueError(f"{noun}: an id stands twice")
    return tuple(sorted(rows, key=sort_key))


def _checked(noun: str, plain: Plain) -> dict[str, Any]:
    values = from_plain(noun, plain)
    if wrong := beyond(values.items()):
        raise ValueError(f"{noun}: {wrong}")
    return values


REFERENCES = frozenset(
    {
        *("owner", "facilitator", "advocate", "drafter", "picked_by", "buy_in_by", "seat"),
        *("meeting", "entry", "group", "parent", "source", "target", "about", "row", "reached"),
        *("focus", "reviewer", "contributor"),
    }
)
"""Fields that may hold another row's id."""


def with_new_ids(review: Review, new_id: Callable[[], str]) -> Review:
    """The same review as a copy: every row gets an id of its own, references follow."""
    ids = {review.id: new_id()}
    for noun in NOUNS:
        ids.update({row.id: new_id() for row in getattr(review, noun)})

    def renamed(noun: str, row: Any) -> dict[str, Any]:
        names = [f.name for f in fields_of(noun) if f.name == "id" or f.name in REFERENCES]
        return {name: follow(getattr(row, name)) for name in names}

    def follow(value: str) -> str:
        # How far a walk has come may be several ids.
        return ids.get(value) or " ".join(ids.get(part, part) for part in value.split(" "))

    tuples: Mapping[str, Any] = {
        noun: tuple(replace(row, **renamed(noun, row)) for row in getattr(review, noun))
        for noun in NOUNS
    }
    return replace(review, **renamed("review", review), **tuples)
