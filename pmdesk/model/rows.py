"""The rows of a review, one frozen class for each noun; `review.py` puts them together.

Each row has an `id` and a `position`, which orders rows within their noun. Rows refer to each other
by id, never by object. Times are aware datetimes in UTC; "" and None mean "not given".
"""

from dataclasses import dataclass
from datetime import date, datetime

from pmdesk.model.words import (
    ActionKind,
    Capture,
    Course,
    Decision,
    Kind,
    LessonKind,
    Mark,
    Milestone,
    Novelty,
    Precision,
    Progress,
    RoomView,
    Stage,
    Support,
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
    """One sitting on the review, with where it stands or stood.

    The walk has come to the moment `reached_at`; `reached` are the ids of the entries of that
    moment that the room has seen, parted by blanks. Whatever is edited since, it has seen no more
    than these and what lies before. `prompt` is the question that the room sees, `focus` the id of
    what it looks at: a factor, an action, or an entry that it reads again; `page` the page of the
    stage (from 0). Of `pulse_asked` people `pulse_learned` said that they learned something and
    `pulse_again` that they would come again.
    """

    scheduled: datetime | None = None
    minutes: int = 60
    started: datetime | None = None
    ended: datetime | None = None
    place: str = ""
    agenda: str = ""
    stage: Stage = Stage.PREPARE
    reached: str = ""
    reached_at: datetime | None = None
    prompt: str = ""
    focus: str = ""
    page: int = 0
    view: RoomView = RoomView.LIVE
    clock_shown: bool = True
    pulse_asked: int = 0
    pulse_learned: int = 0
    pulse_again: int = 0
    pulse_note: str = ""


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
    `source` says in words where it comes from, `link` is an address there, `origin` the file or
    text that it was imported from and `import_key` what it was in there, so that the same one
    again adds nothing. `contributor` is the seat that handed it in, `seat` the one it is about.
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
    support: Support = Support.NONE
    link: str = ""
    contributor: str = ""
    import_key: str = ""


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
    """A question that is still open, or its answer; `entry` is the one that it is pinned to."""

    text: str = ""
    answer: str = ""
    outcome: Capture = Capture.OPEN
    entry: str = ""


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
    """A change made after the room agreed, with the earlier words and the reason.

    An empty `field` stands for the whole row: without `before` it was added, without `after` taken
    out. `before` and `after` are as people read them.
    """

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

    @property
    def place(self) -> tuple[str, str, str, str, str]:
        """By what the finding is known again."""
        return (self.rule, self.noun, self.row, self.field, self.excerpt)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment(Row):
    """A file beside the review; its bytes lie in the library under `blob`, their SHA-256.

    "" where they were lost with a damaged library: then only its name is left.
    """

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
    course: Course = Course.NONE


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
class Recipient(Row):
    """Somebody outside the room who hears of the review: who, by which way, and since when."""

    who: str = ""
    channel: str = ""
    told: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participation(Row):
    """How often a seat had the floor in a running meeting: a count, no times. Private.

    When the meeting ends, the counts give way to one row without a seat, the balance: `turns` in
    all, of `seats` seats `heard` had at least one, and the two with most had `share` percent.
    """

    meeting: str = ""
    seat: str = ""
    turns: int = 0
    seats: int = 0
    heard: int = 0
    share: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyCheck(Row):
    """Counts of an anonymous question before a meeting: how safe it is to speak. Private.

    `level_5` is how many said they can speak of anything, `level_1` how many would rather not.
    """

    meeting: str = ""
    level_5: int = 0
    level_4: int = 0
    level_3: int = 0
    level_2: int = 0
    level_1: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportLine(Row):
    """That the review left the library: when, as what, for whom."""

    at: datetime | None = None
    format: str = ""
    audience: str = ""
    target: str = ""
