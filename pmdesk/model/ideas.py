"""When ideas that were held back may be taken up: once the timeline is agreed and has rested."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pmdesk.model.review import Review


@dataclass(frozen=True, slots=True)
class IdeasState:
    """Whether ideas are open; while they are not, `until` is when they will be, None if unknown."""

    open: bool
    until: datetime | None = None


def ideas_state(review: Review, now: datetime) -> IdeasState:
    """How it is at a moment.

    Without a timeline there is nothing to agree. Whoever opened the ideas early gave a reason.
    """
    if review.ideas_opened is not None or not review.entries:
        return IdeasState(open=True)
    if review.timeline_agreed is None:
        return IdeasState(open=False)
    until = review.timeline_agreed + timedelta(hours=review.soak_hours)
    if not review.soak_hours:
        # Whatever a clock says that was set back meanwhile.
        return IdeasState(open=True)
    return IdeasState(open=True) if now >= until else IdeasState(open=False, until=until)
