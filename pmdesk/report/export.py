"""A review in a format that other programs read: one entry of a table for each format."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.report.build import build
from pmdesk.report.options import Options
from pmdesk.report.save import save

DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name for people, the end of its file names, and what writes it."""

    name: str
    suffix: str
    write: Callable[[Review, Options], bytes]


def _document_writer(module: str) -> Callable[[Review, Options], bytes]:
    """A writer of documents; its module is loaded when it is used, because some are heavy."""

    def write(review: Review, options: Options) -> bytes:
        text: str = import_module(module).write(build(review, options))
        return text.encode()

    return write


def _csv(review: Review, options: Options) -> bytes:
    text: str = import_module("pmdesk.report.timeline_csv").write(review, options)
    return text.encode()


def _pdf(review: Review, options: Options) -> bytes:
    html: str = import_module("pmdesk.report.html").write(build(review, options))
    made: bytes = import_module("pmdesk.report.pdf").render(html)
    return made


FORMATS = {
    "md": Format("Markdown", ".md", _document_writer("pmdesk.report.markdown")),
    "pdf": Format("PDF", ".pdf", _pdf),
    "html": Format("HTML", ".html", _document_writer("pmdesk.report.html")),
    "csv": Format("Timeline as CSV", ".csv", _csv),
    "clipboard": Format("Rich text", ".html", _document_writer("pmdesk.report.clipboard")),
}
"""Every format by its key; "clipboard" is a fragment to copy rather than a file."""


def export(review: Review, format: str, options: Options = DEFAULT) -> bytes:
    """The bytes of a review in a format; raises WorldError for a format that is not there."""
    if format not in FORMATS:
        raise WorldError(f"“{format}” is not a format.", f"Choose one of {', '.join(FORMATS)}.")
    return FORMATS[format].write(review, options)


def export_to(path: Path, review: Review, format: str, options: Options = DEFAULT) -> None:
    """Exports into a file, whole or not at all; raises WorldError."""
    save(path, export(review, format, options))
