"""The agenda of a meeting: how many minutes each stage has, from its length and its own wishes."""

from collections.abc import Mapping

from pmdesk.model.review import Meeting
from pmdesk.model.words import Stage

IN_MEETING = (
    Stage.OPEN,
    Stage.TIMELINE,
    Stage.BIASES,
    Stage.FACTORS,
    Stage.LESSONS,
    Stage.ACTIONS,
    Stage.CLOSE,
)
"""The stages that have a clock; Prepare and Report are work alone."""

LONGEST_STAGE = 999
"""Minutes that a stage has at most."""


def agenda(meeting: Meeting | None, usual: Mapping[Stage, int]) -> dict[Stage, int]:
    """Minutes by stage: what `Meeting.agenda` says, else the usual shares of its length.

    `usual` are the method's minutes for its standard meeting; the sum is the meeting's length.
    """
    if meeting is None:
        return {stage: usual[stage] for stage in IN_MEETING}
    own = read(meeting.agenda)
    if any(own.values()):
        return {stage: own.get(stage, 0) for stage in IN_MEETING}
    return shared_out(meeting.minutes, usual)


def shared_out(minutes: int, usual: Mapping[Stage, int]) -> dict[Stage, int]:
    """Whole minutes in the usual shares, at least one for each stage that usually has some.

    What rounding leaves over, or takes too much, is the longest stage's.
    """
    whole = sum(usual[stage] for stage in IN_MEETING)
    if minutes == whole or not whole:
        return {stage: usual[stage] for stage in IN_MEETING}
    least = {stage: min(1, usual[stage]) for stage in IN_MEETING}
    given = {s: max(least[s], minutes * usual[s] // whole) for s in IN_MEETING}
    over = sum(given.values()) - minutes
    for stage in sorted(IN_MEETING, key=lambda stage: -usual[stage]):
        taken = min(over, given[stage] - least[stage])
        given[stage] -= taken
        over -= taken
    return given


def read(text: str) -> dict[Stage, int]:
    """The stages and minutes of "open 5, timeline 25"; what is unclear is left out."""
    found: dict[Stage, int] = {}
    for part in text.split(","):
        name, _, minutes = part.strip().casefold().rpartition(" ")
        known = name.strip() in set(IN_MEETING) and minutes.isdecimal()
        if known and len(minutes) <= len(str(LONGEST_STAGE)):
            found[Stage(name.strip())] = int(minutes)
    return found


def written(minutes: Mapping[Stage, int]) -> str:
    """The reverse of `read`."""
    return ", ".join(f"{stage} {minutes[stage]}" for stage in IN_MEETING if stage in minutes)
