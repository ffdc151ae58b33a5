"""What gestures on a running meeting share: whether it runs, whole seconds, a line of its log."""

from datetime import datetime

from pmdesk.model.change import added
from pmdesk.model.gestures.gesture import Steps, last_position, need
from pmdesk.model.meetings import running
from pmdesk.model.review import LogLine, Review
from pmdesk.model.words import Event


def runs(review: Review, id: str) -> bool:
    """Whether it is this meeting that runs."""
    need("meetings", review.meetings, id)
    live = running(review)
    return live is not None and live.id == id


def whole(now: datetime) -> datetime:
    """To the second: that is how clocks are read, so all of them change at the same moment."""
    return now.replace(microsecond=0)


def log_line(
    review: Review,
    line: str,
    meeting: str,
    now: datetime,
    what: Event,
    detail: str = "",
    behind: int = 0,
) -> Steps:
    """One line of the meeting's log; `behind` counts lines that the same gesture adds before it."""
    need("meetings", review.meetings, meeting)
    row = LogLine(
        id=line,
        position=last_position(review.log) + behind,
        meeting=meeting,
        at=whole(now),
        what=str(what),
        detail=str(detail),
    )
    return (added("log", row),)
