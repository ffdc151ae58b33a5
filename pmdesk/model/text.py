"""What every text goes through at the border: one form of Unicode, no control characters, a cap."""

import re
import unicodedata
from uuid import uuid4

from pmdesk.model.errors import Refused

LINE_CAP = 20_000
TEXT_CAP = 1_000_000
"""Longest one-line field and longest long field, in characters."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")
_BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
_LINE_ENDS = re.compile("\r\n|[\r\u2028\u2029\x85]")
_BREAKS = re.compile(r"\s*[\r\n\u2028\u2029\x85]+\s*|\t")


def clean_text(text: str) -> str:
    """A long field: NFC, line feeds only, without control characters and lone surrogates."""
    if len(text) > TEXT_CAP:
        raise Refused(
            f"This text has {len(text):,} characters; a field holds {TEXT_CAP:,}.",
            "Shorten it, or attach it as a file.",
        )
    if text.isprintable():
        # Nothing of what is taken out can be in it, and most lines are like that.
        return unicodedata.normalize("NFC", text)
    text = _LINE_ENDS.sub("\n", text)
    return unicodedata.normalize("NFC", _CONTROL.sub("", text))


def clean_line(text: str) -> str:
    """A one-line field: as `clean_text`, breaks become spaces, no direction overrides."""
    if len(text) > LINE_CAP:
        raise Refused(
            f"This line has {len(text):,} characters; a line holds {LINE_CAP:,}.",
            "Shorten it, or put the rest into the details.",
        )
    if text.isprintable():
        return clean_text(text).strip()
    return _BIDI.sub("", _BREAKS.sub(" ", clean_text(text))).strip()


def has_controls(text: str) -> bool:
    """Whether a text holds what the border takes out: control characters, lone surrogates."""
    return _CONTROL.search(text) is not None


def without_controls(text: str) -> str:
    """A text without what `has_controls` finds; everything else stays as it is."""
    return _CONTROL.sub("", text)


def new_id() -> str:
    """A fresh id for a row or a review."""
    return str(uuid4())
