"""Recognises what a file is by its content; its name only settles what the content leaves open."""

import re

from pmdesk.intake.delimited import delimiter_of
from pmdesk.intake.document import Document
from pmdesk.intake.sources.archive import is_zip, names_in
from pmdesk.intake.sources.table import BY_KEY

FORMATS = ("auto", "text", "csv", "markdown", "bundle", *BY_KEY)

_BUNDLE = re.compile(r'\s*\{[^{}]{0,400}"format"\s*:\s*"pmdesk-bundle"')
_MEMBER = "review.json"


def is_bundle(data: bytes) -> bool:
    """Whether some bytes are a bundle: its JSON, or a zip that holds one."""
    if is_zip(data):
        return _MEMBER in names_in(data)
    return _BUNDLE.match(data[:4096].decode("utf-8", "replace")) is not None


def recognise(text: str, document: Document, name: str) -> str:
    """ "csv", "markdown" (a report with sections) or "text"."""
    named = name.lower().rpartition(".")[2]
    if named in ("csv", "tsv") or (not document.structured and delimiter_of(text)):
        return "csv"
    return "markdown" if document.structured else "text"
