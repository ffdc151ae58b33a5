"""What the header of a review lacks beside summary and impact."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.model.review import Review


def header(review: Review) -> Iterator[Finding]:
    """One owner."""
    if not review.owner:
        yield said(
            "owner-missing",
            "The review has no owner.",
            "Who sees it through to the report? One person, named.",
            field="owner",
        )
