"""A review as one frozen value: the only truth that windows, reports and checks read.

The name of a noun is the name of its tuple in `Review`, of its table and of its key in a bundle.
Everybody imports rows from here; they stand in `rows.py` only to keep this file short.
"""

from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import TypeVar, get_args

from pmdesk.model.rows import (
    Account,
    Action,
    Amendment,
    Attachment,
    Attendance,
    BiasMark,
    Comment,
    Dismissal,
    Entry,
    ExportLine,
    Factor,
    Group,
    Idea,
    LadderStep,
    Lesson,
    Link,
    LogLine,
    Meeting,
    Note,
    Parked,
    Participation,
    Question,
    Recipient,
    Row,
    SafetyCheck,
    Seat,
    SignOff,
    Tag,
    Term,
    WorksheetRow,
)
from pmdesk.model.words import BuyIn, ProblemClass, State

__all__ = [
    "HEADER",
    "LOCAL",
    "NOUNS",
    "Account",
    "Action",
    "Amendment",
    "AnyRow",
    "Attachment",
    "Attendance",
    "BiasMark",
    "Comment",
    "Dismissal",
    "Entry",
    "ExportLine",
    "Factor",
    "Group",
    "Idea",
    "LadderStep",
    "Lesson",
    "Link",
    "LogLine",
    "Meeting",
    "Note",
    "Parked",
    "Participation",
    "Question",
    "Recipient",
    "Review",
    "Row",
    "SafetyCheck",
    "Seat",
    "SignOff",
    "Tag",
    "Term",
    "WorksheetRow",
    "find",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """One post-mortem, whole. The first block is the header row, the tuples are its nouns.

    Tuples are in the order in which they are shown: entries by time, then position; others by
    position. `owner`, `facilitator`, `advocate`, `drafter`, `picked_by` and `buy_in_by` are ids of
    seats. `criteria` and `duties` hold keys of the method's owner guide, `hidden_sections` keys of
    its sections; an empty `opening`, `goal` or `rules` means the method's own. The class_… fields
    answer what class of problem it was. `roles_spared` are roles of the method that this review
    does without. Ideas open `soak_hours` after the timeline was agreed, or earlier at
    `ideas_opened`, for a reason.
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
    drafter: str = ""
    picked_by: str = ""
    criteria: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    opening: str = ""
    goal: str = ""
    rules: tuple[str, ...] = ()
    class_kind: ProblemClass = ProblemClass.NONE
    class_trend: str = ""
    class_set_aside: str = ""
    class_similar: str = ""
    class_growth: str = ""
    buy_in: BuyIn = BuyIn.NONE
    buy_in_by: str = ""
    buy_in_note: str = ""
    next_date: date | None = None
    channel: str = ""
    hidden_sections: tuple[str, ...] = ()
    roles_spared: tuple[str, ...] = ()
    drift_word: str = ""
    response_communication: str = ""
    soak_hours: int = 0
    ideas_opened: datetime | None = None
    ideas_reason: str = ""

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
    recipients: tuple[Recipient, ...] = ()
    exports: tuple[ExportLine, ...] = ()
    participation: tuple[Participation, ...] = ()
    safety: tuple[SafetyCheck, ...] = ()


AnyRow = TypeVar("AnyRow", bound=Row)

NOUNS: dict[str, type[Row]] = {
    field.name: get_args(field.type)[0]
    for field in fields(Review)
    if issubclass((get_args(field.type) or (str,))[0], Row)
}
"""Every noun of a review and the class of its rows, in the order of files and tables."""

LOCAL = frozenset({"notes", "dismissals", "exports", "participation", "safety"})
"""Nouns that stay in the library: private ones, and the log of what left it."""

HEADER = tuple(field.name for field in fields(Review) if field.name not in NOUNS)
"""The fields of the review's own row."""


def find(rows: tuple[AnyRow, ...], id: str) -> AnyRow | None:
    """The row with this id, or None."""
    return next((row for row in rows if row.id == id), None)
