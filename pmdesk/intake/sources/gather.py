"""Makes an intake of a source's records: narrowed, in order, threads kept, nothing lost unsaid."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from pmdesk.intake.kinds import kind_of, kind_of_message, with_milestones
from pmdesk.intake.sources.narrow import Narrow, check_count, choices_of, chosen
from pmdesk.intake.sources.source import Given, Item, Notice, Record, Source, Unknown
from pmdesk.intake.sources.wording import line_and_details, one_line
from pmdesk.intake.values import Header, Intake, ProposedEntry, Skipped
from pmdesk.model.text import LINE_CAP, TEXT_CAP, clean_text

_SHOWN = 500
_BARE = "No time zone is named; times were read as UTC."
_EARLY = "It answers a message that carries a later time."


@dataclass(slots=True)
class _Found:
    records: list[Record] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    headers: list[Header] = field(default_factory=list)
    notices: dict[str, None] = field(default_factory=dict)
    unknown: Counter[str] = field(default_factory=Counter)


def gather(source: Source, items: Iterable[Item], given: Given, wanted: Narrow) -> Intake:
    """The intake; raises WorldError where a channel is missing or a range is needed."""
    found = _sorted_out(items)
    zone = given.zone or "UTC"
    choices = choices_of(found.records, zone)
    records = chosen(found.records, wanted, choices)
    check_count(len(records), choices)
    records = in_order(records)
    entries = tuple(_entry(record, source, zone) for record in records)
    if source.milestones and len({record.incident for record in records}) == 1:
        entries = with_milestones(entries)
    if given.zone is None and any(record.when and record.when.bare for record in records):
        found.notices[_BARE] = None
    return Intake(
        format=source.key,
        entries=entries,
        skipped=tuple(found.skipped),
        warnings=(*found.notices, *_unknown_words(found.unknown)),
        header=_header(found.headers[0]) if len(found.headers) == 1 else Header(),
        choices=choices,
    )


def _sorted_out(items: Iterable[Item]) -> _Found:
    found, keys = _Found(), set[str]()
    for item in items:
        if isinstance(item, Record):
            reason = _reason(item, keys)
            if reason:
                found.skipped.append(Skipped(item.number, _short(item.text), reason))
            else:
                found.records.append(item)
        elif isinstance(item, Skipped):
            found.skipped.append(Skipped(item.line, _short(item.text), item.reason))
        elif isinstance(item, Unknown):
            found.unknown[one_line(item.what, 80)] += 1
            said = "It is of a kind that is not known here."
            found.skipped.append(Skipped(item.number, _short(item.text), said))
        elif isinstance(item, Notice):
            found.notices[item.text] = None
        else:
            found.headers.append(item)
    return found


def _reason(record: Record, keys: set[str]) -> str:
    """Why a record cannot be taken; "" where it can."""
    if record.when is None:
        return "It has no time that can be read."
    if not record.text or record.text.isspace():
        return "There is no text in it."
    key = record.key
    if key in keys:
        return "It stands in this export twice."
    if key:
        keys.add(key)
    return ""


def _header(said: Header) -> Header:
    """As the fields of a review take it: whatever an export may hold."""
    return replace(
        said,
        title=one_line(said.title, LINE_CAP),
        incident=one_line(said.incident, LINE_CAP),
        severity=one_line(said.severity, LINE_CAP),
        services=tuple(filter(None, (one_line(each, LINE_CAP) for each in said.services))),
        summary=clean_text(said.summary[:TEXT_CAP]),
        impact=clean_text(said.impact[:TEXT_CAP]),
    )


def _short(text: str) -> str:
    return one_line(text, _SHOWN)


def _unknown_words(unknown: Counter[str]) -> tuple[str, ...]:
    """What to say of all records that were not known, with the most frequent kinds."""
    count = unknown.total()
    if not count:
        return ()
    named = [f"{what} ({n})" for what, n in unknown.most_common(6) if what]
    which = f" ({', '.join(named)})" if named else ""
    begin = "1 event of a kind that is" if count == 1 else f"{count:,} events of kinds that are"
    return (f"{begin} not known here{which}: left out.",)


def in_order(records: Sequence[Record]) -> list[Record]:
    """Oldest first, a reply never before what it answers; equal times keep their order."""
    times = {record.key: record.when.at for record in records if record.key and record.when}

    def place(record: Record) -> tuple[datetime, bool]:
        assert record.when is not None
        parent = times.get(record.thread) if record.thread else None
        if parent is not None and parent > record.when.at:
            record.warnings = (*record.warnings, _EARLY)
            return parent, True
        return record.when.at, parent is not None

    return sorted(records, key=place)


def _entry(record: Record, source: Source, zone: str) -> ProposedEntry:
    moment = record.when
    assert moment is not None
    text, details, notes = line_and_details(record.text, record.details)
    warnings = (*record.warnings, *notes, *((moment.note,) if moment.note else ()))
    by_person = bool(record.who) and not record.bot
    return ProposedEntry(
        at=moment.at.replace(microsecond=0),
        precision=moment.precision,
        day_known=moment.day_known,
        zone=record.zone or moment.zone or zone,
        written=one_line(moment.written, 100),
        text=text,
        details=clean_text(details),
        kind=record.kind or (kind_of_message(text) if by_person else kind_of(text)),
        who=one_line(record.who, 200),
        team=one_line(record.team, 200),
        source=one_line(record.source or source.name, 200),
        link=one_line(record.link, 2000),
        key=one_line(record.key, 500),
        thread=one_line(record.thread, 500),
        bot=record.bot,
        edited=record.edited,
        line=record.number,
        warnings=warnings,
    )
