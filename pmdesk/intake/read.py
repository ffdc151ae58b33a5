"""The one way in: bytes of an unknown kind become proposals with warnings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from pmdesk.intake.calendar import Calendar, Known
from pmdesk.intake.collector import Collector
from pmdesk.intake.decode import decode
from pmdesk.intake.delimited import read_delimited
from pmdesk.intake.detect import FORMATS, is_bundle, recognise
from pmdesk.intake.document import Document, document_of
from pmdesk.intake.report import read_report
from pmdesk.intake.sources.archive import unpacked
from pmdesk.intake.sources.narrow import Bound, Narrow, narrow
from pmdesk.intake.sources.opening import (
    NotOneExport,
    is_files,
    opened_files,
    opened_text,
)
from pmdesk.intake.sources.reading import read_export
from pmdesk.intake.sources.source import Given
from pmdesk.intake.sources.table import BY_KEY
from pmdesk.intake.survey import survey
from pmdesk.intake.text import TimelineReader
from pmdesk.intake.values import Header, Intake
from pmdesk.model.bounds import YEARS
from pmdesk.model.errors import WorldError
from pmdesk.model.times import zone_of

_NO_DAY = "No day is named; the entries stand on an unknown day. Give the day of the first one."


@dataclass(frozen=True, slots=True)
class _Ask:
    """What was asked for, checked."""

    name: str
    format: str
    given: Given
    wanted: Narrow
    month_first: bool | None


def read(
    data: bytes | Mapping[str, bytes],
    *,
    name: str = "",
    format: str = "auto",
    day: date | None = None,
    zone: str | None = None,
    start: datetime | None = None,
    month_first: bool | None = None,
    channels: Collection[str] = (),
    first: Bound = None,
    last: Bound = None,
) -> Intake:
    """What a text or file proposes, or the files of a folder by their names in it.

    `name` is the file's name, `day` counts for times without a day, `zone` for times without a
    zone, `start` for times that count from the start of a recording or of the incident; what the
    text itself says goes first. `month_first` settles dates such as 03/04. `channels`, `first` and
    `last` (days, or moments) narrow it; `Intake.choices` tells what there is. Raises WorldError,
    and nothing else, for what cannot be read; `narrow.TooManyEntries` has the choices where a part
    is needed, `opening.NotOneExport` says that each of several files is to be read alone.
    """
    if format not in FORMATS:
        raise WorldError(f"“{format}” is not a format.", f"Use one of {', '.join(FORMATS)}.")
    if zone is not None:
        zone_of(zone)
    if day is not None and day.year not in YEARS:
        raise WorldError(f"{day.year} is no year of an incident.", "Give the day once more.")
    if format == "bundle" or (format == "auto" and isinstance(data, bytes) and is_bundle(data)):
        raise WorldError(
            "This is a whole review in one file (a bundle).", "Import it without naming a format."
        )
    # Folders are nobody's business in a review, and their names are no dates.
    name = name.replace("\\", "/").rstrip("/").rpartition("/")[2]
    given = Given(day=day, zone=zone, start=start)
    ask = _Ask(name, format, given, narrow(channels, first, last, zone or "UTC"), month_first)
    intake = _files(data, ask) if is_files(data) else _file(data, ask)  # type: ignore[arg-type]
    if any(not entry.day_known for entry in intake.entries):
        intake = intake.warned(_NO_DAY)
    return intake


def _files(data: bytes | Mapping[str, bytes], ask: _Ask) -> Intake:
    files = unpacked(data) if isinstance(data, bytes) else data
    opened = opened_files(files, BY_KEY.get(ask.format))
    if opened is not None:
        return read_export(opened, ask.name, ask.given, ask.wanted)
    if len(files) == 1:
        ((inner, content),) = files.items()
        return _file(content, replace(ask, name=inner.rpartition("/")[2]))
    raise NotOneExport


def _file(data: bytes, ask: _Ask) -> Intake:
    text, warnings = decode(data)
    if ask.format == "auto" or ask.format in BY_KEY:
        opened = opened_text(text, ask.name, BY_KEY.get(ask.format))
        if opened is not None:
            return read_export(opened, ask.name, ask.given, ask.wanted).warned(*warnings)
    document = document_of(text)
    known = survey(document, ask.name, ask.given.day, ask.given.zone, ask.month_first)
    known = replace(known, start=ask.given.start)
    format = recognise(text, document, ask.name) if ask.format == "auto" else ask.format
    intake = _read(text, document, known, ask.name, format).warned(*warnings)
    return _narrowed(intake, ask.wanted)


def _narrowed(intake: Intake, wanted: Narrow) -> Intake:
    if wanted.channels:
        raise WorldError("There are no channels in this text.", "Leave out the channel.")
    held = [entry for entry in intake.entries if not entry.day_known or wanted.holds(entry.at)]
    return intake if len(held) == len(intake.entries) else replace(intake, entries=tuple(held))


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
