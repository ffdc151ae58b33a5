"""Which one thing is worth telling the facilitator at the moment, if any."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from typing import Any

from pmdesk.method.tables import table
from pmdesk.model.gestures.participation import turns_of
from pmdesk.model.masking import called
from pmdesk.model.meetings import present
from pmdesk.model.review import Meeting, Review, Seat
from pmdesk.model.words import Stage

SCRIBE = "scribe"


@dataclass(frozen=True, slots=True)
class Nudge:
    """One line for the facilitator; `about` are the ids of the seats that it is about."""

    key: str
    text: str
    about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """That a nudge was there when so much of the meeting's clock had passed."""

    key: str
    at: timedelta


def nudge(
    review: Review,
    meeting: Meeting,
    *,
    elapsed: timedelta,
    stage: Stage,
    shown: Sequence[Shown] = (),
) -> Nudge | None:
    """What is worth saying after `elapsed` of a running meeting, given what was `shown` in it.

    None too early, too soon after the last one, and where nothing fits.
    """
    data = table("nudges")
    if elapsed < timedelta(minutes=data["first"]):
        return None
    if shown and elapsed - shown[-1].at < timedelta(minutes=data["apart"]):
        return None
    last = {row.key: row.at for row in shown}
    never = timedelta(-1)
    fitting = [made for row in _rows() if (made := _made(row, review, meeting, stage)) is not None]
    return min(fitting, key=lambda made: last.get(made.key, never), default=None)


def still_fits(made: Nudge, review: Review, meeting: Meeting, stage: Stage) -> bool:
    """Whether what a nudge says is still so: nobody whom it names was heard since, or left."""
    return any(_made(row, review, meeting, stage) == made for row in _rows())


def unheard(review: Review, meeting: Meeting) -> tuple[Seat, ...]:
    """The seats that are in the meeting and have neither an account nor a turn.

    Whoever leads or writes is there to listen.
    """
    heard = {account.seat for account in review.accounts} | set(turns_of(review, meeting.id))
    return tuple(
        seat
        for seat in present(review, meeting)
        if seat.id not in heard and seat.id != review.facilitator and seat.role.casefold() != SCRIBE
    )


@cache
def _rows() -> tuple[dict[str, Any], ...]:
    return tuple(table("nudges")["nudge"])


def _made(row: dict[str, Any], review: Review, meeting: Meeting, stage: Stage) -> Nudge | None:
    """A row of the table as it is said now; None where it does not fit."""
    key = str(row["key"])
    if stage not in row.get("stages", (stage,)):
        return None
    if key == "leaders" and not any(seat.leader for seat in present(review, meeting)):
        return None
    if key != "unheard":
        return Nudge(key, row["text"])
    seats = unheard(review, meeting)
    if not seats or not _tells(review, meeting, seats):
        return None
    return Nudge(key, row["text"].replace("{who}", _who(seats)), tuple(s.id for s in seats))


def _tells(review: Review, meeting: Meeting, seats: Sequence[Seat]) -> bool:
    """Whether it says something that few were heard: where most were, or where turns are counted.

    Else nobody has kept count, and nearly everyone would be named.
    """
    return bool(turns_of(review, meeting.id)) or 2 * len(seats) <= len(present(review, meeting))


def _who(seats: Sequence[Seat]) -> str:
    """The first of them by alias, and how many more there are."""
    data = table("nudges")
    names = [called(seat) for seat in seats[: data["names"]]]
    rest = len(seats) - len(names)
    return ", ".join(names) + (" " + data["more"].format(n=rest) if rest else "")
