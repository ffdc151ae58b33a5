"""The 48-hour clock: from the end of an incident to the meeting that looks back on it.

The sooner people meet, the less of what they say is put together afterwards.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

WITHIN = timedelta(hours=48)
"""How soon after the end of an incident its meeting is held."""
SOON = timedelta(hours=12)
"""From this much time left on, a meeting without a date is due soon."""


class DeadlineState(StrEnum):
    """How the clock stands; UNKNOWN where the end of the incident is not given."""

    UNKNOWN = "unknown"
    ON_TIME = "on-time"
    DUE_SOON = "due-soon"
    LATE = "late"
    HELD = "held"
    HELD_LATE = "held-late"


@dataclass(frozen=True, slots=True)
class Deadline:
    """The state, the words for it, and the share of the 48 hours that has passed (0 to 1)."""

    state: DeadlineState
    text: str
    share: float = 0.0


def clock(
    resolved: datetime | None,
    scheduled: datetime | None,
    held: datetime | None,
    now: datetime,
) -> Deadline:
    """The clock of one review; all times are aware, and `scheduled` counts while it is to come."""
    if held is not None and resolved is None:
        return Deadline(DeadlineState.HELD, "held", 1.0)
    if resolved is None:
        return Deadline(DeadlineState.UNKNOWN, "end not given")
    due = resolved + WITHIN
    if held is not None:
        return _held(held - resolved, held - due)
    share = min(1.0, max(0.0, (now - resolved) / WITHIN))
    if now > due:
        return Deadline(DeadlineState.LATE, f"{_amount(now - due)} late", 1.0)
    if scheduled is not None and scheduled >= now:
        if scheduled > due:
            return Deadline(DeadlineState.LATE, f"set {_amount(scheduled - due)} late", share)
        return Deadline(DeadlineState.ON_TIME, f"meets in {_amount(scheduled - now)}", share)
    left = min(due - now, WITHIN)
    state = DeadlineState.DUE_SOON if left <= SOON else DeadlineState.ON_TIME
    return Deadline(state, f"{_amount(left)} left", share)


def _held(after: timedelta, over: timedelta) -> Deadline:
    if over > timedelta(0):
        return Deadline(DeadlineState.HELD_LATE, f"held {_amount(over)} late", 1.0)
    return Deadline(DeadlineState.HELD, f"held in {_amount(max(after, timedelta(0)))}", 1.0)


def _amount(span: timedelta) -> str:
    """One unit is enough here: 20 min, 42 h, 3 d."""
    minutes = int(span.total_seconds()) // 60
    if minutes < 60:
        return f"{minutes} min"
    if minutes <= 48 * 60:
        return f"{minutes // 60} h"
    return f"{minutes // (24 * 60):,} d".replace(",", "\u2009")
