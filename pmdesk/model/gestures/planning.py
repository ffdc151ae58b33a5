"""Gestures on the minutes of a meeting: how long it is, and how they are shared out."""

from collections.abc import Mapping

from pmdesk.model.agenda import IN_MEETING, LONGEST_STAGE, read, shared_out, written
from pmdesk.model.change import edited
from pmdesk.model.errors import Refused
from pmdesk.model.gestures.gesture import Steps, gesture, need
from pmdesk.model.review import Review
from pmdesk.model.words import Stage


@gesture("Share out minutes", merges=True)
def set_agenda(review: Review, *, id: str, minutes: Mapping[Stage, int]) -> Steps:
    """Whole minutes by stage; the meeting is as long as their sum. 0 leaves a stage out."""
    given = {stage: minutes.get(stage, 0) for stage in IN_MEETING}
    if not any(given.values()):
        raise Refused("An agenda needs minutes.", "Give some to one stage at least.")
    if not all(0 <= value <= LONGEST_STAGE for value in given.values()):
        raise Refused("A stage has from 0 to 999 minutes.", "Plan a second meeting for the rest.")
    row = need("meetings", review.meetings, id)
    return edited("meetings", row, agenda=written(given), minutes=sum(given.values()))


@gesture("Plan meeting", merges=True)
def set_length(review: Review, *, id: str, minutes: int) -> Steps:
    """Another length; an agenda of its own keeps its shares, and what it leaves out."""
    row = need("meetings", review.meetings, id)
    own = read(row.agenda)
    if not any(own.values()):
        return edited("meetings", row, minutes=minutes)
    shares = {stage: own.get(stage, 0) for stage in IN_MEETING}
    given = written(shared_out(minutes, shares))
    return edited("meetings", row, minutes=minutes, agenda=given)
