"""Every text that some bytes hold, in whatever way it is written there."""

import base64
import html
import io
import re
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import unquote_to_bytes

from pypdf import PdfReader
from pypdf.generic import StreamObject

_HEX = re.compile(rb"<([0-9A-Fa-f\s]{12,})>")
_DATA = re.compile(rb"base64,([A-Za-z0-9+/=\s]+)")
_BREAKS = re.compile(r"<wbr>|\u00ad|\u200b|\r\n[ \t]")


def texts(data: bytes) -> Iterator[str]:
    """Of a PDF or a zip also what is packed inside, and all bytes as they lie in the file."""
    yield from spelled(data)
    if data.startswith(b"%PDF"):
        yield from _pdf(data)
    elif data[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.infolist():
                yield member.filename
                yield from texts(archive.read(member))


def spelled(data: bytes) -> Iterator[str]:
    """Bytes as text: as they are, as UTF-16, hexadecimal, in base 64, with marks of HTML undone."""
    plain = data.decode("utf-8", "replace")
    yield plain
    unbroken = _BREAKS.sub("", plain)
    yield html.unescape(unbroken)
    if "%" in plain:
        yield unquote_to_bytes(plain).decode("utf-8", "replace")
    if b"\x00" in data:
        yield data.replace(b"\x00", b"").decode("latin-1")
    for found in _HEX.findall(data):
        digits = b"".join(found.split())
        with suppress(ValueError):
            yield (
                bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
                .replace(b"\x00", b"")
                .decode("latin-1")
            )
    for found in _DATA.findall(data):
        with suppress(ValueError):
            yield base64.b64decode(found).decode("utf-8", "replace")


def _pdf(data: bytes) -> Iterator[str]:
    """Pages as they are read, facts, bookmarks, files inside, and every stream unpacked."""
    reader = PdfReader(io.BytesIO(data))
    for page in reader.pages:
        text = page.extract_text()
        yield text
        yield "".join(text.split())
    yield str(dict(reader.metadata or {}))
    yield str(reader.outline)
    for name, contents in reader.attachments.items():
        yield name
        for content in contents:
            yield from texts(content)
    for number in range(1, int(reader.trailer["/Size"])):
        with suppress(Exception):
            thing = reader.get_object(number)
            yield str(thing)
            if isinstance(thing, StreamObject):
                yield from spelled(thing.get_data())
