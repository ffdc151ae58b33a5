"""The three lists of what was caught on the side, each one row of one table."""

from collections.abc import Mapping
from dataclasses import dataclass

from pmdesk.model.review import Idea, Parked, Question, Review
from pmdesk.model.words import Capture
from pmdesk.ui.actions import N
from pmdesk.ui.standing import Standing

Caught = Idea | Question | Parked


@dataclass(frozen=True, slots=True)
class CapturedKind:
    """One list: `noun` of the review, `beside` the field below the text ("" = none).

    `take` is the button that settles a row and `taken` what is said of it then.
    """

    noun: str
    title: str
    icon: str
    one: str
    explained: str
    empty: str
    slash: str
    take: str
    taken: str
    beside: str = ""
    beside_name: str = ""
    ask: str = ""


KINDS: Mapping[str, CapturedKind] = {
    kind.noun: kind
    for kind in (
        CapturedKind(
            "ideas",
            N("Ideas held back"),
            "bulb",
            N("Idea"),
            N("Remedies wait until the timeline is agreed. Then each is taken up or dropped."),
            N("No ideas are held back."),
            "/i",
            N("Make it an action"),
            N("Became an action"),
        ),
        CapturedKind(
            "questions",
            N("Open questions"),
            "question",
            N("Question"),
            N("What nobody in the room could answer yet."),
            N("No questions are open."),
            "/q",
            N("Answered"),
            N("Answered"),
            "answer",
            N("Answer"),
            N("What is the answer, and from whom?"),
        ),
        CapturedKind(
            "parked",
            N("Parking lot"),
            "park",
            N("Topic"),
            N("Worth a time of its own, outside this meeting."),
            N("Nothing is parked."),
            "/p",
            N("Taken up"),
            N("Taken up"),
            "follow_up",
            N("Follow-up"),
            N("Who takes it where, and when?"),
        ),
    )
}


def caught(review: Review, noun: str, room: Standing | None = None) -> tuple[Caught, ...]:
    """The rows of one list, as far as a window that may be shared shows them."""
    if noun == "questions" and room is not None:
        return room.questions
    rows: tuple[Caught, ...] = getattr(review, noun)
    return rows


def open_count(review: Review, noun: str, room: Standing | None = None) -> int:
    """How many of them still wait."""
    return sum(row.outcome is Capture.OPEN for row in caught(review, noun, room))
