"""What a reader of foreign text hands back: proposals with their line, and what it did not take."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from pmdesk.model.codec import time_text
from pmdesk.model.words import ActionKind, Kind, LessonKind, Milestone, Precision, Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedEntry:
    """One line of a timeline as it was read.

    `at` and `until` are UTC, `zone` is an IANA name or a fixed offset, `written` the time as it
    stood there; `how` says where a day or a zone came from that is not in it ("day from line 3").
    With `day_known` False `at` counts from `times.UNKNOWN_DAY`. `line` counts from 1.
    A message of a chat or an event of a tool has more: the `link` to it, its `key` (the same in
    every export of it), the key of the message that it answers in `thread`, whether a `bot` wrote
    it and whether it was `edited` later.
    """

    at: datetime
    until: datetime | None = None
    precision: Precision = Precision.MINUTE
    day_known: bool = True
    zone: str = "UTC"
    written: str = ""
    how: str = ""
    text: str = ""
    details: str = ""
    kind: Kind = Kind.SIGNAL
    milestone: Milestone = Milestone.NONE
    who: str = ""
    team: str = ""
    source: str = ""
    link: str = ""
    key: str = ""
    thread: str = ""
    bot: bool = False
    edited: bool = False
    line: int = 0
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Skipped:
    """A line (or a passage from that line on) that was not taken, and why.

    A whole file of an archive has line 0 and its name as the text.
    """

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What a report says about the whole incident; "" and None mean "not said"."""

    title: str = ""
    incident: str = ""
    severity: str = ""
    services: tuple[str, ...] = ()
    started: datetime | None = None
    resolved: datetime | None = None
    summary: str = ""
    impact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedFactor:
    """One contributing factor of a report."""

    text: str
    details: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedLesson:
    """One lesson of a report."""

    text: str
    kind: LessonKind
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedAction:
    """One action item of a report; `scope` holds the points listed below it."""

    text: str
    kind: ActionKind = ActionKind.PREVENT
    owner: str = ""
    due: date | None = None
    ticket: str = ""
    done_when: str = ""
    progress: Progress = Progress.OPEN
    scope: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Channel:
    """One channel of an export and how many messages it has."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a part of an export can be chosen from; the days are those of the zone it is read in."""

    channels: tuple[Channel, ...] = ()
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """Everything that was read from one text or file; nothing of it is stored yet."""

    format: str
    name: str = ""
    entries: tuple[ProposedEntry, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[str, ...] = ()
    header: Header = field(default_factory=Header)
    factors: tuple[ProposedFactor, ...] = ()
    lessons: tuple[ProposedLesson, ...] = ()
    actions: tuple[ProposedAction, ...] = ()
    tags: tuple[str, ...] = ()
    choices: Choices = field(default_factory=Choices)

    @property
    def is_report(self) -> bool:
        """Whether there is anything in it that a review could be made of."""
        return bool(self.entries or self.factors or self.lessons or self.actions)

    def warned(self, *warnings: str) -> "Intake":
        """The same with further warnings."""
        return replace(self, warnings=(*self.warnings, *warnings))

    def with_file(self, name: str, skipped: tuple[Skipped, ...]) -> "Intake":
        """The same with the name of its file, and with what was skipped around it."""
        return replace(self, name=name, skipped=(*self.skipped, *skipped))

    def to_json(self) -> dict[str, Any]:
        """The document of `import --dry-run --json`."""
        chosen_from = {"choices": _choices(self.choices)} if self.choices.first else {}
        return {
            "format": self.format,
            "title": self.header.title,
            "entries": [_entry(entry) for entry in self.entries],
            "factors": [factor.text for factor in self.factors],
            "lessons": [{"kind": str(row.kind), "text": row.text} for row in self.lessons],
            "actions": [_action(action) for action in self.actions],
            "skipped": [
                {"line": row.line, "text": row.text, "reason": row.reason} for row in self.skipped
            ],
            "warnings": list(self.warnings),
            **chosen_from,
        }


def _choices(choices: Choices) -> dict[str, Any]:
    return {
        "channels": [{"name": row.name, "entries": row.count} for row in choices.channels],
        "first": choices.first.isoformat() if choices.first else None,
        "last": choices.last.isoformat() if choices.last else None,
    }


def _entry(entry: ProposedEntry) -> dict[str, Any]:
    document: dict[str, Any] = {"at": time_text(entry.at)}
    if entry.until is not None:
        document["until"] = time_text(entry.until)
    document |= {
        "precision": str(entry.precision),
        "day_known": entry.day_known,
        "zone": entry.zone,
        "written": entry.written,
        "text": entry.text,
        "kind": str(entry.kind),
    }
    for name in ("how", "milestone", "details", "who", "team", "source", "link", "key", "thread"):
        if getattr(entry, name):
            document[name] = str(getattr(entry, name))
    for name in ("bot", "edited"):
        if getattr(entry, name):
            document[name] = True
    document["line"] = entry.line
    if entry.warnings:
        document["warnings"] = list(entry.warnings)
    return document


def _action(action: ProposedAction) -> dict[str, Any]:
    return {
        "text": action.text,
        "kind": str(action.kind),
        "owner": action.owner,
        "due": action.due.isoformat() if action.due else None,
        "ticket": action.ticket,
        "state": str(action.progress),
        "line": action.line,
    }
