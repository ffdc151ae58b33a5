"""Says once what a stage left open when the meeting goes on; going on is never held up."""

from collections.abc import Callable

from pmdesk.method.leaving import Condition
from pmdesk.method.stages import stage_guide
from pmdesk.model.agenda import IN_MEETING
from pmdesk.model.words import Stage
from pmdesk.ui.room import Room
from pmdesk.ui.tr import tr

Say = Callable[..., None]
"""Puts a message into the line: (text, way, act, other, act)."""


class Leaving:
    """What was said of which stage; each condition once in a meeting."""

    def __init__(self, room: Room, say: Say, back: Callable[[Stage], object]) -> None:
        self._room, self._say, self._back = room, say, back
        self._said: set[tuple[str, Stage, str]] = set()
        self._open: tuple[Condition, ...] = ()
        self._spoken = False

    def begin(self) -> None:
        """The stage in front may be left: what does it leave open at the moment?"""
        self._open = tuple(one for one in self._room.leaving if not one.done)
        self._spoken = False

    def say_for_stage(self, text: str, *ways: object) -> None:
        """What a stage says itself; then nothing is said over it."""
        self._spoken = True
        self._say(text, *ways)

    def went(self, to: Stage) -> None:
        """The meeting has gone on to another stage; back is for looking something up."""
        open_ = self._open
        if self._spoken or not open_ or not self._room.running or to not in IN_MEETING:
            return
        stage = open_[0].stage
        if IN_MEETING.index(to) <= IN_MEETING.index(stage):
            return
        row = self._room.row
        meeting = row.id if row is not None else ""
        new = [one for one in open_ if (meeting, stage, one.key) not in self._said]
        if not new:
            return
        self._said |= {(meeting, stage, one.key) for one in new}
        asked = [one for one in new if one.asked]
        self._say(
            sentence(stage, new),
            tr("Go back"),
            lambda: self._back(stage),
            tr("It was done") if asked else "",
            lambda: self._tick_off(asked),
        )

    def _tick_off(self, asked: list[Condition]) -> None:
        """What only the room can know was done after all."""
        for one in asked:
            self._room.tick_off(one.key, True, one.stage)


def sentence(stage: Stage, open_: list[Condition]) -> str:
    """Such as "Biases, not yet: each of the four was asked (2 to ask).\""""
    first = open_[0]
    said = f"{first.text} ({first.missing})" if first.missing else first.text
    said = said[:1].lower() + said[1:]
    name = stage_guide(stage).name
    if len(open_) == 1:
        return tr("{stage}, not yet: {what}.").format(stage=name, what=said)
    many = tr("{stage}, not yet: {what}; and {n} more.")
    return many.format(stage=name, what=said, n=len(open_) - 1)
