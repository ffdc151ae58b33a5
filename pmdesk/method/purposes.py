"""What a review is for, and which of it is there already."""

from dataclasses import dataclass

from pmdesk.method.tables import table
from pmdesk.model.review import Review
from pmdesk.model.words import Decision, Stage


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose: its name, what fulfils it, the stage where that is done, whether it is."""

    key: str
    name: str
    sentence: str
    stage: Stage
    done: bool


def motto() -> str:
    """The one sentence that stands over everything."""
    return str(table("purposes")["motto"])


def purposes(review: Review) -> tuple[Purpose, ...]:
    """The four purposes, ticked off as the parts of the review fill."""
    filled = {
        "what": bool(review.summary.strip() and review.entries),
        "why": len(review.factors) > 1,
        "lessons": bool(review.lessons),
        "actions": any(action.decision is Decision.ACCEPTED for action in review.actions),
    }
    return tuple(
        Purpose(row["key"], row["name"], row["sentence"], Stage(row["stage"]), filled[row["key"]])
        for row in table("purposes")["purpose"]
    )
