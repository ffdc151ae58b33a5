"""What may be told of a review outside it: a restricted one has no words here.

The one place of this rule. A list of reviews holds `ReviewWords | None`, and whatever goes through
whole reviews for others (a search, a digest, a publication, a copy) takes `Tellable`, which only
`tellable` gives.
"""

from dataclasses import dataclass

from pmdesk.model.review import Review


@dataclass(frozen=True, slots=True)
class ReviewWords:
    """The words by which a list tells reviews apart."""

    title: str
    incident: str
    services: tuple[str, ...]
    tags: tuple[str, ...]
    summary: str


@dataclass(frozen=True, slots=True)
class Tellable:
    """A whole review that may be found, counted and published; never a restricted one."""

    review: Review

    def __post_init__(self) -> None:
        if self.review.restricted:
            raise ValueError("a restricted review is told to nobody")


def tellable(review: Review) -> Tellable | None:
    """The review as something to tell of; None where it is restricted."""
    return None if review.restricted else Tellable(review)
