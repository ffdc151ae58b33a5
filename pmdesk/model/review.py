"""A review and its rows as frozen values: the only truth that windows, reports and checks read.

Each row has an `id` and a `position`, which orders rows within their noun. Rows refer to each other
by id, never by object. Times are aware datetimes in UTC; "" and None mean "not given".
The name of a noun is the name of its tuple in `Review`, of its table and of its key in a bundle.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TypeVar

from pmdesk.model.words import (
    ActionKind,
    Capture,
    Decision,
    Kind,
    LessonKind,
    Mark,
    Milestone,
    Novelty,
    Precision,
    Progress,
    Stage,
    State,
    Weight,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every row has: an id (UUID text) and a place among the rows of its noun."""

    id: str
    position: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat(Row):
    """A person in the review: the room sees the alias, never the name."""

    name: str = ""
    alias: str = ""
    role: str = ""
    leader: bool = False
    present: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting(Row):
    """One sitting on the review; its stage and reached entry are where it stands or stood."""

    scheduled: datetime | None = None
    minutes: int = 60
    started: datetime | None = None
    ended: datetime | None = None
    place: str = ""
    agenda: str = ""
    stage: Stage = Stage.PREPARE
    reached: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Row):
    """That a seat was in a meeting, and from when to when."""

    meeting: str = ""
    seat: str = ""
    joined: datetime | None = None
    left: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Row):
    """One line of the timeline.

    `at` is UTC; for precision DAY it is the start of the day in `zone`; for BETWEEN `until` is the
    end. `zone` and `written` keep the zone (IANA name or fixed offset) and the time text as given.
    With `day_known` False only the time of day is known: `at` then counts from `times.UNKNOWN_DAY`.
    """

    at: datetime
    until: datetime | None = None
    precision: Precision = Precision.MINUTE
    day_known: bool = True
    zone: str = "UTC"
    written: str = ""
    kind: Kind = Kind.SIGNAL
    text: str = ""
    details: str = ""
    milestone: Milestone = Milestone.NONE
    seat: str = ""
    team: str = ""
    source: str = ""
    origin: str = ""
    star: bool = False
    known_then: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Account(Row):
    """How somebody else remembers an entry."""

    entry: str = ""
    seat: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group(Row):
    """A named theme under which factors stand together."""

    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Factor(Row):
    """One condition that contributed; `category` is a key of the method, `group` a group's id."""

    text: str = ""
    details: str = ""
    category: str = "technical"
    group: str = ""
    novelty: Novelty = Novelty.OPEN
    role: str = ""
    weight: Weight = Weight.NONE
    evidence: str = ""
    alone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Row):
    """That a row bears on another: a factor on an entry, an action on a factor."""

    source_noun: str = ""
    source: str = ""
    target_noun: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LadderStep(Row):
    """A question and its answer on a whys ladder; `parent` is the step that it asks further."""

    parent: str = ""
    question: str = ""
    answer: str = ""
    systemic: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson(Row):
    """Something learned that need not become an action."""

    kind: LessonKind = LessonKind.WENT_WELL
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Row):
    """An action item; `owner` is a seat's id, `reason` why it was declined, parked or dropped."""

    text: str = ""
    kind: ActionKind = ActionKind.PREVENT
    done_when: str = ""
    owner: str = ""
    due: date | None = None
    ticket: str = ""
    decision: Decision = Decision.PROPOSED
    reason: str = ""
    progress: Progress = Progress.OPEN
    finished: date | None = None
    first: bool = False
    in_scope: str = ""
    out_of_scope: str = ""
    buy_in: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Idea(Row):
    """A remedy caught early and held back until the timeline is agreed."""

    text: str = ""
    outcome: Capture = Capture.OPEN
    said: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(Row):
    """A question that is still open, or its answer."""

    text: str = ""
    answer: str = ""
    outcome: Capture = Capture.OPEN


@dataclass(frozen=True, slots=True, kw_only=True)
class Parked(Row):
    """A topic worth its own time, in the parking lot."""

    text: str = ""
    outcome: Capture = Capture.OPEN
    follow_up: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Row):
    """Private to the facilitator: shown to nobody else, in no export or bundle."""

    text: str = ""
    stage: str = ""
    about_noun: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasMark(Row):
    """What the room answered about a bias (a key of the method's list) at a stage."""

    bias: str = ""
    stage: Stage = Stage.BIASES
    mark: Mark = Mark.NOT_ASKED
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag(Row):
    """A word to find the review by; `kind` may say whether it is a system or a failure mode."""

    name: str = ""
    kind: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment(Row):
    """A change made after the room agreed, with the earlier words and the reason."""

    noun: str = ""
    row: str = ""
    field: str = ""
    before: str = ""
    after: str = ""
    reason: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine(Row):
    """What happened in a meeting, when: a stage begun, a decision, somebody late."""

    meeting: str = ""
    at: datetime | None = None
    what: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal(Row):
    """A finding that the facilitator set aside, with the reason. Private."""

    rule: str = ""
    noun: str = ""
    row: str = ""
    field: str = ""
    excerpt: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Row):
    """A file beside the review; its bytes lie in the library under `blob`, their SHA-256."""

    name: str = ""
    media_type: str = ""
    size: int = 0
    blob: str = ""
    about_noun: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorksheetRow(Row):
    """One line of the monitoring worksheet: what a service showed, and what was usual."""

    service: str = ""
    baseline: str = ""
    seen: str = ""
    at: datetime | None = None
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term(Row):
    """A word of the trade and its meaning, for the glossary."""

    word: str = ""
    meaning: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comment(Row):
    """What a reviewer of the report remarked, and whether it is settled."""

    reviewer: str = ""
    noun: str = ""
    row: str = ""
    text: str = ""
    settled: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOff(Row):
    """A reviewer's word on the whole report."""

    reviewer: str = ""
    at: datetime | None = None
    verdict: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLine(Row):
    """That the review left the library: when, as what, for whom."""

    at: datetime | None = None
    format: str = ""
    audience: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One post-mortem, whole. The first block is the header row, the tuples are its nouns.

    Tuples are in the order in which they are shown: entries by time, then position; others by
    position.
    """

    id: str
    title: str = ""
    incident: str = ""
    state: State = State.DRAFT
    restricted: bool = False
    severity: str = ""
    services: tuple[str, ...] = ()
    zone: str = "UTC"
    second_zone: str = ""
    started: datetime | None = None
    resolved: datetime | None = None
    owner: str = ""
    facilitator: str = ""
    advocate: str = ""
    language: str = "en"
    summary: str = ""
    impact_users: str = ""
    impact_failed: str = ""
    impact_duration: str = ""
    impact_objectives: str = ""
    impact_extent: str = ""
    impact_customers: str = ""
    impact_operations: str = ""
    impact_sentence: str = ""
    timeline_agreed: datetime | None = None
    published: datetime | None = None
    closing_note: str = ""
    created: datetime | None = None

    seats: tuple[Seat, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    attendance: tuple[Attendance, ...] = ()
    entries: tuple[Entry, ...] = ()
    accounts: tuple[Account, ...] = ()
    groups: tuple[Group, ...] = ()
    factors: tuple[Factor, ...] = ()
    links: tuple[Link, ...] = ()
    ladder: tuple[LadderStep, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    actions: tuple[Action, ...] = ()
    ideas: tuple[Idea, ...] = ()
    questions: tuple[Question, ...] = ()
    parked: tuple[Parked, ...] = ()
    notes: tuple[Note, ...] = ()
    biases: tuple[BiasMark, ...] = ()
    tags: tuple[Tag, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    log: tuple[LogLine, ...] = ()
    dismissals: tuple[Dismissal, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    worksheet: tuple[WorksheetRow, ...] = ()
    glossary: tuple[Term, ...] = ()
    comments: tuple[Comment, ...] = ()
    sign_offs: tuple[SignOff, ...] = ()
    exports: tuple[ExportLine, ...] = ()


AnyRow = TypeVar("AnyRow", bound=Row)

NOUNS: dict[str, type[Row]] = {
    "seats": Seat,
    "meetings": Meeting,
    "attendance": Attendance,
    "entries": Entry,
    "accounts": Account,
    "groups": Group,
    "factors": Factor,
    "links": Link,
    "ladder": LadderStep,
    "lessons": Lesson,
    "actions": Action,
    "ideas": Idea,
    "questions": Question,
    "parked": Parked,
    "notes": Note,
    "biases": BiasMark,
    "tags": Tag,
    "amendments": Amendment,
    "log": LogLine,
    "dismissals": Dismissal,
    "attachments": Attachment,
    "worksheet": WorksheetRow,
    "glossary": Term,
    "comments": Comment,
    "sign_offs": SignOff,
    "exports": ExportLine,
}
"""Every noun of a review and the class of its rows, in the order of files and tables."""

LOCAL = frozenset({"notes", "dismissals", "exports"})
"""Nouns that stay in the library: private ones, and the log of what left it."""

HEADER = tuple(field.name for field in fields(Review) if field.name not in NOUNS)
"""The fields of the review's own row."""


def find(rows: tuple[AnyRow, ...], id: str) -> AnyRow | None:
    """The row with this id, or None."""
    return next((row for row in rows if row.id == id), None)
