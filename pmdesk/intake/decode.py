"""Bytes as text: which encoding, and what is not a text at all."""

import codecs
import unicodedata

from pmdesk.model.errors import WorldError

BYTES_CAP = 20_000_000
"""Most bytes of one text that are read."""

_SHARE_OF_RUBBISH = 0.05
_LOOKED_AT = 65_536
_MAGIC = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"SQLite format 3": "a database",
    b"\x1f\x8b": "a compressed file",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"PK\x03\x04": "an archive or an Office document",
    b"\x7fELF": "a program",
}


def decode(data: bytes) -> tuple[str, tuple[str, ...]]:
    """The text of some bytes and warnings; raises WorldError for what is empty, huge or no text.

    UTF-8, UTF-16 with a byte order mark, else Windows-1252 with a warning. Lines end in "\\n".
    """
    if len(data) > BYTES_CAP:
        raise WorldError(
            f"This text has {len(data) / 1e6:,.0f} MB; {BYTES_CAP / 1e6:.0f} MB can be read.",
            "Choose a range: the part around the incident.",
        )
    for magic, kind in _MAGIC.items():
        if data.startswith(magic):
            raise WorldError(
                f"This is {kind}, not a text.",
                "Copy its text, or export it as Markdown, CSV or plain text.",
            )
    text, warnings = _decoded(data)
    _check_readable(text)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise WorldError("There is nothing in it.", "Choose a file or text with lines in it.")
    return unicodedata.normalize("NFC", text), warnings


def _decoded(data: bytes) -> tuple[str, tuple[str, ...]]:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
        lost = "\ufffd" in text
        return text, ("Some characters could not be read.",) if lost else ()
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), (
            "This is not UTF-8; it was read as Windows-1252. Look at the accents.",
        )


def _check_readable(text: str) -> None:
    part = text[:_LOOKED_AT]
    rubbish = sum(
        1 for char in part if (char < " " and char not in "\t\n\r\x0b\x0c\x1b") or char == "\ufffd"
    )
    if "\x00" in text or rubbish > len(part) * _SHARE_OF_RUBBISH:
        raise WorldError(
            "These bytes are not a text.", "Choose a text file, saved as UTF-8 if possible."
        )
