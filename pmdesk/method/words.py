"""What the fixed vocabularies of the model are called on screens and in reports."""

from enum import StrEnum
from functools import cache

from pmdesk.method.categories import action_kinds
from pmdesk.method.milestones import milestones
from pmdesk.method.sections import lesson_guides
from pmdesk.method.stages import stages
from pmdesk.method.tables import table
from pmdesk.model.words import Milestone


@cache
def _names() -> dict[tuple[str, str], str]:
    # Keyed by class and value, because members of two vocabularies with one value are equal.
    named: list[tuple[StrEnum, str]] = [(Milestone.NONE, "No milestone")]
    named += [(stage.stage, stage.name) for stage in stages()]
    named += [(milestone.milestone, milestone.name) for milestone in milestones()]
    named += [(action.kind, action.name) for action in action_kinds()]
    named += [(lesson.kind, lesson.name) for lesson in lesson_guides()]
    names = {(type(member).__name__, member.value): name for member, name in named}
    for vocabulary, words in table("words").items():
        names.update(((vocabulary, value), str(name)) for value, name in words.items())
    return names


def name_of(member: StrEnum) -> str:
    """The word for a member of one of the model's vocabularies: Kind.COMMUNICATION is "Message"."""
    return _names()[type(member).__name__, member.value]
