"""What a person chooses for a report."""

from dataclasses import dataclass, field
from enum import StrEnum

from pmdesk.method.wording import kind_of


class What(StrEnum):
    """Which document of a review: its report, what is sent before a meeting, or its minutes."""

    REPORT = "report"
    PREREAD = "preread"
    MINUTES = "minutes"


@dataclass(frozen=True, slots=True)
class Options:
    """`names` shows people by name instead of by seat; `kind` is what a review is called here."""

    names: bool = False
    kind: str = field(default_factory=lambda: kind_of({}))
    reach: str = "internal"
    audience: str = "company"
    what: What = What.REPORT
