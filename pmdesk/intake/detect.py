"""Recognises what a file is by its content; its name only settles what the content leaves open."""

import json
import re

from pmdesk.intake.delimited import delimiter_of
from pmdesk.intake.document import Document

FORMATS = ("auto", "text", "csv", "markdown", "bundle")

_BUNDLE = re.compile(r'\s*\{[^{}]{0,400}"format"\s*:\s*"pmdesk-bundle"')
_ZIP = b"PK\x03\x04"


def is_bundle(data: bytes) -> bool:
    """Whether some bytes are a bundle: its JSON, or a zip that may hold one."""
    if data.startswith(_ZIP):
        return b"review.json" in data[:4096]
    return _BUNDLE.match(data[:4096].decode("utf-8", "replace")) is not None


def is_json(text: str) -> bool:
    """Whether a text is a JSON document rather than lines."""
    if text.lstrip()[:1] not in ("{", "["):
        return False
    try:
        return isinstance(json.loads(text), dict | list)
    except (ValueError, RecursionError):
        return False


def recognise(text: str, document: Document, name: str) -> str:
    """ "csv", "markdown" (a report with sections) or "text"."""
    named = name.lower().rpartition(".")[2]
    if named in ("csv", "tsv") or (not document.structured and delimiter_of(text)):
        return "csv"
    return "markdown" if document.structured else "text"
