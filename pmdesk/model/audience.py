"""What the room may see: types only. What is private has no field here, so it cannot leak.

The audience window imports this and nothing else of a review. Every text is plain, with aliases for
people; times are words already. Lengths of the axis are units of a stage of 1920 x 1080.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pmdesk.model.words import Decision, Kind, Milestone, Novelty, Stage, Support

AXIS_WIDTH = 1728.0
"""The width of the walk's axis: 1920 less two margins of 96."""


@dataclass(frozen=True, slots=True)
class RoomClock:
    """A clock to show: it runs out at `ends`; None while it stands at `left` (negative = over)."""

    label: str
    ends: datetime | None
    left: timedelta

    def at(self, now: datetime) -> timedelta:
        """What is left at a moment; negative when over."""
        return self.left if self.ends is None else self.ends - now


@dataclass(frozen=True, slots=True)
class Share:
    """A stage of the agenda; `now` marks the one that the meeting is in."""

    name: str
    minutes: int
    now: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a part in the meeting, by alias."""

    part: str
    alias: str


@dataclass(frozen=True, slots=True)
class Fact:
    """A figure with its name."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """Before the meeting: what it is for and when it begins."""

    purpose: str
    begins: str
    agenda: tuple[Share, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """Purpose, rules, parts and agenda; then who was affected and how.

    `statement` is what the review has of its own for the beginning; the method's is for the ear.
    """

    goal: str
    purpose: str
    statement: str
    accountability: str
    rules: tuple[str, ...]
    people: tuple[Person, ...]
    agenda: tuple[Share, ...]
    affected: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry that the walk has reached; `day` is "" where it is that of the moment before.

    `support_word` says what it rests on, "" where that is not said; `contested` that accounts of
    it differ, so that they are shown side by side.
    """

    day: str
    time: str
    kind: Kind
    kind_word: str
    text: str
    who: str
    milestone: Milestone
    milestone_word: str
    support_word: str
    contested: bool
    accounts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AxisItem:
    """A shape on the axis at `x`."""

    x: float
    kind: Kind
    milestone: Milestone
    label: str


@dataclass(frozen=True, slots=True)
class AxisTick:
    """A stroke below the axis with its time; a minor one has no text."""

    x: float
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The time from the first moment to now, which is its right end, whatever is still to come.

    `now` is the number of the item that the room looks at: the last, or one that is read again.
    """

    lines: tuple[tuple[float, float], ...]
    breaks: tuple[float, ...]
    items: tuple[AxisItem, ...]
    ticks: tuple[AxisTick, ...]
    now: int


@dataclass(frozen=True, slots=True)
class Walk:
    """The moments so far, the last of them the current one; none before the first step.

    `passed` counts those before it that were reached in passing, whether they are among them or
    not; `again` says that the room reads again what it has walked past.
    """

    moments: tuple[Moment, ...]
    passed: int
    again: bool
    axis: Axis | None
    zone: str
    before: str
    agreed: bool


@dataclass(frozen=True, slots=True)
class Habit:
    """A bias to ask about."""

    name: str
    description: str
    question: str


@dataclass(frozen=True, slots=True)
class Biases:
    """The habits of thought that are asked about."""

    heading: str
    habits: tuple[Habit, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A factor as the room sees it; `times` are those of entries that were reached."""

    text: str
    times: str
    novelty: Novelty
    novelty_word: str


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Cards under a name, "" for those without."""

    name: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class CardColumn:
    """A category with its cards and the question that fills it."""

    name: str
    question: str
    groups: tuple[CardGroup, ...]


@dataclass(frozen=True, slots=True)
class Factors:
    """The board, and the card that the room looks at."""

    question: str
    columns: tuple[CardColumn, ...]
    focus: Card | None
    focus_column: str
    foot: str


@dataclass(frozen=True, slots=True)
class LessonColumn:
    """One kind of lesson with its question."""

    name: str
    question: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lessons:
    """What was learned, in four columns."""

    heading: str
    columns: tuple[LessonColumn, ...]


@dataclass(frozen=True, slots=True)
class Item:
    """An action as it is decided; `reason` says why it was declined or parked."""

    text: str
    kind: str
    owner: str
    due: str
    done_when: str
    decision: Decision
    decision_word: str
    reason: str
    first: bool


@dataclass(frozen=True, slots=True)
class Actions:
    """The proposals and what became of each, and the one that is being decided."""

    question: str
    items: tuple[Item, ...]
    focus: Item | None
    settled: str


@dataclass(frozen=True, slots=True)
class Close:
    """What was decided, what was parked, when it goes on, and who hears of it."""

    heading: str
    decided: tuple[Item, ...]
    parked: tuple[str, ...]
    next: tuple[Fact, ...]
    ideas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Farewell:
    """After the meeting."""

    heading: str
    text: str
    next: tuple[Fact, ...]


Body = Welcome | Opening | Walk | Biases | Factors | Lessons | Actions | Close | Farewell


@dataclass(frozen=True, slots=True)
class Audience:
    """One view of the room: the stage, its content, and the one prompt that is shown ("" = none).

    `page` (from 0) is the page that is asked for; a layout that has fewer shows its last. `goal` is
    what the meeting is led back to, "" where the stage itself tells it.
    """

    stage: Stage
    stage_name: str
    title: str
    day: str
    clock: RoomClock | None
    body: Body
    prompt: str
    page: int
    goal: str = ""


@dataclass(frozen=True, slots=True)
class RoomWords:
    """What the method calls things, handed to `for_room`: the model knows no method.

    Of the `rules`, `word_rules` speak of an agreed word; a review may have one.
    """

    stages: dict[Stage, str]
    minutes: dict[Stage, int]
    purpose: str
    goal: str
    accountability: str
    rules: tuple[str, ...]
    word_rules: tuple[str, ...]
    before_walk: str
    kinds: dict[Kind, str]
    milestones: dict[Milestone, str]
    habits: tuple[Habit, ...]
    categories: tuple[tuple[str, str, str], ...]
    novelties: dict[Novelty, str]
    lessons: tuple[tuple[str, str, str], ...]
    supports: dict[Support, str]
    decisions: dict[Decision, str]
    action_kinds: tuple[tuple[str, str], ...]
    close_ideas: tuple[str, ...]
    farewell: str
    texts: dict[str, str]
