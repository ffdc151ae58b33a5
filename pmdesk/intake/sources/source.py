"""What a source is: its names, how it is recognised and read, and the table of its fields."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pmdesk.intake.sources.moments import Moment
from pmdesk.intake.values import Header, Skipped
from pmdesk.model.words import Kind

FIELDS = ("time", "text", "actor", "thread", "link", "bot or human", "edited")
"""What the table of each source tells, in this order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """An opened export: the JSON values of one file or of all, or its text.

    `files` has the JSON values of each file by its name where there is more than one.
    """

    name: str = ""
    documents: tuple[Any, ...] = ()
    text: str = ""
    files: Mapping[str, tuple[Any, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the user said: the day and zone of times without, where relative times begin."""

    day: date | None = None
    zone: str | None = None
    start: datetime | None = None


@dataclass(slots=True)
class Record:
    """One message or event; `number` counts from 1 in the order of the export.

    Without `kind` the words of the text decide. `channel` is what can be chosen, `incident` groups
    records of one incident. `team` names a bot or a group that is behind it.
    """

    number: int
    when: Moment | None
    text: str
    kind: Kind | None = None
    details: str = ""
    who: str = ""
    team: str = ""
    source: str = ""
    channel: str = ""
    link: str = ""
    key: str = ""
    thread: str = ""
    incident: str = ""
    zone: str = ""
    bot: bool = False
    edited: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unknown:
    """A record of a kind that is not known here; `what` names the kind, where it has a name."""

    number: int
    what: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something to be said once about the whole export."""

    text: str


Item = Record | Skipped | Unknown | Notice | Header


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One tool whose exports are read; `fields` says in words where each of `FIELDS` comes from.

    `recognises` looks at the content alone and never at a name. `milestones` says that the words
    of its records name milestones safely where they belong to one incident.
    """

    key: str
    name: str
    recognises: Callable[[Content], bool]
    read: Callable[[Content, Given], Iterable[Item]]
    fields: Mapping[str, str]
    variants: tuple[str, ...]
    left_out: str
    how: str
    milestones: bool = False
