"""Where a captured line can go: every target is one row of one table."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from pmdesk.method.sections import LessonGuide, lesson_guides
from pmdesk.model.change import Change
from pmdesk.model.gestures import actions, captured, factors, lessons, timeline
from pmdesk.model.review import Action, Entry, Factor, Idea, Lesson, Parked, Question, Row
from pmdesk.model.words import LessonKind, Stage
from pmdesk.ui.actions import N


@dataclass(frozen=True, slots=True)
class Target:
    """One target: what is typed for it, how it is shown, and what it makes of a line.

    `hint` is its word beside the line ("" = not shown there), `ask` stands in the empty line, and
    `said` is what the line answers. The gesture takes an id, a text and `values`; for several
    lines at once `row` is made of the same.
    """

    slash: str
    word: str
    icon: str
    role: str
    ask: str
    said: str
    noun: str
    row: Callable[..., Row]
    gesture: Callable[..., Change]
    hint: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


LESSON_LOOKS = {
    LessonKind.WENT_WELL: ("+", "plus", "accent"),
    LessonKind.COULD_GO_BETTER: ("-", "minus", "amber"),
    LessonKind.SURPRISED: ("?", "surprise", "ink"),
    LessonKind.LUCKY: ("!", "dice", "signal"),
}
"""Slash, icon and colour of each column of lessons; its words are those of the method."""


def _lesson(guide: LessonGuide) -> Target:
    slash, icon, role = LESSON_LOOKS[guide.kind]
    return Target(
        slash,
        guide.name,
        icon,
        role,
        guide.question,
        N("Lesson added."),
        "lessons",
        Lesson,
        lessons.add_lesson,
        N("lesson") if guide.kind is LessonKind.WENT_WELL else "",
        {"kind": guide.kind},
    )


ENTRY = Target(
    "t",
    N("Entry"),
    "clock",
    "ink",
    N("14:05 what happened"),
    N("Entry added."),
    "entries",
    Entry,
    timeline.add_entry,
    N("entry"),
)
FACTOR = Target(
    "f",
    N("Factor"),
    "factor",
    "ink",
    N("What had to be true for this to happen?"),
    N("Factor added."),
    "factors",
    Factor,
    factors.add_factor,
    N("factor"),
)
ACTION = Target(
    "a",
    N("Action"),
    "task",
    "accent",
    N("What will be different, and how will we know?"),
    N("Action added."),
    "actions",
    Action,
    actions.add_action,
    N("action"),
)
IDEA = Target(
    "i",
    N("Idea"),
    "bulb",
    "signal",
    N("A remedy that waits until the timeline is agreed"),
    N("Idea held back."),
    "ideas",
    Idea,
    captured.add_idea,
    N("idea"),
)
QUESTION = Target(
    "q",
    N("Question"),
    "question",
    "amber",
    N("What is still open?"),
    N("Question added."),
    "questions",
    Question,
    captured.add_question,
    N("question"),
)
PARKED = Target(
    "p",
    N("Parking lot"),
    "park",
    "signal",
    N("What deserves a time of its own?"),
    N("Topic parked."),
    "parked",
    Parked,
    captured.add_parked,
    N("park"),
)
LESSONS = tuple(_lesson(guide) for guide in lesson_guides())
TARGETS: tuple[Target, ...] = (ENTRY, FACTOR, ACTION, IDEA, QUESTION, *LESSONS, PARKED)
"""In the order of the list and of the hints."""

BY_SLASH: Mapping[str, Target] = {target.slash: target for target in TARGETS}
OWN: Mapping[Stage, Target] = {
    Stage.TIMELINE: ENTRY,
    Stage.FACTORS: FACTOR,
    Stage.LESSONS: LESSONS[0],
    Stage.ACTIONS: ACTION,
    Stage.CLOSE: PARKED,
}
"""What a line without a slash is on a stage; on every other one it is a question."""


def own_target(stage: Stage, values: Mapping[str, Any]) -> Target:
    """The stage's own kind; on Lessons that of the column which `values` names."""
    target = OWN.get(stage, QUESTION)
    if target in LESSONS:
        return next((t for t in LESSONS if t.values == values), target)
    return target
