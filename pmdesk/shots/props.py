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
EXPORTED = """All times CEST

14/10/2026
09:57 Import of the winter fares goes live
09:58 Alert: fare lookups above 2 s, callback to +49 30 1234567
10:02 replica opened by hand: DB_PASSWORD=winter-fares-7 psql -h 10.2.0.14
10:05 status page says slow fares, told support@example.org
04/05 10.31 - waiting room opened
10:40 second import stopped, curl -H "X-Api-Key: 5c1f0a9be2d74c6f8e3b"
somebody asks whether this is the import
10:20 cache is cold, says the database engineer
11:48 Fares as fast as before, incident resolved
"""
"""Lines of a room in which a password and addresses stand."""
ARCHIVE = {
    "2026/fares-slow.md": b"""# Fares slow after the winter import

## Timeline

- 2026-02-11 09:58 UTC Alert: fare lookups above 2 s
- 2026-02-11 10:31 UTC Waiting room opened
- 2026-02-11 11:48 UTC Incident resolved

## Contributing factors

- The cache was empty when the import went live

## Action items

- [ ] Fill the cache before an import goes live
""",
    "2026/login-down.md": b"""# Nobody could log in

## Timeline

- 2026-05-03 14:05 UTC jo@example.org restarts the broker
- 2026-05-03 14:20 UTC Incident resolved
""",
    "2026/notes.txt": b"Ask for the minutes of the last meeting.\n",
}
"""An existing archive of reports."""
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
