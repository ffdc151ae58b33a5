"""A review in a format that other programs read: one entry of a table for each format."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from pmdesk.model.errors import WorldError
from pmdesk.model.review import Review
from pmdesk.model.unnamed import unnamed
from pmdesk.report.documents import document
from pmdesk.report.evidence import Blob, Evidence, gathered
from pmdesk.report.options import Options
from pmdesk.report.save import save

DEFAULT = Options()


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name for people, the end of its file names, and what writes it.

    One that does not show `pictures` is one file of text, and names them.
    """

    name: str
    suffix: str
    write: Callable[[Review, Options, Evidence], bytes]
    pictures: bool = False


def _text_writer(module: str) -> Callable[[Review, Options, Evidence], bytes]:
    """A writer of documents; its module is loaded when it is used, because some are heavy."""

    def write(review: Review, options: Options, _: Evidence) -> bytes:
        text: str = import_module(module).write(document(review, options))
        return text.encode()

    return write


def _csv(review: Review, options: Options, _: Evidence) -> bytes:
    text: str = import_module("pmdesk.report.timeline_csv").write(review, options)
    return text.encode()


def _ics(review: Review, options: Options, _: Evidence) -> bytes:
    made: bytes = import_module("pmdesk.report.calendar_entry").write(review, options)
    return made


def _html(review: Review, options: Options, evidence: Evidence) -> bytes:
    text: str = import_module("pmdesk.report.html").write(document(review, options, evidence))
    return text.encode()


def _pdf(review: Review, options: Options, evidence: Evidence) -> bytes:
    html = _html(review, options, evidence).decode()
    made: bytes = import_module("pmdesk.report.pdf").render(html)
    return made


FORMATS = {
    "md": Format("Markdown", ".md", _text_writer("pmdesk.report.markdown")),
    "pdf": Format("PDF", ".pdf", _pdf, pictures=True),
    "html": Format("HTML", ".html", _html, pictures=True),
    "csv": Format("Timeline as CSV", ".csv", _csv),
    "ics": Format("Calendar entry", ".ics", _ics),
    "clipboard": Format("Rich text", ".html", _text_writer("pmdesk.report.clipboard")),
}
"""Every format by its key; "clipboard" is a fragment to copy rather than a file.

"csv" is the timeline alone and "ics" the meeting to come, whatever document the options name.
"""


NO_EVIDENCE = Evidence()


def evidence_for(review: Review, format: str, blob: Blob) -> Evidence:
    """What `export` is given of the files beside a review, as far as the format shows any."""
    shows = format in FORMATS and FORMATS[format].pictures
    return gathered(review, blob) if shows else NO_EVIDENCE


def export(
    review: Review, format: str, options: Options = DEFAULT, evidence: Evidence = NO_EVIDENCE
) -> bytes:
    """The bytes of a review in a format; raises WorldError for a format that is not there.

    Unless names are asked for, known names give way to aliases in its texts as well.
    """
    if format not in FORMATS:
        raise WorldError(f"“{format}” is not a format.", f"Choose one of {', '.join(FORMATS)}.")
    told = review if options.names else unnamed(review)
    return FORMATS[format].write(told, options, evidence)


def export_to(path: Path, review: Review, format: str, options: Options = DEFAULT) -> None:
    """Exports into a file, whole or not at all; raises WorldError."""
    save(path, export(review, format, options))
