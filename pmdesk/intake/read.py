"""The one way in: bytes of an unknown kind become proposals with warnings."""

from datetime import date

from pmdesk.intake.calendar import YEARS, Calendar, Known
from pmdesk.intake.collector import Collector
from pmdesk.intake.decode import decode
from pmdesk.intake.delimited import read_delimited
from pmdesk.intake.detect import FORMATS, is_bundle, is_json, recognise
from pmdesk.intake.document import Document, document_of
from pmdesk.intake.report import read_report
from pmdesk.intake.survey import survey
from pmdesk.intake.text import TimelineReader
from pmdesk.intake.values import Header, Intake
from pmdesk.model.errors import WorldError
from pmdesk.model.times import zone_of

_NO_DAY = "No day is named; the entries stand on an unknown day. Give the day of the first one."


def read(
    data: bytes,
    *,
    name: str = "",
    format: str = "auto",
    day: date | None = None,
    zone: str | None = None,
) -> Intake:
    """What a text or file proposes.

    `name` is the file's name, `day` counts for times without a day, `zone` for times without a
    zone; what the text itself says goes first. Raises WorldError, and nothing else, for what
    cannot be read.
    """
    if format not in FORMATS:
        raise WorldError(f"“{format}” is not a format.", f"Use one of {', '.join(FORMATS)}.")
    if zone is not None:
        zone_of(zone)
    if day is not None and day.year not in YEARS:
        raise WorldError(f"{day.year} is no year of an incident.", "Give the day once more.")
    if format == "bundle" or (format == "auto" and is_bundle(data)):
        raise WorldError(
            "This is a whole review in one file (a bundle).", "Import it without naming a format."
        )
    # Folders are nobody's business in a review, and their names are no dates.
    name = name.replace("\\", "/").rpartition("/")[2]
    text, warnings = decode(data)
    if format == "auto" and is_json(text):
        raise WorldError(
            "This is JSON of a kind that is not known here.",
            "Export it as CSV, Markdown or plain text.",
        )
    document = document_of(text)
    known = survey(document, name, day, zone)
    if format == "auto":
        format = recognise(text, document, name)
    intake = _read(text, document, known, name, format).warned(*warnings)
    if any(not entry.day_known for entry in intake.entries):
        intake = intake.warned(_NO_DAY)
    return intake


def _read(text: str, document: Document, known: Known, name: str, format: str) -> Intake:
    if format == "csv":
        return read_delimited(text, known, name)
    if format == "markdown":
        return read_report(document, known, name)
    return _read_lines(document, known, name)


def _read_lines(document: Document, known: Known, name: str) -> Intake:
    """A text without sections of a report: a timeline as it was typed or pasted."""
    collector = Collector(Calendar(known))
    reader = TimelineReader(collector, section=False)
    reader.read([line for section in document.sections for line in section.lines])
    entries, skipped = collector.finish()
    return Intake(
        format="text",
        name=name,
        entries=entries,
        skipped=skipped,
        warnings=collector.calendar.warnings,
        header=Header(title=document.title),
    )
