"""Reads a whole report: its timeline, summary, impact, factors, lessons and actions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from pmdesk.intake.calendar import Calendar, Known, Placed
from pmdesk.intake.collector import Collector
from pmdesk.intake.dates import dates_in
from pmdesk.intake.document import Document, Section
from pmdesk.intake.items import Item, action_of, items_of, plain_text, table_actions
from pmdesk.intake.lines import Line, leading, line_of, stamped
from pmdesk.intake.text import NO_TIME, TimelineReader
from pmdesk.intake.values import (
    Header,
    Intake,
    ProposedAction,
    ProposedFactor,
    ProposedLesson,
)
from pmdesk.intake.zones import zone_stated
from pmdesk.model.text import clean_line, clean_text
from pmdesk.model.words import LessonKind

_FACT = re.compile(
    r"(?:\*\*|__)?([A-Za-z][\w /]{1,30}?)(?:\*\*|__)?\s*:\s*(?:\*\*|__)?\s*(.{1,300})"
)
_FACT_KEYS = {
    "severity": "severity|sev|incident severity|priority",
    "services": "service|services|affected services|affected service|components|component|systems",
    "incident": "incident|incident id|id|incident number|ticket",
    "started": "started|start|start time|incident start|began|begin",
    "resolved": "resolved|end|end time|ended|incident end|resolved at",
    "tags": "tags|labels|keywords",
}
_FACT_OF = {name: fact for fact, names in _FACT_KEYS.items() for name in names.split("|")}
_MARK = re.compile(r"^[✅✔☑❌✖✗⚠👍👎🍀➕➖\ufe0f\s]+")
_FIRST_LINES = 30
_MAY_HOLD_TIMES = frozenset({None, "facts", "resolution", "detection", "factors", "summary"})
_NO_PLACE = "This part has no place in a review."
_TEXT_SECTIONS = ("summary", "impact")
_LESSONS_NOTE = "Lessons under no heading of their own came in as “could go better”."
_FACTORS_NOTE = "Factors came in as technical; move those that are not."


@dataclass(slots=True)
class _Parts:
    """What the sections other than the timeline gave."""

    texts: dict[str, list[str]] = field(default_factory=dict)
    factors: list[ProposedFactor] = field(default_factory=list)
    lessons: list[ProposedLesson] = field(default_factory=list)
    actions: list[ProposedAction] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    notes: dict[str, None] = field(default_factory=dict)


def read_report(document: Document, known: Known, name: str) -> Intake:
    """A report by its sections."""
    collector = Collector(Calendar(known))
    facts = _facts(document)
    own = _has_timeline(document)
    _preamble(document, own)
    parts = _Parts(tags=_listed(facts.get("tags", "")))
    for section in document.sections:
        told = own and _tells(section)
        if section.key == "timeline" or (not told and _holds_times(section)):
            _timeline(collector, section)
        else:
            _part(parts, section, collector)
    entries, skipped = collector.finish()
    return Intake(
        format="markdown",
        name=name,
        entries=entries,
        skipped=skipped,
        warnings=(*collector.calendar.warnings, *parts.notes),
        header=_header(document, facts, parts, known),
        factors=tuple(parts.factors),
        lessons=tuple(parts.lessons),
        actions=tuple(parts.actions),
        tags=tuple(parts.tags),
    )


def _holds_times(section: Section) -> bool:
    """Whether a section is a timeline under another name: times on all or most of its lines."""
    if section.key not in _MAY_HOLD_TIMES:
        return False
    lines = [line for line in section.lines if not line.blank and not line.code]
    found = [stamp for line in lines if (stamp := stamped(line)) and not stamp.stamp.dated]
    headings = sum(1 for line in lines if line.heading and stamped(line, trailing=False))
    share = 3 if section.key is None else 2
    titled = section.level == 0 and bool(lines) and lines[0].heading == 1
    mostly = len(found) > 1 and len(found) * share > len(lines)
    return titled or headings > 1 or mostly or 0 < len(found) == len(lines)


def _has_timeline(document: Document) -> bool:
    """Whether there is a timeline under a heading, whatever that says."""
    return any(
        any(stamped(line) for line in section.lines)
        if section.key == "timeline"
        else section.key is None and section.level > 0 and _holds_times(section)
        for section in document.sections
    )


def _tells(section: Section) -> bool:
    """Whether a section tells in sentences what the timeline lists: its times would come twice."""
    prose = not any(line.bullet or line.heading or line.code for line in section.lines)
    before_all = section.level == 0 and section.key is None
    return prose and (before_all or section.key == "summary")


def _timeline(collector: Collector, section: Section) -> None:
    calendar = collector.calendar
    calendar.begin_section()
    zone = zone_stated(section.heading)
    if zone is not None:
        calendar.state_zone(zone, section.number)
    first = next(iter(dates_in(section.heading[:300])), None)
    if first is not None:
        calendar.set_day(first)
    before = len(collector.drafts), len(collector.skipped)
    TimelineReader(collector, section=True).read(section.lines)
    if len(collector.drafts) == before[0] and any(line.code for line in section.lines):
        # A timeline that stands in a block of code altogether.
        del collector.skipped[before[1] :]
        opened = [line_of(line.number, line.raw) for line in section.lines if "```" not in line.raw]
        TimelineReader(collector, section=True).read(opened)


def _part(parts: _Parts, section: Section, collector: Collector) -> None:
    rest: Sequence[Line] = ()
    if section.key in _TEXT_SECTIONS:
        _text(parts, section)
    elif section.key == "factors":
        items, rest = items_of(section.lines)
        parts.factors += [_factor(item) for item in items]
        if items:
            parts.notes[_FACTORS_NOTE] = None
    elif section.key == "lessons":
        items, rest = items_of(section.lines)
        kind = section.kind or LessonKind.COULD_GO_BETTER
        if items and section.kind is None:
            parts.notes[_LESSONS_NOTE] = None
        parts.lessons += [
            ProposedLesson(text=_MARK.sub("", clean_line(_whole(item))), kind=kind, line=item.line)
            for item in items
        ]
    elif section.key == "actions":
        rest = _actions(parts, section)
    elif section.key == "tags":
        parts.tags += _listed(", ".join(item.text for item in items_of(section.lines)[0]))
    else:
        rest = section.lines
    for number, text in _passages(rest):
        collector.skip(number, text, NO_TIME if section.key == "timeline" else _NO_PLACE)


def _text(parts: _Parts, section: Section) -> None:
    lines = [f"**{line.body}**" if line.heading else line.raw.rstrip() for line in section.lines]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    if text:
        parts.texts.setdefault(str(section.key), []).append(text)


def _actions(parts: _Parts, section: Section) -> Sequence[Line]:
    tabled = table_actions(section.lines)
    if tabled:
        parts.actions += tabled
        return [line for line in section.lines if "|" not in line.body and not line.blank]
    items, rest = items_of(section.lines, section.heading)
    parts.actions += [action for item in items if (action := action_of(item)).text]
    return rest


def _factor(item: Item) -> ProposedFactor:
    below = "\n".join(f"- {text}" for text in item.below)
    return ProposedFactor(
        text=clean_line(plain_text(item)), details=clean_text(below), line=item.line
    )


def _whole(item: Item) -> str:
    return " ".join((plain_text(item), *item.below))


def _passages(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Lines as paragraphs, each with the number of its first line."""
    number, texts = 0, []
    for line in (*lines, Line(0, "", "")):
        if not line.blank:
            number = number or line.number
            texts.append(line.body)
        elif texts:
            yield number, " ".join(texts)
            number, texts = 0, []


def _facts(document: Document) -> dict[str, str]:
    """Facts by name: from the front matter and from lines such as "**Severity:** SEV-2"."""
    facts = {
        _FACT_OF[key]: value for key, value in document.front.items() if key in _FACT_OF and value
    }
    for section in document.sections:
        if section.key not in (None, "facts") or section.level > 2:
            continue
        for line in section.lines[:_FIRST_LINES]:
            match = None if line.code else _FACT.fullmatch(line.body)
            name = _FACT_OF.get(match.group(1).strip().lower(), "") if match else ""
            if match and name:
                facts.setdefault(name, match.group(2).strip(" *_"))
                section.lines.remove(line)
    return facts


def _preamble(document: Document, own: bool) -> None:
    """Makes the first paragraph the summary of a report that has no section for it."""
    if any(section.key == "summary" for section in document.sections):
        return
    first = document.sections[0]
    if not (own and _tells(first)) and _holds_times(first):
        return
    lines = first.lines
    begin = next((n for n, line in enumerate(lines) if not line.blank), len(lines))
    end = next((n for n in range(begin, len(lines)) if lines[n].blank), len(lines))
    prose = [line for line in lines[begin:end] if not _FACT.fullmatch(line.body)]
    if not prose or any(line.bullet or line.code or line.heading for line in prose):
        return
    if "|" not in prose[0].body:
        document.sections.insert(0, Section("summary", lines=prose))
        first.lines = lines[end:]


def _listed(text: str) -> list[str]:
    return [part for piece in text.strip("[] ").split(",") if (part := piece.strip(" \"'`#"))]


def _moment(text: str, known: Known) -> datetime | None:
    """The moment of a fact such as "2026-10-06 14:05 CEST"; None without a day or a clock."""
    found = leading(text)
    placed = None if found is None or found.stamp.dated else Calendar(known).place(found.stamp)
    return placed.at if isinstance(placed, Placed) and placed.day_known else None


def _header(document: Document, facts: dict[str, str], parts: _Parts, known: Known) -> Header:
    def text(key: str) -> str:
        return clean_text("\n\n".join(parts.texts.get(key, ())))

    return Header(
        title=clean_line(document.title),
        incident=clean_line(facts.get("incident", "")),
        severity=clean_line(facts.get("severity", "")),
        services=tuple(_listed(facts.get("services", ""))),
        started=_moment(facts.get("started", ""), known),
        resolved=_moment(facts.get("resolved", ""), known),
        summary=text("summary"),
        impact=text("impact"),
    )
