"""What only a person can settle about a text: the order of dates, and from when times count."""

from collections.abc import Iterable

from pmdesk.intake.values import Intake

_ORDER = "it could be "
_COUNTED = "counts from "


def order_is_open(intake: Intake) -> bool:
    """Whether a date such as 03/04 was read one way and could be read the other."""
    return any(_ORDER in said for said in _said(intake))


def start_is_open(intake: Intake) -> bool:
    """Whether times such as T+10m count from a moment that is not in the text."""
    reasons = (row.reason for row in intake.skipped)
    return any(_COUNTED in said for said in (*reasons, *intake.warnings, *_said(intake)))


def _said(intake: Intake) -> Iterable[str]:
    return (warning for entry in intake.entries for warning in entry.warnings)
