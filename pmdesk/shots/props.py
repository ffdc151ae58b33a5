"""What the pictures show: the sample before its meeting, and a clock that is set by hand."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import Any

from pmdesk.model.bundle import read
from pmdesk.model.review import Meeting, Note, Review
from pmdesk.model.words import BuyIn, Decision, Mark, Progress, Stage, State
from pmdesk.resources import resource

ZONE = "Europe/Berlin"
TEN = datetime(2026, 10, 16, 8, tzinfo=UTC)
"""Ten o'clock on the day on which the sample's meeting was held."""
LIBRARY = PurePosixPath("/home/you/.local/share/pmdesk/reviews.pmdesk")
"""The file that pictures name: not one of the machine on which they were made."""
MEETING = "00000000-0000-4000-8000-000000000001"
NOTE = "The database engineer was alone with this for half an hour. Ask her before anybody else."
PASTED = """09:58 Alert: fare lookups above 2 s
10:02 on-call engineer acknowledges
somebody asks whether this is the import
10:05 status page says slow fares
10.31 - waiting room opened"""
"""Lines as they come out of a chat."""
UNDECIDED = 2
OPEN: dict[str, Any] = {
    "decision": Decision.PROPOSED,
    "due": None,
    "progress": Progress.OPEN,
    "finished": None,
}
"""Actions that are still to be decided in the meeting: how many, and how they stand."""


class HandClock:
    """Stands still until it is moved on."""

    def __init__(self, at: datetime = TEN) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, minutes: float) -> None:
        self.at += timedelta(minutes=minutes)


def sample() -> Review:
    """The review as it is shipped, published."""
    return read(resource("samples/sample.json")).review


def before_meeting() -> Review:
    """The same review on the morning of its meeting: nothing is agreed or decided by all yet."""
    review = sample()
    marks = tuple(replace(row, mark=Mark.NOT_ASKED, note="") for row in review.biases[2:])
    meeting = Meeting(id=MEETING, position=1, scheduled=TEN, place=review.meetings[0].place)
    return replace(
        review,
        state=State.DRAFT,
        published=None,
        timeline_agreed=None,
        buy_in=BuyIn.NONE,
        meetings=(meeting,),
        attendance=(),
        log=(),
        sign_offs=(),
        biases=(*review.biases[:2], *marks),
        actions=tuple(
            replace(row, **OPEN) if number < UNDECIDED else row
            for number, row in enumerate(review.actions)
        ),
        notes=(Note(id=f"{MEETING[:-1]}2", position=1, text=NOTE, stage=Stage.TIMELINE),),
    )
