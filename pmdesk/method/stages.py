"""What each stage is for, how long it takes and what to ask in it."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from pmdesk.method.tables import table, texts
from pmdesk.model.review import Entry
from pmdesk.model.words import Kind, Stage


@dataclass(frozen=True, slots=True)
class StageGuide:
    """One stage; `minutes` is 0 for work alone, `exit` the condition to go on.

    `biases` are the keys of those to mind there, the likeliest first.
    """

    stage: Stage
    name: str
    purpose: str
    minutes: int
    exit: str
    biases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Prompt:
    """An open question, in a phase of a stage; `aloud` says whether it is for the room.

    `reminder` is a sentence of the phase that is worth hearing beside the question.
    """

    stage: Stage
    phase: str
    text: str
    aloud: bool = True
    reminder: str = ""


class Act(StrEnum):
    """What can be done beside a sentence that is read out."""

    NONE = ""
    PARK = "park"
    IDEA = "idea"
    SHOW = "show"


@dataclass(frozen=True, slots=True)
class Unstuck:
    """Sentences for a situation in which the meeting is stuck, and what to do beside them.

    `question` is what the room is shown; `agreed` names the situation by the word, {word}, that the
    room has agreed on.
    """

    key: str
    situation: str
    say: tuple[str, ...]
    act: Act = Act.NONE
    question: str = ""
    agreed: str = ""

    def named(self, word: str) -> str:
        """The situation as it is called where the room has agreed on a word, "" for none."""
        return self.agreed.replace("{word}", word) if self.agreed and word else self.situation


@dataclass(frozen=True, slots=True)
class Rule:
    """A ground rule; `chosen` ones are shown unless somebody picks others.

    `word` says that it speaks of an agreed word, which the room reads within it.
    """

    text: str
    chosen: bool
    word: bool = False


@dataclass(frozen=True, slots=True)
class Opening:
    """What the facilitator says first."""

    statement: str
    goal: str
    accountability: str
    rules: tuple[Rule, ...]


@cache
def stages() -> tuple[StageGuide, ...]:
    """The nine stages in order."""
    return tuple(
        StageGuide(
            Stage(row["key"]),
            row["name"],
            row["purpose"],
            row["minutes"],
            row["exit"],
            texts(row["biases"]),
        )
        for row in table("stages")["stage"]
    )


@cache
def stage_guide(stage: Stage) -> StageGuide:
    """The guide of one stage."""
    return next(guide for guide in stages() if guide.stage is stage)


@cache
def prompts(stage: Stage) -> tuple[Prompt, ...]:
    """The questions of a stage, phase by phase."""
    return tuple(
        Prompt(stage, phase["name"], text, phase.get("aloud", True), phase.get("reminder", ""))
        for phase in table("prompts")["phase"]
        if phase["stage"] == stage
        for text in phase["prompts"]
    )


@cache
def phases(stage: Stage) -> tuple[str, ...]:
    """The names of the phases that the questions of a stage belong to, in order."""
    return tuple(dict.fromkeys(prompt.phase for prompt in prompts(stage)))


def deck(
    stage: Stage, favourites: Container[str], phase: str = "", first: Sequence[str] = ()
) -> tuple[Prompt, ...]:
    """The questions of a stage (or of one phase) as they are gone through.

    Those of the phases `first` come first, of each phase the favourites.
    """
    chosen = [prompt for prompt in prompts(stage) if phase in ("", prompt.phase)]
    places = {name: place for place, name in enumerate(first)}

    def place(prompt: Prompt) -> tuple[int, bool]:
        return places.get(prompt.phase, len(places)), prompt.text not in favourites

    return tuple(sorted(chosen, key=place))


def phases_for(moment: Entry | None, *, begun: bool = False, end: bool = False) -> tuple[str, ...]:
    """The phases of the walk whose questions suit a moment, the closest first.

    None is before the first moment; `begun` says that a milestone was passed, `end` that this is
    the last moment, with all walked through.
    """
    named = [phase for phase in table("prompts")["phase"] if phase["stage"] == Stage.TIMELINE]
    if moment is None:
        return tuple(phase["name"] for phase in named if phase.get("before"))
    named = [phase for phase in named if not (begun and phase.get("before"))]
    by_mark = [phase for phase in named if moment.milestone in phase.get("milestones", ())]
    by_kind = [phase for phase in named if moment.kind in phase.get("kinds", ())]
    human = moment.kind in (Kind.DECISION, Kind.ACTION)
    both = (*by_kind, *by_mark) if human else (*by_mark, *by_kind)
    last = [phase for phase in named if end and phase.get("end")]
    return tuple(dict.fromkeys(phase["name"] for phase in (*last, *both)))


@cache
def unstuck() -> tuple[Unstuck, ...]:
    """What to say when the meeting is stuck, in the order of the keys."""
    return tuple(
        Unstuck(
            row["key"],
            row["situation"],
            texts(row["say"]),
            Act(row.get("act", "")),
            row.get("question", ""),
            row.get("agreed", ""),
        )
        for row in table("prompts")["unstuck"]
    )


@cache
def opening() -> Opening:
    """The opening statement, the goal and the ground rules."""
    data = table("opening")
    rules = tuple(Rule(row["text"], row["chosen"], row.get("word", False)) for row in data["rule"])
    return Opening(data["statement"].strip(), data["goal"], data["accountability"].strip(), rules)
