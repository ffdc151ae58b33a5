"""Files kept beside a review: what they are by their first bytes, and how large they may be."""

import hashlib

from pmdesk.model.errors import Refused
from pmdesk.model.review import Attachment
from pmdesk.model.text import clean_line

CAP = 20 << 20
"""The largest file that is kept, in bytes."""

TOGETHER = 200 << 20
"""Bytes of all files of a library from which on somebody is told, once, what they cost."""

PICTURES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
"""Media types that are shown; SVG is not one of them, it may hold more than a picture."""

_BEGINNINGS = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", "application/zip"),
)


def media_type(data: bytes) -> str:
    """What some bytes are, by how they begin: a name proves nothing."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    for beginning, media in _BEGINNINGS:
        if data.startswith(beginning):
            return media
    try:
        text = data[:4096].decode("utf-8", "strict" if len(data) <= 4096 else "ignore")
    except UnicodeDecodeError:
        return "application/octet-stream"
    return "application/octet-stream" if "\0" in text else "text/plain"


def attachment(id: str, noun: str, row: str, name: str, data: bytes) -> Attachment:
    """The row of a file beside another row; Refused for one that is empty or too large."""
    if not data:
        raise Refused(f"{name} is empty.", "Attach another file.")
    if len(data) > CAP:
        raise Refused(f"{name} is over {CAP >> 20} MB.", "Attach a part of it, or a link.")
    return Attachment(
        id=id,
        name=clean_line(name) or "file",
        media_type=media_type(data),
        size=len(data),
        blob=hashlib.sha256(data).hexdigest(),
        about_noun=noun,
        about=row,
    )


def attached(attachments: tuple[Attachment, ...], row: str) -> tuple[Attachment, ...]:
    """The files beside a row."""
    return tuple(one for one in attachments if one.about == row)


def size_text(size: int) -> str:
    """820 B, 12 kB, 3.4 MB."""
    if size < 1000:
        return f"{size} B"
    if size < 999_500:
        return f"{round(size / 1000)} kB"
    return f"{size / 1e6:.1f} MB"
