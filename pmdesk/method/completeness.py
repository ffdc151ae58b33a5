"""How complete a review is: which of the parts that a report needs are filled."""

from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from pmdesk.method.tables import table
from pmdesk.model.review import HEADER, Review, find
from pmdesk.model.words import Milestone, Stage


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a report: its name, where it is filled, the section that shows it, or ""."""

    key: str
    name: str
    stage: Stage
    section: str


class Completeness(NamedTuple):
    """How many parts are filled, of how many, and those that are not, in the order of stages."""

    filled: int
    of: int
    missing: tuple[Part, ...]

    @property
    def percent(self) -> int:
        """The share that is filled, from 0 to 100; 100 only where nothing is missing."""
        return 100 * self.filled // self.of


@cache
def parts() -> tuple[Part, ...]:
    """All parts that a report may need."""
    return tuple(
        Part(row["key"], row["name"], Stage(row["stage"]), row.get("section", ""))
        for row in table("completeness")["part"]
    )


def completeness(review: Review) -> Completeness:
    """How complete a review is; what it hides in its report is not asked for."""
    filled = _filled(review)
    needed = [part for part in parts() if part.section not in review.hidden_sections]
    missing = tuple(part for part in needed if not filled[part.key])
    return Completeness(len(needed) - len(missing), len(needed), missing)


def _filled(review: Review) -> dict[str, bool]:
    marked = {entry.milestone for entry in review.entries}
    impact = [getattr(review, name) for name in HEADER if name.startswith("impact_")]
    return {
        "owner": find(review.seats, review.owner) is not None,
        "timeline": bool(review.entries),
        "milestones": {Milestone.DETECTED, Milestone.RESOLVED} <= marked,
        "factors": any(row.text.strip() for row in review.factors),
        "lessons": any(row.text.strip() for row in review.lessons),
        "actions": any(row.text.strip() for row in review.actions),
        "summary": bool(review.summary.strip()),
        "impact": any(text.strip() for text in impact),
        "sign-off": any(row.verdict.strip() for row in review.sign_offs),
    }
