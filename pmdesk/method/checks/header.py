"""What the header of a review lacks."""

from collections.abc import Iterator

from pmdesk.method.checks.said import said
from pmdesk.method.finding import Finding
from pmdesk.model.review import HEADER, Review


def header(review: Review) -> Iterator[Finding]:
    """Owner, summary, and a number in the impact."""
    if not review.owner:
        yield said(
            "owner-missing",
            "The review has no owner.",
            "Who sees it through to the report? One person, named.",
            field="owner",
        )
    if not review.summary.strip():
        yield said(
            "summary-empty",
            "The summary is empty.",
            "Say in two or three sentences what happened, when, and what customers saw.",
            field="summary",
        )
    impact = [name for name in HEADER if name.startswith("impact_")]
    if not any(char.isdigit() for name in impact for char in getattr(review, name)):
        yield said(
            "impact-no-number",
            "The impact has no number.",
            "How many users, and for how long?",
            field="impact_users",
        )
