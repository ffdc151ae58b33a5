"""The built-in policy of action items: by which day one is due, from severity and kind.

Prevention after the gravest incidents comes first: 14 days for SEV-1, and 30 for the other kinds of
action there. SEV-2 has 30 days whatever the kind, everything else 60. A day on a weekend becomes
the Friday before it, so that it stays within the policy.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from pmdesk.model.severity import level
from pmdesk.model.words import ActionKind

USUAL = 60
"""Days for a severity of which the policy does not speak."""

_DAYS: Mapping[int, int] = {1: 30, 2: 30}
_PREVENTION: Mapping[int, int] = {1: 14}
_FRIDAY = 4


def due_within(severity: str, kind: ActionKind) -> int:
    """The days that an action of a kind has after an incident of this severity (any wording)."""
    grave = level(severity)
    days = _DAYS.get(grave, USUAL)
    return _PREVENTION.get(grave, days) if kind is ActionKind.PREVENT else days


def proposed_due(severity: str, kind: ActionKind, today: date) -> date:
    """The last working day on which an action that is accepted today is still within the policy."""
    day = today + timedelta(days=due_within(severity, kind))
    return day - timedelta(days=max(0, day.weekday() - _FRIDAY))
